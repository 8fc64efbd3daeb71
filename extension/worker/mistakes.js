/** What the person said was not what it looked like: the rule, the kind and what it was instead; never the words. */
import { dayBefore, inTurn, read, write } from './kept.js';

const MISTAKES = 'mistakes';
const MOST = 500;
const WHAT = ['number', 'price', 'example', 'public', 'other'];

/** @typedef {{rule: string, kind: string, what: string, date: string}} Mistake */

/** @param {unknown} what */
export function isWhat(what) {
  return typeof what === 'string' && WHAT.includes(what);
}

/** @param {string} rule @param {string} kind @param {string} what @returns {Promise<void>} */
export function noteMistake(rule, kind, what) {
  return inTurn(async () => {
    await write(MISTAKES, [...(await mistakes()), { rule, kind, what, date: dayBefore(0) }].slice(-MOST));
  });
}

/** @returns {Promise<Mistake[]>} oldest first */
export async function mistakes() {
  return (await read(MISTAKES)) ?? [];
}

/** @returns {Promise<void>} */
export function forgetMistakes() {
  return inTurn(() => write(MISTAKES, []));
}
