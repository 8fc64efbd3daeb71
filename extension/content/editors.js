'use strict';

/**
 * The makes of message box that can be read. Each file in editors/ adds one; the later ones are asked first.
 *
 * @typedef {object} Editor
 * @property {string} name
 * @property {(node: Element) => Element | null} root the box that `node` belongs to, if it is of this make
 * @property {(box: Element) => string} read its text, lines ended by \n
 * @property {(box: Element, spans: Span[]) => DOMRect[][]} rects where the characters of each span are on screen (UTF-16)
 * @property {(box: Element) => Span | null} caret the selection, null when the box is not focused
 * @property {(box: Element, span: Span) => unknown} select put the selection there
 * @property {(box: Element, span: Span, text: string) => Promise<boolean>} replace through the editor's own input; true
 *   when the text reads as wanted afterwards
 * @property {(box: Element, span: Span) => boolean} [isQuoted] do these characters stand in a block that quotes somebody?
 */
const Editors = (() => {
  /** @type {Editor[]} */
  const known = [];

  /** What holds `node`, out of shadow roots too. @param {Element} node @returns {Element | null} */
  function around(node) {
    const root = node.parentElement ? null : node.getRootNode();
    return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }

  /** The room between the borders and scroll bars of `node`. @param {Element} node */
  function inside(node) {
    const rect = node.getBoundingClientRect();
    const scale = rect.width / (/** @type {HTMLElement} */ (node).offsetWidth || rect.width || 1);
    return new DOMRect(rect.x + node.clientLeft * scale, rect.y + node.clientTop * scale, node.clientWidth * scale, node.clientHeight * scale);
  }

  return {
    /** @param {Editor} editor */
    add(editor) {
      known.unshift(editor);
    },
    /**
     * @param {EventTarget | null | undefined} target
     * @returns {{editor: Editor, box: Element} | null}
     */
    of(target) {
      const node = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
      for (const editor of node ? known : []) {
        const box = node && editor.root(node);
        if (box) return { editor, box };
      }
      return null;
    },
    /** What has the keyboard, inside shadow roots too. */
    focused() {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      return node;
    },
    /** The part of `box` where its text can be seen: what it, and all that scrolls around it, leave open. @param {Element} box @returns {DOMRect} */
    window(box) {
      let seen = new DOMRect(0, 0, innerWidth, innerHeight);
      for (let node = /** @type {Element | null} */ (box); node; node = around(node)) {
        const { overflowX, overflowY } = getComputedStyle(node);
        // A field cuts its text off whatever its style says; Firefox says "visible".
        const isOpen = overflowX === 'visible' && overflowY === 'visible' && !node.matches('textarea, input');
        if (node === document.documentElement || isOpen) continue;
        const [part] = this.clip([inside(node)], seen);
        if (!part) return new DOMRect();
        seen = part;
      }
      return seen;
    },
    around,
    /** What of `rects` lies within `view`. @param {Iterable<DOMRect>} rects @param {DOMRect} view */
    clip(rects, view) {
      return [...rects].flatMap((rect) => {
        const left = Math.max(rect.left, view.left);
        const top = Math.max(rect.top, view.top);
        const right = Math.min(rect.right, view.right);
        const bottom = Math.min(rect.bottom, view.bottom);
        return right - left > 0.5 && bottom - top > 0.5 ? [new DOMRect(left, top, right - left, bottom - top)] : [];
      });
    },
  };
})();
