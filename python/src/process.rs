//! What each process has for itself.

use std::process;
use std::sync::OnceLock;

/// A static that a forked child gets anew: a thread of its parent may have held a lock in the old one, and holds it in the child for
/// ever.
pub(crate) struct OfProcess<T> {
    process: OnceLock<u32>,
    value: OnceLock<T>,
    /// The child's.
    next: OnceLock<Box<Self>>,
}

impl<T: Default> OfProcess<T> {
    pub(crate) const fn new() -> Self {
        Self { process: OnceLock::new(), value: OnceLock::new(), next: OnceLock::new() }
    }

    pub(crate) fn get(&self) -> &T {
        let this = process::id();
        let mut at = self;
        while *at.process.get_or_init(|| this) != this {
            at = at.next.get_or_init(|| Box::new(Self::new()));
        }
        at.value.get_or_init(T::default)
    }
}
