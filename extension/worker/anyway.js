/** Which rules a person sent messages against, and which they are not to be held for any more: rules and days, no words. */
import { dayBefore, inTurn, read, write } from './kept.js';

const SENT = 'sent_anyway';
const UNHELD = 'unheld';
const TIMES = 3;
const DAYS = 14;

/** @typedef {Record<string, string[]>} Sent rule -> the days of the last times */

/** @param {string[]} rules what a message was held for that went all the same @returns {Promise<void>} */
export function sentAnyway(rules) {
  return inTurn(async () => {
    const sent = await lately();
    for (const rule of new Set(rules)) sent[rule] = [...(sent[rule] ?? []), dayBefore(0)].slice(-TIMES);
    await write(SENT, sent);
  });
}

/** The rules that the person sent against so often that we offer to hold nothing for them. @returns {Promise<string[]>} */
export async function often() {
  const sent = Object.entries(await lately());
  return sent.filter(([, days]) => days.length >= TIMES).map(([rule]) => rule);
}

/** @returns {Promise<string[]>} the rules that nothing is held for */
export async function unheld() {
  return (await read(UNHELD)) ?? [];
}

/** @param {string} rule @param {boolean} isHeld @returns {Promise<void>} */
export function setHeld(rule, isHeld) {
  return inTurn(async () => {
    const others = (await unheld()).filter((one) => one !== rule);
    await write(UNHELD, isHeld ? others : [...others, rule]);
    // Who takes it back begins to count anew.
    if (isHeld) await write(SENT, { ...(await lately()), [rule]: [] });
  });
}

/** @returns {Promise<Sent>} */
async function lately() {
  const oldest = dayBefore(DAYS);
  const sent = Object.entries(/** @type {Sent} */ ((await read(SENT)) ?? {}));
  return Object.fromEntries(sent.map(([rule, days]) => [rule, days.filter((day) => day >= oldest)]));
}
