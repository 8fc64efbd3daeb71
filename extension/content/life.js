'use strict';

/** Listens to the page for as long as the extension lives. After an update of it this script is on its own: what it shows would grow old. */
const Life = (() => {
  const ending = new AbortController();

  function end() {
    ending.abort();
    Gate.keep(null);
    Changes.watch(null);
    Incoming.end();
    Stage.leave();
    Frame.remove();
  }

  /** @param {string} type @param {(event: any) => void} handle */
  function on(type, handle) {
    addEventListener(type, (event) => (Place.isAlive() ? handle(event) : end()), { capture: true, passive: true, signal: ending.signal });
  }

  return {
    on,
    /** What only a hand does; a page that makes such an event wants to feel where our marks are. @param {string} type @param {(event: any) => void} handle */
    onHand: (type, handle) => on(type, (event) => event.isTrusted && handle(event)),
  };
})();
