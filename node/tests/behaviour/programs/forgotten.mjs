// Keeps nothing of a sandbox but its accounts.

import { Client, Money } from 'tillback';
import { Sandbox } from 'tillback/sandbox';

async function shop() {
  const sandbox = await Sandbox.start();
  const { id } = await sandbox.pay('pockyt', Money('25.00', 'USD'));
  return { accounts: sandbox.accounts(), id };
}

const { accounts, id } = await shop();
for (let n = 0; n < 5; n++) {
  globalThis.gc();
  await new Promise(setImmediate);
}
const client = new Client({ accounts, journal: ':memory:' });
console.log((await client.transaction({ account: 'pockyt', reference: id })).status);
