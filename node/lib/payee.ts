import { maybeText, text } from './check.js';
import { PAYEE, type PayeeRequest } from './model/payee.js';

const NEEDED = ['account', 'firstName', 'lastName', 'email', 'countryCode'] as const;

/** The person or business that `registerPayee` was given. */
export function payeeInput(request: PayeeRequest): object {
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
