"""What all records have in common."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_):
        return lambda cls: cls


R = TypeVar("R", bound="Record")


class _Signature:
    """What `help` and an editor show of a class whose `__init__` serves all classes."""

    def __get__(self, record: object, cls: type[Record]) -> object:
        from inspect import Parameter, signature

        _self, *parameters = signature(cls.__init__).parameters.values()
        if any(parameter.kind is Parameter.VAR_KEYWORD for parameter in parameters):
            parameters = [
                Parameter(field.name, Parameter.KEYWORD_ONLY, default=_or_empty(field), annotation=field.type)
                for field in dataclasses.fields(cls)
            ]
        return signature(cls.__init__).replace(parameters=parameters)


def _or_empty(field: dataclasses.Field[Any]) -> Any:
    from inspect import Parameter

    return Parameter.empty if field.default is dataclasses.MISSING else field.default


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
class Record:
    """A frozen dataclass made of keyword arguments: it can be hashed, compared, pickled, copied, and varied with
    `replace()`.

    Its `repr` leaves out what is at its default, and what is about a person or only noise.
    """

    # `dataclass` would compile six functions for each class, and take longer for that than all else that is imported. The
    # functions here serve all classes.
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
    _names: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        dataclasses.dataclass(cls, init=False, repr=False, eq=False, kw_only=True)  # pyright: ignore[reportCallIssue]
        cls._names = frozenset(field.name for field in dataclasses.fields(cls))

    if not TYPE_CHECKING:
        __signature__ = _Signature()

        def __init__(self, /, **values) -> None:
            if values.keys() != self._names:
                values = _completed(type(self), values)
            object.__setattr__(self, "__dict__", values)

        # The engine makes several for each call, and to hand so many arguments over by name takes twice as long. Nothing is
        # refused here: a refund was sent by then.
        @classmethod
        def _trusted(cls, values):
            record = object.__new__(cls)
            object.__setattr__(record, "__dict__", values)
            return record

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"A {type(self).__name__} never changes: dataclasses.replace() varies it")

    def __delattr__(self, name: str) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"A {type(self).__name__} never changes: dataclasses.replace() varies it")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    def __repr__(self) -> str:
        shown = (field for field in dataclasses.fields(self) if field.repr)
        pairs = ((field.name, getattr(self, field.name)) for field in shown)
        defaults = self.__dataclass_fields__
        inside = ", ".join(f"{name}={value!r}" for name, value in pairs if value != defaults[name].default)
        return f"{type(self).__name__}({inside})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        values = {name: self.__dict__[name] for name in self.__dataclass_fields__ if name in self._names}
        return _again, (type(self), values)


class Replied(Record):
    """A record that keeps the bytes it was read from."""

    raw: bytes = dataclasses.field(default=b"", repr=False)
    """The untouched bytes of the gateway. They may hold names and addresses of customers, so `repr` hides them."""

    def raw_json(self) -> Any:
        """What `raw` says, as JSON. Numbers with decimals become `Decimal`, never a float.

        Raises:
            ValueError: It is no JSON, or empty.
        """
        # Few programs ask for it, and all would pay for the import.
        import json

        try:
            return json.loads(self.raw, parse_float=Decimal, parse_constant=_no_number)
        except (ValueError, RecursionError):
            # Their exceptions carry the whole text, with the names in it.
            raise ValueError(f"The {len(self.raw)} bytes the gateway sent are not JSON. Read them in `raw`.") from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _values(record: Record) -> list[object]:
    values = record.__dict__
    return [values.get(name) for name in record._names]


def _completed(cls: type[Record], given: dict[str, object]) -> dict[str, object]:
    fields = dataclasses.fields(cls)
    missing = [repr(field.name) for field in fields if field.name not in given and field.default is dataclasses.MISSING]
    unknown = [repr(name) for name in given if name not in cls._names]
    if missing:
        raise TypeError(f"{cls.__name__}() needs {', '.join(missing)}")
    if unknown:
        raise TypeError(f"{cls.__name__}() has no {', '.join(unknown)}")
    return {field.name: given.get(field.name, field.default) for field in fields}


def _again(cls: type[R], values: Mapping[str, object]) -> R:
    """Makes a record from a pickle, which may come from a version that knew more fields or fewer."""
    record = object.__new__(cls)
    fields = dataclasses.fields(cls)
    known = {field.name: values.get(field.name, field.default) for field in fields}
    kept = {name: value for name, value in known.items() if value is not dataclasses.MISSING}
    object.__setattr__(record, "__dict__", kept)
    return record
