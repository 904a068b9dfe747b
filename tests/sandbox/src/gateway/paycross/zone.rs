//! Time zones of reports, by name. Only those whose distance from UTC never changes: the sandbox carries no table of
//! summer times.

use jiff::tz::Offset;

const NAMED: [(&str, i8); 12] = [
    ("UTC", 0),
    ("GMT", 0),
    ("Etc/UTC", 0),
    ("Etc/GMT", 0),
    ("Africa/Lagos", 1),
    ("Africa/Nairobi", 3),
    ("Europe/Minsk", 3),
    ("Europe/Moscow", 3),
    ("Asia/Dubai", 4),
    ("Asia/Hong_Kong", 8),
    ("Asia/Singapore", 8),
    ("Asia/Tokyo", 9),
];

pub(super) fn offset(name: &str) -> Option<Offset> {
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, hours)| Offset::constant(*hours))
}
