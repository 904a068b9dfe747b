/**
 * Simulated gateways for the tests of programs that use tillback. They keep real books and break on demand, on this machine and without a
 * network. Every credential in it is invented and opens nothing anywhere else.
 *
 * ```ts
 * const sandbox = await Sandbox.start();
 * const client = new Client({ accounts: sandbox.accounts(), journal: ':memory:' });
 * const payment = await sandbox.pay('pockyt', Money('25.00', 'USD'));
 * await sandbox.fault('reset_after', { operation: 'refund' }); // carried out, and the answer is lost
 * const refund = await client.refund({ account: 'pockyt', transaction: payment.id, idempotencyKey: 'order-1' });
 * assert.deepEqual(await sandbox.refunded(payment.id), refund.amount);
 * ```
 *
 * @packageDocumentation
 */

export type { GatewayRefund, Payment, PaymentState, RefundState } from './books.js';
export type { Fault, FaultSettings, Operation, Strike } from './fault.js';
export { type AccountOptions, type HostName, type PayOptions, Sandbox, type SandboxOptions } from './server.js';
export type { DeliveryAttempt, Notification, Request } from './traffic.js';
