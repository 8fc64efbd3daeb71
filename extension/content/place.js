'use strict';

/** What this page is, as the worker says, and the one way from here to the worker. */
const Place = (() => {
  /**
   * @typedef {{platform: string, surface: string, conversation: string | null, composers: Composer[], facts: Facts,
   *            asked?: string[], paused?: number | null}} Page
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

  return {
    isAlive,
    ask,
    now: () => page,
    /** A page that changes its address without loading is another conversation. */
    isElsewhere: () => location.href !== address,
    async read() {
      address = location.href;
      page = await ask({ ask: 'page', url: address });
      return page;
    },
    /** @param {string} text */
    check(text) {
      if (page?.paused) return Promise.resolve({ ok: false, why: 'paused', say: '' });
      const context = { platform: page?.platform, surface: page?.surface, ...page?.facts };
      return ask({ ask: 'check', text, context });
    },
    /** A fact that the person told the card; where there is no conversation only this page keeps it. @param {string} fact @param {string | null} value */
    async take(fact, value) {
      page = (await ask({ ask: 'page', url: location.href })) ?? page;
      if (page && page.facts[fact] !== value) page.facts = { ...page.facts, [fact]: value };
    },
    /** Whoever sends without an answer is not asked for it again in this conversation. @param {string[]} facts */
    async wave(facts) {
      const conversation = page?.conversation;
      if (!conversation) return;
      for (const fact of new Set(facts)) await ask({ ask: 'set_fact', conversation, fact, value: null });
      page = (await ask({ ask: 'page', url: location.href })) ?? page;
    },
    /** The facts that card and hold speak of. */
    about: () => ({ facts: page?.facts, conversation: page?.conversation, platform: page?.platform }),
  };
})();
