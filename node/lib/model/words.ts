/** The closed sets of words, and the one open one. */

/**
 * One of the gateways tillback speaks to.
 *
 * - `pockyt`: Pockyt, formerly Yuansfer.
 * - `yedpay`: Yedpay, Hong Kong.
 * - `paycross`: PayCross and every other brand of the beGateway platform.
 */
export type GatewayName = 'pockyt' | 'yedpay' | 'paycross';

/**
 * Where a gateway is reached, unless a base URL of one's own is given as plain text. Plain `http` is taken only towards this
 * machine.
 *
 * - `production`: Real money.
 * - `sandbox`: The gateway's own test system. PayCross has none of its own: a test shop uses the production hosts.
 */
export type Environment = 'production' | 'sandbox' | (string & {});

/**
 * Which of a beGateway brand's two services holds a transaction.
 *
 * - `either`: Ask for alternative methods first, then cards.
 * - `apm`: Alternative payment methods (the `/beyag` host).
 * - `card`: Cards (the gateway host).
 */
export type Service = 'either' | 'apm' | 'card';

/**
 * How many decimals the server's integers have, where sources disagree (CLF, IDR, IQD, MOP, UGX …).
 *
 * - `undecided`: Refuse those currencies. Ask the gateway, then choose.
 * - `iso4217`: ISO 4217.
 * - `vendor`: The table in the vendor's own client libraries.
 */
export type MinorUnits = 'undecided' | 'iso4217' | 'vendor';

/**
 * What the text of a `TransactionRef` is.
 *
 * - `gateway_id`: The gateway's own id: Pockyt `transactionNo`, Yedpay `id` or `transactionId`, PayCross `uid`.
 * - `merchant`: The merchant's own reference: Pockyt `reference`, Yedpay `customId`, PayCross `trackingId`.
 * - `scanned`: Read by a scanner: an id of either kind.
 */
export type RefKind = 'gateway_id' | 'merchant' | 'scanned';

/**
 * Where a refund stands.
 *
 * - `queued`: Recorded, nothing sent.
 * - `pending`: The gateway took it; the final result comes later.
 * - `unknown`: May or may not have happened; tillback is asking.
 * - `succeeded`: The money went back.
 * - `refused`: The gateway said no, or it provably did not happen.
 * - `review`: The evidence ran out: a person must look.
 */
export type RefundStatus = 'queued' | 'pending' | 'unknown' | 'succeeded' | 'refused' | 'review';

/**
 * From whom a line of the history has its news.
 *
 * - `caller`: The program that asked for the refund.
 * - `engine`: tillback itself.
 * - `reply`: The gateway's reply to the refund.
 * - `question`: The gateway's reply to a question about it.
 * - `webhook`: A webhook of the gateway.
 * - `person`: A person who settled it.
 */
export type HistorySource = 'caller' | 'engine' | 'reply' | 'question' | 'webhook' | 'person';

/**
 * How a person settled a refund in review.
 *
 * - `succeeded`: The money went back.
 * - `refused`: It did not, and will not.
 */
export type Outcome = 'succeeded' | 'refused';

/**
 * Where a transaction stands.
 *
 * - `created`: Made, not yet paid.
 * - `pending`: Being worked on.
 * - `paid`: Done. A payment can be refunded.
 * - `refund_pending`: A refund of it is under way.
 * - `partly_refunded`: Part of it went back.
 * - `refunded`: All of it went back.
 * - `voided`: Reversed before settlement.
 * - `cancelled`: Cancelled before payment.
 * - `failed`: Failed.
 * - `expired`: Not paid in time.
 * - `unknown`: A word tillback doesn't know; see `statusWord`.
 */
export type TransactionStatus =
  | 'created'
  | 'pending'
  | 'paid'
  | 'refund_pending'
  | 'partly_refunded'
  | 'refunded'
  | 'voided'
  | 'cancelled'
  | 'failed'
  | 'expired'
  | 'unknown';

/**
 * What kind of transaction a record is. The set is open: a gateway's own word becomes a kind that keeps it.
 *
 * - `payment`: Money that came in.
 * - `refund`: Money that went back.
 */
export type TransactionKind = 'payment' | 'refund' | (string & {});

/**
 * What to wait for, besides a `TransactionStatus`.
 *
 * - `final`: It changes no more by itself.
 * - `refundable`: Something can be given back.
 */
export type Until = 'final' | 'refundable';

/**
 * What an event is about.
 *
 * - `payment`: A payment.
 * - `refund`: A refund, or a payment that was refunded.
 * - `other`: Anything else, such as a payout; see the raw body.
 */
export type EventSubject = 'payment' | 'refund' | 'other';

/**
 * What a gateway can list.
 *
 * - `nothing`: Nothing.
 * - `by_date`: Transactions by date.
 */
export type ListScope = 'nothing' | 'by_date';

/**
 * Whether credentials may refund.
 *
 * - `yes`: The gateway says yes.
 * - `no`: The gateway says no.
 * - `not_told`: The gateway doesn't tell before a refund is tried.
 */
export type MayRefund = 'yes' | 'no' | 'not_told';

/**
 * What a payee is.
 *
 * - `individual`: A person.
 * - `business`: A company.
 */
export type ProfileType = 'individual' | 'business';

/**
 * Whether the journal and the gateway say the same of a payment; `Agreement` has the figures.
 *
 * - `agrees`: They do.
 * - `refunded_elsewhere`: More went back than the journal knows of: by hand, or by a program with another journal.
 * - `not_shown`: The journal says it went back, and the gateway doesn't show it.
 * - `amounts_differ`: Both know of it, with different amounts.
 * - `still_open`: A refund is still under way, or a person has to look.
 * - `contradicted`: The gateway spoke against a refund after its end.
 * - `not_told`: The gateway doesn't tell what went back.
 * - `not_compared`: There was nothing to compare with: no journal, or no word of the gateway.
 */
export type AgreementWord =
  | 'agrees'
  | 'refunded_elsewhere'
  | 'not_shown'
  | 'amounts_differ'
  | 'still_open'
  | 'contradicted'
  | 'not_told'
  | 'not_compared';

/**
 * What became of the question to the gateway, for a row of a report.
 *
 * - `shown`: The gateway shows the transaction.
 * - `failed`: It could not be read, after several tries where that made sense; the row's `error` says why.
 * - `not_asked`: It was not asked.
 */
export type GatewayView = 'shown' | 'failed' | 'not_asked';

/**
 * How much a line of the log matters.
 *
 * - `error`: A bug, in tillback or in the program that uses it.
 * - `warn`: Something a person should know, such as a journal that can't be written.
 * - `info`: One line for what begins and ends.
 * - `debug`: Each step.
 */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/**
 * By what to sum up.
 *
 * - `day`: By day.
 * - `gateway`: By gateway.
 * - `account`: By account.
 * - `currency`: By currency alone.
 * - `status`: By status.
 * - `method`: By method.
 */
export type Dimension = 'day' | 'gateway' | 'account' | 'currency' | 'status' | 'method';
