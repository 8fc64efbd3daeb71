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

  return {
    /**
     * The facts that are shown; of several sights of one fact the first counts.
     * @param {Sight[]} sights those with an address are of this page's
     * @param {string} [messages] what the other side writes proves nothing
     * @returns {Facts}
     */
    of(sights, messages) {
      /** @type {Facts} */
      const facts = {};
      const elsewhere = messages ? `${ELSEWHERE}, ${messages}` : ELSEWHERE;
      for (const { fact, value, path, selector, words } of sights) {
        if (fact in facts) continue;
        const wanted = words.map((word) => word.toLowerCase());
        const isSeen = path || [...document.querySelectorAll(selector)].slice(0, MOST).some((element) => says(element, wanted, elsewhere));
        if (isSeen) facts[fact] = value;
      }
      return facts;
    },
  };
})();
