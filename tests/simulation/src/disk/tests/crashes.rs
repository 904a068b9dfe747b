//! Random commits from two processes, with kills and power cuts between and within them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::super::seed::Draws;
use super::super::{Disk, Process};
use super::{NAME, insert, open};

const RUNS: u64 = 200;
const STEPS: i64 = 40;
const LINES: usize = 5;

#[derive(Clone, Copy)]
struct Settings {
    synchronous: &'static str,
    lying_syncs: bool,
}

const HONEST: Settings = Settings { synchronous: "FULL", lying_syncs: false };

struct Run {
    disk: Disk,
    draws: Draws,
    settings: Settings,
    processes: Vec<(Process, Connection)>,
    /// How many lines each batch has, and whether its commit was said to have gone well.
    batches: BTreeMap<i64, (i64, bool)>,
    crashes: usize,
}

/// What a run leaves behind, or the first thing that was wrong.
fn run(seed: u64, settings: Settings) -> Result<Run, String> {
    let mut run = Run {
        disk: Disk::new(seed),
        draws: Draws::new(!seed),
        settings,
        processes: Vec::new(),
        batches: BTreeMap::new(),
        crashes: 0,
    };
    run.disk.lie_about_syncs(settings.lying_syncs);
    for step in 0..STEPS {
        run.replace_the_dead()?;
        run.step(step)?;
    }
    run.disk.power_cut();
    run.replace_the_dead()?;
    Ok(run)
}

impl Run {
    fn replace_the_dead(&mut self) -> Result<(), String> {
        let before = self.processes.len();
        self.processes.retain(|(process, _)| process.is_alive());
        self.crashes += before - self.processes.len();
        while self.processes.len() < 2 {
            let process = self.disk.process();
            match open(&process, self.settings.synchronous) {
                Ok(connection) => {
                    self.check(&connection)?;
                    self.processes.push((process, connection));
                }
                // A power cut that was still to come came now.
                Err(_) if !process.is_alive() => self.processes.clear(),
                Err(error) => return Err(format!("cannot open: {error}")),
            }
        }
        Ok(())
    }

    fn check(&self, connection: &Connection) -> Result<(), String> {
        let text = |error: rusqlite::Error| error.to_string();
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(text)?;
        if sound != "ok" {
            return Err(sound);
        }
        for (batch, (lines, promised)) in &self.batches {
            let sql = "SELECT count(*) FROM entry WHERE batch = ?1";
            let found: i64 = connection.query_row(sql, [batch], |row| row.get(0)).map_err(text)?;
            if found != *lines && (*promised || found != 0) {
                return Err(format!("batch {batch} has {found} of {lines} lines"));
            }
        }
        Ok(())
    }

    fn step(&mut self, batch: i64) -> Result<(), String> {
        let who = self.draws.below(2);
        let lines = 1 + self.draws.below(LINES) as i64;
        let soon = self.draws.below(30) as u64;
        match self.draws.below(10) {
            0 => self.processes[who].0.kill_after(soon),
            1 => self.disk.power_cut_after(soon),
            _ => {}
        }
        let in_the_midst = self.draws.below(20);
        let (process, connection) = &self.processes[who];
        let (_, other) = &self.processes[1 - who];
        self.batches.insert(batch, (lines, false));
        let outcome = (|| {
            connection.execute_batch("BEGIN IMMEDIATE")?;
            insert(connection, batch, lines)?;
            match in_the_midst {
                0 => process.kill(),
                1 => self.disk.power_cut(),
                2 => assert!(other.execute_batch("BEGIN IMMEDIATE").is_err(), "two write at once"),
                _ => {}
            }
            connection.execute_batch("COMMIT")
        })();
        match outcome {
            Ok(()) => {
                self.batches.insert(batch, (lines, true));
                Ok(())
            }
            Err(_) if !process.is_alive() => Ok(()),
            Err(error) => Err(format!("cannot commit: {error}")),
        }
    }
}

#[test]
fn what_was_committed_survives_every_crash() {
    let mut crashes = 0;
    let mut unpromised = 0;
    for seed in 0..RUNS {
        let run = run(seed, HONEST).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        crashes += run.crashes;
        unpromised += run.batches.values().filter(|(_, promised)| !promised).count();
    }
    assert!(crashes > 1000 && unpromised > 400, "{crashes} crashes, {unpromised} unfinished batches");
}

#[test]
fn without_syncs_commits_get_lost() {
    let lost = (0..RUNS).filter(|seed| run(*seed, Settings { synchronous: "OFF", ..HONEST }).is_err()).count();
    assert!(lost > 50, "lost in {lost} runs");
}

#[test]
fn with_fewer_syncs_commits_get_lost_but_nothing_is_torn() {
    let runs = (0..RUNS).map(|seed| run(seed, Settings { synchronous: "NORMAL", ..HONEST }));
    let lost: Vec<String> = runs.filter_map(Result::err).collect();
    assert!(lost.len() > 50, "lost in {} runs", lost.len());
    for error in lost {
        assert!(error.starts_with("batch") && error.contains("has 0 of"), "{error}");
    }
}

#[test]
fn with_lying_syncs_commits_get_lost() {
    let lost = (0..RUNS).filter(|seed| run(*seed, Settings { lying_syncs: true, ..HONEST }).is_err()).count();
    assert!(lost > 50, "lost in {lost} runs");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let runs = |seed: u64| {
        let run = run(seed, HONEST).unwrap();
        let names = run.disk.names();
        let files: Vec<_> = names.into_iter().map(|name| (run.disk.content(&name), name)).collect();
        (files, run.disk.syncs(), run.disk.writes(), run.disk.bytes())
    };
    for seed in 0..10 {
        let other_thread = std::thread::spawn(move || runs(seed));
        let first = runs(seed);
        assert!(first.0.iter().any(|(bytes, name)| name == "journal.db-wal" && bytes.is_some()));
        assert!(first == other_thread.join().unwrap(), "seed {seed}");
        assert!(first != runs(seed + 1000), "seed {seed}");
    }
}

#[test]
fn a_log_that_was_never_synced_may_be_gone() {
    let mut fates = BTreeMap::new();
    for seed in 0..100 {
        let disk = Disk::new(seed);
        let _connection = open(&disk.process(), "OFF").unwrap();
        disk.power_cut();
        *fates.entry(disk.content(NAME).is_some()).or_insert(0) += 1;
    }
    assert!(fates[&true] > 20 && fates[&false] > 20, "{fates:?}");
}
