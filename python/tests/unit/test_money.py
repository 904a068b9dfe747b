from __future__ import annotations

import copy
import decimal
import pickle
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tillback.errors import InvalidRequestError
from tillback.model import ErrorCode, Money

# With 2, 0, 3 and 4 decimals.
CURRENCIES = ["HKD", "JPY", "KWD", "CLF"]
LARGEST = 2**63 - 1
SMALLEST = -(2**63)


def many() -> list[tuple[int, str]]:
    chance = random.Random(20261130)
    edges = [0, 1, -1, 99, 100, -100, LARGEST, SMALLEST]
    sizes = [chance.randrange(-(10**digits), 10**digits) for digits in range(1, 19) for _ in range(20)]
    return [(minor, currency) for minor in edges + sizes for currency in CURRENCIES]


def test_text_and_decimals_become_minor_units() -> None:
    assert Money("12.50", "HKD").minor == 1250
    assert Money("12.5", "HKD").minor == 1250
    assert Money("12", "HKD").minor == 1200
    assert Money("-0.05", "HKD").minor == -5
    assert Money("1200.00", "JPY").minor == 1200
    assert Money("1.234", "KWD").minor == 1234
    assert Money(Decimal("12.5"), "HKD").minor == 1250
    assert Money(Decimal("1.2E+3"), "HKD").minor == 120_000
    assert Money(Decimal("0E-50"), "HKD").minor == 0
    assert Money(Decimal("-0"), "HKD").minor == 0
    assert Money("1", "hkd").currency == "HKD"


def test_it_prints_what_it_reads() -> None:
    money = Money.parse("12.50 HKD")
    assert str(money) == f"{money}" == "12.50 HKD"
    assert f"{money:>12}" == "   12.50 HKD"
    assert repr(money) == "Money('12.50', 'HKD')"
    assert money.amount == Decimal("12.50")
    assert str(money.amount) == "12.50"
    assert str(Money.from_minor(-5, "HKD")) == "-0.05 HKD"


def test_every_amount_survives_text_decimal_minor_units_repr_and_pickle() -> None:
    for minor, currency in many():
        money = Money.from_minor(minor, currency)
        assert (money.minor, money.currency) == (minor, currency)
        assert Money.parse(str(money)) == money
        assert Money(money.amount, currency) == money
        assert Money(str(money.amount), currency) == money
        assert eval(repr(money)) == money
        assert pickle.loads(pickle.dumps(money)) == money
        assert hash(Money.from_minor(minor, currency)) == hash(money)


def test_arithmetic_is_that_of_whole_numbers() -> None:
    chance = random.Random(7)
    for _ in range(2_000):
        one, other = (chance.randrange(-(10**15), 10**15) for _ in range(2))
        currency = chance.choice(CURRENCIES)
        left, right = Money.from_minor(one, currency), Money.from_minor(other, currency)
        assert (left + right).minor == one + other
        assert (left - right).minor == one - other
        assert (-left).minor == -one
        assert abs(left).minor == abs(one)
        assert (left < right, left <= right, left > right, left >= right) == (
            one < other,
            one <= other,
            one > other,
            one >= other,
        )
        assert (left == right) == (one == other)
        assert bool(left) == bool(one)
        assert +left is left


def test_sums_begin_with_nothing() -> None:
    amounts = [Money("0.10", "HKD")] * 3
    assert sum(amounts) == Money("0.30", "HKD")
    assert max(amounts) == Money("0.10", "HKD")
    assert min([Money("2", "HKD"), Money("-1", "HKD")]) == Money("-1", "HKD")


def test_currencies_are_never_mixed() -> None:
    dollars, yen = Money("1", "HKD"), Money("1", "JPY")
    assert dollars != yen
    assert len({dollars, yen, Money("1.00", "HKD")}) == 2
    calls: list[Callable[[], object]] = [
        lambda: dollars + yen,
        lambda: dollars - yen,
        lambda: dollars < yen,
        lambda: dollars <= yen,
        lambda: dollars > yen,
        lambda: dollars >= yen,
        lambda: sum([dollars, yen]),
    ]
    for mixed in calls:
        with pytest.raises(ValueError, match="two currencies"):
            mixed()


@pytest.mark.parametrize("amount", [12.5, float("nan"), 1, 0, True, None, b"1", Fraction(1, 2)])
def test_only_text_and_decimals_are_amounts(amount: Any) -> None:
    with pytest.raises(TypeError) as caught:
        Money(amount, "HKD")
    assert "Money(" in str(caught.value)


def test_the_message_tells_the_two_things_an_int_could_mean() -> None:
    twelve: Any = 12
    with pytest.raises(TypeError, match=r"Money\('12', currency\).*Money.from_minor\(12, currency\)"):
        Money(twelve, "HKD")


@pytest.mark.parametrize("minor", [12.0, Decimal(12), "12", True, None])
def test_only_ints_are_minor_units(minor: Any) -> None:
    with pytest.raises(TypeError):
        Money.from_minor(minor, "HKD")


@pytest.mark.parametrize("other", [1, 1.0, Decimal(1), "1.00 HKD", None])
def test_other_types_are_neither_added_nor_compared(other: Any) -> None:
    money = Money("1", "HKD")
    assert money != other
    calls: list[Callable[[], object]] = [
        lambda: money + other,
        lambda: other + money,
        lambda: money - other,
        lambda: other - money,
        lambda: money < other,
        lambda: money <= other,
        lambda: money > other,
        lambda: money >= other,
    ]
    for mixed in calls:
        with pytest.raises(TypeError):
            mixed()


@pytest.mark.parametrize("currency", [None, 344, b"HKD"])
def test_a_currency_is_text(currency: Any) -> None:
    with pytest.raises(TypeError):
        Money("1", currency)
    with pytest.raises(TypeError):
        Money.from_minor(1, currency)


@pytest.mark.parametrize(
    ("text", "currency", "code", "field"),
    [
        ("12.345", "HKD", "AMOUNT_TOO_PRECISE", "amount"),
        ("0.1", "JPY", "AMOUNT_TOO_PRECISE", "amount"),
        ("1,50", "HKD", "AMOUNT_INVALID", "amount"),
        ("", "HKD", "AMOUNT_INVALID", "amount"),
        ("1e3", "HKD", "AMOUNT_INVALID", "amount"),
        ("NaN", "HKD", "AMOUNT_INVALID", "amount"),
        (" 1", "HKD", "AMOUNT_INVALID", "amount"),
        ("92233720368547758.08", "HKD", "AMOUNT_INVALID", "amount"),
        ("1", "DOLLARS", "CURRENCY_UNKNOWN", "currency"),
        ("1", "XAU", "CURRENCY_UNKNOWN", "currency"),
    ],
)
def test_what_is_no_exact_amount_is_refused(text: str, currency: str, code: str, field: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        Money(text, currency)
    assert caught.value.code is ErrorCode(code)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("NaN", "AMOUNT_INVALID"),
        ("sNaN", "AMOUNT_INVALID"),
        ("Infinity", "AMOUNT_INVALID"),
        ("1E+99", "AMOUNT_INVALID"),
        ("1E+999999", "AMOUNT_INVALID"),
        ("1E-999999", "AMOUNT_INVALID"),
        ("0.001", "AMOUNT_TOO_PRECISE"),
    ],
)
def test_a_decimal_that_is_no_amount_is_refused(amount: str, code: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        Money(Decimal(amount), "HKD")
    assert caught.value.code is ErrorCode(code)


def test_what_does_not_fit_is_refused() -> None:
    largest, smallest = Money.from_minor(LARGEST, "HKD"), Money.from_minor(SMALLEST, "HKD")
    cent = Money.from_minor(1, "HKD")
    calls: list[Callable[[], object]] = [
        lambda: Money.from_minor(LARGEST + 1, "HKD"),
        lambda: Money.from_minor(SMALLEST - 1, "HKD"),
        lambda: Money.from_minor(10**30, "HKD"),
        lambda: largest + cent,
        lambda: smallest - cent,
        lambda: -smallest,
        lambda: abs(smallest),
    ]
    for beyond in calls:
        with pytest.raises(InvalidRequestError) as caught:
            beyond()
        assert caught.value.code is ErrorCode.AMOUNT_INVALID


def test_the_programs_decimal_context_changes_nothing() -> None:
    with decimal.localcontext() as context:
        context.prec = 3
        context.traps[decimal.Inexact] = True
        money = Money(Decimal("12345678901.23"), "HKD")
        assert money.minor == 1234567890123
        assert money.amount.compare_total(Decimal("12345678901.23")) == 0


def test_it_never_changes() -> None:
    money: Any = Money("1", "HKD")
    for name in ("minor", "amount", "currency", "_minor", "other"):
        with pytest.raises(AttributeError):
            setattr(money, name, 5)
    with pytest.raises(AttributeError):
        del money._minor
    assert copy.copy(money) is money
    assert copy.deepcopy(money) is money


def test_it_can_be_matched() -> None:
    match Money("12.50", "HKD"):
        case Money(amount, "HKD"):
            assert amount == Decimal("12.50")
        case _:
            pytest.fail("no match")
