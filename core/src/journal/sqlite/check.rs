use rusqlite::{Connection, Row};

/// What SQLite itself finds, and then what the journal's own rules forbid.
pub(super) fn problems(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            problems.push(format!("The file is damaged: {line}"));
        }
    }
    for (sql, problem) in RULES {
        let mut statement = connection.prepare(sql)?;
        for name in statement.query_map([], |row: &Row<'_>| row.get::<_, String>(0))? {
            problems.push(format!("{problem}: {}", name?));
        }
    }
    Ok(problems)
}

/// A question whose answer should be empty, and what it means where it is not.
const RULES: [(&str, &str); 4] = [
    (
        "SELECT transaction_id FROM refund WHERE transaction_id IS NOT NULL AND stage NOT IN ('refused', 'withdrawn')
         GROUP BY transaction_id, scope HAVING sum(amount) > max(captured)",
        "More is refunded or reserved than was paid, of the payment",
    ),
    (
        "SELECT key FROM refund WHERE stage NOT IN ('queued', 'refused', 'withdrawn') AND transaction_id IS NULL",
        "Sent without having been looked up, the refund",
    ),
    (
        "SELECT key FROM refund WHERE NOT EXISTS (SELECT 1 FROM history WHERE history.place = refund.place)",
        "Without history, the refund",
    ),
    (
        "SELECT key FROM refund AS one WHERE stage IN ('succeeded', 'refused', 'review') AND NOT EXISTS
            (SELECT 1 FROM history WHERE history.place = one.place AND history.status = one.stage)",
        "Ended without a line in its history, the refund",
    ),
];
