'use strict';

/** A plain `contenteditable`: its text by one walk over its nodes, and back from a place in the text to a node. */
const EditableEditor = (() => {
  // Editors put these where the caret could not stand otherwise; they are not the person's.
  const FILLERS = ['\uFEFF', '\u200B', '\u2060'];

  /**
   * @typedef {{node: Text, from: number, at: number, length: number}} Piece a stretch of a text node, and its place
   * @typedef {{text: string, pieces: Piece[]}} TextMap
   */

  /** @param {Element} node @returns {Element | null} */
  function root(node) {
    if (!(node instanceof HTMLElement) || !node.isContentEditable) return null;
    let box = node;
    while (box.parentElement?.isContentEditable) box = box.parentElement;
    return box;
  }

  /** @param {Element} node */
  function isBlock(node) {
    const { display } = getComputedStyle(node);
    return !display.startsWith('inline') && display !== 'contents' && display !== 'none';
  }

  /** @param {string} text */
  function isFiller(text) {
    for (const char of text) if (!FILLERS.includes(char)) return false;
    return true;
  }

  /** Does anything come after this `<br>` in its block? The last one only keeps the line open. @param {Element} br @param {Element} box */
  function endsItsBlock(br, box) {
    for (let node = /** @type {Node} */ (br); node !== box; node = /** @type {Node} */ (node.parentNode)) {
      for (let next = node.nextSibling; next; next = next.nextSibling) {
        if (next instanceof Element) return isBlock(next);
        if (next instanceof Text && !isFiller(next.data)) return false;
      }
      const parent = /** @type {Element} */ (node.parentNode);
      if (parent === box || isBlock(parent)) return true;
    }
    return true;
  }

  /** @param {Element} box @returns {TextMap} */
  function mapOf(box) {
    const parts = /** @type {string[]} */ ([]);
    const pieces = /** @type {Piece[]} */ ([]);
    let length = 0;
    let lineIsOpen = false;
    let anyLine = false;

    /** @param {string} text */
    function put(text) {
      parts.push(text);
      length += text.length;
    }
    function openLine() {
      if (lineIsOpen) return;
      if (anyLine) put('\n');
      lineIsOpen = true;
      anyLine = true;
    }
    /** @param {Text} node */
    function readText(node) {
      const { data } = node;
      for (let from = 0; from < data.length; ) {
        let to = from;
        while (to < data.length && !FILLERS.includes(data[to])) to++;
        if (to > from) {
          openLine();
          pieces.push({ node, from, at: length, length: to - from });
          put(data.slice(from, to));
        }
        from = to + 1;
      }
    }
    /** @param {Element} node */
    function readElement(node) {
      if (node.getAttribute('contenteditable') === 'false' || getComputedStyle(node).display === 'none') return;
      if (node.tagName === 'BR') {
        openLine();
        if (!endsItsBlock(node, box)) put('\n');
      } else if (isBlock(node)) {
        lineIsOpen = false;
        // An empty block is an empty line; one that holds blocks is not a line itself.
        if (!node.firstElementChild || !isBlock(node.firstElementChild)) openLine();
        walk(node);
        lineIsOpen = false;
      } else {
        walk(node);
      }
    }
    /** @param {Element} parent */
    function walk(parent) {
      for (let node = parent.firstChild; node; node = node.nextSibling) {
        if (node instanceof Text) readText(node);
        else if (node instanceof Element) readElement(node);
      }
    }
    walk(box);
    return { text: parts.join(''), pieces };
  }

  /** The piece at a place of the text; at a seam, the one before when `isEnd`. @param {Piece[]} pieces @param {number} at @param {boolean} isEnd */
  function first(pieces, at, isEnd) {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = pieces[middle].at + pieces[middle].length;
      if (isEnd ? end < at : end <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The node and offset there. @param {Piece[]} pieces @param {number} at @param {boolean} isEnd @returns {[Text, number]} */
  function point(pieces, at, isEnd) {
    const piece = pieces[first(pieces, at, isEnd)];
    return [piece.node, piece.from + Math.min(Math.max(at - piece.at, 0), piece.length)];
  }

  /** @param {Piece[]} pieces @param {Span} span */
  function rangeOf(pieces, [start, end]) {
    if (!pieces.length) return null;
    const range = document.createRange();
    range.setStart(...point(pieces, start, false));
    range.setEnd(...point(pieces, end, true));
    return range;
  }

  /**
   * Those of the letters alone: a range over several elements tells of each element that lies in it too.
   * @param {Element} box @param {Span[]} spans
   */
  function rects(box, spans) {
    const { pieces } = mapOf(box);
    const view = Editors.window(box);
    const range = document.createRange();
    return spans.map(([start, end]) => {
      const found = [];
      for (let i = first(pieces, start, false); i < pieces.length && pieces[i].at < end; i++) {
        const { node, from, at, length } = pieces[i];
        range.setStart(node, from + Math.min(Math.max(start - at, 0), length));
        range.setEnd(node, from + Math.min(end - at, length));
        found.push(...Editors.clip(range.getClientRects(), view));
      }
      return found;
    });
  }

  /** The one place in a box without text: in its first line. @param {Element} box */
  function startOf(box) {
    let line = box;
    while (line.firstElementChild && isBlock(line.firstElementChild)) line = line.firstElementChild;
    const range = document.createRange();
    range.setStart(line, 0);
    return range;
  }

  /** That of the root that the box is in: Chromium shows a document's no further than to the root's host. @param {Element} box @returns {Selection | null} */
  function selectionAt(box) {
    const root = /** @type {Document} */ (box.getRootNode());
    return root.getSelection?.() ?? document.getSelection();
  }

  /** @param {Element} box @param {Span} span */
  function select(box, span) {
    const range = rangeOf(mapOf(box).pieces, span) ?? startOf(box);
    selectionAt(box)?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    return range;
  }

  /** @param {Element} box @returns {Span | null} */
  function caret(box) {
    const selection = selectionAt(box);
    if (!selection?.focusNode || !box.contains(selection.focusNode)) return null;
    const { pieces } = mapOf(box);
    const at = place(pieces, selection.focusNode, selection.focusOffset);
    const from = selection.anchorNode && box.contains(selection.anchorNode) ? place(pieces, selection.anchorNode, selection.anchorOffset) : at;
    return [Math.min(at, from), Math.max(at, from)];
  }

  /** @param {Piece[]} pieces @param {Node} node @param {number} offset */
  function place(pieces, node, offset) {
    if (node instanceof Text) {
      for (const piece of pieces) {
        if (piece.node === node && offset <= piece.from + piece.length) return piece.at + Math.max(offset - piece.from, 0);
      }
    }
    // The caret stands between elements: after everything before that point.
    const range = document.createRange();
    range.setStart(node, offset);
    const before = pieces.filter((piece) => range.comparePoint(piece.node, piece.from) < 0);
    const last = before.at(-1);
    return last ? last.at + last.length : 0;
  }

  /**
   * An editor with a model of its own takes the event (and prevents it); a plain box takes the command.
   * Never the command first: in Chromium it changes a model-based editor's page but not its model.
   * @param {Element} box @param {Span} span @param {string} text
   */
  async function replace(box, span, text) {
    const before = mapOf(box).text;
    const wanted = before.slice(0, span[0]) + text + before.slice(span[1]);
    /** @type {HTMLElement} */ (box).focus();
    const range = select(box, span);
    await new Promise((done) => setTimeout(done, 30));
    const event = new InputEvent('beforeinput', {
      inputType: 'insertReplacementText', data: text, targetRanges: [new StaticRange(range)], bubbles: true, cancelable: true, composed: true,
    }); // prettier-ignore
    const untaken = box.dispatchEvent(event);
    if (untaken && mapOf(box).text === before) document.execCommand(text ? 'insertText' : 'delete', false, text);
    await new Promise((done) => setTimeout(done, 30));
    if (mapOf(box).text === wanted) return true;
    if (mapOf(box).text !== before) document.execCommand('undo');
    return false;
  }

  /** @param {Element} box @param {Span} span */
  function isQuoted(box, [start, end]) {
    const { pieces } = mapOf(box);
    const [from, to] = [pieces[first(pieces, start, false)], pieces[first(pieces, end, true)]].map((piece) => piece?.node.parentElement?.closest('blockquote'));
    return from !== null && from !== undefined && from === to && box.contains(from);
  }

  /** @type {Editor} */
  const editor = { name: 'editable', root, read: (box) => mapOf(box).text, rects, caret, select, replace, isQuoted };
  Editors.add(editor);
  return editor;
})();
