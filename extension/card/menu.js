/** The pill's menu. It moves the pill or takes it out of the way on this page; what switches anything is in our own window. */
import { el } from '../shared/dom.js';
import { button } from './hands.js';
import { openPauses, tellPage } from './link.js';
import { WORDS } from './words.js';

export function menuView() {
  const items = [
    item(WORDS.menu.otherSide, () => tellPage('other_side'), { 'data-focus': '' }),
    item(WORDS.menu.hide, () => tellPage('hide_pill')),
    item(WORDS.menu.pause, pause),
  ];
  return el('div', { class: 'menu', role: 'menu', 'aria-label': WORDS.menu.more, onkeydown: (/** @type {KeyboardEvent} */ event) => move(event, items) }, ...items);
}

/** @param {string} words @param {() => void} act @param {Record<string, unknown>} [more] */
function item(words, act, more = {}) {
  return button(words, act, { role: 'menuitem', ...more });
}

function pause() {
  void openPauses();
  tellPage('close');
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} items */
function move(event, items) {
  // Out of the menu, and back in the text.
  if (event.key === 'Tab') {
    event.preventDefault();
    return tellPage('close');
  }
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return undefined;
  event.preventDefault();
  return items[(to + items.length) % items.length].focus();
}
