// What all examples share: the shop's account and settings, read from the environment. See ../README.md for the variables.

import process from 'node:process';
import { Client } from 'tillback';

/** The name of our account. A client may have several, each under its own name. */
export const ACCOUNT = 'shop';

/** A client that remembers its refunds in a file. Make one when the program begins and keep it. */
export function open() {
  return new Client({
    accounts: [account()],
    journal: variable('TILLBACK_JOURNAL') || 'refunds.tillback',
    worker: 'example',
  });
}

/**
 * Tells why a call failed. An error means that no money moved because of the call.
 *
 * @param {import('tillback').TillbackError} error
 */
export function tellError(error) {
  console.error(`${error.code}: ${error.message}`);
  if (error.field !== undefined) {
    console.error(`It is about ${error.field}.`);
  }
  if (error.retry === 'later') {
    const pause = error.retryAfter === undefined ? '' : `, in ${error.retryAfter / 1000} seconds`;
    console.error(`Try again with the same key${pause}.`);
  }
}

/** @returns {import('tillback').Account} */
function account() {
  const baseUrl = variable('TILLBACK_BASE_URL');
  const named = { name: ACCOUNT, environment: baseUrl || 'production' };
  switch (variable('TILLBACK_GATEWAY')) {
    case 'pockyt':
      return {
        ...named,
        gateway: 'pockyt',
        merchantNo: variable('POCKYT_MERCHANT_NO'),
        storeNo: variable('POCKYT_STORE_NO'),
        token: variable('POCKYT_TOKEN'),
      };
    case 'yedpay':
      return {
        ...named,
        gateway: 'yedpay',
        ...(variable('YEDPAY_API_KEY') && { apiKey: variable('YEDPAY_API_KEY') }),
        ...(variable('YEDPAY_ACCESS_TOKEN') && { accessToken: variable('YEDPAY_ACCESS_TOKEN') }),
        ...(variable('YEDPAY_SIGN_KEY') && { signKey: variable('YEDPAY_SIGN_KEY') }),
      };
    case 'paycross':
      return {
        ...named,
        gateway: 'paycross',
        shopId: variable('PAYCROSS_SHOP_ID'),
        secretKey: variable('PAYCROSS_SECRET_KEY'),
        ...(variable('PAYCROSS_PUBLIC_KEY') && { publicKey: variable('PAYCROSS_PUBLIC_KEY') }),
        // A test speaks to this one host, so nothing may be asked elsewhere.
        service: baseUrl ? 'apm' : 'either',
      };
    default:
      console.error('Set TILLBACK_GATEWAY to pockyt, yedpay or paycross.');
      return process.exit(2);
  }
}

/** @param {string} name */
function variable(name) {
  return process.env[name] ?? '';
}
