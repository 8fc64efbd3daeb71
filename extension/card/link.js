/**
 * The way back to the content script that shows us, and to the worker. All of it goes by the worker, both ways: in
 * Firefox a frame inside somebody's page has no `chrome.tabs`, and hears nothing that its own tab says.
 */

/** @type {number | undefined} the frame whose content script shows us */
let frame;

/** Is this from our content script, by way of the worker? @param {any} message @param {chrome.runtime.MessageSender} sender */
export function isForUs(message, sender) {
  if (message?.to !== 'card' || sender.id !== chrome.runtime.id || sender.tab) return false;
  frame = message.frame;
  return true;
}

/** Say that we listen; the name in our address tells which content script made us. */
export function announce() {
  tellPage('ready', { name: location.search.slice(1) });
}

/**
 * Tell the content script what the person did.
 * @param {string} did
 * @param {Record<string, unknown>} [more]
 */
export function tellPage(did, more = {}) {
  // Nobody listens after an update of the extension; then nothing is to be done.
  chrome.runtime.sendMessage({ to: 'worker', ask: 'tell', frame, tell: { did, ...more } }).catch(() => undefined);
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

/** Pausing is for our own window, where no page can steal a press: it opens in a tab. */
export async function openPauses() {
  await chrome.runtime.sendMessage({ to: 'worker', ask: 'open_pauses' }).catch(() => undefined);
}

/** Kept on this computer, without the words. @param {string} rule @param {string} kind @param {string} what it is instead */
export async function noteMistake(rule, kind, what) {
  await chrome.runtime.sendMessage({ to: 'worker', ask: 'note_mistake', rule, kind, what }).catch(() => undefined);
}
