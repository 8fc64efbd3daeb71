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

  /** What was found, as a name for it; null while it is not known. */
  function found() {
    if (!about?.text.trim()) return '';
    if (!about.isChecked()) return null;
    const counts = Object.values(Stage.counts());
    return counts.some((count) => count > 0) ? counts.join(' ') : '';
  }

  function say() {
    const now = found();
    if (now === null || now === said) return;
    said = now;
    saidAt = performance.now();
    Stage.aloud();
  }

  return {
    /** The text of this box, or what is known of it, is another one. @param {Session} session */
    changed(session) {
      clearTimeout(timer);
      // A message that went needs no word.
      if (session !== about || !session.text.trim()) said = '';
      about = session;
      if (found() !== said) timer = setTimeout(say, Math.max(REST, saidAt + APART - performance.now()));
    },
  };
})();
