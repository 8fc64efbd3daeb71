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

  return {
    /** @param {string} type @param {(event: any) => void} handle */
    on(type, handle) {
      addEventListener(type, (event) => (Place.isAlive() ? handle(event) : end()), { capture: true, passive: true, signal: ending.signal });
    },
  };
})();
