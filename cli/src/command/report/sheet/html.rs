//! One page without scripts and without anything from elsewhere: sums and disagreements first, then the rows. Rows wait in a
//! file meanwhile, so that no report is too long.

use super::super::words;
use super::{Head, Sheet, chart};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use tillback::{Agreement, Currency, Dimension, Money, ReportRow, ReportTally, Timestamp, Total, Totals};

const STYLE: &str = include_str!("style.css");
const NOTHING: &str = "–";

pub(super) struct Page {
    to: Box<dyn Write>,
    title: String,
    zone: String,
    /// What somebody has to look at.
    cases: Spool,
    rows: Spool,
}

/// What is written now and needed at the end.
struct Spool {
    file: BufWriter<File>,
    is_empty: bool,
}

impl Spool {
    fn new() -> io::Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), is_empty: true })
    }

    fn add(&mut self, markup: Markup) -> io::Result<()> {
        self.is_empty = false;
        self.file.write_all(markup.into_string().as_bytes())?;
        self.file.write_all(b"\n")
    }

    fn copy(&mut self, to: &mut impl Write) -> io::Result<()> {
        self.file.flush()?;
        let file = self.file.get_mut();
        file.seek(SeekFrom::Start(0))?;
        io::copy(file, to).map(drop)
    }
}

impl Page {
    pub(super) fn new(to: Box<dyn Write>, head: &Head) -> io::Result<Self> {
        Ok(Self { to, title: head.title.clone(), zone: head.zone.clone(), cases: Spool::new()?, rows: Spool::new()? })
    }

    fn put(&mut self, markup: Markup) -> io::Result<()> {
        self.to.write_all(markup.into_string().as_bytes())
    }
}

impl Sheet for Page {
    fn row(&mut self, row: &ReportRow) -> io::Result<()> {
        let advice = words::advice(row);
        if advice.is_some() || row.error().is_some() {
            self.cases.add(case(row, advice.as_deref()))?;
        }
        self.rows.add(line(row))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, totals: &Totals, tally: ReportTally) -> io::Result<()> {
        let made = Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string();
        self.to.write_all(start(&self.title).as_bytes())?;
        let top = html! {
            header {
                h1 { (self.title) }
                p.soft { "Days end at midnight in " (self.zone) ". Made by tillback on " (made) "." }
            }
        };
        self.put(top)?;
        self.to.write_all(b"<main>")?;
        self.put(verdict(tally))?;
        self.put(sums(totals))?;
        self.put(pictures(totals))?;
        if !self.cases.is_empty {
            self.to.write_all("<section><h2>To look at</h2>\n".as_bytes())?;
            self.cases.copy(&mut self.to)?;
            self.to.write_all(b"</section>")?;
        }
        if !self.rows.is_empty {
            self.put(rows_begin())?;
            self.rows.copy(&mut self.to)?;
            self.to.write_all(b"</tbody></table></div></section>")?;
        }
        self.to.write_all(b"</main></body></html>\n")?;
        self.to.flush()
    }
}

/// Up to the beginning of the body, which the caller ends.
fn start(title: &str) -> String {
    let head = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                // An icon of its own keeps browsers from asking for one.
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
        }
    };
    let text = head.into_string();
    format!("{}<body>", text.trim_end_matches("</html>"))
}

fn verdict(tally: ReportTally) -> Markup {
    let bad = tally.disagreeing > 0 || tally.failed > 0;
    html! {
        p.verdict.bad[bad] role="status" {
            @if tally.rows == 0 { "Nothing fits." }
            @else if tally.disagreeing > 0 {
                strong { "The journal and the gateway disagree about " (counted(tally.disagreeing, "payment")) "." }
            } @else { "The journal and the gateway disagree about nothing." }
            @if tally.failed > 0 { " " strong { (counted(tally.failed, "payment")) " could not be read." } }
            @if tally.duplicates > 0 { " " (counted(tally.duplicates, "line")) " named a payment once more." }
            @if tally.left_out > 0 { " " (counted(tally.left_out, "payment")) " left out, because nothing can be given back." }
        }
    }
}

fn counted(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn sums(totals: &Totals) -> Markup {
    let all = totals.by(Dimension::Currency);
    html! {
        section {
            h2 { "Sums" }
            div.cards {
                @for total in &all {
                    div.card {
                        h3 { (total.currency) }
                        dl {
                            dt { "paid" } dd { (decimal(total.currency, total.sums.paid)) }
                            dt { "given back" } dd { (decimal(total.currency, total.sums.refunded)) }
                            dt { "can go back" } dd { (decimal(total.currency, total.sums.refundable)) }
                            dt { "payments" } dd { (total.sums.rows) }
                        }
                    }
                }
            }
            @for by in Dimension::ALL {
                @let lines = totals.by(by);
                @if by != Dimension::Currency && by != Dimension::Day && lines.len() > 1 { (totals_table(by, &lines)) }
            }
        }
    }
}

fn totals_table(by: Dimension, lines: &[Total]) -> Markup {
    let caption = format!("By {}", by.as_str());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (by.as_str()) }
                    th scope="col" { "currency" }
                    th.amount scope="col" { "payments" }
                    th.amount scope="col" { "paid" }
                    th.amount scope="col" { "given back" }
                    th.amount scope="col" { "can go back" }
                    th.amount scope="col" { "disagree" }
                } }
                tbody {
                    @for line in lines {
                        tr.bad[line.sums.disagreeing > 0] {
                            th scope="row" { @if line.label.is_empty() { "not told" } @else { (line.label) } }
                            td { (line.currency) }
                            td.amount { (line.sums.rows) }
                            td.amount { (decimal(line.currency, line.sums.paid)) }
                            td.amount { (decimal(line.currency, line.sums.refunded)) }
                            td.amount { (decimal(line.currency, line.sums.refundable)) }
                            td.amount { (line.sums.disagreeing) }
                        }
                    }
                }
            }
        }
    }
}

fn pictures(totals: &Totals) -> Markup {
    let days = totals.by(Dimension::Day);
    let drawn: Vec<(Currency, String)> = totals
        .by(Dimension::Currency)
        .into_iter()
        .filter_map(|total| Some((total.currency, chart::draw(&days, total.currency)?)))
        .collect();
    html! {
        @if !days.is_empty() {
            section {
                h2 { "Days" }
                @for (currency, svg) in &drawn {
                    figure {
                        figcaption {
                            (currency)
                            span.key style={ "background:" (chart::PAID) } {} "paid"
                            span.key style={ "background:" (chart::REFUNDED) } {} "given back"
                        }
                        (PreEscaped(svg))
                    }
                }
                (totals_table(Dimension::Day, &days))
            }
        }
    }
}

fn case(row: &ReportRow, advice: Option<&str>) -> Markup {
    let open = matches!(row.agreement, Agreement::StillOpen { .. }) && row.error().is_none();
    html! {
        article.open[open] {
            h3 { (name(row)) }
            p.soft {
                (row.account) " at " (row.gateway)
                @if let Some(day) = row.day { ", " (day) }
                @if let Some(paid) = row.paid { ", paid " (paid) }
            }
            @if let Some(advice) = advice { p { (advice) } }
            @if let Some(error) = row.error() { p { "It could not be read: " (error.message()) " [" (error.code()) "]" } }
            @for refund in &row.refunds {
                p.soft { "Refund " (refund.idempotency_key) ": " (refund.amount) ", " (refund.status) }
            }
        }
    }
}

fn rows_begin() -> Markup {
    // The caller ends what is left open here.
    let head = html! {
        caption { "Each payment" }
        thead { tr {
            th scope="col" { "payment" }
            th scope="col" { "account" }
            th scope="col" { "day" }
            th scope="col" { "status" }
            th.amount scope="col" { "paid" }
            th.amount scope="col" { "given back" }
            th.amount scope="col" { "can go back" }
            th scope="col" { "method" }
            th scope="col" { "journal and gateway" }
        } }
    };
    PreEscaped(format!(
        "<section><h2>Payments</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Each \
         payment\"><table>{}<tbody>\n",
        head.into_string()
    ))
}

fn line(row: &ReportRow) -> Markup {
    let bad = row.agreement.is_disagreement() || row.error().is_some();
    let status = match (row.status(), row.error()) {
        (Some(status), _) => status.as_str(),
        (None, Some(_)) => "not read",
        (None, None) => NOTHING,
    };
    html! {
        tr.bad[bad] {
            th scope="row" { (name(row)) }
            td { (row.account) }
            td { @if let Some(day) = row.day { (day) } @else { (NOTHING) } }
            td { (status) }
            td.amount { (money(row.paid)) }
            td.amount { (money(row.refunded)) }
            td.amount { (money(row.refundable)) }
            td { (row.transaction().and_then(|shown| shown.method.as_deref()).unwrap_or(NOTHING)) }
            td { span.bad-word[bad] { (words::brief(&row.agreement)) } }
        }
    }
}

fn name(row: &ReportRow) -> &str {
    row.transaction_id().unwrap_or(&row.asked)
}

fn money(money: Option<Money>) -> String {
    money.map_or_else(|| NOTHING.to_owned(), |money| money.to_string())
}

fn decimal(currency: Currency, minor: i128) -> String {
    format!("{} {currency}", currency.to_decimal(minor))
}
