/** What the person decided about whole rules: not to be held for one, and what was not what it looked like. */
import { el, fill, day, many } from '../shared/dom.js';
import { askWorker } from '../shared/helper.js';

/** @typedef {import('../shared/book.js').Book} Book */
/** @typedef {{rule: string, kind: string, what: string, date: string}} Mistake */

const WORDS = {
  heading: 'Holding messages',
  often: 'Sent anyway three times in two weeks:',
  stop: 'Stop holding messages for this',
  unheld: 'Marked, and no message is held for it:',
  again: 'Hold again',
  mistakes: 'not what it looked like',
  kept: 'Kept on this computer, without your words. Nothing is sent: copy the list if you want to share it with the makers.',
  copy: 'Copy the list',
  copied: 'Copied',
  forget: 'Forget the list',
};
/** @type {Record<string, string>} */
const WHAT = { number: 'a model or part number', price: 'a price', example: 'an example', public: 'somebody’s public page', other: 'something else' };

/**
 * @param {Book} book
 * @param {string} platform
 * @param {{often?: string[], unheld?: string[]}} decided ids of rules
 * @param {() => Promise<void>} changed
 */
export function holdsView(book, platform, { often = [], unheld = [] }, changed) {
  const { rules } = book.platform(platform);
  /** @param {string[]} ids @param {string} say @param {string} act @param {boolean} on */
  const rows = (ids, say, act, on) =>
    rules.filter(({ id }) => ids.includes(id)).map(({ id, title }) => {
      const turn = () => askWorker({ ask: 'set_held', rule: id, on }).then(changed);
      return el('div', { class: 'question', 'data-rule': id }, el('p', {}, say, ' ', el('strong', {}, title)), el('div', {}, el('button', { type: 'button', onclick: turn }, act)));
    });
  const offers = rows(often.filter((id) => !unheld.includes(id)), WORDS.often, WORDS.stop, false);
  const all = [...offers, ...rows(unheld, WORDS.unheld, WORDS.again, true)];
  return all.length > 0 && el('section', { id: 'holds' }, el('h2', {}, WORDS.heading), ...all);
}

/** @param {Book} book @param {Mistake[]} mistakes @param {() => Promise<void>} changed */
export function mistakesView(book, mistakes, changed) {
  if (!mistakes.length) return null;
  const titles = new Map(book.platforms.flatMap(({ name, rules }) => rules.map(({ id, title }) => [id, `${name}: ${title}`])));
  const lines = mistakes.map(({ rule, kind, what, date }) => `${book.kind(kind)}: it was ${WHAT[what]}. ${titles.get(rule) ?? rule}, ${day(date)}`);
  /** @param {Event} event */
  const copy = async ({ currentTarget }) => {
    await navigator.clipboard.writeText(lines.join('\n'));
    fill(/** @type {Element} */ (currentTarget), WORDS.copied);
  };
  const forget = () => askWorker({ ask: 'forget_mistakes' }).then(changed);
  return el(
    'details',
    { id: 'mistakes' },
    el('summary', {}, `${many(lines.length, 'thing')} ${WORDS.mistakes}`),
    el('p', { class: 'soft' }, WORDS.kept),
    el('ul', { class: 'asked' }, ...lines.map((line) => el('li', {}, line))),
    el('div', { class: 'apart' }, el('button', { type: 'button', onclick: copy }, WORDS.copy), el('button', { type: 'button', onclick: forget }, WORDS.forget)),
  );
}
