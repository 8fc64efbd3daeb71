/** The way back to the content script that shows us, and to the worker. */

/** @typedef {{tab: number, frame: number | undefined}} Place */

/** @type {Place | null} */
let place = null;

/** Which tab we stand in; null in a window of no tab. */
export async function whereWeAre() {
  const tab = await chrome.tabs.getCurrent();
  place = tab?.id === undefined ? null : { tab: tab.id, frame: undefined };
  return place;
}

/** Is this message from the page that we stand in? @param {chrome.runtime.MessageSender} sender */
export function isOurs(sender) {
  if (!place || sender.id !== chrome.runtime.id || sender.tab?.id !== place.tab) return false;
  place.frame = sender.frameId;
  return true;
}

/**
 * Tell the content script what the person did.
 * @param {string} did
 * @param {Record<string, unknown>} [more]
 */
export function tellPage(did, more = {}) {
  if (!place) return;
  const options = place.frame === undefined ? {} : { frameId: place.frame };
  // Nobody listens after an update of the extension; then nothing is to be done.
  chrome.tabs.sendMessage(place.tab, { to: 'page', did, ...more }, options).catch(() => undefined);
}

/**
 * A fact of this conversation, as the person says.
 * @param {{conversation: string | null}} shown
 * @param {string} fact
 * @param {string} value
 * @param {boolean} [send] it is said as the reason to send
 */
export async function setFact({ conversation }, fact, value, send = false) {
  await chrome.runtime.sendMessage({ to: 'worker', ask: 'set_fact', conversation, fact, value }).catch(() => undefined);
  tellPage('fact', { fact, value, send });
}
