/** Pill, card and hold: every word that the person reads on the marketplace's page, in a frame that the page cannot read. */
import { Book } from '../shared/book.js';
import { at, fill, Voice } from '../shared/dom.js';
import { readRules } from '../shared/helper.js';
import { cardView, step } from './explain.js';
import { appeared, isMeant } from './hands.js';
import { holdView } from './hold.js';
import { announce, isForUs, tellPage } from './link.js';
import { menuView } from './menu.js';
import { foundSaid, pillView, remarkSaid } from './pill.js';
import { GONE, NEWS, tell } from './sound.js';

const SOON = 500; // milliseconds, before what was found is said
const AGAIN = 50; // milliseconds in which a screen reader sees that a sentence said twice was gone
const LOW = 300; // pixels that a card may be tall
// In a low window what is said first stays in sight; Firefox draws no ring of its own round what a script gives the keyboard.
const BEGIN = /** @type {FocusOptions} */ ({ preventScroll: true, focusVisible: true });

const place = at('card');
const voice = new Voice();
let mode = 'nothing';
/** @type {any} */
let shown = null;

/** @type {Promise<Book>} */
const book = readRules().then((rules) => new Book(rules));

/** @param {any} message */
async function show(message) {
  const rules = await book;
  if (message.show === 'aloud') return sayFound(foundSaid(rules, message), message);
  const { show: next, dark = false, room = 340, tall = 400, sheet = false } = message;
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  document.documentElement.style.setProperty('--room', `${room}px`);
  document.documentElement.style.setProperty('--tall', `${tall}px`);
  document.documentElement.toggleAttribute('data-low', tall < LOW);
  document.documentElement.toggleAttribute('data-sheet', sheet);
  document.documentElement.dataset.mode = next;
  if (next !== mode || next !== 'pill') appeared();
  mode = next;
  shown = message;
  if (next === 'pill') fill(place, pillView(rules, message));
  else if (next === 'menu') fill(place, menuView());
  else if (next === 'card') fill(place, cardView(rules, message));
  else if (next === 'hold') fill(place, holdView(rules, message));
  else fill(place);
  const remark = next === 'pill' && remarkSaid(message);
  if (remark) voice.say(remark, SOON);
  takeFocus();
  return measure();
}

/** @param {string} sentence @param {{again: boolean, aloud?: string, kind: string | null}} message `again`: the person asked to hear it */
function sayFound(sentence, { again, aloud, kind }) {
  if (again) return voice.say(sentence, AGAIN, true);
  return tell(voice, aloud, sentence, 0, kind ? NEWS : GONE);
}

/** The keyboard is ours: begin where it does the least harm. */
function takeFocus() {
  if (mode !== 'hold' && !shown?.focus) return;
  if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (place.querySelector('[data-focus]'))?.focus(BEGIN);
}

/** Ask for just the room that the words take. */
function measure() {
  const view = place.firstElementChild;
  if (!view || mode === 'nothing') return;
  const { width, height } = view.getBoundingClientRect();
  tellPage('size', { turn: shown.turn, width: Math.ceil(width) + 2, height: Math.ceil(height) + 2 });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!event.isTrusted || !['menu', 'card', 'hold'].includes(mode)) return;
  if (event.key === 'Escape') tellPage(mode === 'hold' ? 'back' : 'close');
  else if (event.key === 'Tab' && mode === 'hold') trap(event);
  else if (event.key === 'Enter' && mode === 'hold' && (event.ctrlKey || event.metaKey)) useSafer(event);
  else if (mode === 'card' && event.key === 'ArrowLeft') step(shown, -1);
  else if (mode === 'card' && event.key === 'ArrowRight') step(shown, 1);
}

/** Whatever has the focus. @param {KeyboardEvent} event */
function useSafer(event) {
  event.preventDefault();
  if (isMeant(event) && place.querySelector('#use')) tellPage('use', { index: 0 });
}

/** Keep the focus in the dialog. @param {KeyboardEvent} event */
function trap(event) {
  const stops = [...place.querySelectorAll('button, a[href], summary')].filter((stop) => stop.checkVisibility());
  const [first, last] = [stops[0], stops.at(-1)];
  const from = event.shiftKey ? first : last;
  if (document.activeElement !== from) return;
  event.preventDefault();
  /** @type {HTMLElement | undefined} */ (event.shiftKey ? last : first)?.focus();
}

chrome.runtime.onMessage.addListener((message, sender) => {
  if (isForUs(message, sender)) void show(message);
});
addEventListener('keydown', onKey);
addEventListener('focus', takeFocus);
// A press beside the dialog leaves the keyboard in it.
addEventListener('mousedown', (event) => mode === 'hold' && event.target instanceof Element && !event.target.closest('.hold') && event.preventDefault());
addEventListener('toggle', measure, true);
document.addEventListener('mouseenter', () => tellPage('over'));
document.addEventListener('mouseleave', () => tellPage('out'));
new ResizeObserver(measure).observe(place);
announce();
