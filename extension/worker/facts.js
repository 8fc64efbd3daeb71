/**
 * What the person told us about a conversation. Kept under a salted hash of its address, with the day and with
 * nothing else: no text, no name, no verdict.
 */
import { toBase64url } from './proof.js';

/** @typedef {{facts: Facts, asked: string[], date: string}} Known asked: answered or waved away, not to be asked again */

const PREFIX = 'conversation:';
const SALT = 'salt';
const PAUSED = 'paused';
const KEPT_DAYS = 365;
const DAY = 86_400_000;

/** @type {Promise<string> | undefined} */
let salt;
/** @type {Promise<unknown>} one change after the other: each reads what the one before wrote */
let last = Promise.resolve();

/** Content scripts live in the marketplace's process: they get what the worker tells them, and no more. */
export function lockStorage() {
  // Firefox has no such switch.
  chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** @param {string | null} address @returns {Promise<string | null>} the salted hash that stands for the conversation */
export async function conversationOf(address) {
  if (address === null) return null;
  salt ??= readSalt();
  const said = new TextEncoder().encode(`${await salt}|${address}`);
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', said)));
}

/** @param {string | null} conversation @returns {Promise<Known>} */
export async function known(conversation) {
  const key = PREFIX + conversation;
  const kept = conversation ? (await chrome.storage.local.get(key))[key] : undefined;
  return /** @type {Known} */ (kept ?? { facts: {}, asked: [], date: '' });
}

/**
 * @param {string} conversation
 * @param {string} fact
 * @param {string | null} value null: not known
 * @param {boolean} isAsked do not ask for it again?
 * @returns {Promise<Known>}
 */
export function setFact(conversation, fact, value, isAsked) {
  return inTurn(async () => {
    const before = await known(conversation);
    const facts = { ...before.facts, [fact]: value };
    if (value === null) delete facts[fact];
    const others = before.asked.filter((name) => name !== fact);
    const now = { facts, asked: isAsked ? [...others, fact] : others, date: today() };
    await chrome.storage.local.set({ [PREFIX + conversation]: now });
    return now;
  });
}

/** @param {string | null} conversation null: all of them @returns {Promise<void>} */
export function forget(conversation) {
  return inTurn(async () => {
    const keys = conversation ? [PREFIX + conversation] : Object.keys(await conversations());
    await chrome.storage.local.remove(keys);
  });
}

/** Forget what nobody has touched for a year. @returns {Promise<void>} */
export function forgetOld() {
  return inTurn(async () => {
    const oldest = new Date(Date.now() - KEPT_DAYS * DAY).toISOString().slice(0, 10);
    const old = Object.entries(await conversations()).filter(([, value]) => value.date < oldest);
    await chrome.storage.local.remove(old.map(([key]) => key));
  });
}

/** @param {number | null} minutes null: go on now @returns {Promise<number | null>} */
export async function pause(minutes) {
  await chrome.storage.local.set({ [PAUSED]: minutes === null ? 0 : Date.now() + minutes * 60_000 });
  return pausedUntil();
}

/** @returns {Promise<number | null>} the time in milliseconds, null when not paused */
export async function pausedUntil() {
  const until = Number((await chrome.storage.local.get(PAUSED))[PAUSED] ?? 0);
  return until > Date.now() ? until : null;
}

/** @returns {Promise<Record<string, Known>>} */
async function conversations() {
  const all = Object.entries(await chrome.storage.local.get(null)).filter(([key]) => key.startsWith(PREFIX));
  return /** @type {Record<string, Known>} */ (Object.fromEntries(all));
}

async function readSalt() {
  const kept = (await chrome.storage.local.get(SALT))[SALT];
  if (typeof kept === 'string') return kept;
  const made = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  await chrome.storage.local.set({ [SALT]: made });
  return made;
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

/** @template T @param {() => Promise<T>} change @returns {Promise<T>} */
function inTurn(change) {
  const done = last.then(change);
  last = done.catch(() => undefined);
  return done;
}
