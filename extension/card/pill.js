/** The pill above the message box: what was found, in a shape and words. */
import { el, shape } from '../shared/dom.js';
import { isMeant } from './hands.js';
import { tellPage } from './link.js';
import { WORDS } from './words.js';

/** @typedef {{counts: Record<string, number>, say: keyof typeof WORDS.pill | null, note: string | null}} Pill */

/** @param {Pill} pill */
export function pillView({ counts, say, note }) {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  if (say || !found.length) return saying(say ?? 'cleared', note);
  const parts = found.map(([verdict, count]) =>
    el('span', { class: 'verdict', 'data-verdict': verdict }, shape(verdict), `${count} ${WORDS.counted[verdict]}`),
  );
  /** @param {Event} event */
  const open = (event) => isMeant(event) && tellPage('open', { index: 0 });
  return el('button', { class: 'pill', type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', title: WORDS.pill.open, onclick: open }, ...parts);
}

/** @param {keyof typeof WORDS.pill} say @param {string | null} note */
function saying(say, note) {
  const verdict = say === 'cleared' ? 'clear' : 'unseen';
  const icon = say === 'press_enter' ? null : shape(verdict);
  return el('p', { class: 'pill', title: note }, el('span', { class: 'verdict', 'data-verdict': verdict }, icon, WORDS.pill[say]));
}

/** The same in a sentence, for a screen reader. @param {Pill} pill */
export function pillSaid({ counts, say, note }) {
  if (say) return [WORDS.pill[say], note].filter(Boolean).join('. ');
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${WORDS.counted[verdict]}`)
    .join(', ');
}
