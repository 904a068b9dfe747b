//! Amounts.

use crate::argument::Out;
use crate::boundary::{guard, misuse, quietly, tillback_result};
use crate::error::tillback_error;
use crate::text::text;
use std::ffi::{CStr, c_char};
use tillback::{Currency, Error, Money};

/// An exact amount of one currency. There is no floating point in it, on purpose.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tillback_money {
    /// Whole minor units: 1250 is 12.50 HKD, or 1250 JPY.
    pub minor: i64,
    /// The ISO 4217 code, such as `HKD`, with a NUL behind it.
    pub currency: [c_char; 4],
}

impl tillback_money {
    pub(crate) fn of(money: Money) -> Self {
        let mut currency = [0; 4];
        for (place, letter) in currency.iter_mut().zip(money.currency().code().bytes()) {
            *place = letter.cast_signed() as c_char;
        }
        Self { minor: money.minor(), currency }
    }

    pub(crate) fn read(self) -> Result<Money, Error> {
        let letters: Vec<u8> = self.currency.iter().map(|letter| (*letter).cast_unsigned()).collect();
        let code = CStr::from_bytes_until_nul(&letters).map_err(|_| misuse("currency", "has no NUL behind it"))?;
        let currency = code.to_str().ok().and_then(Currency::from_code);
        let currency = currency.ok_or_else(|| Error::from(tillback::MoneyParseError::UnknownCurrency))?;
        Ok(Money::from_minor(self.minor, currency))
    }
}

/// Reads an amount that somebody typed, such as `12.50 HKD`. More decimals than the currency has are refused, never rounded.
///
/// Errors: `TILLBACK_AMOUNT_INVALID`, `TILLBACK_AMOUNT_TOO_PRECISE`, `TILLBACK_CURRENCY_UNKNOWN`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_money_parse(
    typed: *const c_char,
    money: *mut tillback_money,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let money = Out::new("money", money)?;
            let parsed: Money = text("typed", typed)?.parse()?;
            money.put(tillback_money::of(parsed));
            Ok(())
        })
    }
}

/// Writes an amount as `12.50 HKD` into a buffer, with a NUL behind it, cut off where it doesn't fit.
///
/// Returns how many characters the whole text has without the NUL, as `snprintf` does: at most 31. 0 where the amount or its
/// currency can't be read; the buffer is then empty.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_money_format(
    money: *const tillback_money,
    buffer: *mut c_char,
    size: usize,
) -> usize {
    let written = quietly(|| {
        // SAFETY: as the contract says.
        let money = unsafe { crate::argument::money_or_none(money) };
        money.ok().flatten().map(|money| money.to_string()).unwrap_or_default()
    });
    let text = written.unwrap_or_default();
    if !buffer.is_null() && size > 0 {
        let kept = text.len().min(size - 1);
        // SAFETY: the caller vouches for `size` characters.
        unsafe {
            std::ptr::copy_nonoverlapping(text.as_ptr().cast::<c_char>(), buffer, kept);
            buffer.add(kept).write(0);
        }
    }
    text.len()
}
