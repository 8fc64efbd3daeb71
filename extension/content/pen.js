'use strict';

/** Writes into a message box what the person chose, and what the box does not take puts on the clipboard. */
const Pen = (() => {
  /** Of suggestions for the same words the first is taken. @param {Suggestion[]} suggestions */
  function apart(suggestions) {
    const chosen = /** @type {Suggestion[]} */ ([]);
    for (const one of suggestions) if (!chosen.some(({ span: [start, end] }) => one.span[0] < end && start < one.span[1])) chosen.push(one);
    return chosen;
  }

  return {
    /**
     * Each through the editor's own input, from the end so that the places of those before stay true.
     * @param {Session} session @param {Suggestion[]} suggestions
     * @returns {Promise<string | null>} the text that the box did not take, which then is as it was
     */
    async write({ editor, box }, suggestions) {
      const ordered = apart(suggestions).sort((one, other) => other.span[0] - one.span[0]);
      for (const { span, text } of ordered) if (!(await editor.replace(box, span, text))) return text;
      return null;
    },
    /** @param {string} text @returns {Promise<boolean>} a page may not be allowed to */
    async copied(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };
})();
