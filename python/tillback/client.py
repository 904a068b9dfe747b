"""The client that waits: for scripts, for servers with threads, for everything without an event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from tillback._core import Headers, Reference, Seconds, Target
from tillback._waiting import Waiting
from tillback.model import (
    Capabilities,
    Check,
    Done,
    Event,
    GatewayName,
    Money,
    Outcome,
    Payee,
    ProfileType,
    Refund,
    RefundRequest,
    RefundStatus,
    ReportSource,
    Settlement,
    SettleStep,
    Transaction,
    TransactionStatus,
    Until,
)
from tillback.report import Report

__all__ = ["Client"]


class Client(Waiting):
    """Refunds, queries and payees at every account it is given.

    **If a call of `refund` raises a `TillbackError`, no money moved because of that call**, unless it is an `InternalError`.
    Everything else is a `Refund` with a status. Whatever ends the waiting from outside, such as Ctrl-C, ends the waiting only:
    a refund that was sent goes on, and the same idempotency key returns its end.

    Durations are seconds, or a `timedelta`. Times are aware `datetime`s.
    """

    __slots__ = ()

    def refund(
        self,
        *,
        account: str,
        transaction: Target,
        idempotency_key: str,
        amount: Money | None = None,
        reason: str | None = None,
        deadline: Seconds | None = None,
    ) -> Refund:
        """Gives money back, once.

        Args:
            account: The name of the account that was paid.
            transaction: The payment: a `Transaction` just read (which saves a look-up), a `TransactionRef`, or the text that a
                scanner read from the receipt.
            idempotency_key: Your name for this refund, 1 to 255 characters: take it from the return in your own books, never from
                a clock or a dice. The same key with the same content returns the same refund, also after a crash.
            amount: How much, in the currency of the payment. Without it, all that is still refundable.
            reason: Why, at most 200 characters. Yedpay and PayCross keep it; Pockyt has no such field.
            deadline: How long the call may take. When it ends, the refund is returned with the status of that moment.

        Returns:
            The refund. `refused` is a status, not an error; so are `pending`, `unknown` and `review`. Settle those later with
            `settle`, and never refund them by other means.

        Raises:
            TillbackError: No money moved because of this call, unless it is an `InternalError`.
        """
        call = self._native.refund(account, transaction, idempotency_key, amount, reason, deadline)
        return self._made(call)

    def queue_refund(
        self,
        *,
        account: str,
        transaction: Target,
        idempotency_key: str,
        amount: Money | None = None,
        reason: str | None = None,
        deadline: Seconds | None = None,
    ) -> Refund:
        """Records a refund and sends nothing: for a till that is offline. `settle` sends it later.

        Takes what `refund` takes; without a `Transaction` just read, an amount is needed.

        Raises:
            TillbackError: Nothing was recorded.
        """
        call = self._native.queue_refund(account, transaction, idempotency_key, amount, reason, deadline)
        return self._made(call)

    def refund_many(
        self,
        requests: Iterable[RefundRequest],
        *,
        at_once: int = 16,
        per_second: int | None = None,
        progress: Callable[[Done[Refund]], object] | None = None,
    ) -> list[Done[Refund]]:
        """Makes many refunds, several at once, each under its own key with everything that `refund` promises.

        Args:
            requests: The refunds.
            at_once: Calls under way at the same time: 1 to 1,024.
            per_second: Calls begun per second, at most. `None`: no limit.
            progress: Called as each one ends, by this thread. What it raises ends the call: refunds not yet sent are not sent any
                more, the others go on. An error of tillback's that it raises comes out as a `RuntimeError`.

        Returns:
            How each one ended, in the order of the requests. An error ends only its own.

        Raises:
            InvalidRequestError: A request or an option is malformed. Nothing was sent.
        """
        done: list[Done[Refund]] = []
        call = self._native.refund_many(requests, at_once, per_second)
        self._made(call, each=self._keeping(done, progress))
        return self._in_order(done)

    def get_refund(self, idempotency_key: str) -> Refund:
        """Reads a refund from the journal, without asking the gateway.

        Raises:
            NotFoundError: The journal knows no refund with this key.
        """
        return self._made(self._native.get_refund(idempotency_key))

    def wait_for_refund(self, idempotency_key: str, *, deadline: Seconds) -> Refund:
        """Follows a refund until its status is final or the deadline ends; then returns it as it is.

        Raises:
            NotFoundError: The journal knows no refund with this key.
        """
        return self._made(self._native.wait_for_refund(idempotency_key, deadline))

    def settle(self, *, deadline: Seconds, progress: Callable[[SettleStep], object] | None = None) -> Settlement:
        """Drives every open refund on: sends what is queued, asks about what is unknown or pending.

        Call it from anywhere, any time; several at once do each piece of work once.

        Args:
            deadline: How long it may take.
            progress: Called with each refund that moved, and how far all of them are. What it raises ends the call.

        Returns:
            The refunds that ended while it ran, and those that are still open.
        """
        return self._made(self._native.settle(deadline), each=self._called(progress))

    def list_refunds(
        self,
        *,
        account: str | None = None,
        statuses: Iterable[RefundStatus | str] = (),
        open: bool = False,
        from_: datetime | None = None,
        to: datetime | None = None,
        transaction_id: str | None = None,
        contradicted: bool = False,
    ) -> Iterator[Refund]:
        """The refunds of the journal, oldest first, read page by page.

        Args:
            account: Of this account.
            statuses: With one of these statuses; none: with any.
            open: Only those that are not final, what a person must look at included. In place of statuses.
            from_: Recorded at this time or later.
            to: Recorded before this time.
            transaction_id: Of the payment with this id of the gateway.
            contradicted: Only those against whose final status news came in.
        """
        filter = {
            "account": account,
            "statuses": statuses,
            "open": open,
            "from_": from_,
            "to": to,
            "transaction_id": transaction_id,
            "contradicted": contradicted,
        }
        return self._listed(self._native.list_refunds(filter))

    def resolve(self, idempotency_key: str, *, outcome: Outcome | str, note: str) -> Refund:
        """Settles a refund in `review`: a person looked into the gateway's dashboard.

        Args:
            idempotency_key: Its key.
            outcome: `succeeded` where the money went back, `refused` where it did not and will not.
            note: What the person saw, 1 to 1,000 characters. It is kept in the history.

        Raises:
            ConflictError: It is not in review. Nothing was changed.
        """
        return self._made(self._native.resolve(idempotency_key, outcome, note))

    def check_journal(self) -> list[str]:
        """Looks for damage in the journal: one sentence for each fault, so an empty list is good news."""
        return list(self._made(self._native.check_journal()))

    def transaction(self, *, account: str, reference: Reference, timeout: Seconds | None = None) -> Transaction:
        """Asks the gateway for a payment.

        Args:
            account: The name of the account that was paid.
            reference: A `TransactionRef`, or the text that a scanner read.
            timeout: How long it may take.

        Raises:
            NotFoundError: The gateway knows no such transaction.
            InvalidRequestError: Several payments carry this reference; `find` returns them all.
        """
        return self._made(self._native.transaction(account, reference), timeout)

    def find(
        self,
        *,
        account: str,
        reference: Reference,
        timeout: Seconds | None = None,
    ) -> tuple[Transaction, ...]:
        """Asks the gateway for every transaction with this id or reference: none, one or several."""
        return self._made(self._native.find(account, reference), timeout)

    def query_many(
        self,
        references: Iterable[Reference],
        *,
        account: str,
        at_once: int = 16,
        per_second: int | None = None,
        timeout: Seconds | None = None,
        progress: Callable[[Done[Transaction]], object] | None = None,
    ) -> list[Done[Transaction]]:
        """Asks for many payments, several at once.

        Args:
            references: What to ask for.
            account: The name of the account that was paid.
            at_once: Questions under way at the same time: 1 to 1,024.
            per_second: Questions begun per second, at most. `None`: no limit.
            timeout: How long all of them together may take.
            progress: Called as each one ends. What it raises ends the call.

        Returns:
            How each one ended, in the order of the references. An error ends only its own.
        """
        done: list[Done[Transaction]] = []
        call = self._native.query_many(account, references, at_once, per_second)
        self._made(call, timeout, self._keeping(done, progress))
        return self._in_order(done)

    def wait_for(
        self,
        *,
        account: str,
        reference: Reference,
        until: Until | TransactionStatus | str = "final",
        deadline: Seconds,
    ) -> Transaction:
        """Asks for a payment with growing pauses until it is as wished, or the deadline ends; then returns it as it is.

        However many wait for the same payment, it is asked for once at a time; a webhook about it that `receive_webhook` gets
        ends the pause at once.

        Args:
            account: The name of the account that is paid.
            reference: A `TransactionRef`, or the text that a scanner read.
            until: `final`, `refundable` or a status.
            deadline: How long it may take.
        """
        return self._made(self._native.wait_for(account, reference, until, deadline))

    def transactions(
        self,
        *,
        account: str,
        from_: datetime | None = None,
        to: datetime | None = None,
        day: date | None = None,
        status: str | None = None,
        method: str | None = None,
        reference: str | None = None,
        owner: str | None = None,
        page_size: int | None = None,
        timeout: Seconds | None = None,
    ) -> Iterator[Transaction]:
        """What the gateway lists, fetched page by page as it is read.

        Args:
            account: The name of the account.
            from_: Created at or after this time.
            to: Created before this time.
            day: One whole day in UTC instead (PayCross's report without paging).
            status: The gateway's own word for the status, such as `paid`.
            method: Yedpay's `gateway_id`; PayCross `credit_card` or `alternative`.
            reference: The merchant's reference.
            owner: Whose, where the gateway asks: Yedpay `company:<id>` or `user:<id>`.
            page_size: How many at a time.
            timeout: How long one page may take.

        Raises:
            UnsupportedError: The gateway can't list; the message tells what works.
        """
        filter = {
            "from_": from_,
            "to": to,
            "day": day,
            "status": status,
            "method": method,
            "reference": reference,
            "owner": owner,
            "page_size": page_size,
        }
        return self._listed(self._native.transactions(account, filter, timeout))

    def report(
        self,
        source: ReportSource,
        *,
        at_once: int = 16,
        per_second: int | None = None,
        time_zone: str | None = None,
        refundable: bool = False,
        checkpoint: str | None = None,
    ) -> Report:
        """Many payments, one row for each: what came in, what went back, what can still go back, and whether the journal and the
        gateway agree.

        Args:
            source: Where the payments come from.
            at_once: Questions under way at the same time, for each account: 1 to 1,024. Fewer are asked while a gateway asks for
                less or answers ever more slowly.
            per_second: Questions begun per second, at most, for each account. `None`: no limit.
            time_zone: Whose midnight ends a day: an IANA name such as `Asia/Hong_Kong`. `None`: UTC.
            refundable: Only payments of which something can still be given back.
            checkpoint: A name under which the journal keeps how far the report is, so that it goes on there when it is asked for
                again. `None`: it begins anew each time.

        Returns:
            The report, to be iterated over once it is here: rows come as the gateways answer. What can't be read marks its
            row and ends nothing.
        """
        call = self._native.report(source, at_once, per_second, time_zone, refundable, checkpoint)
        return Report(self, self._made(call))

    def register_payee(
        self,
        *,
        account: str,
        first_name: str,
        last_name: str,
        email: str,
        country_code: str,
        profile: ProfileType | str = "individual",
        date_of_birth: date | None = None,
        state: str | None = None,
        city: str | None = None,
        street: str | None = None,
        street2: str | None = None,
        zip: str | None = None,
        country: str | None = None,
        phone: str | None = None,
        customer_code: str | None = None,
        government_id: str | None = None,
        government_id_type: str | None = None,
        company: str | None = None,
        lang: str | None = None,
        payor_no: str | None = None,
        timeout: Seconds | None = None,
    ) -> Payee:
        """Registers somebody to be paid, once: the same registration again returns the same payee.

        Args:
            account: The name of the account.
            first_name: At most 255 characters, as all texts here.
            last_name: As above.
            email: As above, with an @.
            country_code: Two capital letters (ISO 3166).
            profile: `individual` or `business`, which needs a company.
            date_of_birth: A day.
            state: Of the address, as city, street, street2, zip and country are.
            customer_code: Your own name for the payee, by which a lost answer is settled.
            timeout: How long it may take.

        Raises:
            TimedOutError: With the code `PAYEE_UNCERTAIN` it may have been registered. The same call looks for it first.
        """
        fields = {name: value for name, value in locals().items() if name not in ("self", "timeout")}
        return self._made(self._native.register_payee(fields), timeout)

    def payee(
        self,
        *,
        account: str,
        customer_no: str | None = None,
        customer_code: str | None = None,
        email: str | None = None,
        timeout: Seconds | None = None,
    ) -> Payee:
        """Reads a payee by exactly one of its names.

        Raises:
            NotFoundError: The gateway knows no such payee.
        """
        return self._made(self._native.payee(account, customer_no, customer_code, email), timeout)

    def update_payee(
        self, *, account: str, customer_no: str, changes: Mapping[str, str], timeout: Seconds | None = None
    ) -> Payee:
        """Changes a payee.

        Args:
            account: The name of the account.
            customer_no: The gateway's id of the payee.
            changes: The gateway's own names of fields, such as `city`, and their new values.
            timeout: How long it may take.
        """
        return self._made(self._native.update_payee(account, customer_no, list(changes.items())), timeout)

    def receive_webhook(self, *, account: str, headers: Headers, body: bytes | bytearray | memoryview) -> Event:
        """Verifies a delivered webhook and merges it into the journal.

        Args:
            account: The name of the account it is for.
            headers: The headers as they came: a mapping, or pairs of names and values.
            body: The bytes as they came, because the signature is about them: parsed and written again they would not fit.

        Returns:
            The event. Answer the gateway with `event.acknowledgement` under HTTP 200, so that it stops sending.

        Raises:
            SignatureError: Nobody proved to be the gateway. Nothing was changed.
        """
        return self._made(self._native.receive_webhook(account, headers, body))

    def verify_webhook(self, *, account: str, headers: Headers, body: bytes | bytearray | memoryview) -> Event:
        """Verifies a delivered webhook and changes nothing. Takes what `receive_webhook` takes."""
        return self._made(self._native.verify_webhook(account, headers, body))

    def check(self, *, account: str, timeout: Seconds | None = None) -> Check:
        """Whether the account's credentials work, and whether they may refund.

        Raises:
            AuthenticationError: The gateway refused the credentials.
        """
        return self._made(self._native.check(account), timeout)

    def capabilities(self, gateway: GatewayName | str) -> Capabilities:
        """What a gateway can do and prove."""
        return self._native.capabilities(gateway)

    @property
    def accounts(self) -> tuple[str, ...]:
        """The names of the accounts, in alphabetical order."""
        return self._native.accounts()
