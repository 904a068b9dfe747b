use crate::process::Process;
use crate::world::{Lock, World};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// The processes there are at a time, which share one journal.
pub(crate) struct Fleet {
    pub(crate) world: Arc<World>,
    places: Lock<Vec<Option<Arc<Process>>>>,
    started: Lock<u32>,
}

impl Fleet {
    pub(crate) fn new(world: &Arc<World>, size: usize) -> Arc<Self> {
        let fleet = Arc::new(Self {
            world: world.clone(),
            places: Lock::new((0..size).map(|_| None).collect()),
            started: Lock::default(),
        });
        *world.fleet.get() = Some(Arc::downgrade(&fleet));
        fleet
    }

    pub(crate) fn size(&self) -> usize {
        self.places.get().len()
    }

    /// The process in this place, which is started where none is alive; `None` where it does not start.
    pub(crate) fn at(&self, place: usize) -> Option<Arc<Process>> {
        if let Some(process) = self.alive(place) {
            return Some(process);
        }
        // Its connections go before another one opens the file.
        self.places.get()[place] = None;
        let number = {
            let mut started = self.started.get();
            *started += 1;
            *started
        };
        let process = Process::start(&self.world, format!("process {number}")).ok().map(Arc::new)?;
        self.places.get()[place] = Some(process.clone());
        Some(process)
    }

    pub(crate) fn alive(&self, place: usize) -> Option<Arc<Process>> {
        self.places.get()[place].clone().filter(|process| process.is_alive())
    }

    /// Any that is alive.
    pub(crate) fn anyone(&self) -> Option<Arc<Process>> {
        let first = self.world.between(0, self.size() as u64 - 1) as usize;
        (0..self.size()).find_map(|place| self.alive((first + place) % self.size()))
    }

    pub(crate) fn kill(&self, place: usize) {
        if let Some(process) = self.alive(place) {
            process.kill();
        }
        self.places.get()[place] = None;
    }

    pub(crate) fn kill_all(&self) {
        for place in 0..self.size() {
            self.kill(place);
        }
    }

    /// Kills all processes and loses what was not synced.
    pub(crate) async fn cut_power(&self) {
        self.kill_all();
        // The tasks of the dead let go of their connections.
        sleep(Duration::from_millis(1)).await;
        self.world.tell("disk", "loses power");
        self.world.disk.power_cut();
    }
}
