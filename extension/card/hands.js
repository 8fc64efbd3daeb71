/** Buttons that only a person can press, and only after they had time to see them. */
import { el } from '../shared/dom.js';
import { tellPage } from './link.js';

const COVERED = 'data-covered';
const AGAIN = 200; // milliseconds

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {WeakSet<EventTarget>} those that were in sight before */
const seen = new WeakSet();
/** @type {WeakSet<Element>} those that are looked at again in a moment */
const asked = new WeakSet();
const watch = 'isVisible' in IntersectionObserverEntry.prototype ? new IntersectionObserver(look, /** @type {IntersectionObserverInit} */ ({ trackVisibility: true, delay: 100 })) : null;

/** @param {any[]} entries */
function look(entries) {
  for (const { target, isIntersecting, isVisible } of entries) {
    // A button that the page lays something over: Chromium can tell, elsewhere none is said to be.
    const wasCovered = target.hasAttribute(COVERED);
    target.toggleAttribute(COVERED, isIntersecting && !isVisible);
    if (wasCovered && !target.hasAttribute(COVERED) && seen.has(target)) appeared();
    if (isVisible) seen.add(target);
    if (target.hasAttribute(COVERED)) lookAgain(target);
  }
}

/** Chromium looks anew only when something of ours is drawn; what came into sight while nothing was must be asked for. @param {Element} target */
function lookAgain(target) {
  if (asked.has(target)) return;
  asked.add(target);
  setTimeout(() => {
    asked.delete(target);
    watch?.unobserve(target);
    if (target.isConnected) watch?.observe(target);
  }, AGAIN);
}

// A click that was on its way when we appeared was meant for the page. Who asks Chromium for what is covered gets no
// press within half a second after their frame has moved: nothing that is ready for one should be deaf to it.
const SEEN = watch ? 600 : 300;

/** Something new is on screen: for a moment it takes no press, and the pointer goes through it. */
export function appeared() {
  const { dataset } = document.documentElement;
  dataset.fresh = '';
  clearTimeout(timer);
  timer = setTimeout(() => delete dataset.fresh, SEEN);
}

// It is drawn only when it has its size, which is later on a busy computer.
addEventListener('resize', () => document.documentElement.dataset.fresh !== undefined && appeared());

/** Nothing hangs on a press that the person could not aim; what they meant is in front in a moment. @param {Event} event */
function isInSight({ currentTarget }) {
  const isCovered = currentTarget instanceof Element && currentTarget.hasAttribute(COVERED);
  if (isCovered) tellPage('covered');
  return !isCovered;
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
  const made = el('button', { type: 'button', onclick: (/** @type {Event} */ event) => isMeant(event) && isInSight(event) && act(), ...more }, words);
  watch?.observe(made);
  return made;
}
