/** The one place that opens a connection, and the only address that one is opened to: this computer. */

export const PORTS = [48219, 48220, 48221]; // of a helper that a person started (helper/inlane/serving.py)

/** Does the browser let us ask there? A person can take that back. */
export function mayAsk() {
  return chrome.permissions.contains({ origins: ['http://127.0.0.1/*'] });
}

/**
 * @param {number} port
 * @param {string} path
 * @param {string} body
 * @param {Record<string, string>} headers
 * @param {number} patience milliseconds
 */
export function post(port, path, body, headers, patience) {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patience),
  });
}
