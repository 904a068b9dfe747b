//! Results, as structs a program reads. What they point to belongs to them, and goes with them.

mod capabilities;
mod check;
mod event;
mod list;
mod payee;
mod refund;
mod report;
mod settlement;
mod transaction;

pub use capabilities::tillback_capabilities;
pub use check::tillback_check;
pub use event::tillback_event;
pub use list::{tillback_texts, tillback_transaction_list};
pub use payee::tillback_payee;
pub use refund::tillback_refund;
pub use report::{tillback_report_row, tillback_report_tally, tillback_totals};
pub use settlement::{tillback_settlement, tillback_tally};
pub use transaction::tillback_transaction;

use crate::boundary::misuse;
use crate::money::tillback_money;
use crate::object;
use crate::text::terminated;
use std::any::Any;
use std::ffi::{CString, c_char};
use std::sync::Arc;
use tillback::{Error, Money};

/// In place of a time that nobody told.
pub const TILLBACK_NO_TIME: i64 = i64::MIN;

/// A struct that a program reads, made from a value of the engine.
pub(crate) trait View: Sized + 'static {
    /// What it is made from.
    type Source: Send + Sync + 'static;

    /// Shows a value. What it points to is kept in `kept`.
    fn show(source: &Self::Source, kept: &mut Kept) -> Self;
}

/// A view with all that belongs to it. The view comes first, so that its address is that of the whole.
#[repr(C)]
pub(crate) struct Handed<V: View> {
    view: V,
    _kept: Kept,
    pub(crate) source: V::Source,
}

// SAFETY: nothing in a view is written to after it was made, and what it points to lives as long as it.
unsafe impl<V: View> Send for Handed<V> {}
// SAFETY: as above.
unsafe impl<V: View> Sync for Handed<V> {}

impl<V: View> Handed<V> {
    fn new(source: V::Source) -> Self {
        let mut kept = Kept::default();
        let view = V::show(&source, &mut kept);
        Self { view, _kept: kept, source }
    }

    /// Gives it to a program, which has to free it.
    pub(crate) fn give(source: V::Source) -> *mut V {
        object::give(Self::new(source)).cast()
    }

    /// What a program handed back.
    pub(crate) fn find(view: *const V, field: &'static str) -> Result<Arc<Self>, Error> {
        if !view.cast::<Self>().is_aligned() {
            return Err(misuse(field, "is no object of its type"));
        }
        object::find(view.cast::<Self>(), field)
    }

    /// Frees it for a program; NULL is fine.
    pub(crate) fn free(view: *mut V, function: &'static str) {
        crate::boundary::free(view.cast::<Self>().cast_const(), function);
    }
}

/// What a view points to.
#[derive(Default)]
pub(crate) struct Kept {
    texts: Vec<CString>,
    lists: Vec<Box<dyn Any>>,
    /// Objects within it. A program may hand them in as it would any other, but they are freed with the whole.
    within: Vec<Box<dyn Any>>,
}

/// An object within another one.
struct Within<V: View>(Arc<Handed<V>>);

impl<V: View> Drop for Within<V> {
    fn drop(&mut self) {
        drop(object::take(Arc::as_ptr(&self.0)));
    }
}

impl Kept {
    pub(crate) fn text(&mut self, text: &str) -> *const c_char {
        self.texts.push(terminated(text));
        self.texts.last().map_or(std::ptr::null(), |kept| kept.as_ptr())
    }

    /// NULL where there is none.
    pub(crate) fn text_or_null(&mut self, text: Option<&str>) -> *const c_char {
        text.map_or(std::ptr::null(), |text| self.text(text))
    }

    /// NULL where there is none.
    pub(crate) fn money_or_null(&mut self, money: Option<Money>) -> *const tillback_money {
        money.map_or(std::ptr::null(), |money| self.list(vec![tillback_money::of(money)]))
    }

    pub(crate) fn list<T: 'static>(&mut self, items: Vec<T>) -> *const T {
        let pointer = items.as_ptr();
        self.lists.push(Box::new(items));
        pointer
    }

    /// An object within the one that is being made.
    pub(crate) fn object<V: View>(&mut self, source: V::Source) -> *const V {
        let object = Arc::new(Handed::<V>::new(source));
        let pointer = object::list(object.clone()).cast_const().cast();
        self.within.push(Box::new(Within(object)));
        pointer
    }

    pub(crate) fn objects<V: View>(&mut self, sources: Vec<V::Source>) -> (*const *const V, usize) {
        let objects: Vec<_> = sources.into_iter().map(|source| self.object::<V>(source)).collect();
        let count = objects.len();
        (self.list(objects), count)
    }
}

/// Microseconds since 1970.
pub(crate) fn time(at: tillback::Timestamp) -> i64 {
    at.as_microsecond()
}

pub(crate) fn time_or_none(at: Option<tillback::Timestamp>) -> i64 {
    at.map_or(TILLBACK_NO_TIME, time)
}
