// Errors of many calls are told while the program makes of stacks what it likes.

import { given, open } from './given.mjs';

const client = open();
const question = () => client.getRefund('nobody knows it').catch((error) => error.code);
Error.prepareStackTrace = () => ({ frames: [] });
const codes = await Promise.all([question(), question(), question()]);
Error.prepareStackTrace = undefined;
console.log(codes.join(' '));
console.log((await client.transaction({ account: 'pockyt', reference: given.payment })).status);
