'use strict';

/** Shows a state that changes, but no two changes within a moment: what came and went meanwhile was not worth a look. */
const Calm = (() => {
  const MOMENT = 300; // milliseconds

  return {
    /** @param {() => string} state a name for it @param {() => void} show @returns {() => void} to be called when it may have changed */
    shown(state, show) {
      let seen = '';
      let since = -Infinity;
      /** @type {number | undefined} */
      let timer;

      function look() {
        clearTimeout(timer);
        const now = state();
        const left = since + MOMENT - performance.now();
        if (now !== seen && left > 0) return void (timer = setTimeout(look, left));
        if (now !== seen) [seen, since] = [now, performance.now()];
        return show();
      }
      return look;
    },
  };
})();
