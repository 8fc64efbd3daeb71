/**
 * What the person told us about a conversation. Kept under a salted hash of its address, with the day and with
 * nothing else: no text, no name, no verdict.
 */
import { all, dayBefore, inTurn, read, remove, write } from './kept.js';
import { toBase64url } from './proof.js';

/** @typedef {{facts: Facts, asked: string[], date: string, paused?: boolean}} Known asked: answered or waved away, not to be asked again */

const PREFIX = 'conversation:';
const SALT = 'salt';
const PAUSED = 'paused';
const PAUSED_SITES = 'paused_sites';
const FOR_GOOD = 8.64e15; // the last time that there is: until the person resumes
const KEPT_DAYS = 365;

/** @type {Promise<string> | undefined} */
let salt;

/** @param {string | null} address @returns {Promise<string | null>} the salted hash that stands for the conversation */
export async function conversationOf(address) {
  if (address === null) return null;
  salt ??= readSalt();
  const said = new TextEncoder().encode(`${await salt}|${address}`);
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', said)));
}

/** @param {string | null} conversation @returns {Promise<Known>} */
export async function known(conversation) {
  const kept = conversation ? await read(PREFIX + conversation) : undefined;
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
    const now = { ...before, facts, asked: isAsked ? [...others, fact] : others, date: dayBefore(0) };
    await write(PREFIX + conversation, now);
    return now;
  });
}

/** @param {string | null} conversation null: all of them @returns {Promise<void>} */
export function forget(conversation) {
  return inTurn(async () => {
    const keys = conversation ? [PREFIX + conversation] : Object.keys(await conversations());
    await remove(keys);
  });
}

/** Forget what nobody has touched for a year. @returns {Promise<void>} */
export function forgetOld() {
  return inTurn(async () => {
    const oldest = dayBefore(KEPT_DAYS);
    const old = Object.entries(await conversations()).filter(([, value]) => value.date < oldest);
    await remove(old.map(([key]) => key));
  });
}

/**
 * Everywhere for some minutes, or on one marketplace until the person resumes.
 * @param {number | null} minutes null without a platform: go on now, there and everywhere
 * @param {string | null} platform
 * @returns {Promise<number | null>}
 */
export function pause(minutes, platform) {
  return inTurn(async () => {
    if (minutes === null && platform) await write(PAUSED_SITES, [...(await pausedSites()), platform]);
    else await write(PAUSED, minutes === null ? 0 : Date.now() + minutes * 60_000);
    if (minutes === null && !platform) await write(PAUSED_SITES, []);
    return pausedUntil(platform);
  });
}

/** Pause one conversation until the person resumes, or resume it. @param {string} conversation @param {boolean} isPaused @returns {Promise<void>} */
export function pauseChat(conversation, isPaused) {
  return inTurn(async () => {
    const before = await known(conversation);
    if (isPaused || before.paused) await write(PREFIX + conversation, { ...before, paused: isPaused, date: dayBefore(0) });
  });
}

/** @param {string | null} platform @param {string | null} [conversation] @returns {Promise<number | null>} the time in milliseconds, null when not paused */
export async function pausedUntil(platform, conversation = null) {
  if ((await known(conversation)).paused) return FOR_GOOD;
  if (platform && (await pausedSites()).includes(platform)) return FOR_GOOD;
  const until = Number((await read(PAUSED)) ?? 0);
  return until > Date.now() ? until : null;
}

/** @returns {Promise<string[]>} platforms */
async function pausedSites() {
  return /** @type {string[]} */ ((await read(PAUSED_SITES)) ?? []);
}

/** @returns {Promise<Record<string, Known>>} */
async function conversations() {
  return Object.fromEntries(Object.entries(await all()).filter(([key]) => key.startsWith(PREFIX)));
}

async function readSalt() {
  const kept = await read(SALT);
  if (typeof kept === 'string') return kept;
  const made = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  await write(SALT, made);
  return made;
}

