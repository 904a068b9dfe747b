"""Exact amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import NoReturn, final

from tillback import _native


@final
class Money:
    """An exact amount of one currency of ISO 4217, such as `Money("12.50", "HKD")`.

    It is kept as whole minor units (cents, yen, fils). It is made from text or `Decimal` and never from a
    `float`, which could not hold it exactly. Amounts of one currency can be added, subtracted, compared and summed up;
    amounts of two can only be told apart. `sum(amounts, Money("0", "HKD"))` is an amount even where there are none.

    Args:
        amount: Such as `"12.5"` or `Decimal("-3")`. Digits beyond the currency's decimals must be zeros.
        currency: Three letters of ISO 4217.

    Raises:
        TypeError: The amount is a `float` or an `int`; the message says what to write instead.
        InvalidRequestError: The amount is no decimal number or too large (`AMOUNT_INVALID`), has more decimals than its
            currency (`AMOUNT_TOO_PRECISE`), or the currency is unknown (`CURRENCY_UNKNOWN`).
    """

    __slots__ = ("_currency", "_minor")
    __match_args__ = ("amount", "currency")

    _minor: int
    _currency: str

    def __new__(cls, amount: str | Decimal, currency: str) -> Money:
        text = _written_out(amount) if isinstance(amount, Decimal) else amount
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise _unfit(amount)
        return cls._trusted(*_native.money_from_decimal(text, _text(currency, "currency")))

    @classmethod
    def parse(cls, text: str) -> Money:
        """Reads what `str` writes: `12.50 HKD`.

        Raises:
            InvalidRequestError: As for `Money` itself.
        """
        return cls._trusted(*_native.money_parse(_text(text, "amount")))

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Money:
        """An amount in whole minor units: `Money.from_minor(1250, "HKD")` is 12.50 HKD.

        Raises:
            InvalidRequestError: The amount does not fit 64 bits, or the currency is unknown.
        """
        if type(minor) is not int:
            raise TypeError(f"Minor units are an int, not {_name(minor)}: Money.from_minor(1250, 'HKD') is 12.50 HKD")
        return cls._trusted(*_native.money_from_minor(minor, _text(currency, "currency")))

    @classmethod
    def _trusted(cls, minor: int, currency: str) -> Money:
        money = object.__new__(cls)
        object.__setattr__(money, "_minor", minor)
        object.__setattr__(money, "_currency", currency)
        return money

    @property
    def amount(self) -> Decimal:
        """The amount with as many decimals as its currency has: `Decimal("12.50")`."""
        return Decimal(_native.money_to_decimal(self._minor, self._currency))

    @property
    def minor(self) -> int:
        """The amount in whole minor units: 1250 for 12.50 HKD."""
        return self._minor

    @property
    def currency(self) -> str:
        """The three capital letters of ISO 4217."""
        return self._currency

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return self._moved_by(self._same(other))

    def __radd__(self, other: int) -> Money:
        # What `sum` begins with.
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return self._moved_by(-self._same(other))

    def __neg__(self) -> Money:
        return self.from_minor(-self._minor, self._currency)

    def __pos__(self) -> Money:
        return self

    def __abs__(self) -> Money:
        return self if self._minor >= 0 else -self

    def __bool__(self) -> bool:
        return self._minor != 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self._minor == other._minor and self._currency == other._currency

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return self._minor < self._same(other)

    def __le__(self, other: Money) -> bool:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return self._minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return self._minor > self._same(other)

    def __ge__(self, other: Money) -> bool:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        return self._minor >= self._same(other)

    def __hash__(self) -> int:
        return hash((self._minor, self._currency))

    def __str__(self) -> str:
        return f"{_native.money_to_decimal(self._minor, self._currency)} {self._currency}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f"Money({_native.money_to_decimal(self._minor, self._currency)!r}, {self._currency!r})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Money never changes: make another")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("Money never changes: make another")

    def __copy__(self) -> Money:
        return self

    def __deepcopy__(self, memo: object) -> Money:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return Money.from_minor, (self._minor, self._currency)

    def _same(self, other: Money) -> int:
        if other._currency != self._currency:
            raise ValueError(f"{self} and {other} are of two currencies. Convert one of them first.")
        return other._minor

    def _moved_by(self, minor: int) -> Money:
        return self.from_minor(self._minor + minor, self._currency)


def _written_out(amount: Decimal) -> str:
    exponent = amount.as_tuple().exponent
    # Digits alone, as the engine reads them; but the ones of Decimal("1E+999999999") would not fit the memory.
    return format(amount, "f") if isinstance(exponent, int) and abs(exponent) < 100 else str(amount)


def _text(value: str, what: str) -> str:
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"The {what} is text, not {_name(value)}: Money('12.50', 'HKD') or Money.parse('12.50 HKD')")
    return value


def _unfit(amount: object) -> TypeError:
    if type(amount) is int:
        return TypeError(
            f"An int could be whole or minor units: write Money('{amount}', currency) for {amount} of the currency, or "
            f"Money.from_minor({amount}, currency) for {amount} of its smallest unit"
        )
    if isinstance(amount, float):
        return TypeError("A float can't hold an amount exactly: write Money('12.50', 'HKD') or use decimal.Decimal")
    return TypeError(f"The amount is text or a Decimal, not {_name(amount)}: write Money('12.50', 'HKD')")


def _name(value: object) -> str:
    return type(value).__name__
