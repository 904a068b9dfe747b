//! Arguments other than text.

use crate::boundary::misuse;
use crate::money::tillback_money;
use crate::word::{self, tillback_ref_kind};
use std::ffi::c_char;
use std::time::Duration;
use tillback::{Error, Money, TransactionRef};

/// A struct that a program fills in, and that may grow in later versions: its first member is its size.
///
/// # Safety
/// It is `repr(C)`, begins with a `u32`, and all zeros are a value of it.
pub(crate) unsafe trait Sized32: Copy {
    /// Its name as an argument.
    const NAME: &'static str;
    /// Where the last member begins that it had in the first version of the ABI. Never to be changed.
    const LAST: usize;
}

/// No struct of any version is longer; a size beyond it was never set.
const LONGEST: usize = 4_096;

/// Reads a struct of a program that may be older or newer than this library.
///
/// # Safety
/// `from` is NULL, or points to as many bytes as the size in its first member says.
pub(crate) unsafe fn sized<T: Sized32>(from: *const T) -> Result<T, Error> {
    if from.is_null() {
        return Err(misuse(T::NAME, "is NULL"));
    }
    if !from.is_aligned() {
        return Err(misuse(T::NAME, "is not aligned as its type is"));
    }
    // SAFETY: not NULL, aligned, and the first member is a u32.
    let size = unsafe { from.cast::<u32>().read() } as usize;
    if size <= T::LAST || size > LONGEST {
        return Err(misuse(
            T::NAME,
            "has no struct_size, or a wrong one: make it with the function that ends in _init",
        ));
    }
    let known = size.min(size_of::<T>());
    // SAFETY: the caller vouches for `size` bytes.
    let beyond = unsafe { std::slice::from_raw_parts(from.cast::<u8>().add(known), size - known) };
    if beyond.iter().any(|byte| *byte != 0) {
        return Err(misuse(T::NAME, "holds a setting that this version of tillback doesn't know: update the library"));
    }
    // SAFETY: all zeros are a value of it, and `known` bytes are there on both sides.
    unsafe {
        let mut read = std::mem::zeroed::<T>();
        std::ptr::copy_nonoverlapping(from.cast::<u8>(), (&raw mut read).cast::<u8>(), known);
        Ok(read)
    }
}

/// The same where it may be left out.
///
/// # Safety
/// As of [`sized`].
pub(crate) unsafe fn sized_or_none<T: Sized32>(from: *const T) -> Result<Option<T>, Error> {
    // SAFETY: as of this function.
    if from.is_null() { Ok(None) } else { unsafe { sized(from) }.map(Some) }
}

/// A list of structs, each as large as the first says.
///
/// # Safety
/// `from` points to `count` of them, one behind the other.
pub(crate) unsafe fn sized_list<T: Sized32>(from: *const T, count: usize) -> Result<Vec<T>, Error> {
    if count == 0 {
        return Ok(Vec::new());
    }
    // SAFETY: there is at least one.
    unsafe { sized(from)? };
    // SAFETY: as above.
    let step = unsafe { from.cast::<u32>().read() } as usize;
    if !step.is_multiple_of(align_of::<T>()) {
        return Err(misuse(T::NAME, "has a struct_size that can't be right"));
    }
    // SAFETY: the caller vouches for all of them.
    (0..count).map(|place| unsafe { sized(from.byte_add(place * step)) }).collect()
}

/// A list of pointers or plain structs.
///
/// # Safety
/// `from` points to `count` of them.
pub(crate) unsafe fn list<'a, T>(field: &'static str, from: *const T, count: usize) -> Result<&'a [T], Error> {
    if count == 0 {
        return Ok(&[]);
    }
    if from.is_null() {
        return Err(misuse(field, "is NULL"));
    }
    if !from.is_aligned() {
        return Err(misuse(field, "is not aligned as its type is"));
    }
    if count.checked_mul(size_of::<T>()).is_none_or(|size| isize::try_from(size).is_err()) {
        return Err(misuse(field, "has a count that can't be right"));
    }
    // SAFETY: not NULL, and the caller vouches for the rest.
    Ok(unsafe { std::slice::from_raw_parts(from, count) })
}

/// Where a result goes. It is written to only when there is one.
pub(crate) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// # Safety
    /// `place` is NULL or can be written to.
    pub(crate) unsafe fn new(field: &'static str, place: *mut T) -> Result<Self, Error> {
        if place.is_null() { Err(misuse(field, "is NULL")) } else { Ok(Self(place)) }
    }

    pub(crate) fn put(self, value: T) {
        // SAFETY: not NULL, and whoever made it vouched for the rest.
        unsafe { self.0.write(value) };
    }
}

/// How to find a payment. `field` is what the program knows the kind as.
///
/// # Safety
/// As of [`crate::text::text`].
pub(crate) unsafe fn reference(
    field: &'static str,
    kind: tillback_ref_kind,
    reference: *const c_char,
) -> Result<TransactionRef, Error> {
    // SAFETY: as of this function.
    let text = unsafe { crate::text::text("reference", reference)? };
    word::reference(field, kind, text)
}

/// How to find a payment, in a list.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_reference {
    /// The id or reference: 1 to 255 characters.
    pub text: *const c_char,
    /// What it is.
    pub kind: tillback_ref_kind,
}

/// An amount that may be left out.
///
/// # Safety
/// `money` is NULL or points to one.
pub(crate) unsafe fn money_or_none(money: *const tillback_money) -> Result<Option<Money>, Error> {
    if money.is_null() {
        return Ok(None);
    }
    // SAFETY: not NULL, and the caller vouches for the rest.
    unsafe { money.read_unaligned() }.read().map(Some)
}

/// Milliseconds, where 0 stands for the default.
pub(crate) fn time_limit(milliseconds: u64) -> Option<Duration> {
    (milliseconds > 0).then(|| Duration::from_millis(milliseconds))
}

/// What a program gets back with each callback. tillback hands it on from thread to thread and never looks at it.
#[derive(Clone, Copy)]
pub(crate) struct Userdata(pub(crate) *mut std::ffi::c_void);

// SAFETY: it is only handed back; the contract says that callbacks may come from another thread.
unsafe impl Send for Userdata {}
// SAFETY: as above.
unsafe impl Sync for Userdata {}

impl Userdata {
    /// A method, so that a closure takes the whole and not its pointer.
    pub(crate) fn get(self) -> *mut std::ffi::c_void {
        self.0
    }
}
