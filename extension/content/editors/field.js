'use strict';

/** `<textarea>` and one-line `<input>`: measured through a hidden copy of their text. */
const FieldEditor = (() => {
  // Everything that shapes text. Harper copied 13 of these and drifted; each one left out moves a line some day.
  const SHAPING = [
    'direction', 'textAlign', 'textAlignLast', 'textIndent', 'textTransform', 'textRendering', 'letterSpacing',
    'wordSpacing', 'tabSize', 'lineHeight', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'fontStretch',
    'fontVariant', 'fontFeatureSettings', 'fontKerning', 'fontVariationSettings', 'fontSizeAdjust', 'wordBreak',
    'lineBreak', 'overflowWrap', 'hyphens', 'writingMode', 'unicodeBidi', 'whiteSpace', 'paddingTop', 'paddingRight',
    'paddingBottom', 'paddingLeft',
  ]; // prettier-ignore
  const LINES = ['text', 'search', 'email', 'url', ''];

  /** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

  /** @type {{field: Field | null, copy: HTMLDivElement, text: Text} | null} */
  let mirror = null;

  /** @param {Element} node @returns {Field | null} */
  function root(node) {
    if (node instanceof HTMLTextAreaElement) return node;
    return node instanceof HTMLInputElement && LINES.includes(node.type) ? node : null;
  }

  function made() {
    // Where our place is put back, or moved: in one that is out of sight nothing can be measured.
    const place = Frame.measuring();
    if (mirror) return mirror;
    const copy = document.createElement('div');
    copy.className = 'mirror';
    const text = document.createTextNode('');
    copy.append(text);
    place.append(copy);
    mirror = { field: null, copy, text };
    return mirror;
  }

  /** @param {Field} field */
  function dress(field) {
    const { copy, text } = made();
    const style = getComputedStyle(field);
    const wanted = /** @type {Record<string, string>} */ (/** @type {unknown} */ (style));
    const given = /** @type {Record<string, string>} */ (/** @type {unknown} */ (copy.style));
    for (const name of SHAPING) if (given[name] !== wanted[name]) given[name] = wanted[name];
    if (field instanceof HTMLInputElement) {
      const { width, height } = inside(field);
      const inner = height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      Object.assign(copy.style, { whiteSpace: 'pre', width: 'max-content', minWidth: `${width}px`, lineHeight: `${inner}px` });
    } else {
      // A field breaks a word that is too long even where its style does not say so.
      if (style.overflowWrap === 'normal') copy.style.overflowWrap = 'break-word';
      Object.assign(copy.style, { width: `${field.clientWidth}px`, minWidth: '0' });
    }
    if (text.data !== field.value) text.data = field.value;
    return { copy, text };
  }

  /** The room between the borders of a field. @param {Field} field */
  function inside(field) {
    const { clientLeft, clientTop, clientWidth, clientHeight } = field;
    if (!(field instanceof HTMLInputElement)) return { left: clientLeft, top: clientTop, width: clientWidth, height: clientHeight };
    // Firefox counts a one-line field's padding to its border.
    const style = getComputedStyle(field);
    const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'].map((side) => parseFloat(style.getPropertyValue(`border-${side}-width`)));
    return { left, top, width: field.offsetWidth - left - right, height: field.offsetHeight - top - bottom };
  }

  /** @param {Element} box @param {Span[]} spans */
  function rects(box, spans) {
    const field = /** @type {Field} */ (box);
    const { copy, text } = dress(field);
    const outer = field.getBoundingClientRect();
    const scaleX = outer.width / (field.offsetWidth || 1);
    const scaleY = outer.height / (field.offsetHeight || 1);
    const corner = inside(field);
    const left = outer.left + (corner.left - field.scrollLeft) * scaleX;
    const top = outer.top + (corner.top - field.scrollTop) * scaleY;
    const origin = copy.getBoundingClientRect();
    /** @param {DOMRect} rect of the copy */
    const onField = (rect) =>
      new DOMRect(left + (rect.left - origin.left) * scaleX, top + (rect.top - origin.top) * scaleY, rect.width * scaleX, rect.height * scaleY);
    const view = Editors.window(field);
    const range = document.createRange();
    return spans.map(([start, end]) => {
      range.setStart(text, Math.min(start, text.length));
      range.setEnd(text, Math.min(end, text.length));
      return Editors.clip([...range.getClientRects()].map(onField), view);
    });
  }

  /** @param {Element} box @returns {Span | null} */
  function caret(box) {
    const field = /** @type {Field} */ (box);
    if (!field.matches(':focus')) return null;
    const { selectionStart: start, selectionEnd: end } = field;
    return start === null || end === null ? null : [start, end];
  }

  /** @param {Element} box @param {Span} span */
  function select(box, [start, end]) {
    /** @type {Field} */ (box).setSelectionRange(start, end);
  }

  /**
   * `execCommand` is the one way in that keeps the field's own undo.
   * @param {Element} box @param {Span} span @param {string} text
   */
  async function replace(box, [start, end], text) {
    const field = /** @type {Field} */ (box);
    const before = field.value;
    const wanted = before.slice(0, start) + text + before.slice(end);
    field.focus();
    select(field, [start, end]);
    document.execCommand(text ? 'insertText' : 'delete', false, text);
    if (field.value === wanted) return true;
    if (field.value !== before) document.execCommand('undo');
    return false;
  }

  /** @type {Editor} */
  const editor = { name: 'field', root, read: (box) => /** @type {Field} */ (box).value, rects, caret, select, replace };
  Editors.add(editor);
  return editor;
})();
