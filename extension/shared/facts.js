/** The facts that a verdict hangs on, each with native controls and with where we have it from. */
import { el } from './dom.js';

/** @typedef {import('./book.js').Book} Book */
/** @typedef {{value: string, name: string}} Choice */

const FEW = 3;
const UNKNOWN = { value: '', name: 'Not known' };
let made = 0;

/**
 * One fact: radios for a choice of few, a list for a choice of many.
 * @param {string} name
 * @param {Choice[]} choices
 * @param {string | null | undefined} chosen
 * @param {(value: string | null) => void} onChange null = not known
 * @param {{told?: string, must?: boolean, key?: string, few?: number}} [more] where we have it from; a fact
 *   that cannot be unknown; how many choices are few
 */
export function factControl(name, choices, chosen, onChange, { told = '', must = false, key = name, few = FEW } = {}) {
  const all = must ? choices : [...choices, UNKNOWN];
  const from = told ? el('span', { class: 'told' }, ` ${told}`) : null;
  const id = `fact-${++made}`;
  /** @param {Event} event */
  const changed = (event) => onChange(/** @type {HTMLInputElement} */ (event.target).value || null);
  if (choices.length <= few) {
    const radios = all.map(({ value, name: words }) =>
      el('label', {}, el('input', { type: 'radio', name: id, value, checked: value === (chosen ?? '') }), words),
    );
    return el('fieldset', { class: 'choice', 'data-fact': key, onchange: changed }, el('legend', {}, name, from), el('div', {}, ...radios));
  }
  const options = all.map(({ value, name: words }) => el('option', { value, selected: value === (chosen ?? '') }, words));
  return el('div', { class: 'fact', 'data-fact': key }, el('label', { for: id }, name, from), el('select', { id, onchange: changed }, ...options));
}

/**
 * Write a place anew without taking the focus from the fact that was just chosen.
 * @param {HTMLElement} place
 * @param {() => void} write
 */
export function keepingFocus(place, write) {
  const held = document.activeElement;
  const fact = place.contains(held) && held?.closest('[data-fact]')?.getAttribute('data-fact');
  write();
  const again = fact && place.querySelector(`[data-fact="${fact}"] :is(select, input:checked)`);
  if (again instanceof HTMLElement) again.focus();
}

/**
 * The facts of a platform that a person can know, in the pack's order.
 * @param {Book} book
 * @param {string} platform
 * @param {string[]} [leave] facts that are shown otherwise
 */
export function factsOf(book, platform, leave = ['surface', 'direction']) {
  return Object.entries(book.platform(platform).facts).filter(([fact]) => !leave.includes(fact));
}

/**
 * Where we have a fact from, in words.
 * @param {Fact} fact
 * @param {string | null | undefined} said by the person
 * @param {string | null | undefined} seen on the page
 */
export function toldBy(fact, said, seen) {
  if (said) return 'you said';
  if (seen) return 'seen on the page';
  const assumed = fact.values.find(({ value }) => value === fact.assume);
  return assumed ? `assumed: ${assumed.name}` : 'not known';
}
