/** A text area with marks: the same text stands behind it, letter on letter, and carries the lines. */
import { el, fill } from './dom.js';

/** @typedef {{start: number, end: number, verdict: string, finding: number}} Mark in UTF-16 units */

const STRENGTH = ['held', 'depends', 'breach'];

export class Paper {
  /** @type {Mark[]} */
  #marks = [];
  #text = '';
  #now = -1;
  #behind = el('div', { class: 'behind', 'aria-hidden': 'true', dir: 'auto' });

  /** @param {Record<string, any>} attributes of the text area @param {() => void} onEdit */
  constructor(attributes, onEdit) {
    // A browser's own spelling check may ask its maker's servers: what is typed here stays here.
    this.box = el('textarea', { dir: 'auto', spellcheck: 'false', autocomplete: 'off', ...attributes });
    this.element = el('div', { class: 'paper' }, el('div', { class: 'sheet' }, this.#behind, this.box));
    this.box.addEventListener('input', () => {
      this.#edited();
      onEdit();
    });
    this.#draw();
  }

  get text() {
    return this.box.value;
  }

  /** Replace the whole text. @param {string} text */
  write(text) {
    this.box.value = text;
    this.#edited();
  }

  /** Mark the words of the findings; they follow the text until the next marks. @param {Finding[]} findings */
  mark(findings) {
    this.#marks = findings.flatMap(({ spans, verdict }, finding) => spans.map(([start, end]) => ({ start, end, verdict, finding })));
    this.#draw();
  }

  /** Select a finding's words, so that the eye and the next key press are there. @param {number} finding */
  show(finding) {
    const mark = this.#marks.find((one) => one.finding === finding);
    if (!mark) return;
    this.#now = finding;
    this.#draw();
    this.box.focus({ preventScroll: true });
    this.box.setSelectionRange(mark.start, mark.end);
    this.#behind.querySelector('.now')?.scrollIntoView({ block: 'center' });
  }

  #edited() {
    this.#marks = carry(this.#marks, this.#text, this.text);
    this.#now = -1;
    this.#draw();
  }

  #draw() {
    this.#text = this.text;
    const parts = pieces(this.#text, this.#marks).map(({ text, mark }) =>
      mark ? el('mark', { 'data-verdict': mark.verdict, class: mark.finding === this.#now ? 'now' : null }, text) : text,
    );
    // The space gives the last, empty line its height, as a text area has it.
    fill(this.#behind, ...parts, ' ');
  }
}

/**
 * Marks after an edit: those before it stay, those after it move along, those it touched go.
 * @param {Mark[]} marks
 * @param {string} before
 * @param {string} after
 */
export function carry(marks, before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const moved = after.length - before.length;
  return marks
    .filter(({ start, end }) => end <= head || start >= before.length - tail)
    .map((mark) => (mark.end <= head ? mark : { ...mark, start: mark.start + moved, end: mark.end + moved }));
}

/**
 * The text cut where marks begin and end; of marks on the same words the strongest shows.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {{text: string, mark: Mark | null}[]}
 */
function pieces(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const byStrength = [...marks].sort((a, b) => STRENGTH.indexOf(b.verdict) - STRENGTH.indexOf(a.verdict));
  return cuts.slice(0, -1).map((start, i) => ({
    text: text.slice(start, cuts[i + 1]),
    mark: byStrength.find((mark) => mark.start <= start && start < mark.end) ?? null,
  }));
}
