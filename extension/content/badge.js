'use strict';

/** The toolbar's badge: how many findings of each kind, or that nothing is checked. The worker is told of news alone. */
const Badge = (() => {
  let told = '';

  return {
    /** @param {Record<string, number> | null} counts null: not checked @param {boolean} isKeptOut the page keeps our frame out */
    tell(counts, isKeptOut) {
      const next = { counts, kept_out: isKeptOut };
      if (JSON.stringify(next) === told) return;
      told = JSON.stringify(next);
      void Place.ask({ ask: 'badge', ...next });
    },
  };
})();
