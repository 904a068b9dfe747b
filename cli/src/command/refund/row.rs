//! The rows of a batch file. The whole file is read and judged before anything is sent.

use crate::failure::Failure;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::Path;
use tillback::{Money, RefundRequest, TransactionRef};

const COLUMNS: [&str; 8] = ["account", "id", "reference", "scan", "amount", "currency", "reason", "key"];

/// More problems than these help nobody.
const MOST_PROBLEMS: usize = 20;

/// One refund of the file.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Where it begins, counted from 1.
    pub(super) line: u64,
    pub(super) account: Option<String>,
    pub(super) payment: TransactionRef,
    pub(super) amount: Option<Money>,
    pub(super) reason: Option<String>,
    pub(super) key: String,
}

impl Row {
    pub(super) fn request(&self, account: &str) -> RefundRequest {
        let mut request = RefundRequest::new(account, self.payment.clone(), self.key.clone());
        if let Some(amount) = self.amount {
            request = request.amount(amount);
        }
        if let Some(reason) = &self.reason {
            request = request.reason(reason);
        }
        request
    }
}

/// Reads the file; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Vec<Row>, Failure> {
    if path.as_os_str() == "-" {
        return parse(std::io::stdin().lock(), "standard input");
    }
    let name = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|error| Failure::Usage(format!("{name} can't be read: {error}.")))?;
    parse(std::io::BufReader::new(file), &name)
}

fn parse(input: impl Read, name: &str) -> Result<Vec<Row>, Failure> {
    let wrong = |problem: String| Failure::Usage(format!("{name}: {problem}. Nothing was sent."));
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(input);
    let headers = reader.headers().map_err(|error| wrong(unreadable(&error)))?.clone();
    let mut places = BTreeMap::new();
    for (place, header) in headers.iter().enumerate() {
        // Spreadsheets put a mark before the first word of a file.
        let header = header.trim_start_matches('\u{feff}');
        let known = COLUMNS.iter().find(|column| **column == header);
        let column =
            known.ok_or_else(|| wrong(format!("column {header:?} is unknown. Known are: {}", COLUMNS.join(", "))))?;
        if places.insert(*column, place).is_some() {
            return Err(wrong(format!("column {column} is there twice")));
        }
    }
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut keys: HashMap<String, u64> = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(unreadable(&error)))?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |column| places.get(column).and_then(|place| record.get(*place)).filter(|text| !text.is_empty());
        match row(line, field) {
            Ok(row) => match keys.insert(row.key.clone(), line) {
                Some(first) => problems.push(format!("line {line}: the key of line {first} again")),
                None => rows.push(row),
            },
            Err(problem) => problems.push(format!("line {line}: {problem}")),
        }
    }
    if rows.is_empty() && problems.is_empty() {
        return Err(wrong("there is no row in it".to_owned()));
    }
    if problems.is_empty() {
        return Ok(rows);
    }
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    problems.truncate(MOST_PROBLEMS);
    if more > 0 {
        problems.push(format!("and {more} more"));
    }
    Err(wrong(problems.join("; ")))
}

fn unreadable(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line);
            format!("line {line}: {len} fields instead of {expected_len}")
        }
        csv::ErrorKind::Utf8 { pos, .. } => {
            format!("line {}: this is no UTF-8 text", pos.as_ref().map_or(0, csv::Position::line))
        }
        _ => error.to_string(),
    }
}

fn row<'a>(line: u64, field: impl Fn(&'static str) -> Option<&'a str>) -> Result<Row, String> {
    let told = |error: tillback::Error| error.message().trim_end_matches('.').to_owned();
    let payment = match (field("id"), field("reference"), field("scan")) {
        (Some(id), None, None) => TransactionRef::gateway_id(id),
        (None, Some(reference), None) => TransactionRef::merchant(reference),
        (None, None, Some(text)) => TransactionRef::scan(text),
        _ => return Err("exactly one of id, reference and scan has to be there".to_owned()),
    };
    let amount = match (field("amount"), field("currency")) {
        (Some(amount), Some(currency)) => {
            let currency = currency.parse().map_err(|error| format!("{error}"))?;
            let amount = Money::from_decimal(amount, currency).map_err(|error| error.to_string())?;
            if !amount.is_positive() {
                return Err("the amount is not greater than zero".to_owned());
            }
            Some(amount)
        }
        (None, None) => None,
        (None, Some(_)) => return Err("there is a currency without an amount".to_owned()),
        (Some(_), None) => return Err("there is an amount without a currency".to_owned()),
    };
    Ok(Row {
        line,
        account: field("account").map(str::to_owned),
        payment: payment.map_err(told)?,
        amount,
        reason: field("reason").map(str::to_owned),
        key: field("key").ok_or("there is no key")?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        parse(text.as_bytes(), "a.csv").map_or_else(|failure| failure.message().to_owned(), |_| String::new())
    }

    #[test]
    fn rows_are_read_by_the_names_of_their_columns() {
        let text =
            "\u{feff}key,reference,amount,currency,reason\nk1,order-1,12.50,USD,\"too small, \"\nk2,order-2,,,\n";
        let rows = parse(text.as_bytes(), "a.csv").unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].amount, Some("12.50 USD".parse().unwrap()));
        assert_eq!((rows[0].reason.as_deref(), rows[0].line), (Some("too small,"), 2));
        assert_eq!((rows[1].amount, rows[1].payment.as_str()), (None, "order-2"));
    }

    #[test]
    fn every_problem_has_its_line() {
        let text = "key,id,amount,currency\nk1,1,1.234,USD\nk1,,1,USD\n,3,1,USD\nk4,4,1,\nk5,5,0,USD\nk6,6,1,USD\nk6,7,1,USD\n";
        let problem = problem(text);
        for (line, word) in
            [(2, "more decimals"), (3, "exactly one"), (4, "no key"), (5, "currency"), (6, "zero"), (8, "line 7 again")]
        {
            let part = problem.split("; ").find(|part| part.contains(&format!("line {line}:"))).unwrap_or_default();
            assert!(part.contains(word), "{line} {word}: {problem}");
        }
    }

    #[test]
    fn files_of_another_kind_are_refused() {
        for (text, word) in [
            ("key,id,colour\nk,1,red\n", "colour"),
            ("key,id,key\n", "twice"),
            ("key,id\n", "no row"),
            ("", "no row"),
            ("key,id\nk1\n", "line 2"),
        ] {
            assert!(problem(text).contains(word), "{text:?}: {}", problem(text));
        }
    }
}
