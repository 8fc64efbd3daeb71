/** The only part of the extension that talks to the helper. It answers what the pages and our content scripts ask. */
import { often, sentAnyway, setHeld, unheld } from './worker/anyway.js';
import { showBadge } from './worker/badge.js';
import { conversationOf, forget, forgetOld, known, pause, pauseChat, pausedUntil, setFact } from './worker/facts.js';
import { remembers } from './worker/kept.js';
import { Link } from './worker/link.js';
import { forgetMistakes, isWhat, mistakes, noteMistake } from './worker/mistakes.js';
import { isRule, matched, placeOf, rules } from './worker/rules.js';
import { notChecked } from './worker/say.js';
import { may, pageOf, whoIs } from './worker/senders.js';
import { aloud, chosenLanguage, incoming, isAloud, language, quiet, setAloud, setIncoming, setLanguage, setQuiet } from './worker/settings.js';

/** @typedef {import('./worker/senders.js').Who} Who */
/** @typedef {{message: any, sender: chrome.runtime.MessageSender, who: Who}} Asked */

// Somebody waits in the page before sending; on the check page somebody waits for a long text.
const PATIENCE = { page: 1500, card: 1500, own: 20_000, stranger: 0 };

const NEXT = 'next-warning';
// A shortcut of the browser -> what the page is asked to do.
/** @type {Record<string, string>} */
const SHORTCUTS = { [NEXT]: 'next', 'use-suggestion': 'use', 'read-out': 'aloud' };
const PAUSE = 'pause-here';

const link = new Link(() => tellPages({ ask: 'changed' }));

/** @type {Record<string, (asked: Asked) => Promise<unknown>>} */
const ANSWERS = {
  page: ({ message, sender, who }) => page(who === 'own' ? message.url : pageOf(sender)),
  check: ({ message, who }) => check(message, who),
  set_fact: remember,
  badge: badge,
  state: () => link.state(),
  pair: ({ message: { digits } }) => pair(digits),
  show: showCard,
  tell: tellContent,
  rules: () => rules(),
  async pause({ message: { minutes, platform } }) {
    const site = Object.hasOwn((await rules()).platforms, platform) ? platform : null;
    const until = await pause(isMinutes(minutes) ? minutes : null, site);
    tellPages({ ask: 'changed' });
    return { paused: until };
  },
  async pause_chat({ message: { conversation, on } }) {
    if (typeof conversation !== 'string') return notChecked('refused');
    await pauseChat(conversation, on === true);
    tellPages({ ask: 'changed' });
    return { paused: await pausedUntil(null, conversation) };
  },
  open_pauses: openPauses,
  async set_incoming({ message: { on } }) {
    await setIncoming(on === true);
    tellPages({ ask: 'changed' });
    return { incoming: await incoming() };
  },
  async set_quiet({ message: { on } }) {
    await setQuiet(on === true);
    tellPages({ ask: 'changed' });
    return { quiet: await quiet() };
  },
  async aloud() {
    return { how: await aloud() };
  },
  async set_aloud({ message: { how } }) {
    if (!isAloud(how)) return notChecked('refused');
    await setAloud(how);
    tellPages({ ask: 'changed' });
    return { how };
  },
  async language() {
    return { tag: await language(), chosen: await chosenLanguage() };
  },
  async set_language({ message: { tag } }) {
    if (tag !== null && !Object.hasOwn((await rules()).languages, tag)) return notChecked('refused');
    await setLanguage(tag);
    tellPages({ ask: 'changed' });
    return { tag: await language(), chosen: tag };
  },
  async sent_anyway({ message: { rules: sent } }) {
    if (!Array.isArray(sent) || !(await Promise.all(sent.map(isRule))).every(Boolean)) return notChecked('refused');
    await sentAnyway(sent);
    return { ok: true };
  },
  async set_held({ message: { rule, on } }) {
    if (!(await isRule(rule))) return notChecked('refused');
    await setHeld(rule, on === true);
    tellPages({ ask: 'changed' });
    return { unheld: await unheld() };
  },
  async note_mistake({ message: { rule, kind, what } }) {
    if (!(await isRule(rule)) || !Object.hasOwn((await rules()).kinds, kind) || !isWhat(what)) return notChecked('refused');
    await noteMistake(rule, kind, what);
    return { ok: true };
  },
  mistakes: () => mistakes(),
  async forget_mistakes() {
    await forgetMistakes();
    return { ok: true };
  },
  async forget({ message: { conversation } }) {
    await forget(typeof conversation === 'string' ? conversation : null);
    tellPages({ ask: 'changed' });
    return { facts: {} };
  },
};

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (message?.to !== 'worker') return false;
  const who = whoIs(sender);
  if (!may(who, message.ask)) {
    respond(notChecked('not_allowed'));
    return false;
  }
  ANSWERS[message.ask]({ message, sender, who }).then(respond, () => respond(notChecked('broken')));
  return true;
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (command === PAUSE) void pauseAt(tab?.url);
  else if (tab?.id && Object.hasOwn(SHORTCUTS, command)) tell(tab.id, { to: 'page', ask: SHORTCUTS[command] });
});

chrome.runtime.onInstalled.addListener(() => void forgetOld());

/** @param {string | undefined} url */
async function page(url) {
  const place = await placeOf(url);
  if (!place) return null;
  const { platform, pack, surface, address } = place;
  const conversation = await conversationOf(address);
  const paused = await pausedUntil(platform, conversation);
  // The helper starts while the person still reads.
  if (paused === null) link.wake();
  const { facts, asked } = await known(conversation);
  return {
    platform,
    surface: surface.surface,
    conversation,
    details: Object.entries((await rules()).kinds).flatMap(([kind, { detail }]) => (detail ? [kind] : [])),
    composers: pack.composers.filter((composer) => composer.surfaces.includes(surface.surface)),
    // What is here may be shown by the address, and on the page itself; what the person says goes before both.
    implies: surface.implies,
    sights: pack.seen.filter(({ path }) => !path || matched(path, new URL(url ?? '').pathname)),
    said: facts,
    facts: { ...surface.implies, ...facts },
    messages: surface.conversation ? pack.messages : null,
    incoming: await incoming(),
    quiet: await quiet(),
    aloud: await aloud(),
    asked,
    paused,
    remembers: remembers(),
    often: await often(),
    unheld: await unheld(),
    shortcut: await shortcut(),
    names: { platform: pack.name, surface: surface.name },
  };
}

/** Pause on that marketplace until the person resumes, or resume. @param {string | undefined} url */
async function pauseAt(url) {
  const place = await placeOf(url);
  if (!place) return;
  const conversation = await conversationOf(place.address);
  const isPaused = (await pausedUntil(place.platform, conversation)) !== null;
  await pause(null, isPaused ? null : place.platform);
  if (isPaused && conversation) await pauseChat(conversation, false);
  tellPages({ ask: 'changed' });
}

/** Our own window in a tab beside the page: what is paused there no page can have pressed. @param {Asked} asked */
async function openPauses({ sender: { tab } }) {
  if (tab?.id === undefined) return { ok: false };
  const url = chrome.runtime.getURL(`popup/popup.html?tab=${tab.id}#pauses`);
  await chrome.tabs.create({ url, index: tab.index + 1, openerTabId: tab.id });
  return { ok: true };
}

/** What the person has set in the browser to go to the next warning. */
async function shortcut() {
  const commands = await chrome.commands.getAll();
  return commands.find(({ name }) => name === NEXT)?.shortcut ?? '';
}

/** @param {any} message @param {Who} who */
async function check({ text, context }, who) {
  if (typeof text !== 'string' || !isContext(context)) return notChecked('refused');
  return link.check(text, context, await language(), PATIENCE[who]);
}

/** Connect a helper that a person started, by the digits that it shows them. @param {unknown} digits */
async function pair(digits) {
  if (typeof digits !== 'string') return notChecked('refused');
  const paired = await link.pair(digits);
  if (paired.ok) tellPages({ ask: 'changed' });
  return paired;
}

/** @param {Asked} asked */
async function remember({ message: { conversation, fact, value }, sender, who }) {
  const place = await placeOf(pageOf(sender));
  // What stands in a page speaks for that page's conversation alone.
  if (who !== 'own' && (!place || (await conversationOf(place.address)) !== conversation)) return notChecked('not_allowed');
  if (typeof conversation !== 'string' || !(await isKnown(fact, value))) return notChecked('refused');
  // In the page "not known" waves a question away; in our own window it takes an answer back.
  const { facts, asked } = await setFact(conversation, fact, value, value !== null || who !== 'own');
  if (who === 'own') tellPages({ ask: 'changed' });
  return { facts: { ...place?.surface.implies, ...facts }, asked };
}

/** @param {Asked} asked */
async function badge({ message, sender }) {
  if (sender.tab?.id === undefined) return { ok: false };
  const place = await placeOf(pageOf(sender));
  const paused = place && (await pausedUntil(place.platform, await conversationOf(place.address)));
  await showBadge(sender.tab.id, message.counts, paused !== null, message.kept_out === true);
  return { ok: true };
}

/** What a content script has to say to the card that it made, in the same tab. @param {Asked} asked */
async function showCard({ message: { show, frame }, sender }) {
  if (sender.tab?.id === undefined || typeof show?.show !== 'string' || typeof frame !== 'number') return { ok: false };
  tell(sender.tab.id, { ...show, to: 'card', frame: sender.frameId }, { frameId: frame });
  return { ok: true };
}

/** What the card has to say to the content script that made it; before it has heard from it, to all of its tab. @param {Asked} asked */
async function tellContent({ message: { tell: said, frame }, sender }) {
  if (sender.tab?.id === undefined || typeof said?.did !== 'string') return { ok: false };
  tell(sender.tab.id, { ...said, to: 'page', card: sender.frameId }, typeof frame === 'number' ? { frameId: frame } : {});
  return { ok: true };
}

/** Is it a fact of some pack, and a value that the pack has for it (null: not known)? @param {unknown} fact @param {unknown} value */
async function isKnown(fact, value) {
  const packs = Object.values((await rules()).platforms);
  return packs.some(({ facts }) => {
    if (typeof fact !== 'string' || !Object.hasOwn(facts, fact)) return false;
    return value === null || facts[fact].values.some((one) => one.value === value);
  });
}

/** @param {unknown} context @returns {context is Context} */
function isContext(context) {
  if (!context || typeof context !== 'object') return false;
  return Object.values(context).every((value) => value === null || typeof value === 'string');
}

/** @param {unknown} minutes */
function isMinutes(minutes) {
  return typeof minutes === 'number' && minutes > 0 && minutes <= 24 * 60;
}

/** Tell every marketplace page that what it knows may be old. @param {Record<string, string>} news */
async function tellPages(news) {
  const hosts = Object.values((await rules()).platforms).flatMap((pack) => pack.hosts);
  const tabs = await chrome.tabs.query({ url: hosts.map((host) => `https://${host}/*`) });
  for (const { id } of tabs) if (id !== undefined) tell(id, { to: 'page', ...news });
}

/** @param {number} tabId @param {Record<string, unknown>} message @param {chrome.tabs.MessageSendOptions} [options] */
function tell(tabId, message, options = {}) {
  // A page that was open before the extension has nobody who listens.
  chrome.tabs.sendMessage(tabId, message, options).catch(() => undefined);
}
