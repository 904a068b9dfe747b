// Leaves a client open, with nothing under way.

import { given, open } from './given.mjs';

const client = open();
const payment = await client.transaction({ account: 'pockyt', reference: given.payment });
console.log(payment.status);
