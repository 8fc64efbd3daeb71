/** What we think about the conversation and where we have it from, each fact to be changed with one press. */
import { el, fill } from '../shared/dom.js';
import { toldBy } from '../shared/facts.js';
import { button } from './hands.js';

/** @typedef {import('../shared/book.js').Book} Book */
/** @typedef {{platform: string, conversation: string | null, facts?: Facts, seen?: Facts, said?: Facts}} About */

const CHANGE = 'Change';

/**
 * The facts that people are asked for, or that somebody said or saw; not those that the finding asks about anyway.
 * @param {Book} book
 * @param {About} about
 * @param {string[]} leave
 * @param {(fact: string, value: string) => void} set
 */
export function toldView(book, { platform, conversation, seen = {}, said = {} }, leave, set) {
  const facts = Object.entries(book.platform(platform).facts).filter(
    ([fact, { ask }]) => !leave.includes(fact) && (said[fact] || seen[fact] || ask) && !['surface', 'direction', 'purpose'].includes(fact),
  );
  if (!facts.length) return null;
  const rows = facts.map(([fact, known]) => {
    const value = known.values.find((one) => one.value === (said[fact] ?? seen[fact]));
    const place = el('span', { class: 'apart' });
    const ask = () => fill(place, ...known.values.filter((one) => one !== value).map(({ value: to, name }) => button(name, () => set(fact, to))));
    fill(place, conversation && button(CHANGE, ask, { class: 'link', 'aria-label': `${CHANGE}: ${known.name}` }));
    return el('li', { 'data-fact': fact }, `${known.name}: `, el('strong', {}, value?.name ?? 'not known'), el('span', { class: 'told' }, value ? ` ${toldBy(known, said[fact], seen[fact])} ` : ' '), place);
  });
  return el('ul', { class: 'facts-told' }, ...rows);
}
