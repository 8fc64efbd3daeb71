/** Buttons that only a person can press, and only after they had time to see them. */
import { el } from '../shared/dom.js';

// A click that was on its way when we appeared was meant for the page.
const SEEN = 300;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Something new is on screen: for a moment it takes no press, and the pointer goes through it. */
export function appeared() {
  const { dataset } = document.documentElement;
  dataset.fresh = '';
  clearTimeout(timer);
  timer = setTimeout(() => delete dataset.fresh, SEEN);
}

/** @param {Event} event */
export function isMeant(event) {
  return event.isTrusted && document.documentElement.dataset.fresh === undefined;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {Record<string, unknown>} [more] attributes
 */
export function button(words, act, more = {}) {
  return el('button', { type: 'button', onclick: (/** @type {Event} */ event) => isMeant(event) && act(), ...more }, words);
}
