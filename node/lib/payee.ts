import { maybeText, members, text } from './check.js';
import { PAYEE, type PayeeRequest } from './model/payee.js';

const NEEDED = ['account', 'firstName', 'lastName', 'email', 'countryCode'] as const;

/** What `registerPayee` was given, `more` names aside. */
export function payeeInput(request: PayeeRequest, more: Readonly<Record<string, true>>): object {
  members<object>(request, { ...PAYEE, ...more }, 'request');
  const values = request as unknown as Record<string, string | undefined>;
  const written: Record<string, string | undefined> = {};
  for (const name of Object.keys(PAYEE)) {
    written[name] = maybeText(values[name], name);
  }
  for (const name of NEEDED) {
    written[name] = text(request[name], name);
  }
  return written;
}
