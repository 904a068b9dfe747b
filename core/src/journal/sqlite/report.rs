use crate::journal::{ReportState, RowId};
use rusqlite::{Connection, OptionalExtension};

pub(super) fn find(connection: &Connection, name: &str) -> rusqlite::Result<Option<ReportState>> {
    const SQL: &str = "SELECT source, position, figures FROM report WHERE name = ?1";
    let mut statement = connection.prepare_cached(SQL)?;
    let found = statement.query_row([name], |row| {
        Ok(ReportState { source: row.get(0)?, position: row.get::<_, i64>(1)? as u64, figures: row.get(2)? })
    });
    found.optional()
}

pub(super) fn has_row(connection: &Connection, name: &str, id: &RowId) -> rusqlite::Result<bool> {
    const SQL: &str = "SELECT EXISTS (SELECT 1 FROM report_row
        WHERE report = (SELECT number FROM report WHERE name = ?1) AND id = ?2)";
    connection.prepare_cached(SQL)?.query_row((name, id.as_slice()), |row| row.get(0))
}

pub(super) fn save(connection: &Connection, name: &str, state: &ReportState, rows: &[RowId]) -> rusqlite::Result<()> {
    const REPORT: &str = "INSERT INTO report (name, source, position, figures) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (name) DO UPDATE SET source = excluded.source, position = excluded.position,
            figures = excluded.figures";
    const ROW: &str = "INSERT OR IGNORE INTO report_row (report, id) VALUES (?1, ?2)";
    let position = state.position as i64;
    connection.prepare_cached(REPORT)?.execute((name, &state.source, position, &state.figures))?;
    let mut number = connection.prepare_cached("SELECT number FROM report WHERE name = ?1")?;
    let number: i64 = number.query_row([name], |row| row.get(0))?;
    let mut insert = connection.prepare_cached(ROW)?;
    for id in rows {
        insert.execute((number, id.as_slice()))?;
    }
    Ok(())
}

pub(super) fn forget(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    const ROWS: &str = "DELETE FROM report_row WHERE report = (SELECT number FROM report WHERE name = ?1)";
    connection.prepare_cached(ROWS)?.execute([name])?;
    connection.prepare_cached("DELETE FROM report WHERE name = ?1")?.execute([name])?;
    Ok(())
}
