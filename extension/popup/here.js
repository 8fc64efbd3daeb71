/** The tab "Here": is it on, what did it find, what do we think about this conversation, can I switch it off. */
import { el, fill, shape } from '../shared/dom.js';
import { factControl, factsOf, keepingFocus, toldBy } from '../shared/facts.js';
import { countsView, findingView, questionsView, strongestFirst, verdictView } from '../shared/finding.js';
import { askWorker } from '../shared/helper.js';
import { holdsView, mistakesView } from './decided.js';
import { othersView } from './others.js';

/** @typedef {import('../shared/book.js').Book} Book */
/**
 * @typedef {object} Page what the content script of the tab says
 * @property {string} platform
 * @property {string} surface
 * @property {string | null} conversation
 * @property {Facts} facts
 * @property {Facts} seen what the page shows of them
 * @property {Facts} said what the person said of them
 * @property {import('./others.js').Others} incoming
 * @property {'paused' | 'no_box' | 'not_checked' | 'checked' | 'empty'} state
 * @property {string} [say] why the message was not checked
 * @property {Finding[]} findings
 * @property {number | null} [paused] until when, in milliseconds
 * @property {boolean} quiet is nothing drawn on the page?
 * @property {boolean} [remembers] does the browser keep what the person says?
 * @property {string[]} [often] rules that messages were sent against anyway
 * @property {string[]} [unheld] rules that no message is held for
 * @property {import('./decided.js').Mistake[]} mistakes
 * @property {boolean} [staff] is the other side the marketplace's own people?
 * @property {boolean} [kept_out] does the page keep our card out?
 * @property {boolean} [pill_hidden] is what was found not counted beside the box in this conversation?
 * @property {boolean} [slow] do we draw nothing there, because we cost too much?
 */

const MINUTES = [10, 60];
const AGAIN = 400; // milliseconds
/** @type {Record<Page['state'], [verdict: string, words: string, more: string]>} */
const WORDS = {
  paused: ['unseen', 'Paused', 'Nothing is checked until you resume.'],
  no_box: ['unseen', 'No message box yet', 'Click into the box you write in. If that does not help, use “Check a text”.'],
  not_checked: ['unseen', 'Not checked', 'Something went wrong on our side. Your message was not touched.'],
  checked: ['clear', 'Nothing found', 'We can miss things; your own eyes count too.'],
  empty: ['unseen', 'Nothing written yet', 'We look when you type.'],
};

const KEPT_OUT = 'This page keeps our card out, so read it here.';
const SLOW = 'Paused here: this page was getting slow, so read it here.';
const FORGETS = 'Your browser does not let us remember. We will ask again next time.';
const STAFF = 'These are the marketplace’s own people, so no message is held.';
const HIDDEN = 'Our button is not shown in this conversation.';
const SHOW = 'Show it again';
const QUIET = 'Draw nothing on the page';
const QUIET_MEANS = 'The number on our button and this window tell you what was found. No message is held.';

export class Here {
  /**
   * @param {HTMLElement} place
   * @param {Book} book
   * @param {number | undefined} tab
   * @param {() => void} toCheck opens "Check a text"
   */
  constructor(place, book, tab, toCheck) {
    this.place = place;
    this.book = book;
    this.tab = tab;
    this.toCheck = toCheck;
    /** @type {Page | null} */
    this.page = null;
    this.isHeard = false; // does a script of ours answer there?
    // The page tells the worker what it found, for the badge: time to look again.
    chrome.runtime.onMessage.addListener((message, sender) => {
      if (message?.ask === 'badge' && sender.tab?.id === tab) this.refresh();
    });
  }

  /** Ask the page and write what it says. */
  async refresh() {
    this.page = await this.#ask();
    const parts = this.page ? this.#parts(this.page) : await this.#elsewhere();
    keepingFocus(this.place, () => fill(this.place, ...parts));
    return this.page;
  }

  /** @returns {Promise<Page | null>} null where no script of ours runs */
  async #ask() {
    this.isHeard = false;
    if (this.tab === undefined) return null;
    try {
      const page = await chrome.tabs.sendMessage(this.tab, { to: 'page', ask: 'here' });
      const { url } = await chrome.tabs.get(this.tab);
      this.isHeard = true;
      if (!page) return null;
      // The worker knows first what was just said; the page hears it a moment later. Where we may not look, no address is told.
      const { said, paused, quiet, often, unheld, remembers } = (await askWorker({ ask: 'page', url })) ?? { ...page, said: {} };
      const mistakes = await askWorker({ ask: 'mistakes' });
      return { ...page, said, facts: { ...page.seen, ...said }, paused, quiet, often, unheld, remembers, mistakes };
    } catch {
      return null;
    }
  }

  async #elsewhere() {
    const hosts = this.book.platforms.flatMap((platform) => platform.hosts);
    const { url } = this.tab === undefined ? { url: '' } : await chrome.tabs.get(this.tab);
    const isOpenSinceBefore = !this.isHeard && hosts.includes(URL.parse(url ?? '')?.hostname ?? '');
    return [isOpenSinceBefore ? this.#reload(this.tab) : this.#nowhere()];
  }

  /** A page that was open before we came, or before an update: none of our scripts runs there. @param {number | undefined} tab */
  #reload(tab) {
    const reload = () => tab !== undefined && chrome.tabs.reload(tab).then(() => close());
    return el(
      'section',
      {},
      el('h2', { class: 'verdict', 'data-verdict': 'unseen' }, shape('unseen'), 'Not checked on this page yet'),
      el('p', {}, 'It was open before Inlane was installed or updated. Copy what you have written, then reload the page.'),
      el('div', {}, el('button', { type: 'button', class: 'first', id: 'reload', onclick: reload }, 'Reload the page')),
    );
  }

  #nowhere() {
    const names = this.book.platforms.map(({ name }) => name);
    return el(
      'section',
      {},
      el('h2', {}, 'Not a marketplace page'),
      el('p', {}, `Inlane reads along on ${names.join(', ')}. You can check a text anywhere.`),
      el('div', {}, el('button', { type: 'button', class: 'first', onclick: this.toCheck }, 'Check a text')),
    );
  }

  /** @param {Page} page */
  #parts(page) {
    const { platform, conversation, facts, incoming, paused } = page;
    const others = conversation && !paused && othersView(this.book, platform, facts.role, incoming, this.tab ?? -1, () => this.#changed());
    const hidden = page.pill_hidden && this.#hidden();
    const changed = () => this.#changed();
    const decided = [holdsView(this.book, platform, page, changed), mistakesView(this.book, page.mistakes, changed)];
    return [this.#message(page), hidden, others, this.#conversation(page), this.#pauses(page), ...decided].filter((part) => part !== null && part !== false);
  }

  /** @param {Page} page */
  #message({ platform, conversation, state, say, findings, paused, quiet, kept_out: keptOut, slow }) {
    const unseen = slow ? SLOW : keptOut && KEPT_OUT;
    const heading = el('h2', {}, 'Your message', unseen && el('span', { class: 'soft' }, ` ${unseen}`));
    if (findings.length) {
      const views = strongestFirst(findings).map((finding) => findingView(this.book, finding, { folded: true }));
      // Without a conversation there is nothing that an answer could be kept for.
      const questions = conversation ? questionsView(this.book, platform, findings, (fact, value) => this.#know(fact, value)) : [];
      const show = el('button', { type: 'button', id: 'show', onclick: () => this.#show() }, 'Show me in the message');
      // Where nothing is drawn there is nothing to be shown.
      const counts = el('p', { class: 'apart' }, ...countsView(this.book, findings), !unseen && !quiet && show);
      return el('section', {}, heading, counts, ...questions, ...views);
    }
    const [verdict, words, more] = WORDS[state];
    const age = this.book.age(platform);
    return el(
      'section',
      {},
      heading,
      el('p', {}, verdictView(this.book, verdict, words)),
      el('p', {}, until(paused) || say || more),
      age && el('p', { class: 'soft' }, age),
    );
  }

  /** @param {Page} page */
  #conversation({ platform, surface, conversation, facts, seen: shown, said, staff, remembers }) {
    const seen = [
      ['Marketplace', this.book.platform(platform).name],
      ['Place', this.book.value(platform, 'surface', surface)],
    ].flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value, el('span', { class: 'told' }, ' seen on the page'))]);
    const controls = factsOf(this.book, platform, ['surface', 'direction', 'purpose']).map(([fact, known]) =>
      factControl(known.name, known.values, facts[fact], (value) => this.#know(fact, value), {
        told: toldBy(known, said[fact], shown[fact]),
        key: fact,
        few: 0,
      }),
    );
    return el(
      'section',
      {},
      el('h2', {}, 'What we think about this conversation'),
      el('dl', { class: 'seen' }, ...seen),
      staff && el('p', {}, STAFF, el('span', { class: 'told' }, ' seen on the page')),
      conversation
        ? el('div', { class: 'facts rows' }, ...controls)
        : el('p', { class: 'soft' }, 'No conversation is open here, so there is nothing to remember.'),
      remembers === false && el('p', { class: 'soft' }, FORGETS),
      conversation && el('div', {}, el('button', { type: 'button', class: 'link', onclick: () => this.#forget() }, 'Forget this conversation')),
    );
  }

  /** @param {Page} page */
  #pauses(page) {
    const { paused, platform, conversation } = page;
    /** @param {string} words @param {() => Promise<void>} act */
    const button = (words, act) => el('button', { type: 'button', onclick: act }, words);
    const timed = MINUTES.map((minutes) => button(minutes < 60 ? `${minutes} minutes` : '1 hour', () => this.#tell({ ask: 'pause', minutes })));
    const chat = (/** @type {boolean} */ on) => ({ ask: 'pause_chat', conversation, on });
    const here = conversation ? [button('This conversation', () => this.#tell(chat(true)))] : [];
    const site = button(`On ${this.book.platform(platform).name}`, () => this.#tell({ ask: 'pause', minutes: null, platform }));
    const resume = button('Resume', () => this.#tell({ ask: 'pause', minutes: null }, ...(conversation ? [chat(false)] : [])));
    const buttons = paused ? [resume] : [...timed, ...here, site];
    return el('section', { id: 'pauses', tabindex: -1 }, el('h2', {}, 'Pause'), el('div', { class: 'apart' }, ...buttons), this.#quietSwitch(page));
  }

  /** The first card opens beside its words, and the keyboard is in it. */
  async #show() {
    await chrome.tabs.update(this.tab ?? -1, { active: true });
    await chrome.tabs.sendMessage(this.tab ?? -1, { to: 'page', ask: 'next' }).catch(() => undefined);
    close();
  }

  /** What the person put out of the way in the page comes back with one press. */
  #hidden() {
    const show = async () => {
      await chrome.tabs.sendMessage(this.tab ?? -1, { to: 'page', ask: 'show_pill' }).catch(() => undefined);
      await this.#changed();
    };
    return el('section', { id: 'hidden' }, el('p', { class: 'apart' }, HIDDEN, el('button', { type: 'button', onclick: show }, SHOW)));
  }

  /** @param {Page} page */
  #quietSwitch({ quiet }) {
    /** @param {Event} event */
    const turn = async ({ target }) => {
      await this.#tell({ ask: 'set_quiet', on: /** @type {HTMLInputElement} */ (target).checked });
    };
    const box = el('input', { type: 'checkbox', id: 'quiet', checked: quiet, onchange: turn, 'aria-describedby': 'quiet-means' });
    return el('div', {}, el('label', { class: 'switch' }, box, QUIET), el('p', { class: 'soft', id: 'quiet-means' }, QUIET_MEANS));
  }

  /** @param {string} fact @param {string | null} value */
  #know(fact, value) {
    return this.#tell({ ask: 'set_fact', conversation: this.page?.conversation, fact, value });
  }

  #forget() {
    return this.#tell({ ask: 'forget', conversation: this.page?.conversation });
  }

  /** Tell the worker what the person decided. @param {...Record<string, unknown>} messages */
  async #tell(...messages) {
    for (const message of messages) await askWorker(message);
    await this.#changed();
  }

  /** What was said shows at once; what the page makes of it when it had the time to ask. */
  async #changed() {
    setTimeout(() => this.refresh(), AGAIN);
    await this.refresh();
  }
}

/** @param {number | null | undefined} paused */
function until(paused) {
  // A pause of one marketplace has no end.
  if (paused && paused > Date.now() + 86_400_000) return '';
  return paused ? `Nothing is checked until ${new Date(paused).toLocaleTimeString('en-GB', { timeStyle: 'short' })}.` : '';
}
