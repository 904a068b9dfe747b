import {
  type Account,
  Client,
  type Done,
  type ErrorCode,
  type Event,
  Money,
  OverRefundError,
  type Refund,
  type RefundStatus,
  type Report,
  TillbackError,
  type Transaction,
  TransactionRef,
} from 'tillback';
import { type Payment, Sandbox } from 'tillback/sandbox';

/** A status that is left out does not compile. */
function told(status: RefundStatus): string {
  switch (status) {
    case 'succeeded':
      return 'done';
    case 'refused':
      return 'no';
    case 'queued':
    case 'pending':
    case 'unknown':
      return 'later';
    case 'review':
      return 'somebody has to look';
  }
}

async function shop(): Promise<void> {
  await using sandbox = await Sandbox.start({ seed: 7 });
  const accounts: readonly Account[] = sandbox.accounts();
  await using client = new Client({ accounts, journal: ':memory:', deadline: 5_000 });
  const payment: Payment = await sandbox.pay('pockyt', Money('25.00', 'USD'));

  const read: Transaction = await client.transaction({
    account: 'pockyt',
    reference: TransactionRef.gatewayId(payment.id),
  });
  const left: Money | undefined = read.refundable;
  const refund: Refund = await client.refund({
    account: 'pockyt',
    transaction: read,
    idempotencyKey: 'return-1',
    amount: Money(500n, 'USD'),
    signal: AbortSignal.timeout(10_000),
  });
  const at: Date = refund.createdAt;
  const minor: bigint = Money.minor(refund.amount);

  const many: Done<Transaction>[] = await client.queryMany([payment.id], {
    account: 'pockyt',
    progress: ({ result, error }) => {
      const id: string | undefined = result?.id;
      const code: ErrorCode | undefined = error?.code;
      return [id, code];
    },
  });
  for await (const known of client.listRefunds({ statuses: ['succeeded', 'refused'], from: new Date(0) })) {
    told(known.status);
  }
  const report: Report = await client.report({ journal: true }, { timeZone: 'Asia/Hong_Kong' });
  for await (const row of report) {
    const day: string | undefined = row.day;
    day?.slice(0, 7);
  }
  try {
    await client.refund({
      account: 'pockyt',
      transaction: payment.id,
      idempotencyKey: 'return-2',
      amount: Money('30', 'USD'),
    });
  } catch (error) {
    if (error instanceof OverRefundError) {
      const advice: 'never' | 'later' | 'after_fix' = error.retry;
      console.log(told(refund.status), minor, left?.amount, many.length, at instanceof Date, advice);
    } else if (error instanceof TillbackError) {
      throw new Error(error.code);
    }
  }
  // @ts-expect-error a number can't hold every amount
  const inexact = () => Money(12.5, 'USD');
  // @ts-expect-error a refund needs a key
  const nameless = () => client.refund({ account: 'pockyt', transaction: payment.id });
  // @ts-expect-error a misspelt amount would be a refund of everything
  const misspelt = () => client.refund({ account: 'a', transaction: 'b', idempotencyKey: 'c', amout: refund.amount });
  // @ts-expect-error an amount that may be missing has to be decided about
  const undecided = () => client.refund({ account: 'a', transaction: 'b', idempotencyKey: 'c', amount: left });
  // @ts-expect-error what was told can't be changed
  const changed = () => (refund.status = 'succeeded');
  const webhook = (event: Event): string => event.acknowledgement;
  void [inexact, nameless, misspelt, undecided, changed, webhook];
}

void shop();
