/** The pill above the message box: what was found, in a shape and words. */
import { el, shape } from '../shared/dom.js';
import { button, isMeant } from './hands.js';
import { tellPage } from './link.js';
import { WORDS, spokenKeys } from './words.js';

/** @typedef {import('../shared/book.js').Book} Book */
/** @typedef {{counts: Record<string, number>, kind: string | null, platform: string, shortcut: string}} Short what was found, in short */
/** @typedef {Short & {say: keyof typeof WORDS.pill | null, note: string | null}} Pill */

// Said in the pill alone; these are no failures.
const PLAIN = ['press_enter', 'press_send', 'changed', 'hidden'];
// What comes and goes by itself; what it comes to is said.
const UNSAID = ['cleared', 'checking'];
// What takes it back with one press.
/** @type {Record<string, [words: string, did: string]>} */
const BACK = { changed: [WORDS.putBack, 'put_back'], hidden: [WORDS.showAgain, 'show_pill'] };

/** @param {Book} book @param {Pill} pill */
export function pillView(book, pill) {
  const { say, note } = pill;
  const found = counted(pill);
  if (say || !found.length) return saying(say ?? 'cleared', note);
  const parts = found.map(({ verdict, words }) => el('span', { class: 'verdict', 'data-verdict': verdict }, shape(verdict), words));
  /** @param {Event} event */
  const open = (event) => isMeant(event) && tellPage('open', { index: 0 });
  /** @param {Event} event */
  const more = (event) => {
    event.preventDefault();
    if (isMeant(event)) tellPage('menu');
  };
  return el(
    'div',
    { class: 'pills', oncontextmenu: more },
    el(
      'button',
      { class: 'pill', type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-label': foundSaid(book, pill), title: WORDS.pill.open, onclick: open },
      ...parts,
    ),
    button('⋯', () => tellPage('menu'), { class: 'more', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': WORDS.menu.more, title: WORDS.menu.more }),
  );
}

/** @param {keyof typeof WORDS.pill} say @param {string | null} note */
function saying(say, note) {
  const verdict = say === 'cleared' ? 'clear' : 'unseen';
  const icon = PLAIN.includes(say) ? null : shape(verdict);
  const [words, did] = BACK[say] ?? [];
  const back = words && button(words, () => tellPage(did), { class: 'link' });
  return el('p', { class: 'pill', title: note }, el('span', { class: 'verdict', 'data-verdict': verdict }, icon, WORDS.pill[say]), back);
}

/** What a screen reader is told of words that stand in place of the counts. @param {Pill} pill */
export function remarkSaid({ say, note }) {
  if (!say || UNSAID.includes(say)) return null;
  return [WORDS.pill[say], BACK[say]?.[0] ?? note].filter(Boolean).join('. ');
}

/** The counts in a sentence, begun as they stand in the pill. @param {Book} book @param {Short} short */
export function foundSaid(book, short) {
  const found = counted(short);
  if (!found.length) return WORDS.none;
  const what = short.kind && WORDS.on(book.kind(short.kind), book.platform(short.platform).name);
  const review = short.shortcut && WORDS.review(spokenKeys(short.shortcut));
  return [found.map(({ words }) => words).join(', '), what, review].filter(Boolean).map((part) => `${part}.`).join(' ');
}

/** @param {Short} short */
function counted({ counts }) {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => ({ verdict, words: `${count} ${WORDS.counted[verdict]}` }));
}
