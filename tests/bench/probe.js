'use strict';

/**
 * Stands before our content scripts in a copy of the extension, and times everything that calls them: listeners,
 * observers, frames and timers. The page asks by an event, and is answered at its head: both in one call.
 */
(() => {
  const real = { add: EventTarget.prototype.addEventListener, frame: requestAnimationFrame, Mutations: MutationObserver };
  const now = () => performance.now();
  let inside = false;
  let key = 0;
  let spent = 0;
  let report = fresh();
  // What changes in the box while a call of ours runs is changed by us.
  const box = new real.Mutations(() => undefined);

  /** What was seen since it was asked for last: milliseconds of ours for each key, the longest call, calls, and marks. */
  function fresh() {
    return { keys: [], longest: 0, calls: 0, changes: 0, decisions: [], removed: 0, shown: [], gone: [] };
  }

  /** The same function, timed; of calls in calls the outer one counts. */
  function timed(work) {
    return function (...given) {
      if (inside) return work.apply(this, given);
      inside = true;
      box.takeRecords();
      const from = now();
      try {
        return work.apply(this, given);
      } finally {
        inside = false;
        const took = now() - from;
        spent += took;
        report.calls++;
        report.changes += box.takeRecords().length;
        report.longest = Math.max(report.longest, took);
      }
    };
  }

  function add(type, handle, options) {
    return real.add.call(this ?? window, type, timed(handle), options);
  }
  EventTarget.prototype.addEventListener = add;
  globalThis.addEventListener = (...given) => add.apply(window, given);
  for (const name of ['setTimeout', 'requestAnimationFrame']) {
    const before = globalThis[name];
    globalThis[name] = (work, ...more) => before.call(window, timed(work), ...more);
  }
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
    const Before = globalThis[name];
    globalThis[name] = function (work, ...more) {
      return new Before(timed(work), ...more);
    };
  }

  /** Once all of ours is there: what answers from the worker lead to, decisions at a press, and the marks. */
  function begin() {
    begin = () => undefined;
    for (const name of ['show', 'refresh']) Session.prototype[name] = timed(Session.prototype[name]);
    const consider = Hold.consider;
    Hold.consider = (...given) => {
      const from = now();
      try {
        return consider(...given);
      } finally {
        report.decisions.push(now() - from);
      }
    };
    new real.Mutations((all) => {
      const added = all.some(({ addedNodes }) => addedNodes.length);
      const removed = all.reduce((sum, { removedNodes }) => sum + removedNodes.length, 0);
      report.removed += removed;
      const from = key;
      // The frame that shows it is on screen when the task after it begins.
      real.frame.call(window, () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (added ? report.shown : report.gone).push(now() - from);
        port2.postMessage(0);
      });
    }).observe(Frame.layer(), { childList: true });
  }

  real.add.call(
    window,
    'keydown',
    ({ timeStamp }) => {
      if (key) report.keys.push(spent);
      key = timeStamp;
      spent = 0;
    },
    true,
  );
  real.add.call(document, 'probe', () => {
    begin();
    const watched = Stage.session()?.box;
    if (watched) box.observe(watched, { subtree: true, childList: true, attributes: true, characterData: true });
    report.ready = Boolean(watched);
    document.head.dataset.probe = JSON.stringify(report);
    report = fresh();
    spent = 0;
  });
})();
