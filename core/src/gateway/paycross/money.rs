//! The server's integers. They are minor units, but whose: the vendor's own libraries and ISO 4217 differ in the number
//! of decimals of some currencies, and nothing public says which of the two the server follows.

use crate::gateway::Reply;
use crate::model::{Currency, Error, ErrorCode, MinorUnits, Money};

/// Reads and writes the server's integers by the table the account names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units(pub(super) MinorUnits);

/// Why an amount has no integer, or an integer no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitsProblem {
    /// The tables differ and the account names none.
    Disputed(Currency),
    /// The other side has fewer decimals than it takes, or the number is too large.
    Inexact(Currency),
}

impl Units {
    /// What an integer of the server stands for.
    pub(super) fn read(self, wire: i64, currency: Currency) -> Result<Money, UnitsProblem> {
        let minor = shift(wire, self.decimals(currency)?, currency.decimals());
        minor.map(|minor| Money::from_minor(minor, currency)).ok_or(UnitsProblem::Inexact(currency))
    }

    /// The integer to send.
    pub(super) fn write(self, amount: Money) -> Result<i64, UnitsProblem> {
        let currency = amount.currency();
        let wire = shift(amount.minor(), currency.decimals(), self.decimals(currency)?);
        wire.ok_or(UnitsProblem::Inexact(currency))
    }

    fn decimals(self, currency: Currency) -> Result<u32, UnitsProblem> {
        let (iso, vendor) = (currency.decimals(), vendor_decimals(currency));
        match self.0 {
            MinorUnits::Undecided if iso != vendor => Err(UnitsProblem::Disputed(currency)),
            MinorUnits::Undecided | MinorUnits::Iso4217 => Ok(iso),
            MinorUnits::Vendor => Ok(vendor),
        }
    }
}

impl UnitsProblem {
    pub(super) fn error(self) -> Error {
        match self {
            Self::Disputed(currency) => Error::new(
                ErrorCode::CurrencyDisputed,
                format!(
                    "PayCross's own libraries and ISO 4217 differ in the decimals of {currency}, and the account does \
                     not say which of them the gateway follows. Ask the gateway, then set minor_units to iso4217 or \
                     vendor. Nothing was changed."
                ),
            )
            .about("minor_units"),
            Self::Inexact(currency) => Error::new(
                ErrorCode::AmountInvalid,
                format!(
                    "The amount can't be written in the minor units that the account sets for {currency}. Refund a \
                     whole number of them, or check minor_units. Nothing was changed."
                ),
            )
            .about("amount"),
        }
    }

    /// The same about an amount that the gateway wrote.
    pub(super) fn unreadable(self, reply: &Reply) -> Error {
        match self {
            Self::Disputed(_) => self.error(),
            Self::Inexact(_) => reply.bad_reply("its amount does not fit the minor units that the account sets"),
        }
    }
}

/// The same amount with another number of decimals; `None` where a digit would be lost or it does not fit.
fn shift(number: i64, from: u32, to: u32) -> Option<i64> {
    let factor = 10_i64.checked_pow(from.abs_diff(to))?;
    if to >= from { number.checked_mul(factor) } else { (number % factor == 0).then(|| number / factor) }
}

/// The table in the vendor's client libraries (fact sheet, section 8).
fn vendor_decimals(currency: Currency) -> u32 {
    match currency.code() {
        "BIF" | "BYR" | "CLF" | "CLP" | "CVE" | "DJF" | "GNF" | "IDR" | "IQD" | "IRR" | "ISK" | "JPY" | "KMF"
        | "KPW" | "KRW" | "LAK" | "LBP" | "MMK" | "PYG" | "RWF" | "SLL" | "STD" | "UYI" | "VND" | "VUV" | "XAF"
        | "XOF" | "XPF" => 0,
        "MOP" => 1,
        "BHD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{Units, UnitsProblem};
    use crate::model::{Currency, ErrorCode, MinorUnits, Money};
    use proptest::prelude::*;

    const ALL: [MinorUnits; 3] = [MinorUnits::Undecided, MinorUnits::Iso4217, MinorUnits::Vendor];
    /// The list of the fact sheet without STD, which ISO 4217 has retired.
    const DISPUTED: [&str; 13] =
        ["CLF", "CVE", "IDR", "IQD", "IRR", "KPW", "LAK", "LBP", "MMK", "MOP", "SLL", "UGX", "UYW"];

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    fn read(units: MinorUnits, wire: i64, code: &str) -> Result<i64, UnitsProblem> {
        Units(units).read(wire, currency(code)).map(Money::minor)
    }

    fn write(units: MinorUnits, minor: i64, code: &str) -> Result<i64, UnitsProblem> {
        Units(units).write(Money::from_minor(minor, currency(code)))
    }

    #[test]
    fn undisputed_currencies_are_the_same_in_every_table() {
        for units in ALL {
            for code in ["USD", "EUR", "BYN", "JPY", "KWD", "VND", "CLP", "UYI", "TND", "HKD", "KZT"] {
                assert_eq!(read(units, 1234, code), Ok(1234), "{code}");
                assert_eq!(write(units, 1234, code), Ok(1234), "{code}");
            }
        }
    }

    #[test]
    fn exactly_the_disputed_currencies_need_a_table() {
        let mut disputed = Vec::new();
        for letters in 0..26_u32.pow(3) {
            let letter = |place: u32| char::from(b'A' + u8::try_from(letters / 26_u32.pow(place) % 26).unwrap());
            let code: String = [letter(2), letter(1), letter(0)].iter().collect();
            let Some(currency) = Currency::from_code(&code) else { continue };
            if Units(MinorUnits::Undecided).read(100, currency) == Err(UnitsProblem::Disputed(currency)) {
                disputed.push(code);
            }
        }
        assert_eq!(disputed, DISPUTED);
        assert_eq!(write(MinorUnits::Undecided, 100, "IDR"), Err(UnitsProblem::Disputed(currency("IDR"))));
    }

    #[test]
    fn iso_4217_takes_integers_as_they_are() {
        for code in DISPUTED {
            assert_eq!(read(MinorUnits::Iso4217, 12_345, code), Ok(12_345), "{code}");
            assert_eq!(write(MinorUnits::Iso4217, 12_345, code), Ok(12_345), "{code}");
        }
    }

    #[test]
    fn the_vendors_table_moves_the_point_exactly() {
        // The vendor has fewer decimals than ISO 4217: 5000 on the wire is 5,000.00 rupiah.
        for (code, factor) in [("IDR", 100), ("CLF", 10_000), ("IQD", 1000), ("MOP", 10), ("MMK", 100), ("UYW", 100)] {
            assert_eq!(read(MinorUnits::Vendor, 5000, code), Ok(5000 * factor), "{code}");
            assert_eq!(write(MinorUnits::Vendor, 5000 * factor, code), Ok(5000), "{code}");
            let inexact = Err(UnitsProblem::Inexact(currency(code)));
            assert_eq!(write(MinorUnits::Vendor, 5000 * factor + 1, code), inexact, "{code}");
            assert_eq!(read(MinorUnits::Vendor, i64::MAX, code), inexact, "{code}");
        }
        // And more: 5000 on the wire is 50 Ugandan shillings.
        assert_eq!(read(MinorUnits::Vendor, 5000, "UGX"), Ok(50));
        assert_eq!(write(MinorUnits::Vendor, 50, "UGX"), Ok(5000));
        assert_eq!(read(MinorUnits::Vendor, 5001, "UGX"), Err(UnitsProblem::Inexact(currency("UGX"))));
        assert_eq!(write(MinorUnits::Vendor, i64::MAX, "UGX"), Err(UnitsProblem::Inexact(currency("UGX"))));
    }

    #[test]
    fn errors_name_the_setting() {
        let disputed = UnitsProblem::Disputed(currency("IDR")).error();
        assert_eq!((disputed.code(), disputed.field()), (ErrorCode::CurrencyDisputed, Some("minor_units")));
        assert!(disputed.message().contains("IDR"));
        assert_eq!(UnitsProblem::Inexact(currency("IDR")).error().code(), ErrorCode::AmountInvalid);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            minor: i64, code in prop::sample::select(DISPUTED.to_vec()), table in 0..3_usize,
        ) {
            if let Ok(wire) = write(ALL[table], minor, code) {
                prop_assert_eq!(read(ALL[table], wire, code), Ok(minor));
            }
            if let Ok(read_as) = read(ALL[table], minor, code) {
                prop_assert_eq!(write(ALL[table], read_as, code), Ok(minor));
            }
        }
    }
}
