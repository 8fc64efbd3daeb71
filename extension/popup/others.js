/** What the other side's messages in view ask for, the switch that looks at them, and ready answers to them. */
import { answersView } from '../shared/answers.js';
import { el, fill, many } from '../shared/dom.js';
import { askWorker } from '../shared/helper.js';

/** @typedef {import('../shared/book.js').Book} Book */
/** @typedef {{on: boolean, findings: Finding[][]}} Others `findings`: of each message in view that asks for something */

const WORDS = {
  heading: 'The other side’s messages',
  look: 'Look at the messages in view',
  none: 'Nothing found in the messages in view. We can miss things.',
  off: 'Not looked at.',
  placed: 'It is in your message box. Read it, then send it yourself.',
  copied: 'There is no message box that takes it. It is copied: paste it where you want it.',
};

/**
 * @param {Book} book
 * @param {string} platform
 * @param {string | null | undefined} role of the person
 * @param {Others} others
 * @param {number} tab
 * @param {() => Promise<void>} changed
 */
export function othersView(book, platform, role, { on, findings }, tab, changed) {
  const said = el('p', { class: 'soft', role: 'status' });
  /** @param {Event} event */
  const turn = async ({ target }) => {
    await askWorker({ ask: 'set_incoming', on: /** @type {HTMLInputElement} */ (target).checked });
    await changed();
  };
  const kinds = findings.flat().map(({ kind }) => kind);
  return el(
    'section',
    { 'data-fact': 'incoming' },
    el('h2', {}, WORDS.heading),
    el('label', { class: 'switch' }, el('input', { type: 'checkbox', checked: on, onchange: turn }), WORDS.look),
    on && kinds.length > 0 ? el('ul', { class: 'asked' }, ...asked(findings)) : el('p', { class: 'soft' }, on ? WORDS.none : WORDS.off),
    el('details', { open: kinds.length > 0 }, el('summary', {}, 'Ready answers'), answersView(book, platform, kinds, role, (text) => void put(tab, text, said)), said),
  );
}

/** Each thing that is asked for, once. @param {Finding[][]} findings */
function asked(findings) {
  const titles = findings.flatMap((of) => [...new Set(of.map(({ title }) => title))]);
  return [...new Set(titles)].map((title) => {
    const count = titles.filter((other) => other === title).length;
    return el('li', {}, title, count > 1 && el('span', { class: 'soft' }, ` ${many(count, 'message')}`));
  });
}

/** @param {number} tab @param {string} text @param {HTMLElement} said */
async function put(tab, text, said) {
  const taken = await chrome.tabs.sendMessage(tab, { to: 'page', ask: 'answer', text }).catch(() => false);
  if (!taken) await navigator.clipboard.writeText(text);
  fill(said, taken ? WORDS.placed : WORDS.copied);
}
