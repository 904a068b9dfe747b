//! The drivers that scenarios are played with.

use crate::driver::{Driver, Program};
use crate::protocol::Mode;
use std::sync::{Mutex, PoisonError};

pub(crate) struct Fleet {
    program: Program,
    /// They have played a scenario, and wait for the next.
    idle: Mutex<Vec<Driver>>,
}

impl Fleet {
    pub(crate) fn new(program: Program) -> Self {
        Self { program, idle: Mutex::default() }
    }

    pub(crate) fn driver(&self, mode: Mode) -> Result<Driver, String> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        match idle.iter().position(|driver| driver.mode == mode) {
            Some(place) => Ok(idle.swap_remove(place)),
            None => Driver::start(&self.program, mode),
        }
    }

    /// Takes a driver back that has come to the end of its scenario, and returns what it wrote to its error output.
    pub(crate) async fn leave(&self, driver: Driver) -> Result<String, String> {
        if !self.program.reused {
            return driver.end().await;
        }
        let words = driver.words();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(driver);
        Ok(words)
    }

    /// Tells those that wait that nothing more comes; what is wrong with their ends, a line for people each.
    pub(crate) async fn end(&self) -> Vec<(Mode, String)> {
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        let mut problems = Vec::new();
        for driver in idle {
            let mode = driver.mode;
            problems.extend(driver.end().await.err().map(|problem| (mode, problem)));
        }
        problems
    }
}
