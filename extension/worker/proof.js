/** Proves to know a secret without saying it: what the helper and this extension sign (helper/inlane/proof.py). */

const LABEL = 'inlane1';
const SCHEME = { name: 'HMAC', hash: 'SHA-256' };

/** The secret, in a shape that no script can read it back from. @param {string} secret base64url without padding */
export function keyOf(secret) {
  return crypto.subtle.importKey('raw', toBytes(secret), SCHEME, false, ['sign']);
}

/** @param {CryptoKey} key @param {string} said @returns {Promise<string>} the proof, base64url without padding */
export async function mac(key, said) {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(said))));
}

/** What the helper signs to show who it is. @param {number} port @param {string} nonce */
export function hello(port, nonce) {
  return `${LABEL}|hello|${port}|${nonce}`;
}

/** What we sign of a question. @param {string} path @param {number} port @param {string} nonce @param {string} body */
export async function request(path, port, nonce, body) {
  return `${LABEL}|req|POST|${path}|${port}|${nonce}|${toHex(await sha256(body))}`;
}

/** What the helper signs of its answer. @param {number} status @param {string} nonce @param {string} body */
export async function response(status, nonce, body) {
  return `${LABEL}|res|${status}|${nonce}|${toHex(await sha256(body))}`;
}

/** What each side signs to show that it has the same six digits. @param {'helper' | 'extension'} side @param {number} port @param {string} origin */
export function pairing(side, port, origin) {
  return `${LABEL}|pair|${side}|${port}|${origin}`;
}

/** The public name of a paired secret. @param {CryptoKey} key */
export async function nameOf(key) {
  return (await mac(key, `${LABEL}|name`)).slice(0, 16);
}

/** 22 characters that were never used before. */
export function newNonce() {
  return toBase64url(crypto.getRandomValues(new Uint8Array(16)));
}

/** @param {string} text */
export async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** @param {Uint8Array} bytes */
export function toHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Uint8Array} bytes */
export function toBase64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
