-- The journal of tillback, version 1. Amounts are whole minor units; times are microseconds since 1970, UTC.
-- Stages are compared one by one: for each IN, SQLite would build a table whenever a row is written.

CREATE TABLE refund (
    place          INTEGER PRIMARY KEY,
    key            TEXT NOT NULL UNIQUE,
    mark           TEXT NOT NULL UNIQUE,
    version        INTEGER NOT NULL,
    account        TEXT NOT NULL,
    gateway        TEXT NOT NULL,
    scope          TEXT NOT NULL,
    target         TEXT NOT NULL,
    target_kind    TEXT NOT NULL,
    asked          INTEGER,
    amount         INTEGER NOT NULL CHECK (amount > 0),
    currency       TEXT NOT NULL,
    reason         TEXT,
    queued         INTEGER NOT NULL,
    -- The order. All of it is there once the payment was looked up, and none of it before.
    transaction_id TEXT,
    reference      TEXT,
    captured       INTEGER,
    route          TEXT,
    units          INTEGER,
    baseline       INTEGER,
    baseline_at    INTEGER,
    stage          TEXT NOT NULL CHECK (
        stage = 'in_flight' OR stage = 'succeeded' OR stage = 'queued' OR stage = 'unknown' OR stage = 'pending'
        OR stage = 'refused' OR stage = 'review' OR stage = 'withdrawn'),
    refund_id      TEXT,
    code           TEXT,
    http_status    INTEGER,
    request_id     TEXT,
    attempts       TEXT NOT NULL,
    absences       INTEGER NOT NULL,
    riddles        INTEGER NOT NULL,
    lost_before    INTEGER NOT NULL,
    contradicted   INTEGER NOT NULL,
    not_before     INTEGER,
    lease_holder   TEXT,
    lease_until    INTEGER,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX refund_transaction ON refund (transaction_id, scope) WHERE transaction_id IS NOT NULL;
CREATE INDEX refund_not_looked_up ON refund (target, scope) WHERE transaction_id IS NULL;
CREATE INDEX refund_unsettled ON refund (stage, place)
    WHERE stage <> 'succeeded' AND stage <> 'refused' AND stage <> 'withdrawn';
CREATE INDEX refund_contradicted ON refund (place) WHERE contradicted = 1;

CREATE TABLE history (
    place       INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    by          TEXT NOT NULL,
    status      TEXT NOT NULL,
    source      TEXT NOT NULL,
    what        TEXT NOT NULL,
    code        TEXT,
    http_status INTEGER,
    request_id  TEXT,
    contradicts INTEGER NOT NULL,
    event       TEXT,
    PRIMARY KEY (place, number)
) STRICT, WITHOUT ROWID;

-- What others gave back of a transaction, as far as the gateway's totals ever showed.
CREATE TABLE elsewhere (
    scope          TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    amount         INTEGER NOT NULL,
    PRIMARY KEY (transaction_id, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE payee (
    scope       TEXT NOT NULL,
    mark        TEXT NOT NULL,
    content     TEXT NOT NULL,
    stage       TEXT NOT NULL CHECK (stage IN ('sent', 'registered', 'not_registered')),
    customer_no TEXT,
    sent_at     INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    PRIMARY KEY (scope, mark)
) STRICT, WITHOUT ROWID;

-- One row, written to find out whether the disk takes writes again after a failed one.
CREATE TABLE pulse (beat INTEGER NOT NULL) STRICT;
INSERT INTO pulse VALUES (0);

-- How far reports are that did not finish.
CREATE TABLE report (
    number   INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    source   TEXT NOT NULL,
    position INTEGER NOT NULL,
    figures  TEXT NOT NULL
) STRICT;

-- Which rows they gave out, by a digest of their names.
CREATE TABLE report_row (
    report INTEGER NOT NULL,
    id     BLOB NOT NULL,
    PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;
