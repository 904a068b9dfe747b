/** What is handed over, checked for its type. What it means is for the engine to judge. */

import { invalid } from './errors.js';

/** More milliseconds than anybody waits, which every number has exactly. */
const FOR_EVER = Number.MAX_SAFE_INTEGER;

const BROKEN_PAIR = /\p{Surrogate}/u;

type Members<T> = { readonly [K in keyof Required<T>]: true };

/**
 * What the object that a call was given holds, each member read once: one that answers differently each time is what it was first.
 *
 * A name that the call doesn't know is an error: of a misspelt `amount` would else come a refund of everything.
 */
export function members<T extends object>(given: T, known: Members<T>, field = 'options'): T {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalid(field, `${field} must be an object, not ${kindOf(given)}.`);
  }
  for (const name of strangers(given)) {
    if (!Object.hasOwn(known, name)) {
      throw invalid(name, `There is no ${name}; there are ${Object.keys(known).join(', ')}.`);
    }
  }
  const read = Object.create(null) as Record<PropertyKey, unknown>;
  for (const name of Object.keys(known)) {
    if (has(given, name)) {
      read[name] = given[name as keyof T];
    }
  }
  return read as T;
}

/** What every object of a realm inherits from. */
function isRoot(object: object): boolean {
  return Object.hasOwn(object, 'hasOwnProperty') && Object.getPrototypeOf(object) === null;
}

/** An object and what it inherits from, as far as that is its own affair. */
function* lineage(given: object): Generator<object> {
  for (let one: object | null = given; one !== null && !isRoot(one); one = Object.getPrototypeOf(one)) {
    yield one;
  }
}

/** Whether it has such a member, of its own or inherited, shown or hidden; but not where every object has it. */
function has(given: object, name: string): boolean {
  if (!(name in given)) {
    return false;
  }
  for (const one of lineage(given)) {
    if (Object.hasOwn(one, name)) {
      return true;
    }
  }
  // A proxy may answer for what it does not list.
  return !Object.hasOwn(Object.prototype, name);
}

/** All names but those of methods. */
function* strangers(given: object): Generator<string> {
  for (const one of lineage(given)) {
    for (const name of Object.getOwnPropertyNames(one)) {
      const isMethod = one !== given && typeof Object.getOwnPropertyDescriptor(one, name)?.value === 'function';
      if (!isMethod) {
        yield name;
      }
    }
  }
}

export function text(value: string, field: string): string {
  if (typeof value !== 'string') {
    throw invalid(field, `${field} must be text, not ${kindOf(value)}.`);
  }
  // Two such texts can be different here and the same where they are written down.
  if (BROKEN_PAIR.test(value)) {
    throw invalid(field, `${field} holds half of a surrogate pair, which is no character.`);
  }
  return value;
}

export function maybeText(value: string | undefined, field: string): string | undefined {
  return value === undefined ? undefined : text(value, field);
}

export function flag(value: boolean | undefined, field: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    throw invalid(field, `${field} must be true or false, not ${kindOf(value)}.`);
  }
  return value ?? false;
}

/** Milliseconds; infinity is as long as it takes. */
export function millis(value: number, field: string): number {
  if (typeof value !== 'number' || !(value >= 0)) {
    throw invalid(field, `${field} must be milliseconds from 0 on, not ${shown(value)}.`);
  }
  return Math.min(Math.ceil(value), FOR_EVER);
}

export function maybeMillis(value: number | undefined, field: string): number | undefined {
  return value === undefined ? undefined : millis(value, field);
}

/** How many. What is too few or too many is for the engine to refuse, with its own words. */
export function count(value: number | undefined, field: string): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!Number.isSafeInteger(value)) {
    throw invalid(field, `${field} must be a whole number, not ${shown(value)}.`);
  }
  return Math.max(value, 0);
}

/** A number of bytes. */
export function offset(value: number, field: string): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw invalid(field, `${field} must be a whole number from 0 on, not ${shown(value)}.`);
  }
  return value;
}

export function instant(value: Date | undefined, field: string): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!isDate(value) || Number.isNaN(value.getTime())) {
    throw invalid(field, `${field} must be a valid Date, not ${kindOf(value)}.`);
  }
  return value.toISOString();
}

/** Also one of another realm, such as a test runner's. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

/** Several of a kind. One text would be taken apart into its letters. */
export function several<T>(values: Iterable<T>, field: string): T[] {
  if (typeof values !== 'object' || values === null || !(Symbol.iterator in values)) {
    throw invalid(field, `${field} must be several, such as an array, not ${kindOf(values)}.`);
  }
  return Array.from(values);
}

export function callback(value: unknown, field: string): void {
  if (value !== undefined && typeof value !== 'function') {
    throw invalid(field, `${field} must be a function, not ${kindOf(value)}.`);
  }
}

/** The type of a value, which may be a secret itself. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value);
  }
  if (typeof value !== 'object') {
    return `a ${typeof value}`;
  }
  const name = (value.constructor as { readonly name?: string } | undefined)?.name;
  return name === undefined || name === 'Object' ? 'an object' : `an object of ${name}`;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : kindOf(value);
}
