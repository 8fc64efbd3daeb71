/** Small hands for building a page: words go in as text, never as markup. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with attributes (`onclick` and the like are listeners; null leaves an attribute out).
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') node.toggleAttribute(name, value);
    else if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  return fill(node, ...children);
}

/**
 * Put `children` in place of what `node` holds.
 * @template {Element} T
 * @param {T} node
 * @param {...(Child | Child[])} children
 * @returns {T}
 */
export function fill(node, ...children) {
  node.replaceChildren(.../** @type {(Node | string)[]} */ (children.flat().filter((child) => child || child === '')));
  return node;
}

/**
 * The element with that id; a page without it is a mistake of ours.
 * @param {string} id
 */
export function at(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`This page has no #${id}`);
  return node;
}

const SHAPES = {
  breach: {
    solid: 'M3 1.5h10A1.5 1.5 0 0 1 14.5 3v10a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 13V3A1.5 1.5 0 0 1 3 1.5z',
    line: 'M8 4.3v4.4M8 11.5v.2',
  },
  // Not filled: a filled diamond with "?" is the sign for a broken letter.
  depends: { line: 'M8 1.2 14.8 8 8 14.8 1.2 8zM6.6 6.7a1.45 1.45 0 1 1 2.2 1.2c-.5.35-.8.6-.8 1.1M8 11v.05' },
  held: { solid: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z', line: 'M8 4.2V8l2.6 1.6' },
  clear: { line: 'M2.5 8.5l3.5 3.5 7.5-8' },
  on: { solid: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z', line: '' },
  unseen: { line: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM5 8h6' },
};

/**
 * The verdict's shape, beside its word: colour is never the only sign.
 * @param {string} verdict a verdict, or "unseen" for what was not checked
 */
export function shape(verdict) {
  const { solid, line } = /** @type {{solid?: string, line: string}} */ (
    SHAPES[/** @type {keyof typeof SHAPES} */ (verdict)] ?? SHAPES.unseen
  );
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  if (solid) svg.append(path(solid, { fill: 'currentColor' }));
  const stroke = solid ? 'var(--paper)' : 'currentColor';
  svg.append(path(line, { fill: 'none', stroke, 'stroke-width': '1.5', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
  return svg;
}

/**
 * @param {string} d
 * @param {Record<string, string>} paint
 */
function path(d, paint) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of Object.entries({ d, ...paint })) node.setAttribute(name, value);
  return node;
}

// Characters that show nothing, or turn the line round. Those that join or vary what is beside them are part of it.
const UNSEEN = [
  [0x00, 0x08], [0x0b, 0x0c], [0x0e, 0x1f], [0x7f, 0x9f], [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x115f, 0x1160],
  [0x17b4, 0x17b5], [0x180e, 0x180e], [0x200b, 0x200b], [0x200e, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f], [0x2800, 0x2800],
  [0x3164, 0x3164], [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff9, 0xfffb], [0xe0000, 0xe007f],
]; // prettier-ignore

/**
 * Words somebody typed, kept from turning the line round them: isolated, with unseen controls named.
 * @param {string} text
 * @param {...string} classes
 */
export function said(text, ...classes) {
  const node = el('bdi', {}, [...text].map(named).join(''));
  node.classList.add(...classes);
  return node;
}

/** @param {string} character */
function named(character) {
  const code = character.codePointAt(0) ?? 0;
  const unseen = UNSEEN.some(([first, last]) => code >= first && code <= last);
  return unseen ? `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` : character;
}

/**
 * A date as people write it.
 * @param {string} iso for example "2026-11-23"
 */
export function day(iso) {
  const date = new Date(`${iso}T00:00`);
  return Number.isNaN(date.valueOf()) ? iso : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

/**
 * "a, b and c".
 * @param {string[]} words
 */
export function series(words) {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}

/**
 * "1 thing", "2 things".
 * @param {number} count
 * @param {string} thing
 */
export function many(count, thing) {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}

/** Words for a screen reader, once each; the page has one quiet place for them. */
export class Voice {
  #place = el('p', { class: 'spoken', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  #timer = 0;
  #last = '';

  constructor() {
    document.body.append(this.#place);
  }

  /**
   * Say it after a second of quiet; the same sentence is not said twice in a row, unless somebody asks for it.
   * @param {string} sentence
   * @param {number} [wait] milliseconds
   * @param {boolean} [again]
   */
  say(sentence, wait = 1000, again = false) {
    clearTimeout(this.#timer);
    if (again) this.#place.textContent = this.#last = '';
    this.#timer = setTimeout(() => {
      if (sentence !== this.#last) this.#place.textContent = sentence;
      this.#last = sentence;
    }, wait);
  }
}
