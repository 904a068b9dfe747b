// Has nothing to do but to wait for a call.

import { given, open } from './given.mjs';

void open()
  .transaction({ account: 'pockyt', reference: given.payment })
  .then(({ status }) => console.log(status));
