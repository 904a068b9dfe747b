//! What scanners read from receipts and wallets.
//!
//! Pockyt's and Yedpay's receipts carry the id itself. A receipt of PayCross is a page,
//! `…/customer/transactions/{uid}/{hash}` (`receipt_url` in its documents).

use super::{Error, ErrorCode};
use http::Uri;
use percent_encoding::percent_decode_str;

/// Behind one of these parts of a path comes the id.
const FOLDERS: [&str; 2] = ["transactions", "transaction"];

/// What the gateways call their ids, and then what they call the merchant's reference, without underscores.
const NAMES: [&str; 7] = ["transactionno", "transactionid", "uid", "id", "reference", "customid", "trackingid"];

/// How a code begins with which one pays (EMVCo: the version of the payload).
const TO_PAY_WITH: &str = "000201";

/// The id in a scanned text.
pub(super) fn id(text: &str) -> Result<String, Error> {
    let text = without_symbology(text.trim());
    let id = match text.split_once("://") {
        Some((scheme, _)) => {
            in_address(scheme, text).ok_or_else(|| invalid("The scanned web address holds no transaction id."))?
        }
        None => text.to_owned(),
    };
    if id.starts_with(TO_PAY_WITH) && id.len() > 40 {
        return Err(invalid("The scanned code is one to pay with and not that of a payment."));
    }
    if id.chars().any(char::is_whitespace) {
        return Err(invalid("The scanned text holds spaces, so it is no transaction id."));
    }
    Ok(id)
}

/// Some scanners say first which kind of code they read, such as `]Q3` (ISO/IEC 15424).
fn without_symbology(text: &str) -> &str {
    match text.as_bytes() {
        [b']', kind, modifier, _, ..] if kind.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() => &text[3..],
        _ => text,
    }
}

fn in_address(scheme: &str, text: &str) -> Option<String> {
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let address: Uri = text.parse().ok()?;
    let parts: Vec<_> = address.path().split('/').filter(|part| !part.is_empty()).collect();
    behind_folder(&parts)
        .or_else(|| named(address.query().unwrap_or_default()))
        .or_else(|| parts.last().and_then(|last| decoded(last)))
}

fn behind_folder(parts: &[&str]) -> Option<String> {
    let folder = parts.iter().position(|part| FOLDERS.iter().any(|name| part.eq_ignore_ascii_case(name)))?;
    decoded(parts.get(folder + 1)?)
}

fn named(query: &str) -> Option<String> {
    let parameters: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| (name.replace('_', "").to_ascii_lowercase(), value))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    NAMES.iter().find_map(|known| {
        parameters.iter().find(|(name, _)| name == known).map(|(_, value)| value.clone().into_owned())
    })
}

fn decoded(part: &str) -> Option<String> {
    Some(percent_decode_str(part).decode_utf8().ok()?.into_owned())
}

fn invalid(what: &str) -> Error {
    let advice = "Scan the code of a receipt, or type the id. Nothing was sent.";
    Error::new(ErrorCode::ReferenceInvalid, format!("{what} {advice}")).about("reference")
}

#[cfg(test)]
mod tests {
    use crate::model::TransactionRef;
    use proptest::prelude::*;

    fn scan(text: &str) -> Option<String> {
        TransactionRef::scan(text).map(|found| found.as_str().to_owned()).ok()
    }

    #[test]
    fn an_id_is_taken_as_it_stands() {
        assert_eq!(scan(" 312345678901234567\r\n").as_deref(), Some("312345678901234567"));
        assert_eq!(scan("46GPYQV6").as_deref(), Some("46GPYQV6"));
        assert_eq!(scan("1-310b0da80b").as_deref(), Some("1-310b0da80b"));
        assert_eq!(scan("order:4711/1").as_deref(), Some("order:4711/1"));
        assert_eq!(scan("000201").as_deref(), Some("000201"));
    }

    #[test]
    fn the_kind_of_code_that_some_scanners_say_is_no_part_of_it() {
        assert_eq!(scan("]C1312345678901234567").as_deref(), Some("312345678901234567"));
        assert_eq!(scan("]Q3https://shop.example/r/1-310b0da80b").as_deref(), Some("1-310b0da80b"));
        assert_eq!(scan("]C1").as_deref(), Some("]C1"));
        assert_eq!(scan("]Cé1").as_deref(), Some("]Cé1"));
    }

    #[test]
    fn a_receipt_of_paycross_is_a_page() {
        let receipt = "https://admin.pay-cross.com/customer/transactions/2-310b0da80b/\
                       11443f39ae75aa1f955a9c9283cd5045bfb0413b65d666f834a9da4e7d3926b5";
        assert_eq!(scan(receipt).as_deref(), Some("2-310b0da80b"));
        assert_eq!(scan(&receipt.to_uppercase()).as_deref(), Some("2-310B0DA80B"));
    }

    #[test]
    fn a_web_address_holds_an_id_in_its_path_or_its_query() {
        assert_eq!(scan("https://shop.example/r/1-310b0da80b?lang=en").as_deref(), Some("1-310b0da80b"));
        assert_eq!(scan("https://shop.example/r/a%7Cb/").as_deref(), Some("a|b"));
        assert_eq!(scan("http://shop.example/transaction/46GPYQV6#top").as_deref(), Some("46GPYQV6"));
        assert_eq!(scan("https://shop.example/receipt?transactionNo=3123&reference=order-1").as_deref(), Some("3123"));
        assert_eq!(scan("https://shop.example/?reference=order-1&transaction_id=42").as_deref(), Some("42"));
        assert_eq!(scan("https://shop.example?tracking_id=a%7Cb").as_deref(), Some("a|b"));
        assert_eq!(scan("https://shop.example/transactions?uid=1-2").as_deref(), Some("1-2"));
    }

    #[test]
    fn what_holds_no_id_is_refused() {
        for unreadable in [
            "",
            "  ",
            "https://shop.example",
            "https://shop.example/?x=1",
            "https://shop.example/?id=",
            "https://",
            "wxp://f2f0abcdefghijk",
            "two words",
            "a\u{7}b",
            "00020101021226280009hk.com.hkicl0211123456785204000053033445802HK5902AB6002HK63041A2B",
        ] {
            let error = TransactionRef::scan(unreadable).unwrap_err();
            assert_eq!(error.field(), Some("reference"), "{unreadable:?}");
            assert!(error.message().ends_with("Nothing was sent."), "{}", error.message());
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_scanned_panics(text in "\\PC{0,80}", rest in "[]:/?#=&%a-z0-9]{0,40}") {
            let _ = TransactionRef::scan(&text);
            let _ = TransactionRef::scan(&format!("https://{rest}"));
            let _ = TransactionRef::scan(&format!("]{rest}{text}"));
        }
    }
}
