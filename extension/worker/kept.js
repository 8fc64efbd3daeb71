/**
 * What is kept from one start to the next, in a store of the extension's own: no page and no content script can open
 * it, while Firefox lets content scripts read and write `chrome.storage`. Nothing of a text is ever in it.
 */

const STORE = 'kept';
const PAIRED = 'paired';
const DAY = 86_400_000; // milliseconds

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** @type {Map<string, unknown>} what the browser would not keep, because its store is full or switched off: known until the worker ends */
const unkept = new Map();

/** @param {string} name @returns {Promise<any>} undefined where nothing is kept under that name */
export async function read(name) {
  if (unkept.has(name)) return unkept.get(name);
  return (await open('readonly').then((store) => done(store.get(name)), () => undefined));
}

/** @param {string} name @param {unknown} value in place of an earlier one @returns {Promise<void>} */
export async function write(name, value) {
  try {
    await done((await open('readwrite')).put(value, name));
    unkept.delete(name);
  } catch {
    unkept.set(name, value);
  }
}

/** Does the browser let us remember? */
export function remembers() {
  return !unkept.size;
}

/** @param {string[]} names @returns {Promise<void>} */
export async function remove(names) {
  for (const name of names) unkept.delete(name);
  const store = await open('readwrite');
  await Promise.all(names.map((name) => done(store.delete(name))));
}

/** @returns {Promise<Record<string, any>>} */
export async function all() {
  const store = await open('readonly');
  const [names, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  return Object.fromEntries(names.map((name, i) => [String(name), values[i]]));
}

/** The secret of the helper that a person connected: a key that can sign, and that no script can read. @returns {Promise<CryptoKey | null>} */
export async function keptKey() {
  return (await read(PAIRED)) ?? null;
}

/** @param {CryptoKey} key in place of an earlier one @returns {Promise<void>} */
export function keepKey(key) {
  return write(PAIRED, key);
}

/** One change after the other: each reads what the one before wrote. @template T @param {() => Promise<T>} change @returns {Promise<T>} */
export function inTurn(change) {
  const done = last.then(change);
  last = done.catch(() => undefined);
  return done;
}

/** The day that was so many days ago, as "2026-11-27". @param {number} days */
export function dayBefore(days) {
  return new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
}

/** @param {IDBTransactionMode} mode */
async function open(mode) {
  const opening = indexedDB.open('inlane', 2);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return (await done(opening)).transaction(STORE, mode).objectStore(STORE);
}

/** @template T @param {IDBRequest<T>} asked @returns {Promise<T>} */
function done(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
