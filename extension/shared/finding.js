/** What a person is told of a finding: the words, why, when it would be fine, what to write instead, and who says so. */
import { day, el, many, said, series, shape } from './dom.js';

const STRENGTH = ['breach', 'depends', 'held'];

/** @typedef {import('./book.js').Book} Book */
/**
 * @typedef {object} Asks what the person may do with a finding
 * @property {() => void} [onShow] shows the words where they stand
 * @property {HTMLElement | null} [swap] the suggestion, where one can be taken
 * @property {string} [where] for example "line 3"
 * @property {boolean} [folded] the advice opens only when asked for
 * @property {boolean} [again] the same rule was explained just before
 */

/**
 * @param {Book} book
 * @param {Finding} finding
 * @param {Asks} [asks]
 */
export function findingView(book, finding, { onShow, swap, where, again, folded } = {}) {
  return el(
    'article',
    { class: 'finding', 'data-verdict': finding.verdict },
    el(
      'header',
      {},
      el('h3', {}, verdictView(book, finding.verdict)),
      el('span', { class: 'soft' }, [book.kind(finding.kind), where].filter(Boolean).join(' · ')),
    ),
    el('p', { class: 'words' }, '“', el('mark', {}, said(finding.seen)), '”', onShow && ' ', onShow && showButton(onShow)),
    el('div', { class: 'reasons' }, el('p', {}, el('strong', {}, finding.title)), el('p', {}, finding.why)),
    swap,
    !again && (folded ? el('details', {}, el('summary', {}, 'When it is fine, and what to write'), ...advice(finding)) : advice(finding)),
  );
}

/** @param {() => void} onShow */
function showButton(onShow) {
  return el('button', { class: 'link', type: 'button', onclick: onShow }, 'Show me');
}

/**
 * A verdict's shape and word.
 * @param {Book} book
 * @param {string} verdict
 * @param {string} [words] instead of the verdict's own
 */
export function verdictView(book, verdict, words = book.verdict(verdict)) {
  return el('span', { class: 'verdict', 'data-verdict': verdict }, shape(verdict), words);
}

/**
 * What to write instead, when it would be fine, and the source: of a finding or of a rule.
 * @param {Finding | Rule} told
 */
export function advice(told) {
  return [
    insteadView(told),
    told.fine_if.length > 0 &&
      el('div', { class: 'reasons' }, el('h4', {}, 'Fine if'), el('ul', {}, ...told.fine_if.map((when) => el('li', {}, when)))),
    ...sourceView(told.source, told.see_also),
  ];
}

/** @param {Finding | Rule} told */
export function insteadView({ instead }) {
  return instead && el('div', { class: 'reasons' }, el('h4', {}, 'Instead'), el('p', {}, instead));
}

/** @param {Source} source @param {Source[]} [others] */
export function sourceView(source, others = []) {
  const unsure = source.certainty !== 'sure' && ' Likely, not certain.';
  return [
    el('p', { class: 'source' }, 'Source: ', link(source), `, read ${day(source.checked)}.`, unsure),
    others.length > 0 && othersView(others),
  ];
}

/** @param {Source[]} sources */
function othersView(sources) {
  const links = sources.map((source) => el('li', {}, link(source)));
  return el('details', { class: 'source' }, el('summary', {}, many(links.length, 'more page')), el('ul', {}, ...links));
}

/** @param {Source} source */
function link({ title, url }) {
  return url.startsWith('https://') ? el('a', { href: url, target: '_blank', rel: 'noreferrer' }, title) : title;
}

/**
 * The questions that findings hinge on, each once, however many findings wait for it.
 * @param {Book} book
 * @param {string} platform
 * @param {Finding[]} findings
 * @param {(fact: string, value: string) => void} onFact
 */
export function questionsView(book, platform, findings, onFact) {
  return [...new Set(findings.flatMap((finding) => finding.hinges_on))]
    .map((fact) => ({ fact, known: book.platform(platform).facts[fact] }))
    .filter(({ known }) => known?.question)
    .map(({ fact, known: { question, where, values } }) => {
      const answers = values.map(({ value, name, answer }) =>
        el('button', { type: 'button', onclick: () => onFact(fact, value) }, answer || name),
      );
      return el(
        'div',
        { class: 'question', role: 'group', 'aria-label': question ?? '' },
        el('p', {}, question ?? ''),
        el('div', { class: 'apart' }, ...answers),
        whereView(where),
      );
    });
}

/** For who does not know the answer. @param {string} where */
export function whereView(where) {
  return where && el('details', { class: 'where' }, el('summary', {}, 'Not sure? Where to look'), el('p', {}, where));
}

/**
 * The questions of one finding.
 * @param {Book} book
 * @param {string} platform
 * @param {Finding} finding
 * @param {(fact: string, value: string) => void} onFact
 */
export function questions(book, platform, finding, onFact) {
  return questionsView(book, platform, [finding], onFact);
}

/**
 * Strongest first, else as they stand in the text.
 * @template {{verdict: string}} T
 * @param {T[]} findings
 */
export function strongestFirst(findings) {
  return [...findings].sort((a, b) => STRENGTH.indexOf(a.verdict) - STRENGTH.indexOf(b.verdict));
}

/**
 * "1 breaks a rule, 2 depend" in the verdicts' own words, strongest first.
 * @param {Book} book
 * @param {{verdict: string}[]} findings
 */
export function countsView(book, findings) {
  return counted(findings).map(([verdict, count]) => verdictView(book, verdict, `${count} × ${book.verdict(verdict)}`));
}

/** The same for a screen reader. @param {Book} book @param {{verdict: string}[]} findings */
export function countsSaid(book, findings) {
  return series(counted(findings).map(([verdict, count]) => `${count} ${book.verdict(verdict)}`));
}

/** @param {{verdict: string}[]} findings @returns {[string, number][]} */
function counted(findings) {
  return STRENGTH.map((verdict) => /** @type {[string, number]} */ ([verdict, findings.filter((finding) => finding.verdict === verdict).length]))
    .filter(([, count]) => count > 0);
}
