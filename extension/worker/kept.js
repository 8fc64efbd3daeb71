/**
 * The secret of the helper that a person connected. In a store of the extension's own, which no page and no content
 * script can open, and as a key that can sign but that no script can read.
 */

const STORE = 'paired';

/** @returns {Promise<CryptoKey | null>} */
export async function keptKey() {
  const store = await open('readonly');
  return (await done(store.get(STORE))) ?? null;
}

/** @param {CryptoKey} key in place of an earlier one @returns {Promise<void>} */
export async function keepKey(key) {
  await done((await open('readwrite')).put(key, STORE));
}

/** @param {IDBTransactionMode} mode */
async function open(mode) {
  const opening = indexedDB.open('inlane', 1);
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
