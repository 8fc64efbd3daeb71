'use strict';

/** Carries spans over an edit, or drops them; it never guesses. All places are UTF-16 units. */
const Drift = (() => {
  /**
   * @template {{span: Span}} T
   * @param {T[]} items those before the edit stay, those after it move, those it touches go
   * @param {string} before
   * @param {string} after
   * @returns {T[]}
   */
  function carry(items, before, after) {
    if (before === after) return items;
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && before[head] === after[head]) head++;
    let tail = 0;
    while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
    const end = before.length - tail;
    const shift = after.length - before.length;
    return items.flatMap((item) => {
      const [start, stop] = item.span;
      if (stop < head || (stop === head && !continues(after, head))) return [item];
      if (start < end) return [];
      item.span = [start + shift, stop + shift];
      return [item];
    });
  }

  /** Typing on at the end of a word changes the word. @param {string} text @param {number} at */
  function continues(text, at) {
    return at < text.length && text[at].trim() !== '';
  }

  return { carry };
})();
