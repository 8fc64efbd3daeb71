/** Proves that what answers on the port is the helper whose secret came over the browser's pipe. */

/** @param {string} secret base64url without padding @param {number} port @param {string} nonce */
export async function expectedMac(secret, port, nonce) {
  const key = await crypto.subtle.importKey('raw', toBytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const said = new TextEncoder().encode(`inlane1|hello|${port}|${nonce}`);
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, said)));
}

/** 22 characters that were never used before. */
export function newNonce() {
  return toBase64url(crypto.getRandomValues(new Uint8Array(16)));
}

/** @param {Uint8Array} bytes */
export function toBase64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
