//! Objects that a program holds by pointer.
//!
//! Every object that was given out is listed here, with its type, until it is freed. So a pointer that was freed, that another
//! library made or that points to something else is noticed, without a look at the memory it points to; and an object
//! that one thread frees lives on until the others are done with it.

use crate::boundary::misuse;
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use tillback::Error;

/// Threads that look at different objects shall not wait for each other.
const SHELVES: usize = 16;

/// Trees, because tools that look for leaks can follow their pointers.
type Shelf = RwLock<BTreeMap<usize, Arc<dyn Any + Send + Sync>>>;

static SHELVED: [Shelf; SHELVES] = [const { RwLock::new(BTreeMap::new()) }; SHELVES];

fn shelf(address: usize) -> &'static Shelf {
    // The lowest bits are the same for all, because objects are aligned.
    &SHELVED[(address >> 6) % SHELVES]
}

/// Gives an object out. It stays until [`take`] or [`forget`].
pub(crate) fn give<T: Send + Sync + 'static>(object: T) -> *mut T {
    list(Arc::new(object))
}

/// The same for an object that others hold, too.
pub(crate) fn list<T: Send + Sync + 'static>(object: Arc<T>) -> *mut T {
    let pointer = Arc::as_ptr(&object).cast_mut();
    shelf(pointer.addr()).write().unwrap_or_else(PoisonError::into_inner).insert(pointer.addr(), object);
    pointer
}

/// The object a pointer names.
pub(crate) fn find<T: Send + Sync + 'static>(pointer: *const T, field: &'static str) -> Result<Arc<T>, Error> {
    if pointer.is_null() {
        return Err(misuse(field, "is NULL"));
    }
    let found = shelf(pointer.addr()).read().unwrap_or_else(PoisonError::into_inner).get(&pointer.addr()).cloned();
    found
        .and_then(|object| object.downcast().ok())
        .ok_or_else(|| misuse(field, "is no object of its type, or was freed already"))
}

/// Takes an object back: `None` where the pointer is NULL or names none of this type.
pub(crate) fn take<T: Send + Sync + 'static>(pointer: *const T) -> Option<Arc<T>> {
    let mut shelf = shelf(pointer.addr()).write().unwrap_or_else(PoisonError::into_inner);
    if !shelf.get(&pointer.addr())?.is::<T>() {
        return None;
    }
    shelf.remove(&pointer.addr())?.downcast().ok()
}

/// Frees an object for a program. What can't be freed is told to the log, since there is nobody else to tell.
pub(crate) fn free<T: Send + Sync + 'static>(pointer: *const T, function: &'static str) {
    if pointer.is_null() {
        return;
    }
    if take(pointer).is_none() {
        tracing::error!(function, "a pointer was freed that names no object: was it freed already?");
    }
}
