/** Who is asking, and what each of them may ask. The browser fills in the sender; the message proves nothing. */

/**
 * `page`: our content script in a marketplace page. `card`: our card, shown in such a page. `own`: one of our own
 * pages in a tab or a window of its own.
 * @typedef {'page' | 'card' | 'own' | 'stranger'} Who
 */

const ORIGIN = chrome.runtime.getURL('');

// The card stands inside the marketplace's page, where a click can be stolen: it changes no setting.
/** @type {Record<Who, string[]>} */
const MAY = {
  page: ['page', 'check', 'set_fact', 'badge', 'show', 'sent_anyway'],
  card: ['page', 'check', 'set_fact', 'badge', 'state', 'rules', 'language', 'tell', 'note_mistake', 'open_pauses'],
  own: [
    'page', 'check', 'set_fact', 'state', 'rules', 'pause', 'pause_chat', 'forget', 'pair', 'set_incoming', 'set_quiet', 'set_held', 'mistakes', 'forget_mistakes',
    'language', 'set_language', 'aloud', 'set_aloud',
  ], // prettier-ignore
  stranger: [],
};

/** @param {chrome.runtime.MessageSender} sender @returns {Who} */
export function whoIs(sender) {
  if (sender.id !== chrome.runtime.id) return 'stranger';
  if (isOurs(sender)) return sender.tab && sender.frameId !== 0 ? 'card' : 'own';
  return sender.tab ? 'page' : 'stranger';
}

/** @param {Who} who @param {unknown} ask */
export function may(who, ask) {
  return typeof ask === 'string' && MAY[who].includes(ask);
}

/** The address that the sender stands for: its own, or that of the page around the card. @param {chrome.runtime.MessageSender} sender */
export function pageOf(sender) {
  // A frame that the page writes itself ("about:srcdoc") has no address of its own. In Chromium a page's own address is
  // still the one that it was loaded from, when it has long turned to another conversation: the tab's is not.
  const isInFrame = whoIs(sender) === 'page' && sender.frameId !== 0 && sender.url?.startsWith('https:');
  return isInFrame ? sender.url : sender.tab?.url;
}

/** @param {chrome.runtime.MessageSender} sender */
function isOurs({ url, origin }) {
  return Boolean(url?.startsWith(ORIGIN) || (origin && `${origin}/` === ORIGIN));
}
