// Listens to the log again and again, and tells whether the functions that did are gone.

import { setLog } from 'tillback';

const listeners = [];
for (let n = 0; n < 200; n++) {
  const listener = () => n;
  listeners.push(new WeakRef(listener));
  setLog(listener);
}
setLog(undefined);
for (let turns = 0; turns < 50; turns++) {
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const left = listeners.filter((listener) => listener.deref()).length;
// The last ones may be held by what the loop has in hand.
console.log(left > 2 ? `${left} are left` : 'gone');
