'use strict';

/** Tells a screen reader what was found in a box: once the person rests, only when it is news, and not all the time. */
const Aloud = (() => {
  const REST = 1000; // milliseconds without a change
  const APART = 10_000;

  /** @type {Session | null} */
  let about = null;
  let said = '';
  let saidAt = -Infinity;
  /** @type {number | undefined} */
  let timer;

  function say() {
    const isEmpty = !about?.text.trim();
    if (!about || (!isEmpty && !about.isChecked())) return;
    const counts = Stage.counts();
    const some = Object.values(counts).some((count) => count > 0);
    const news = some ? JSON.stringify(counts) : '';
    // A message that went needs no word.
    if (news !== said && !isEmpty) {
      Stage.aloud();
      saidAt = performance.now();
    }
    said = news;
  }

  return {
    /** The text of this box, or what is known of it, is another one. @param {Session} session */
    changed(session) {
      if (session !== about) said = '';
      about = session;
      clearTimeout(timer);
      timer = setTimeout(say, Math.max(REST, saidAt + APART - performance.now()));
    },
  };
})();
