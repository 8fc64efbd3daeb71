/** The rules, to be searched and read: each with its reason, its exceptions, examples with their marks, and its source. */
import { day, el, fill, many, series } from './dom.js';
import { advice, sourceView, verdictView } from './finding.js';

/** @typedef {import('./book.js').Book} Book */

/** The search field, the place, and what they find. */
export class RulesView {
  #question = el('input', { type: 'search', placeholder: 'Calendly before a contract?', autocomplete: 'off', oninput: () => this.find() });
  #surface = el('select', { onchange: () => this.find() });
  #platform = el('select', { onchange: () => this.turnTo(this.#platform.value) });
  #role = el('select', { onchange: () => this.find() });
  #count = el('p', { class: 'soft', role: 'status' });
  #found = el('ol', { class: 'found' });
  #notes = el('section', { class: 'rules' });

  /** @param {Book} book */
  constructor(book) {
    this.book = book;
    this.#platform.append(...book.platforms.map(({ id, name }) => el('option', { value: id }, name)));
    this.element = el(
      'div',
      { class: 'rules' },
      el('h2', { class: 'spoken' }, 'What the rules say'),
      el(
        'div',
        { class: 'finder', role: 'search' },
        el('label', {}, 'Ask in your own words, or name an app', this.#question),
        el('label', { hidden: book.platforms.length < 2 }, 'Marketplace', this.#platform),
        el('label', {}, 'Where', this.#surface),
        el('label', {}, 'For', this.#role),
      ),
      this.#count,
      this.#found,
      this.#notes,
    );
    this.turnTo(book.platforms[0].id);
  }

  /** Show a platform's rules. @param {string} platform @param {string} [surface] @param {string | null} [role] whom they are told to */
  turnTo(platform, surface = '', role = null) {
    this.#platform.value = platform;
    const anywhere = { value: '', name: 'Anywhere' };
    fill(this.#surface, ...[anywhere, ...this.book.surfaces(platform)].map(({ value, name }) => el('option', { value }, name)));
    this.#surface.value = surface;
    const before = this.#role.value;
    fill(this.#role, ...this.book.platform(platform).facts.role.values.map(({ value, name }) => el('option', { value }, name)));
    if (before) this.#role.value = before;
    if (role) this.#role.value = role;
    this.find();
  }

  /** Search for a question as if it were typed. @param {string} question */
  ask(question) {
    this.#question.value = question;
    this.find();
  }

  find() {
    const platform = this.#platform.value;
    const asked = this.#question.value.trim() !== '';
    const rules = this.book.find(platform, asked ? this.#question.value : '', this.#surface.value, this.#role.value);
    const { name, read } = this.book.platform(platform);
    this.#count.textContent = rules.length
      ? `${many(rules.length, 'rule')} of ${name}, read ${day(read)}. ${this.book.age(platform)}`
      : `No rule known on ${name} speaks of that. That does not mean it is allowed.`;
    fill(this.#notes, ...this.#notesOf(platform, asked ? this.#question.value : ''));
    if (!rules.length) fill(this.#found, this.#elsewhere(platform));
    else fill(this.#found, ...rules.map((rule, i) => el('li', {}, ruleView(this.book, platform, rule, asked && i === 0))));
  }

  /** The filter hides what was asked for: say so, and open it with one press. @param {string} platform */
  #elsewhere(platform) {
    const count = this.book.find(platform, this.#question.value, '', this.#role.value).length;
    const open = () => {
      this.#surface.value = '';
      this.find();
    };
    return count > 0 && el('li', {}, el('button', { type: 'button', onclick: open }, `Show ${many(count, 'rule')} for other places`));
  }

  /** @param {string} platform @param {string} question */
  #notesOf(platform, question) {
    const notes = this.book.findNotes(platform, question);
    if (!notes.length) return [];
    return [
      el('h2', {}, 'Rules that no text check can see'),
      ...notes.map(({ title, text, source }) =>
        el('div', { class: 'reasons' }, el('h3', {}, title), el('p', {}, text), ...sourceView(source)),
      ),
    ];
  }
}

/**
 * One rule, to be opened.
 * @param {Book} book
 * @param {string} platform
 * @param {Rule} rule
 * @param {boolean} open
 */
export function ruleView(book, platform, rule, open) {
  const body = el('div');
  const view = el(
    'details',
    { class: 'rule', 'data-rule': rule.id, 'data-verdict': rule.verdict, open },
    el(
      'summary',
      {},
      verdictView(book, rule.verdict, rule.verdict === 'clear' ? 'Allowed' : undefined),
      el('h3', {}, rule.title),
      el('span', { class: 'soft' }, scope(book, platform, rule)),
    ),
    body,
  );
  // Most rules are never opened: their inside is made when it is looked at.
  const write = () => view.open && !body.hasChildNodes() && fill(body, ...inside(rule));
  view.addEventListener('toggle', write);
  write();
  return view;
}

/** @param {Rule} rule */
function inside(rule) {
  return [
    el('p', {}, rule.why),
    examplesView(rule.verdict === 'clear' ? 'Allowed' : 'Not like this', rule.verdict, rule.examples.flagged),
    examplesView('Fine', 'clear', rule.examples.fine),
    examplesView('What we cannot see', 'unseen', rule.examples.missed),
    ...advice(rule),
  ];
}

/** @param {string} heading @param {string} verdict @param {Example[]} examples */
function examplesView(heading, verdict, examples) {
  if (!examples.length) return null;
  const lines = examples.map(({ text }) => el('li', { dir: 'auto', 'data-verdict': verdict }, ...marked(text)));
  return el('div', { class: 'reasons' }, el('h4', {}, heading), el('ul', { class: 'examples' }, ...lines));
}

/**
 * An example with what stood in `[[ ]]` marked.
 * @param {string} example
 */
export function marked(example) {
  return example
    .replaceAll(']]', '[[')
    .split('[[')
    .map((part, i) => (i % 2 ? el('mark', {}, part) : part));
}

/** The same without the marks. @param {string} example */
export function unmarked(example) {
  return example.replaceAll('[[', '').replaceAll(']]', '');
}

/** Where, when and for whom a rule holds, in words. @param {Book} book @param {string} platform @param {Rule} rule */
function scope(book, platform, rule) {
  const facts = /** @type {[string, string[]][]} */ ([
    ['surface', rule.surfaces],
    ['stage', rule.stages],
    ['client_plan', rule.client_plans],
    ['relationship', rule.relationships],
    ['role', rule.roles],
  ]);
  return facts
    .filter(([, values]) => values.length > 0)
    .map(([fact, values]) => phrase(book, platform, fact, values))
    .join(' · ');
}

/** @param {Book} book @param {string} platform @param {string} fact @param {string[]} values */
function phrase(book, platform, fact, values) {
  const names = series(values.map((value) => book.value(platform, fact, value)));
  const name = book.platform(platform).facts[fact]?.name;
  return fact === 'surface' || !name ? names : `${name}: ${names.toLowerCase()}`;
}
