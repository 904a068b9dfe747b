// A refund at Pockyt as a shop would write it by hand: the request built and signed, the reply parsed and checked.
//
// It sends the same bytes as tillback and gets no work for free: src/by_hand.rs is the same in Rust.

import { createHash, randomUUID } from 'node:crypto';
import { AMOUNT } from './job.mjs';

export const TIMEOUT = 50_000;
export const REFUND = '/app-data-search/v3/refund';
export const QUERY = '/app-data-search/v3/tran-query';
export const HEADERS = {
  'User-Agent': 'tillback/0.1.0',
  Accept: 'application/json',
  'Accept-Encoding': 'identity',
  'Content-Type': 'application/json',
};

function md5(text) {
  return createHash('md5').update(text).digest('hex');
}

/** Cents, without a detour through a number that would round. */
function cents(text) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  return BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`);
}

/** Makes requests and reads replies. */
export class Counter {
  #merchantNo;
  #storeNo;
  #token;
  // Marks of programs that ran before are known to the sandbox.
  #next = process.hrtime.bigint();

  constructor({ merchantNo, storeNo, token }) {
    this.#merchantNo = merchantNo;
    this.#storeNo = storeNo;
    this.#token = md5(token);
  }

  /** The body, the headers that are this request's own, and the mark of the refund. */
  refund(payment) {
    this.#next += 1n;
    const mark = `rf-${String(this.#next).padStart(26, '0')}`;
    const body = this.#signed({
      currency: 'USD',
      merchantNo: this.#merchantNo,
      refundAmount: AMOUNT,
      refundReference: mark,
      settleCurrency: 'USD',
      storeNo: this.#storeNo,
      transactionNo: payment,
    });
    return { body, headers: { ...HEADERS, 'Pockyt-Request-ID': randomUUID() }, mark };
  }

  /** Believes nothing but a yes to this refund, this amount, this currency. */
  check(payment, mark, status, text) {
    const { ret_code, result } = JSON.parse(text);
    if (
      status !== 200 ||
      ret_code !== '000100' ||
      result.transactionNo !== payment ||
      result.refundReference !== mark ||
      cents(result.refundAmount) !== cents(AMOUNT) ||
      result.currency !== 'USD' ||
      result.status !== 'success'
    ) {
      throw new Error(`the refund was answered with ${status} ${text}`);
    }
  }

  query(payment) {
    return this.#signed({ merchantNo: this.#merchantNo, storeNo: this.#storeNo, transactionNo: payment });
  }

  /** Throws where it can't be refunded. */
  isRefundable(payment, status, text) {
    const { ret_code, result } = JSON.parse(text);
    if (
      status !== 200 ||
      ret_code !== '000100' ||
      result.transactionNo !== payment ||
      result.currency !== 'USD' ||
      result.status !== 'success' ||
      cents(result.amount) - cents(result.refundAmount) < cents(AMOUNT)
    ) {
      throw new Error(`the query was answered with ${status} ${text}`);
    }
  }

  /** The fields are in the order of their names, as the signature wants them. */
  #signed(body) {
    const text = Object.entries(body)
      .map(([name, value]) => `${name}=${value}&`)
      .join('');
    return JSON.stringify({ ...body, verifySign: md5(text + this.#token) });
  }
}

/** A contender that posts a body to a path, and gets the status and the text of the reply. */
export function contender(job, post, close) {
  const counter = new Counter(job);
  return {
    async refund(payment) {
      const { body, headers, mark } = counter.refund(payment);
      const { status, text } = await post(REFUND, body, headers);
      counter.check(payment, mark, status, text);
    },
    async look(payment) {
      const { status, text } = await post(QUERY, counter.query(payment), HEADERS);
      counter.isRefundable(payment, status, text);
    },
    close,
  };
}
