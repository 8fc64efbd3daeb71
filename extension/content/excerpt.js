'use strict';

/** Some of the text around what was found. */
const Excerpt = (() => {
  /** Without the word that it begins in the middle of. @param {string} text */
  function afterGap(text) {
    return text.slice(text.indexOf(' ') + 1).trimStart();
  }

  /** Without the word that it ends in the middle of. @param {string} text */
  function beforeGap(text) {
    return text.slice(0, Math.max(text.lastIndexOf(' '), 0)).trimEnd();
  }

  /** Of what is too long to be read, how it begins and how it ends; never half a character. @param {string} found @param {number} most */
  function inShort(found, most) {
    const letters = [...found];
    return letters.length <= most ? found : [...letters.slice(0, most >> 1), ' … ', ...letters.slice(-(most >> 2))].join('');
  }

  return {
    /** In whole words, with what was found in it. @param {string} text @param {Span} span @param {number} most characters */
    of(text, [start, end], most) {
      const found = inShort(text.slice(start, end), most);
      const room = Math.max(most - found.length, 40) >> 1;
      const before = text.slice(0, start);
      const after = text.slice(end);
      const head = before.length > room ? `… ${afterGap(before.slice(-room))}` : before;
      const tail = after.length > room ? `${beforeGap(after.slice(0, room))} …` : after;
      return { text: head + found + tail, mark: [head.length, head.length + found.length] };
    },
  };
})();
