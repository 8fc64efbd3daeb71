/** What a check said: the headline, the findings, the safer version; and plainly so when nothing was checked. */
import { el, fill, many, series, shape } from './dom.js';
import { countsSaid, countsView, findingView, questionsView, strongestFirst, verdictView } from './finding.js';
import { unmarked } from './rules_view.js';
import { Safer } from './safer.js';

/** @typedef {import('./book.js').Book} Book */
/** @typedef {import('./dom.js').Voice} Voice */
/**
 * @typedef {object} Does
 * @property {(fact: string, value: string) => void} onFact
 * @property {(finding: number) => void} onShow
 * @property {(text: string) => void} onExample
 * @property {() => void} onAgain
 * @property {(text: string) => Promise<import('./helper.js').Result>} check another text with the same facts
 */

const SEEN_AT_ONCE = 50; // findings; a list of hundreds helps nobody and slows every key

export class Outcome {
  #head = el('div', { class: 'head' });
  #body = el('div', { class: 'body' });
  #compared = el('p', { class: 'soft' });

  /** @param {Book} book @param {Voice} voice @param {Does} does */
  constructor(book, voice, does) {
    this.book = book;
    this.voice = voice;
    this.does = does;
    this.element = el('div', { class: 'outcome', 'data-state': 'empty' }, this.#head, this.#body);
  }

  empty() {
    this.#state('empty', el('h2', {}, 'Nothing to check yet'));
    const texts = this.#examples();
    fill(
      this.#body,
      el('p', {}, 'Paste or type a text, or try one of these:'),
      ...texts.map((text) => el('button', { type: 'button', class: 'try', dir: 'auto', onclick: () => this.does.onExample(text) }, text)),
    );
  }

  /** The text has changed since: nothing below speaks of it any more for sure. */
  stale() {
    const { state } = this.element.dataset;
    if (state === 'stale') return;
    this.#state('stale', el('h2', { class: 'soft' }, 'Reading…'));
    if (state === 'empty' || state === 'clear') fill(this.#body);
  }

  waiting() {
    this.voice.say('Still checking', 0);
    fill(this.#head, el('h2', { class: 'soft' }, 'Still checking…'));
  }

  /** @param {string} say why, and what to do */
  unseen(say) {
    this.#state('unseen', el('h2', { class: 'verdict', 'data-verdict': 'unseen' }, shape('unseen'), 'Not checked'));
    // Asked again in vain: what is on the screen stays, and so does the focus on the button.
    if (!this.#body.textContent?.startsWith(say)) {
      fill(this.#body, el('p', {}, say), el('button', { type: 'button', onclick: this.does.onAgain }, 'Try again'));
    }
    this.voice.say(`Not checked. ${say}`);
  }

  /** @param {string} text @param {Context} context @param {Answer} answer */
  show(text, context, answer) {
    const { findings } = answer;
    fill(this.#compared);
    if (findings.length) this.#found(text, context, findings);
    else this.#clear();
    this.#body.append(this.#compared, ...this.#small(context, answer));
  }

  /** @param {string} fact @param {string} value @param {Finding[]} findings */
  compare(fact, value, findings) {
    const what = findings.length ? `${many(findings.length, 'thing')} to look at` : 'nothing found';
    this.#compared.textContent = `The same text with “${fact}: ${value.toLowerCase()}”: ${what}.`;
  }

  /** @param {string} text @param {Context} context @param {Finding[]} findings */
  #found(text, context, findings) {
    const title = `${many(findings.length, 'thing')} to look at`;
    this.#state('found', el('h2', {}, title), el('p', { class: 'apart' }, ...countsView(this.book, findings)));
    this.voice.say(`${title}: ${countsSaid(this.book, findings)}.`);
    const safer = new Safer(text, findings, this.does.check);
    const seen = strongestFirst(findings).slice(0, SEEN_AT_ONCE);
    const views = seen.map((finding, i) =>
      findingView(this.book, finding, {
        onShow: () => this.does.onShow(findings.indexOf(finding)),
        swap: safer.choice(finding),
        where: placeOf(text, finding),
        again: seen.slice(0, i).some(({ rule }) => rule === finding.rule),
      }),
    );
    const questions = questionsView(this.book, context.platform, findings, this.does.onFact);
    const more = findings.length - views.length;
    fill(this.#body, ...questions, safer.element, ...views, more > 0 && el('p', {}, `And ${more} more. They are marked in your text.`));
  }

  #clear() {
    this.#state('clear', el('h2', {}, verdictView(this.book, 'clear')));
    fill(this.#body, el('p', {}, 'We can miss things; your own eyes count too.'));
    this.voice.say(this.book.verdict('clear'));
  }

  /** @param {Context} context @param {Answer} answer */
  #small(context, { context: judged }) {
    const { platform } = context;
    const { facts } = this.book.platform(platform);
    const assumed = judged.assumed
      .filter((fact) => facts[fact])
      .map((fact) => `${facts[fact].name}: ${this.book.value(platform, fact, judged[fact])}`);
    const asides = [assumed.length ? `We assumed ${series(assumed)}.` : '', this.book.age(platform)];
    return [
      el('p', { class: 'soft' }, `Looked for: ${series(this.book.lookedFor(platform))}.`),
      ...asides.map((words) => el('p', { class: 'soft', hidden: !words }, words)),
    ];
  }

  /** @param {string} state @param {...Node} head */
  #state(state, ...head) {
    this.element.dataset.state = state;
    fill(this.#head, ...head);
  }

  /** Texts to try, one of each sort: what breaks a rule, what depends, what is fine. */
  #examples() {
    const { rules } = this.book.platforms[0];
    /** @param {string} verdict */
    const flagged = (verdict) => longest(rules.filter((rule) => rule.verdict === verdict).flatMap((rule) => rule.examples.flagged));
    const texts = [flagged('breach'), flagged('depends'), longest(rules.flatMap((rule) => rule.examples.fine))];
    return [...new Set(texts)].filter(Boolean);
  }
}

/** The longest says most. @param {Example[]} examples */
function longest(examples) {
  return examples.map(({ text }) => unmarked(text)).reduce((long, text) => (text.length > long.length ? text : long), '');
}

/** The line a finding stands on, where there are lines. @param {string} text @param {Finding} finding */
function placeOf(text, { spans }) {
  return text.includes('\n') && spans.length ? `line ${text.slice(0, spans[0][0]).split('\n').length}` : '';
}
