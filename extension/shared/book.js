/** The shipped rules as a book: names of everything, and the rules that a question is about. */
import { day } from './dom.js';
import { entry, search } from './search.js';

const OLD = 90 * 24 * 60 * 60 * 1000; // milliseconds after which a marketplace may have changed its rules

const SPECIAL = 0.7; // what an exception's words are worth: the usual case comes first

export class Book {
  /** @type {Map<string, import('./search.js').Entry<Rule>[]>} */
  #entries = new Map();

  /** @param {Rules} rules the contents of rules.json */
  constructor(rules) {
    this.rules = rules;
    this.platforms = Object.entries(rules.platforms).map(([id, pack]) => ({ id, ...pack }));
  }

  /** @param {string} [id] @returns {Platform} the first one for an id it does not know */
  platform(id) {
    return this.rules.platforms[id ?? ''] ?? this.platforms[0];
  }

  /** @param {string} verdict */
  verdict(verdict) {
    return this.rules.verdicts[/** @type {Verdict} */ (verdict)]?.label ?? 'Not checked';
  }

  /** @param {string} kind */
  kind(kind) {
    return this.rules.kinds[kind]?.name ?? kind;
  }

  /** What a text does that has it: "has an email address". @param {string} kind */
  says(kind) {
    return this.rules.kinds[kind]?.says ?? kind;
  }

  /** @param {string} platform @param {string} fact @param {string | null | undefined} value */
  value(platform, fact, value) {
    if (fact === 'surface') return this.surfaces(platform).find((surface) => surface.value === value)?.name ?? value ?? '';
    return this.platform(platform).facts[fact]?.values.find((known) => known.value === value)?.name ?? value ?? '';
  }

  /** Each place of a platform once. @param {string} platform */
  surfaces(platform) {
    const names = new Map(this.platform(platform).surfaces.map(({ surface, name }) => [surface, name]));
    return [...names].map(([value, name]) => ({ value, name }));
  }

  /**
   * Facts that a place settles, unless somebody says otherwise.
   * @param {string} platform
   * @param {string | null | undefined} surface
   * @returns {Facts}
   */
  implied(platform, surface) {
    return this.platform(platform).surfaces.find((one) => one.surface === surface)?.implies ?? {};
  }

  /** What the other side may ask of somebody in this role, else of who the platform takes a writer for. @param {string} platform @param {string | null} [role] */
  situations(platform, role) {
    const { situations, facts } = this.platform(platform);
    return situations.filter((one) => !one.role || one.role === (role ?? facts.role.assume));
  }

  /** What a check on this platform looks for, in words. @param {string} platform */
  lookedFor(platform) {
    const kinds = new Set(this.platform(platform).rules.filter((rule) => rule.verdict !== 'clear').flatMap((rule) => rule.kinds));
    return [...kinds].map((kind) => this.kind(kind).toLowerCase());
  }

  /** A sentence when our copy of the rules is old, else nothing. @param {string} platform */
  age(platform) {
    const { name, read } = this.platform(platform);
    const old = Date.now() - new Date(read).valueOf() > OLD;
    return old ? `Our copy of ${name}’s rules is from ${day(read)}. They may have changed.` : '';
  }

  /**
   * The rules that a question is about, best first.
   * @param {string} platform
   * @param {string} question plain words or a brand; empty = all rules
   * @param {string} [surface] only what holds there
   * @param {string} [role] only what holds for them, in the words for them
   */
  find(platform, question, surface = '', role = '') {
    const holds = (/** @type {string[]} */ named, /** @type {string} */ value) => !value || !named.length || named.includes(value);
    const entries = this.#index(platform).filter(({ item }) => holds(item.surfaces, surface) && holds(item.roles, role));
    // The freelancer's words are the rule's own.
    return search(entries, question).map((rule) => (role === this.#toldOtherwise(platform) ? { ...rule, ...rule.to_client } : rule));
  }

  /** Who is told a rule in other words: not the one that a platform takes a writer for. @param {string} platform */
  #toldOtherwise(platform) {
    const { role } = this.platform(platform).facts;
    return role.values.find(({ value }) => value !== role.assume)?.value;
  }

  /** The notes that a question is about. @param {string} platform @param {string} question */
  findNotes(platform, question) {
    const notes = this.platform(platform).notes.map((note) => entry(note, [[4, `${note.title} ${note.search}`], [1, note.text]]));
    return search(notes, question);
  }

  /** @param {string} id */
  #index(id) {
    const known = this.#entries.get(id) ?? this.platform(id).rules.map((rule) => entry(rule, this.#fields(rule), isSpecial(rule) ? SPECIAL : 1));
    this.#entries.set(id, known);
    return known;
  }

  /** @param {Rule} rule @returns {[number, string][]} */
  #fields(rule) {
    const examples = [...rule.examples.flagged, ...rule.examples.fine].map(({ text }) => text);
    return [
      [4, `${rule.title} ${rule.search}`],
      [3, rule.kinds.map((kind) => this.kind(kind)).join(' ')],
      [1, [rule.why, rule.instead, ...rule.fine_if, ...rule.stages, ...rule.surfaces].join(' ').replaceAll('_', ' ')],
      [0.5, examples.join(' ')],
    ];
  }
}

/** Does the rule speak only of some people? @param {Rule} rule */
function isSpecial(rule) {
  return rule.fine || [rule.client_plans, rule.relationships, rule.purposes].some((named) => named.length > 0);
}
