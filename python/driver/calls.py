"""Every operation, written once for both clients."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar, cast

import arguments
import values

from tillback import (
    AsyncClient,
    CallCancelledError,
    Client,
    Done,
    ErrorCode,
    NotFoundError,
    RefundRequest,
    SettleStep,
    TillbackError,
)

T = TypeVar("T")

Either: TypeAlias = Client | AsyncClient
Answer: TypeAlias = dict[str, Any]


class Mode(Protocol):
    """How the library is called."""

    @property
    def client(self) -> Callable[..., Either]: ...

    @property
    def cancelled(self) -> type[BaseException]:
        """What a call raises whose waiting was ended from outside."""
        ...

    async def cancelled_after(self, seconds: float, call: Coroutine[Any, Any, T]) -> T:
        """The end of a call that is cancelled after so long."""
        ...

    async def together(self, calls: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
        """The ends of calls that are made at the same time."""
        ...


async def answer(mode: Mode, client: Either, line: dict[str, Any]) -> Answer:
    """Makes a call, and says what came of it."""
    members = {name: value for name, value in line.items() if name not in ("op", "cancel_after_ms")}
    operations = Operations(client, mode.cancelled)
    operation = None if line["op"].startswith("_") else getattr(operations, line["op"], None)
    if operation is None:
        raise LookupError(f"no operation is called {line['op']}")
    inspect.signature(operation).bind(**members)
    try:
        call = operation(**members)
        after = line.get("cancel_after_ms")
        return {"ok": await (call if after is None else mode.cancelled_after(after / 1000, call))}
    except TillbackError as error:
        return {"error": values.error(error)}
    except mode.cancelled:
        return {"error": values.error(_stopped())}


def _stopped(idempotency_key: str | None = None) -> CallCancelledError:
    """A cancelled call raises what cancelled it, which says no more than that."""
    message = "The call was cancelled."
    return CallCancelledError(message, code=ErrorCode.CANCELLED, idempotency_key=idempotency_key)


async def _end(call: Awaitable[T] | T) -> T:
    return await cast("Awaitable[T]", call) if isinstance(call, Awaitable) else call


async def _taken(items: Iterator[T] | AsyncIterator[T], take: int | None) -> list[T]:
    kept: list[T] = []
    while take is None or len(kept) < take:
        try:
            kept.append(await anext(items) if isinstance(items, AsyncIterator) else next(items))
        except (StopIteration, StopAsyncIteration):
            break
    return kept


class Operations:
    """The operations, by their names in `core`."""

    def __init__(self, client: Either, cancelled: type[BaseException]) -> None:
        self._client = client
        self._cancelled = cancelled

    async def refund(self, request: dict[str, Any]) -> Any:
        made = await self._made(**request)
        try:
            return values.refund(await _end(self._client.refund(**made)))
        except self._cancelled:
            return values.refund(await self._known(made["idempotency_key"]))

    async def queue_refund(self, request: dict[str, Any]) -> Any:
        return values.refund(await _end(self._client.queue_refund(**await self._made(**request))))

    async def get_refund(self, idempotency_key: str) -> Any:
        return values.refund(await _end(self._client.get_refund(idempotency_key)))

    async def wait_for_refund(self, idempotency_key: str, deadline_ms: int) -> Any:
        deadline = arguments.time(deadline_ms)
        return values.refund(await _end(self._client.wait_for_refund(idempotency_key, deadline=deadline)))

    async def resolve(self, idempotency_key: str, outcome: str, note: str) -> Any:
        return values.refund(await _end(self._client.resolve(idempotency_key, outcome=outcome, note=note)))

    async def settle(self, deadline_ms: int) -> Any:
        steps: list[SettleStep] = []
        settled = await _end(self._client.settle(deadline=arguments.time(deadline_ms), progress=steps.append))
        return values.settlement(settled, len(steps))

    async def refund_many(self, requests: list[dict[str, Any]], at_once: int, per_second: int | None = None) -> Any:
        made = [RefundRequest(**await self._made(**request)) for request in requests]
        return values.many(await _end(self._client.refund_many(made, at_once=at_once, per_second=per_second)))

    async def query_many(
        self, account: str, references: list[dict[str, str]], at_once: int, per_second: int | None = None
    ) -> Any:
        named = arguments.references(references)
        told: list[Done[Any]] = []
        try:
            asked = self._client.query_many(
                named, account=account, at_once=at_once, per_second=per_second, progress=told.append
            )
            return values.many(await _end(asked))
        except self._cancelled:
            return values.many(_with_those_that_were_stopped(told, len(named)))

    async def list_refunds(self, filter: dict[str, Any] | None = None, take: int | None = None) -> Any:
        return values.value(await _taken(self._client.list_refunds(**arguments.filter(filter)), take))

    async def check_journal(self) -> Any:
        return await _end(self._client.check_journal())

    async def transaction(self, account: str, **named: str) -> Any:
        reference = arguments.reference(**named)
        return values.value(await _end(self._client.transaction(account=account, reference=reference)))

    async def find(self, account: str, **named: str) -> Any:
        reference = arguments.reference(**named)
        return values.value(await _end(self._client.find(account=account, reference=reference)))

    async def wait_for(self, account: str, until: str, deadline_ms: int, **named: str) -> Any:
        reference, deadline = arguments.reference(**named), arguments.time(deadline_ms)
        waited = self._client.wait_for(account=account, reference=reference, until=until, deadline=deadline)
        return values.value(await _end(waited))

    async def transactions(self, account: str, filter: dict[str, Any] | None = None, take: int | None = None) -> Any:
        listed = self._client.transactions(account=account, **arguments.filter(filter))
        return values.value(await _taken(listed, take))

    async def report(
        self,
        source: dict[str, Any],
        time_zone: str | None = None,
        refundable: bool = False,
        take: int | None = None,
    ) -> Any:
        # The two kinds of reports are iterated over in two ways, too.
        made: Any = self._client.report(arguments.source(source), time_zone=time_zone, refundable=refundable)
        report = await _end(made)
        return values.report(await _taken(report, take), report.tally)

    async def register_payee(self, request: dict[str, Any]) -> Any:
        return values.value(await _end(self._client.register_payee(**arguments.payee(**request))))

    async def payee(self, account: str, payee: dict[str, Any]) -> Any:
        return values.value(await _end(self._client.payee(account=account, **payee)))

    async def update_payee(self, account: str, customer_no: str, changes: dict[str, str]) -> Any:
        updated = self._client.update_payee(account=account, customer_no=customer_no, changes=changes)
        return values.value(await _end(updated))

    async def receive_webhook(self, account: str, headers: dict[str, str], body: str) -> Any:
        event = self._client.receive_webhook(account=account, headers=headers, body=body.encode())
        return values.value(await _end(event))

    async def verify_webhook(self, account: str, headers: dict[str, str], body: str) -> Any:
        event = self._client.verify_webhook(account=account, headers=headers, body=body.encode())
        return values.value(await _end(event))

    async def check(self, account: str) -> Any:
        return values.value(await _end(self._client.check(account=account)))

    async def capabilities(self, gateway: str) -> Any:
        return values.value(self._client.capabilities(gateway))

    async def accounts(self) -> Any:
        return list(self._client.accounts)

    async def _made(self, read_first: bool = False, *, reference: str, kind: str, **request: Any) -> dict[str, Any]:
        """With the transaction read first, where the runner wants it so."""
        target: Any = arguments.reference(reference=reference, kind=kind)
        if read_first:
            target = await _end(self._client.transaction(account=request["account"], reference=target))
        return arguments.refund(transaction=target, **request)

    async def _known(self, idempotency_key: str) -> Any:
        """What a program finds out whose refund was cancelled."""
        try:
            return await _end(self._client.get_refund(idempotency_key))
        except NotFoundError:
            raise _stopped(idempotency_key) from None


def _with_those_that_were_stopped(told: list[Done[Any]], of: int) -> list[Done[Any]]:
    answered = sum(one.error is None for one in told)
    missing = [index for index in range(of) if index not in {one.index for one in told}]
    return told + [
        Done(index=index, error=_stopped(), answered=answered, failed=len(told) - answered + number)
        for number, index in enumerate(missing, 1)
    ]
