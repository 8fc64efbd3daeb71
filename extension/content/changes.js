'use strict';

/** Tells when the page has changed what stands on it: once for a burst of changes, and nothing runs while it is still. */
const Changes = (() => {
  const TOGETHER = 250; // milliseconds

  /** @type {number | undefined} */
  let timer;
  /** @type {() => void} */
  let look = () => undefined;

  /** What the person types is not the page's. @param {MutationRecord} record */
  function isTyped({ target }) {
    const element = target instanceof HTMLElement ? target : target.parentElement;
    return element?.isContentEditable ?? false;
  }

  const observer = new MutationObserver((records) => {
    if (records.length < 20 && records.every(isTyped)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (Place.isAlive()) look();
      else stop();
    }, TOGETHER);
  });

  function stop() {
    observer.disconnect();
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    /** @param {(() => void) | null} looking null: the page is none of ours */
    watch(looking) {
      if (!looking) return stop();
      look = looking;
      observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
    },
  };
})();
