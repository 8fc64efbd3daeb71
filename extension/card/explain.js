/** The card: one finding, why, when it would be fine, what to write instead, and whose page says so. */
import { el, fill, said } from '../shared/dom.js';
import { insteadView, questions, sourceView, verdictView } from '../shared/finding.js';
import { appeared, button } from './hands.js';
import { noteMistake, setFact, tellPage } from './link.js';
import { toldView } from './told.js';
import { WORDS } from './words.js';

/** @typedef {import('../shared/book.js').Book} Book */
/**
 * @typedef {{text: string, mark: [number, number]}} Excerpt
 * @typedef {{findings: Finding[], index: number, excerpt: Excerpt, conversation: string | null, platform: string, often?: string[]}} Card
 */

/** @param {Book} book @param {Card} card */
export function cardView(book, card) {
  const finding = card.findings[card.index];
  return el(
    'section',
    { class: 'card', role: 'dialog', 'aria-labelledby': 'verdict', 'aria-describedby': 'why', 'data-verdict': finding.verdict },
    el(
      'header',
      {},
      el('h3', { id: 'verdict' }, verdictView(book, finding.verdict), el('span', { class: 'soft' }, `·\u00a0${book.platform(card.platform).name}`)),
      stepper(card),
      button('✕', () => tellPage('close'), { class: 'plain', 'aria-label': WORDS.close, id: 'close', 'data-focus': finding.suggestion ? null : '' }),
    ),
    excerptView(card.excerpt),
    el('p', { id: 'why' }, el('strong', {}, `${finding.title}.`), ' ', finding.why),
    questions(book, card.platform, finding, (fact, value) => void setFact(card, fact, value)),
    finding.fine_if.length > 0 && el('p', { class: 'fine' }, el('strong', {}, WORDS.fineIf), ' ', finding.fine_if.map(withoutDot).join(' · ')),
    toldView(book, card, finding.hinges_on, (fact, value) => void setFact(card, fact, value)),
    finding.suggestion && suggestionView(finding.suggestion, card.index),
    insteadView(finding),
    card.often?.includes(finding.rule) && el('p', { class: 'soft' }, WORDS.often),
    ignoreView(card),
    ...sourceView(finding.source, finding.see_also),
  );
}

/** @param {Card} card */
function ignoreView(card) {
  const place = el('footer', { class: 'apart' });
  const ignore = (/** @type {string} */ how) => tellPage('ignore', { index: card.index, how });
  const ways = Object.entries(WORDS.ignore).map(([how, words]) =>
    button(words, () => (how === 'mistaken' ? askWhat(place, card.findings[card.index], () => ignore(how)) : ignore(how)), { class: 'link' }),
  );
  return fill(place, ...ways);
}

/** What was it taken for by mistake? @param {HTMLElement} place @param {Finding} finding @param {() => void} answered */
function askWhat(place, { rule, kind }, answered) {
  const choices = Object.entries(WORDS.what).map(([what, words]) =>
    button(words, () => {
      void noteMistake(rule, kind, what);
      answered();
    }),
  );
  appeared();
  fill(place, el('div', { class: 'question', role: 'group', 'aria-label': WORDS.whatIsIt }, el('p', {}, WORDS.whatIsIt), el('div', { class: 'apart' }, ...choices)));
  if (document.hasFocus()) choices[0].focus();
  place.scrollIntoView({ block: 'end' });
}

/** @param {string} sentence */
function withoutDot(sentence) {
  return sentence.endsWith('.') ? sentence.slice(0, -1) : sentence;
}

/** The words where they stand, with what was found marked. @param {Excerpt} excerpt */
export function excerptView({ text, mark: [start, end] }) {
  return el(
    'p',
    { class: 'words', dir: 'auto' },
    '“', plain(text.slice(0, start).trimStart()), el('mark', {}, plain(text.slice(start, end))), plain(text.slice(end).trimEnd()), '”',
  ); // prettier-ignore
}

/** As `said`, but in one line with its neighbours: isolated parts would stand in another order than in the box. @param {string} text */
function plain(text) {
  return said(text).textContent ?? '';
}

/** A text in quotes, in its own direction. @param {string} text */
export function quote(text) {
  return el('p', { dir: 'auto' }, `“${plain(text)}”`);
}

/** Show the finding before or after this one. @param {Card} card @param {number} by */
export function step({ findings, index }, by) {
  if (findings.length > 1) tellPage('step', { index: (index + by + findings.length) % findings.length });
}

/** @param {Card} card */
function stepper(card) {
  const { findings, index } = card;
  if (findings.length < 2) return null;
  return el(
    'span',
    { class: 'stepper' },
    button('‹', () => step(card, -1), { class: 'plain', 'aria-label': WORDS.previous, id: 'previous' }),
    el('span', { class: 'soft' }, WORDS.place(index + 1, findings.length)),
    button('›', () => step(card, 1), { class: 'plain', 'aria-label': WORDS.next, id: 'next' }),
  );
}

/** @param {Suggestion} suggestion @param {number} index */
function suggestionView({ label, text }, index) {
  const copy = button(WORDS.copy, () => void copied(copy, text), { class: 'link' });
  return el(
    'div',
    { class: 'swap stays' },
    text && quote(text),
    el('div', { class: 'apart' }, button(label || (text ? WORDS.use : WORDS.out), () => tellPage('use', { index }), { class: 'first', id: 'use', 'data-focus': '' }), text && copy),
  );
}

/** @param {HTMLElement} place @param {string} text */
async function copied(place, text) {
  await navigator.clipboard.writeText(text);
  fill(place, WORDS.copied);
}
