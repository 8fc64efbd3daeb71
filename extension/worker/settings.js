/** What the person has switched on or off, on this computer. */
import { read, write } from './kept.js';

const INCOMING = 'incoming';
const QUIET = 'quiet';
const LANGUAGE = 'language';
const ALOUD = 'aloud';
const WAYS = ['words', 'sound', 'nothing'];
/** @type {Promise<string | null> | undefined} */
let chosen;

/** Are the other side's messages looked at? @returns {Promise<boolean>} */
export async function incoming() {
  return (await read(INCOMING)) !== false;
}

/** @param {boolean} on @returns {Promise<void>} */
export async function setIncoming(on) {
  await write(INCOMING, on);
}

/** Is nothing drawn on the pages, so that the badge and the popup alone say what was found? @returns {Promise<boolean>} */
export async function quiet() {
  return (await read(QUIET)) === true;
}

/** @param {boolean} on @returns {Promise<void>} */
export async function setQuiet(on) {
  await write(QUIET, on);
}

/** How a screen reader is told what was found. @returns {Promise<string>} */
export async function aloud() {
  return (await read(ALOUD)) ?? WAYS[0];
}

/** @param {unknown} how @returns {how is string} */
export function isAloud(how) {
  return typeof how === 'string' && WAYS.includes(how);
}

/** @param {string} how @returns {Promise<void>} */
export async function setAloud(how) {
  await write(ALOUD, how);
}

/** The language that the person wants the advice in; null is the browser's. @returns {Promise<string | null>} */
export function chosenLanguage() {
  chosen ??= read(LANGUAGE).then((tag) => tag ?? null);
  return chosen;
}

/** @param {string | null} tag @returns {Promise<void>} */
export async function setLanguage(tag) {
  await write(LANGUAGE, tag);
  chosen = Promise.resolve(tag);
}

/** The tag of the language that the advice is wanted in. @returns {Promise<string>} */
export async function language() {
  return (await chosenLanguage()) ?? chrome.i18n.getUILanguage();
}
