'use strict';

/** Does Enter send in a box? The pack says so, but some pages let people choose, and then it makes a line: we see what it did. */
const Enters = (() => {
  const DONE = 300; // milliseconds, by which the page has done what Enter does there
  /** @type {WeakSet<Element>} boxes in which it makes a line */
  const breaking = new WeakSet();

  /** @param {string} text */
  function lines(text) {
    return text.trimStart().split('\n').length;
  }

  return {
    /** @param {Session} session @param {KeyboardEvent} event */
    sends: ({ box, composer }, event) => event.ctrlKey || event.metaKey || (composer.enter && !breaking.has(box)),
    /** An Enter goes to the page. @param {Session | null} session @param {KeyboardEvent} event */
    look(session, { shiftKey, ctrlKey, metaKey, altKey, isComposing }) {
      const before = session?.text ?? '';
      if (!session || !before.trim() || shiftKey || ctrlKey || metaKey || altKey || isComposing) return;
      const learn = () => {
        session.refresh();
        if (!session.text.trim()) breaking.delete(session.box);
        else if (lines(session.text) > lines(before)) breaking.add(session.box);
      };
      requestAnimationFrame(learn);
      setTimeout(learn, DONE);
    },
  };
})();
