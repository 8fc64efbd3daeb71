'use strict';

/** Where the caret was before the keyboard went to us: an editor may have forgotten it. */
const Caret = (() => {
  /** @type {{text: string, span: Span} | null} */
  let kept = null;

  return {
    /** @param {Session} session */
    keep({ editor, box, text }) {
      const span = editor.caret(box);
      kept = span && { text, span };
    },
    /** The keyboard is in the box again, and the caret stands where it stood. @param {Session} session */
    back({ editor, box, text }) {
      Home.enter();
      /** @type {HTMLElement} */ (box).focus({ preventScroll: true });
      if (kept?.text === text && String(editor.caret(box)) !== String(kept.span)) editor.select(box, kept.span);
      kept = null;
    },
  };
})();
