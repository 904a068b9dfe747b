use super::{Handed, Kept, View, tillback_transaction};
use std::ffi::c_char;
use tillback::Transaction;

/// A list of texts. Free it with `tillback_texts_free`.
#[repr(C)]
pub struct tillback_texts {
    /// Each ends with a NUL.
    pub items: *const *const c_char,
    /// How many.
    pub count: usize,
}

impl View for tillback_texts {
    type Source = Vec<String>;

    fn show(texts: &Vec<String>, kept: &mut Kept) -> Self {
        let items: Vec<_> = texts.iter().map(|text| kept.text(text)).collect();
        Self { count: items.len(), items: kept.list(items) }
    }
}

/// Frees a list of texts; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_texts_free(texts: *mut tillback_texts) {
    Handed::free(texts, "tillback_texts_free");
}

/// A list of transactions, which belong to it. Free it with `tillback_transaction_list_free`.
#[repr(C)]
pub struct tillback_transaction_list {
    /// May be handed to other functions as long as the list is there.
    pub items: *const *const tillback_transaction,
    /// How many.
    pub count: usize,
}

impl View for tillback_transaction_list {
    type Source = Vec<Transaction>;

    fn show(transactions: &Vec<Transaction>, kept: &mut Kept) -> Self {
        let (items, count) = kept.objects::<tillback_transaction>(transactions.clone());
        Self { items, count }
    }
}

/// Frees a list and its transactions; NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_transaction_list_free(list: *mut tillback_transaction_list) {
    Handed::free(list, "tillback_transaction_list_free");
}
