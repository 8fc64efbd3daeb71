/** The safer version: which suggestions are taken, what the text becomes, and its way to the clipboard. */
import { el, fill, many } from './dom.js';

/** @typedef {import('./helper.js').Result} Result */

/** @typedef {{text: string, was?: string}} Piece kept text, or new text with what it replaces */

/**
 * The text cut into what stays and what is replaced; of suggestions for the same words the first is taken.
 * @param {string} text
 * @param {Suggestion[]} suggestions
 * @returns {Piece[]}
 */
export function taken(text, suggestions) {
  const pieces = /** @type {Piece[]} */ ([]);
  let from = 0;
  for (const { span, text: instead } of [...suggestions].sort((a, b) => a.span[0] - b.span[0])) {
    const [start, end] = span;
    if (start < from) continue;
    pieces.push({ text: text.slice(from, start) }, { text: instead, was: text.slice(start, end) });
    from = end;
  }
  return [...pieces, { text: text.slice(from) }].filter(({ text: kept, was }) => kept || was);
}

/** The text that the pieces make. @param {Piece[]} pieces */
export function joined(pieces) {
  return pieces.map(({ text }) => text).join('');
}

export class Safer {
  /** @type {Map<Suggestion, HTMLInputElement>} */
  #boxes = new Map();
  #status = el('span', { class: 'soft', role: 'status' });
  #button = el('button', { type: 'button', class: 'first', onclick: () => this.#copy() }, 'Copy the safer version');
  #preview = el('p', { dir: 'auto', class: 'preview' });

  /** @param {string} text @param {Finding[]} findings @param {(text: string) => Promise<Result>} check */
  constructor(text, findings, check) {
    this.text = text;
    this.check = check;
    for (const { suggestion } of findings) if (suggestion) this.#offer(suggestion);
    this.element = el(
      'div',
      { class: 'safer', hidden: !this.#boxes.size },
      el('div', { class: 'apart' }, this.#button, this.#status),
      el('details', {}, el('summary', {}, 'See what changes'), this.#preview),
    );
    this.#write();
  }

  /** The choice to take a finding's suggestion, with the exact words it gives. @param {Finding} finding */
  choice({ suggestion }) {
    const box = suggestion && this.#boxes.get(suggestion);
    if (!suggestion || !box) return null;
    return el('div', { class: 'swap' }, el('label', {}, box, suggestion.label), ...changed(this.text.slice(...suggestion.span), suggestion.text));
  }

  /** Of suggestions for the same words one is taken: the first, until another is chosen. @param {Suggestion} suggestion */
  #offer(suggestion) {
    const checked = !this.#chosen().some((other) => isOverlapping(other, suggestion));
    const box = el('input', { type: 'checkbox', checked, onchange: () => this.#choose(suggestion) });
    this.#boxes.set(suggestion, box);
  }

  /** @param {Suggestion} suggestion */
  #choose(suggestion) {
    for (const [other, box] of this.#boxes) if (other !== suggestion && isOverlapping(other, suggestion)) box.checked = false;
    this.#write();
  }

  #chosen() {
    return [...this.#boxes].filter(([, box]) => box.checked).map(([suggestion]) => suggestion);
  }

  #write() {
    this.#button.disabled = !this.#chosen().length;
    this.#status.textContent = '';
    const pieces = taken(this.text, this.#chosen());
    fill(this.#preview, ...pieces.flatMap(({ text: now, was }) => (was === undefined ? [now] : changed(was, now))));
  }

  async #copy() {
    const version = joined(taken(this.text, this.#chosen()));
    this.#status.textContent = (await copied(version)) + left(await this.check(version));
  }
}

/** @param {Suggestion} one @param {Suggestion} other */
function isOverlapping({ span: [start, end] }, { span: [from, to] }) {
  return start < to && from < end;
}

/** What goes, and what comes in its place. @param {string} was @param {string} now */
function changed(was, now) {
  const gone = el('del', { dir: 'auto' }, was);
  return now ? [gone, ' ', el('ins', { dir: 'auto' }, now)] : [gone];
}

/** @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    return 'Copying did not work. Open “See what changes” and copy from there.';
  }
}

/** What the copied version still holds. @param {Result} result */
function left(result) {
  if (!result.ok) return ' This version was not checked again.';
  const { length } = result.answer.findings;
  return length ? ` ${many(length, 'thing')} to look at in it.` : ' We found nothing in it.';
}
