//! Makes a journal of any length: a few refunds by the client, and as many copies of their rows, each with a key, a mark,
//! a payment and times of its own, spread over the three gateways.

use super::task::Grow;
use crate::contender::runtime;
use crate::failure::Failure;
use crate::till;
use rusqlite::Connection;
use std::fs::File;
use std::path::Path;
use std::time::Duration;

/// So many refunds are made by the client; one of them is queued and settled, which makes for a longer history.
pub(super) const MADE: usize = 25;

/// The key of the refund at this place, from [`MADE`] + 1 on.
pub(super) fn key(place: u64) -> String {
    format!("order-{place:09}-return-1")
}

const KEY: &str = "printf('order-%09d-return-1', n)";

pub(super) fn work(task: &Grow) -> Result<u64, Failure> {
    make(task)?;
    multiply(&task.file, task.refunds)?;
    let file = File::open(&task.file)?;
    // Or the disk would be busy with it while something is measured.
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

fn make(task: &Grow) -> Result<(), Failure> {
    let (queued, direct) = task.payments.split_last().ok_or_else(|| Failure::new("there are no payments"))?;
    runtime()?.block_on(async {
        let client = till::builder(&task.shop).journal(&task.file).build()?;
        for payment in direct {
            till::succeeded(client.refund(till::by_id(payment)?).await?)?;
        }
        client.queue_refund(till::by_id(queued)?).await?;
        client.settle(Duration::from_secs(60), drop).await?;
        till::succeeded(client.get_refund(&till::key(queued)).await?)
    })
}

fn multiply(file: &Path, refunds: u64) -> Result<(), Failure> {
    let connection = Connection::open(file)?;
    // Nothing is lost if this fails half-way: it is begun anew.
    connection.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;
         CREATE TEMP TABLE made_refund AS SELECT * FROM refund;
         CREATE TEMP TABLE made_history AS SELECT * FROM history;
         BEGIN",
    )?;
    for table in ["refund", "history"] {
        let columns = connection
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        let values: Vec<_> = columns.iter().map(|column| copy(column, refunds)).collect();
        connection.execute_batch(&format!(
            "WITH RECURSIVE place(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM place WHERE n < {refunds})
             INSERT INTO {table} SELECT {values} FROM place CROSS JOIN made_{table} AS made
                 ON made.place = 1 + n % {MADE}",
            first = MADE + 1,
            values = values.join(", ")
        ))?;
    }
    Ok(connection.execute_batch("COMMIT")?)
}

/// What a column holds in the copy at place `n`: the same, but for what is each refund's own.
fn copy(column: &str, refunds: u64) -> String {
    /// Made up of digits, of letters and digits, or as a UUID, whose order is no order of time.
    const PAYMENT: &str = "CASE n % 3 WHEN 0 THEN printf('%018d', 312000000000000000 + n)
        WHEN 1 THEN printf('YP%016d', n)
        ELSE printf('%08x-%04x-4000-8000-%012x', (n * 2654435761) & 4294967295, n & 65535, n) END";
    let by_gateway = |yedpay: &str, paycross: &str| {
        format!("CASE n % 3 WHEN 0 THEN {column} WHEN 1 THEN {yedpay} ELSE {paycross} END")
    };
    match column {
        "place" => "n".to_owned(),
        "key" => KEY.to_owned(),
        "mark" => "'rf-' || lower(hex(randomblob(13)))".to_owned(),
        "target" | "transaction_id" => PAYMENT.to_owned(),
        "account" | "gateway" => by_gateway("'yedpay'", "'paycross'"),
        "scope" => by_gateway("'https://api.yedpay.com'", "'https://gateway.paycross.example/beyag'"),
        "route" => by_gateway("'transaction'", "'apm'"),
        "units" => by_gateway("NULL", "amount"),
        "reference" => "iif(reference IS NULL, NULL, printf('order-%09d', n))".to_owned(),
        "refund_id" => "iif(refund_id IS NULL, NULL, printf('%018d', 512000000000000000 + n))".to_owned(),
        // Half a minute apart, the last one now.
        "created_at" | "updated_at" | "baseline_at" | "at" => {
            format!("{column} - ({refunds} - n) * 30000000")
        }
        same => format!("made.{same}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{KEY, key};
    use rusqlite::Connection;

    #[test]
    fn keys_are_found_again() {
        let connection = Connection::open_in_memory().unwrap();
        let sql = format!("SELECT {KEY} FROM (SELECT 4711 AS n)");
        assert_eq!(connection.query_row(&sql, [], |row| row.get::<_, String>(0)).unwrap(), key(4711));
    }
}
