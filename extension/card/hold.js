/** The hold: shown once before a message goes, unlike the card so that it is not taken for one. The person decides. */
import { el } from '../shared/dom.js';
import { sourceView, whereView } from '../shared/finding.js';
import { excerptView, quote } from './explain.js';
import { button } from './hands.js';
import { setFact, tellPage } from './link.js';
import { WORDS } from './words.js';

/** @typedef {import('../shared/book.js').Book} Book */
/** @typedef {{findings: Finding[], excerpt: import('./explain.js').Excerpt, verb: string, conversation: string | null, platform: string}} Holding */

const MOST = 3;

/** @param {Book} book @param {Holding} holding */
export function holdView(book, holding) {
  const [finding] = holding.findings;
  const asked = finding.verdict === 'depends' ? finding.hinges_on.find((fact) => book.platform(holding.platform).facts[fact]?.question) : undefined;
  const what = book.says(finding.kind);
  const question = asked && book.platform(holding.platform).facts[asked].question;
  return el(
    'div',
    { class: 'dim' },
    el(
      'section',
      { class: 'hold', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'title', 'aria-describedby': 'why', 'data-verdict': finding.verdict },
      el('h2', { id: 'title' }, question || WORDS.before(holding.verb, what)),
      el(
        'div',
        { class: 'reasons-why' },
        excerptView(holding.excerpt),
        el('p', { id: 'why' }, asked ? `${WORDS.hinges(what)} ` : '', finding.why),
        others(book, holding.findings.slice(1)),
        sourceView(finding.source, finding.see_also),
        finding.suggestion?.text && el('div', { class: 'swap' }, el('h3', {}, WORDS.saferIs), quote(finding.suggestion.text)),
      ),
      el('div', { class: 'decide' }, ...(asked ? answers(book, holding, asked) : []), ways(holding, !asked), reasons(book, holding, asked)),
    ),
  );
}

/** What else this message is held for. @param {Book} book @param {Finding[]} rest */
function others(book, rest) {
  if (!rest.length) return null;
  const items = rest.slice(0, MOST - 1).map((finding) => el('li', {}, `${book.kind(finding.kind)}: ${finding.title}`));
  if (rest.length > MOST - 1) items.push(el('li', {}, button(WORDS.more(rest.length - MOST + 1), () => tellPage('list'), { class: 'link' })));
  return el('div', { class: 'reasons' }, el('h3', {}, WORDS.also), el('ul', {}, ...items));
}

/** The question's own answers are the main buttons. @param {Book} book @param {Holding} holding @param {string} fact */
function answers(book, holding, fact) {
  const { values, where } = book.platform(holding.platform).facts[fact];
  const choices = values.map(({ value, name, answer }) => button(answer || name, () => void setFact(holding, fact, value), { class: 'first' }));
  return [el('div', { class: 'apart' }, ...choices), whereView(where)];
}

/** Enter is on the way back, so that a hurried one sends nothing. @param {Holding} holding @param {boolean} isMain */
function ways(holding, isMain) {
  const back = button(WORDS.back, () => tellPage('back'), { class: isMain ? 'first' : null, id: 'back', 'data-focus': '' });
  const safer = holding.findings[0].suggestion && button(WORDS.safer, () => tellPage('use', { index: 0 }), { id: 'use' });
  return el('div', { class: 'apart' }, back, safer);
}

/**
 * Each reason is a fact of this conversation; "another" is kept nowhere.
 * @param {Book} book @param {Holding} holding @param {string} [asked] the fact that is asked already
 */
function reasons(book, holding, asked) {
  const facts = Object.entries(book.platform(holding.platform).facts).filter(([fact]) => fact !== asked);
  const because = facts.flatMap(([fact, { ask, assume, fine_because: fine = [] }]) => {
    // What is neither asked nor assumed (what a detail is for) is true of this text alone: it is not kept.
    const isKept = ask || assume;
    return fine.map(({ value, say }) => el('li', {}, button(say, () => (isKept ? void setFact(holding, fact, value, true) : tellPage('send')))));
  });
  const mistaken = el('li', {}, button(WORDS.notThat, () => tellPage('send', { mistaken: true })));
  const anyway = el('li', {}, button(WORDS.anyway, () => tellPage('send'), { id: 'anyway' }));
  return el('details', {}, el('summary', {}, WORDS.fine), el('ul', { class: 'because' }, ...because, mistaken, anyway));
}
