'use strict';

/** Watches what we cost while somebody types: where it is too much for long, we draw nothing more on the page. */
const Pace = (() => {
  const MOST = 8; // milliseconds of ours at a key
  const LONG = 60; // so many more of the dear ones than of the others

  let dear = 0;
  let isOver = false;

  return {
    /** Was it too much? Until the page is loaded again. */
    isOver: () => isOver,
    /** Do our work at a key. @param {() => void} work @param {() => void} tooMuch called once */
    timed(work, tooMuch) {
      const from = performance.now();
      work();
      // One that is long because the computer was busy elsewhere is made good by the next.
      dear = Math.max(0, dear + (performance.now() - from > MOST ? 1 : -1));
      if (isOver || dear < LONG) return;
      isOver = true;
      tooMuch();
    },
  };
})();
