//! The page of `tillback report`, in a real browser.

use crate::browser;
use crate::till::Till;
use jiff::{Timestamp, ToSpan};
use std::fs;
use std::path::Path;
use tillback_sandbox::ledger::GatewayName::{self, Paycross, Pockyt, Yedpay};
use tillback_sandbox::{NewPayment, Sandbox};

/// Looks at `page.html` beside it, as a phone, a desktop and a sheet of paper show it.
const CHECK: &str = include_str!("page/check.html");

/// Anybody may have typed it.
const TYPED: &str = "<b onclick=alert(1)>&\"süß\" 退款</b>";

/// Three weeks at three gateways in three currencies, with all that can disagree.
fn made(till: &Till) {
    let mut batch = "account,id,amount,currency,key\n".to_owned();
    let now = Timestamp::now();
    for day in 0..21_i64 {
        // The sandbox's clock only goes forward.
        let at = now + (24 * day).hours();
        let paid = |gateway: GatewayName, minor, currency: &str| {
            let new = NewPayment::new(gateway, minor, currency);
            till.server.with(|sandbox| sandbox.create_payment(new, at)).unwrap().id
        };
        for (account, gateway, minor, currency, back) in [
            ("pockyt", Pockyt, 123_456 + day * 7_001, "USD", "12.34"),
            ("yedpay", Yedpay, 9_876_500 * (1 + day % 5), "HKD", "4000.10"),
            ("paycross", Paycross, 4_950 + day, "EUR", "1.00"),
        ] {
            let id = paid(gateway, minor, currency);
            batch.push_str(&format!("{account},{id},{back},{currency},{account}-{day}\n"));
            let hand = |sandbox: &mut Sandbox, now| sandbox.refund_by_hand(gateway, &id, Some(300), None, now);
            if day % 9 == 0 && gateway != Paycross {
                till.server.with_time(hand).unwrap();
            }
        }
    }
    let id = till.paid(Pockyt, 1_000, "USD");
    till.server.with_time(|sandbox, now| sandbox.refund_by_hand(Pockyt, &id, Some(300), None, now)).unwrap();
    batch.push_str(&format!("pockyt,{id},1.00,USD,\"{}\"\n", TYPED.replace('"', "\"\"")));
    till.write("refunds.csv", &batch);
    till.run(&["refund", "--batch", "refunds.csv", "--yes", "--quiet"]).ended(0);
}

/// What a browser finds wrong with the page in this directory.
fn findings(directory: &Path) -> Vec<String> {
    let check = directory.join("check.html");
    fs::write(&check, CHECK).unwrap();
    let output = browser::open(&check, &["--window-size=1400,900", "--dump-dom"]);
    let dom = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let found = dom.split_once("<pre id=\"findings\">looked").and_then(|(_, rest)| rest.split_once("</pre>"));
    let (found, _) = found.unwrap_or_else(|| panic!("the browser did not look: {dom} {stderr}"));
    let console = stderr.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned);
    found.lines().filter(|line| !line.is_empty()).map(str::to_owned).chain(console).collect()
}

#[test]
fn the_page_is_good_on_a_phone_a_desktop_and_paper() {
    let till = Till::open();
    made(&till);
    till.run(&["report", "--format", "html", "--output", "page.html", "--quiet"]).ended(3);
    let page = till.directory.path().join("page.html");
    let text = fs::read_to_string(&page).unwrap();
    assert!(
        !text.contains("<b onclick") && text.contains("&lt;b onclick=alert(1)&gt;&amp;&quot;süß&quot; 退款"),
        "{text}"
    );
    let kept = |name| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // For whoever wants to see it.
    fs::copy(&page, kept("report.html")).unwrap();
    assert_eq!(findings(till.directory.path()), Vec::<String>::new());

    let pdf = kept("report.pdf");
    let _ = fs::remove_file(&pdf);
    browser::open(&page, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())]);
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn pages_without_rows_without_a_journal_and_with_errors_are_good_too() {
    let till = Till::open();
    till.write("payments.txt", &format!("312345678901230002\nnobody-{}\n", "x".repeat(120)));
    let named = ["report", "--account", "pockyt", "--refs", "payments.txt"];
    let empty = ["report", "--account", "yedpay", "--from", "2001-01-01", "--to", "2001-01-31"];
    for (arguments, code, words) in [
        (&named[..], 1, &["Nothing was compared", "1 payment could not be read", "See what to do"][..]),
        (&empty[..], 0, &["Nothing fits."][..]),
    ] {
        till.run(&[arguments, &["--format", "html", "--output", "page.html", "--quiet"]].concat()).ended(code);
        let text = fs::read_to_string(till.directory.path().join("page.html")).unwrap();
        for word in words {
            assert!(text.contains(word), "no {word:?} in {text}");
        }
        assert_eq!(findings(till.directory.path()), Vec::<String>::new());
    }
}

/// A check that finds nothing in a bad page would prove nothing of a good one.
#[test]
fn a_bad_page_is_noticed() {
    let directory = tempfile::TempDir::new().unwrap();
    let bad = "<!doctype html><meta charset=utf-8><title>Bad</title><h1>One</h1><h3>Three</h3>\
               <p style='color: #999'>pale</p><p style='font-size: 8px'>small</p><img src='http://127.0.0.1:9/x.png' alt=x>\
               <table><caption>Table</caption><thead><tr><th scope=col>a<tbody><tr><td>1<td>2</table>\
               <svg width=9 height=9></svg><div style='width: 3000px'>wide</div>\
               <div style='width: 50px; overflow-x: auto'><pre>scrolls and scrolls</pre></div><script>nothing()</script>";
    fs::write(directory.path().join("page.html"), bad).unwrap();
    let found = findings(directory.path()).join("\n");
    for word in [
        "phone: the language is missing",
        "phone: the viewport is missing",
        "desktop: a heading leaves a level out (H3 \"Three\")",
        "desktop: contrast 2.85 (P \"pale\")",
        "desktop: type of 8.0 px (P \"small\")",
        "src leads elsewhere: http://127.0.0.1:9/x.png",
        "it asked for http://127.0.0.1:9/x.png",
        "a row has more or fewer cells than headers",
        "a row has no header",
        "a picture has no title",
        "px wide, and has 390",
        "desktop: it stands out of the page",
        "paper: paper can't scroll",
        "no keyboard reaches what scrolls",
        "it has no place here (SCRIPT",
        ":CONSOLE",
    ] {
        assert!(found.contains(word), "{word} in:\n{found}");
    }
}
