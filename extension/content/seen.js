'use strict';

/** What the page itself shows of the facts, where the pack says how: by its address, or by a badge that is in view. */
const Seen = (() => {
  const MOST = 200; // elements of one selector
  const LONGEST = 60; // characters of a badge
  // A badge in a list of other conversations speaks of those.
  const ELSEWHERE = 'nav, a[href], option, [role="navigation"], [role="listbox"], [role="menu"]';

  /** @param {Element} element @param {string[]} words @param {string} elsewhere */
  function says(element, words, elsewhere) {
    const text = element.textContent ?? '';
    if (text.length > LONGEST || !words.includes(text.trim().toLowerCase())) return false;
    return !element.closest(elsewhere) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  /** @param {string} selector @param {string[]} words @param {string} [messages] what the other side writes proves nothing */
  function isShown(selector, words, messages) {
    const elsewhere = messages ? `${ELSEWHERE}, ${messages}` : ELSEWHERE;
    const wanted = words.map((word) => word.toLowerCase());
    return [...document.querySelectorAll(selector)].slice(0, MOST).some((element) => says(element, wanted, elsewhere));
  }

  return {
    /** Is the other side the marketplace's own people? @param {Messages | null} messages */
    isStaff: (messages) => messages !== null && isShown(messages.staff, messages.staff_words, messages.item),
    /**
     * The facts that are shown; of several sights of one fact the first counts.
     * @param {Sight[]} sights those with an address are of this page's
     * @param {string} [messages]
     * @returns {Facts}
     */
    of(sights, messages) {
      /** @type {Facts} */
      const facts = {};
      for (const { fact, value, path, selector, words } of sights) {
        if (fact in facts) continue;
        if (path || isShown(selector, words, messages)) facts[fact] = value;
      }
      return facts;
    },
  };
})();
