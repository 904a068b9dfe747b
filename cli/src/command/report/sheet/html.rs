//! One page without scripts and without anything from elsewhere: sums and disagreements first, then the rows. Rows wait in a
//! file meanwhile, so that no report is too long.

use super::super::words;
use super::chart::{self, Picture};
use super::{Head, Sheet, grouped};
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
    typed: String,
    /// Rows of which both the journal and the gateway told.
    compared: u64,
    /// Rows of which the gateway doesn't tell what went back.
    not_told: u64,
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
        let Head { title, zone, typed } = head.clone();
        Ok(Self { to, title, zone, typed, compared: 0, not_told: 0, cases: Spool::new()?, rows: Spool::new()? })
    }

    fn verdict(&self, tally: ReportTally) -> Markup {
        let bad = tally.disagreeing > 0 || tally.failed > 0;
        html! {
            p.verdict.bad[bad] {
                @if tally.rows == 0 { "Nothing fits." }
                @else if tally.disagreeing > 0 {
                    strong { "The journal and the gateway disagree about " (counted(tally.disagreeing, "payment")) "." }
                }
                @else if self.compared > 0 {
                    "The journal and the gateway agree about all " (counted(self.compared, "payment")) " that both tell of."
                }
                @else { "Nothing was compared: there is no journal, or the gateway was not asked or doesn't tell." }
                @if tally.failed > 0 { " " strong { (counted(tally.failed, "payment")) " could not be read." } }
                @if self.compared > 0 && self.not_told > 0 {
                    " Of " (counted(self.not_told, "payment")) " the gateway doesn't tell what went back."
                }
                @if tally.duplicates > 0 { " " (counted(tally.duplicates, "line")) " named a payment once more." }
                @if tally.left_out > 0 {
                    " " (counted(tally.left_out, "payment")) " left out, because nothing can be given back."
                }
                @if !self.cases.is_empty { " " a href="#cases" { "See what to do." } }
            }
        }
    }

    fn put(&mut self, markup: Markup) -> io::Result<()> {
        self.to.write_all(markup.into_string().as_bytes())
    }
}

impl Sheet for Page {
    fn row(&mut self, row: &ReportRow) -> io::Result<()> {
        match row.agreement {
            Agreement::NotCompared => {}
            Agreement::NotTold => self.not_told += 1,
            Agreement::Agrees
            | Agreement::RefundedElsewhere { .. }
            | Agreement::NotShown { .. }
            | Agreement::AmountsDiffer { .. }
            | Agreement::StillOpen { .. }
            | Agreement::Contradicted => self.compared += 1,
        }
        let advice = words::advice(row, &self.typed);
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
        self.put(self.verdict(tally))?;
        self.put(sums(totals))?;
        self.put(pictures(totals))?;
        if !self.cases.is_empty {
            self.to.write_all(b"<section id=\"cases\"><h2>To look at</h2>\n")?;
            self.cases.copy(&mut self.to)?;
            self.to.write_all(b"</section>")?;
        }
        self.put(details(totals))?;
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
                // Nothing is loaded and nothing runs, whatever a text in here looks like.
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'; img-src data:";
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
        }
    }
}

/// The figures of the pictures, and all other sums.
fn details(totals: &Totals) -> Markup {
    let tables = Dimension::ALL.into_iter().map(|by| (by, totals.by(by)));
    let worth = |by: Dimension, lines: &[Total]| match by {
        Dimension::Currency => false,
        Dimension::Day => !lines.is_empty(),
        // One line says no more than the sums above.
        Dimension::Gateway | Dimension::Account | Dimension::Status | Dimension::Method => lines.len() > 1,
    };
    let tables: Vec<_> = tables.filter(|(by, lines)| worth(*by, lines)).collect();
    html! {
        @if !tables.is_empty() {
            section id="details" {
                h2 { "Sums in detail" }
                @for (by, lines) in &tables { (totals_table(*by, lines)) }
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
                    th.amount scope="col" { "paid" }
                    th.amount scope="col" { "given back" }
                    th.amount scope="col" { "can go back" }
                    th.amount scope="col" { "payments" }
                    th.amount scope="col" { "disagree" }
                } }
                tbody {
                    @for line in lines {
                        tr.bad[line.sums.disagreeing > 0] {
                            th scope="row" { @if line.label.is_empty() { "not told" } @else { (label(by, &line.label)) } }
                            td { (line.currency) }
                            td.amount { (grouped(line.currency, line.sums.paid)) }
                            td.amount { (grouped(line.currency, line.sums.refunded)) }
                            td.amount { (grouped(line.currency, line.sums.refundable)) }
                            td.amount { (line.sums.rows) }
                            td.amount { (line.sums.disagreeing) }
                        }
                    }
                }
            }
        }
    }
}

/// What is ours to name is named for people; all other names stay as they are.
fn label(by: Dimension, label: &str) -> String {
    match by {
        Dimension::Status => label.replace('_', " "),
        Dimension::Gateway => label.parse().map_or_else(|_| label.to_owned(), |name| words::title(name).to_owned()),
        Dimension::Day | Dimension::Account | Dimension::Currency | Dimension::Method => label.to_owned(),
    }
}

fn pictures(totals: &Totals) -> Markup {
    let days = totals.by(Dimension::Day);
    let drawn: Vec<(Currency, Picture)> = totals
        .by(Dimension::Currency)
        .into_iter()
        .filter_map(|total| Some((total.currency, chart::draw(&days, total.currency)?)))
        .collect();
    let without_day = days.iter().filter(|day| day.label.is_empty()).map(|day| day.sums.rows).sum::<u64>();
    html! {
        @if !drawn.is_empty() {
            section {
                h2 { "Days" }
                div.figures {
                    @for (currency, picture) in &drawn {
                        figure {
                            figcaption {
                                (currency)
                                span.key style={ "background:" (chart::PAID) } {} "paid (left)"
                                span.key style={ "background:" (chart::REFUNDED) } {} "given back (right)"
                            }
                            (framed(*currency, picture, chart::WIDE, "wide", &picture.wide))
                            (framed(*currency, picture, chart::NARROW, "narrow", &picture.narrow))
                        }
                    }
                }
                p.soft {
                    a href="#details" { "The same figures as a table" }
                    @if without_day > 0 {
                        ". Of " (counted(without_day, "payment")) " the gateway doesn't tell the day; they are not in the picture."
                    }
                }
            }
        }
    }
}

/// The drawing inside of a picture that tells what it shows.
fn framed(currency: Currency, picture: &Picture, size: chart::Size, class: &str, drawing: &str) -> Markup {
    let (first, last) = &picture.span;
    let name = |part: &str| format!("{part}-{currency}-{class}");
    html! {
        svg class=(class) role="img" viewBox=(size.view()) aria-labelledby=(name("title")) aria-describedby=(name("desc")) {
            title id=(name("title")) { "Paid and given back in " (currency) ", " (first) " to " (last) }
            desc id=(name("desc")) { "Two bars for each day or month. A table further down has the same figures." }
            (PreEscaped(drawing))
        }
    }
}

fn case(row: &ReportRow, advice: Option<&str>) -> Markup {
    let open = matches!(row.agreement, Agreement::StillOpen { .. }) && row.error().is_none();
    html! {
        article.open[open] {
            h3 { (name(row)) }
            p.soft {
                (row.account) " at " (words::title(row.gateway))
                @if let Some(day) = row.day { ", " (day) }
                @if let Some(paid) = row.paid { ", paid " (paid) }
            }
            @if let Some(advice) = advice { p { (advice) } }
            @if let Some(error) = row.error() {
                p { "It could not be read, so nothing is known of it: " (error.message()) " [" (error.code()) "]" }
            }
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
            td { (status.replace('_', " ")) }
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
    format!("{} {currency}", grouped(currency, minor))
}
