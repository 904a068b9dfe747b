// Refunds by tillback.

import { Client, Money, TransactionRef } from 'tillback';
import { AMOUNT, run } from './job.mjs';

await run(({ url, merchantNo, storeNo, token }) => {
  const shop = { gateway: 'pockyt', name: 'shop', environment: url, merchantNo, storeNo, token };
  const client = new Client({ accounts: [shop], journal: ':memory:' });
  const read = new Map();
  const request = (payment) => ({
    account: 'shop',
    transaction: read.get(payment),
    idempotencyKey: `return-${payment}`,
    amount: Money(AMOUNT, 'USD'),
  });
  const check = (refund) => {
    if (refund.status !== 'succeeded') {
      throw new Error(`a refund ended as ${refund.status}`);
    }
  };
  const result = ({ result, error }) => {
    if (error) {
      throw error;
    }
    return result;
  };
  const queryMany = async (payments, atOnce) => {
    const references = payments.map((id) => TransactionRef.gatewayId(id));
    return (await client.queryMany(references, { account: 'shop', atOnce })).map(result);
  };
  return {
    async prepare(payments) {
      read.clear();
      for (const payment of await queryMany(payments, 64)) {
        read.set(payment.id, payment);
      }
    },
    async refund(payment) {
      check(await client.refund(request(payment)));
    },
    async look(payment) {
      const reference = TransactionRef.gatewayId(payment);
      read.set(payment, await client.transaction({ account: 'shop', reference }));
    },
    async refundMany(payments, atOnce) {
      for (const done of await client.refundMany(payments.map(request), { atOnce })) {
        check(result(done));
      }
    },
    queryMany,
    close: () => client.close(),
  };
});
