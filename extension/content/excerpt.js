'use strict';

/** Some of the text around what was found. */
const Excerpt = (() => {
  return {
    /** In whole words, with what was found in it. @param {string} text @param {Span} span @param {number} most characters */
    of(text, [start, end], most) {
      const room = Math.max(most - (end - start), 40) >> 1;
      const before = text.slice(0, start);
      const after = text.slice(end);
      // From the first space on, to the last one.
      const head = before.length > room ? `…${before.slice(-room).slice(before.slice(-room).indexOf(' ') + 1)}` : before;
      const tail = after.length > room ? `${after.slice(0, Math.max(after.lastIndexOf(' ', room - 1), 0))}…` : after;
      return { text: head + text.slice(start, end) + tail, mark: [head.length, head.length + end - start] };
    },
  };
})();
