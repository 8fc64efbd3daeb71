'use strict';

/** What this page is, as the worker says, and the one way from here to the worker. */
const Place = (() => {
  /**
   * @typedef {{platform: string, surface: string, conversation: string | null, composers: Composer[], details: string[], facts: Facts,
   *            implies: Facts, sights: Sight[], said: Facts, messages: Messages | null, incoming: boolean, quiet: boolean,
   *            seen?: Facts, asked?: string[], often?: string[], unheld?: string[], paused?: number | null, shortcut?: string, aloud?: string, staff?: boolean}} Page
   * @type {Page | null}
   */
  let page = null;
  let address = '';

  /** After an update of the extension this page is on its own: everything passes. */
  const isAlive = () => Boolean(chrome.runtime?.id);

  /** @param {Record<string, unknown>} message */
  async function ask(message) {
    try {
      return isAlive() ? await chrome.runtime.sendMessage({ to: 'worker', ...message }) : null;
    } catch {
      return null;
    }
  }

  /** What the page shows, under what the person said. */
  function look() {
    if (!page) return;
    page.seen = { ...page.implies, ...Seen.of(page.sights, page.messages?.item) };
    page.facts = { ...page.seen, ...page.said };
    page.staff = Seen.isStaff(page.messages);
  }

  async function read() {
    page = await ask({ ask: 'page', url: location.href });
    look();
    return page;
  }

  return {
    isAlive,
    ask,
    now: () => page,
    /** Does the person want nothing of ours on their pages, or does this page not bear it? */
    isQuiet: () => page?.quiet === true || Pace.isOver(),
    /** A page that changes its address without loading is another conversation. */
    isElsewhere: () => location.href !== address,
    read() {
      address = location.href;
      return read();
    },
    /** Look again at what the page shows. @returns {boolean} do we think otherwise now? */
    look() {
      const before = JSON.stringify(page?.facts);
      look();
      return JSON.stringify(page?.facts) !== before;
    },
    /** @param {string} text @param {Facts} [more] what is true of this text alone */
    check(text, more = {}) {
      if (page?.paused) return Promise.resolve({ ok: false, why: 'paused', say: '' });
      const context = { platform: page?.platform, surface: page?.surface, ...page?.facts, ...more };
      return ask({ ask: 'check', text, context });
    },
    /** A fact that the person told the card; where there is no conversation only this page keeps it. @param {string} fact @param {string | null} value */
    async take(fact, value) {
      const before = page;
      page = (await read()) ?? before;
      if (!page || page.facts[fact] === value) return;
      page.said = { ...page.said, [fact]: value };
      look();
    },
    /** Whoever sends without an answer is not asked for it again in this conversation. @param {string[]} facts */
    async wave(facts) {
      const conversation = page?.conversation;
      if (!conversation) return;
      for (const fact of new Set(facts)) await ask({ ask: 'set_fact', conversation, fact, value: null });
      const before = page;
      page = (await read()) ?? before;
    },
    /** A message went that was held for these rules. @param {string[]} rules */
    async sentAnyway(rules) {
      await ask({ ask: 'sent_anyway', rules });
      const before = page;
      page = (await read()) ?? before;
    },
    /** The facts that card and hold speak of. */
    about: () => ({ seen: page?.seen, said: page?.said, conversation: page?.conversation, platform: page?.platform, often: page?.often, shortcut: page?.shortcut, aloud: page?.aloud }),
  };
})();
