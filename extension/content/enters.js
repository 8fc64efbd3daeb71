'use strict';

/** Does Enter send in a box? The pack says so, but some pages let people choose, and then it makes a line: we see what it did. */
const Enters = (() => {
  const DONE = 300; // milliseconds, by which the page has done what Enter does there
  /** @type {WeakMap<Element, 'sends' | 'breaks'>} what it was seen to do in a box */
  const seen = new WeakMap();

  /** @param {string} text */
  function lines(text) {
    return text.trimStart().split('\n').length;
  }

  /** @param {KeyboardEvent} event */
  function isChord({ ctrlKey, metaKey }) {
    return ctrlKey || metaKey;
  }

  return {
    /** @param {Session} session @param {KeyboardEvent} event */
    sends: ({ box, composer }, event) => isChord(event) || (composer.enter && seen.get(box) !== 'breaks'),
    /** Was it seen to send there? @param {Session} session @param {KeyboardEvent} event */
    surelySends: ({ box }, event) => isChord(event) || seen.get(box) === 'sends',
    /** An Enter goes to the page. @param {Session | null} session @param {KeyboardEvent} event */
    look(session, { shiftKey, ctrlKey, metaKey, altKey, isComposing }) {
      const before = session?.text ?? '';
      if (!session || !before.trim() || shiftKey || ctrlKey || metaKey || altKey || isComposing) return;
      const learn = () => {
        session.refresh();
        if (!session.text.trim()) seen.set(session.box, 'sends');
        else if (lines(session.text) > lines(before)) seen.set(session.box, 'breaks');
      };
      requestAnimationFrame(learn);
      setTimeout(learn, DONE);
    },
  };
})();
