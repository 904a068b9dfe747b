/// Where work that waits for the disk is done.
pub(crate) trait Threads: Send + Sync {
    /// Does it soon, whether or not anybody waits for it.
    fn run(&self, job: Box<dyn FnOnce() + Send>);
}

/// The threads that tokio keeps for this: they come when they are needed and go when they are idle.
pub(crate) struct TokioThreads;

impl Threads for TokioThreads {
    fn run(&self, job: Box<dyn FnOnce() + Send>) {
        tokio::task::spawn_blocking(job);
    }
}
