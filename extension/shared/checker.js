/** Check a text: where it will go, the paper to write it on, and what is found while it is written. */
import { el, fill, Voice } from './dom.js';
import { factControl, factsOf, keepingFocus, toldBy } from './facts.js';
import { Latest } from './latest.js';
import { Outcome } from './outcome.js';
import { Paper } from './paper.js';

/** @typedef {import('./book.js').Book} Book */
/** @typedef {import('./helper.js').Helper} Helper */

const MORE = 'More about this conversation';
const PAUSE = 300; // milliseconds without a key before the text is checked
const TRIES = 10; // for a helper that is starting
const SLOW = 1000; // milliseconds after which waiting is said
const COMMON = ['stage', 'role']; // the facts that are shown without asking for more

export class Checker {
  #latest = new Latest();
  #timer = 0;
  #again = 0;
  #form = el('div', { class: 'facts' });

  /**
   * @param {Helper} helper
   * @param {Book} book
   * @param {Partial<Context>} [known] facts to begin with
   */
  constructor(helper, book, known = {}) {
    this.helper = helper;
    this.book = book;
    this.context = this.#begin(known);
    this.paper = new Paper({ id: 'text', placeholder: 'Paste or type here', rows: 6 }, () => this.typed());
    this.outcome = new Outcome(book, new Voice(), {
      onFact: (fact, value) => this.know(fact, value),
      onShow: (finding) => this.paper.show(finding),
      onExample: (text) => this.write(text),
      onAgain: () => this.now(),
      check: (text) => helper.check(text, this.context),
    });
    this.element = this.#layout();
    this.#writeForm();
    this.outcome.empty();
  }

  /** Take over facts from elsewhere. @param {Partial<Context>} known */
  begin(known) {
    this.context = this.#begin(known);
    this.#writeForm();
    this.typed();
  }

  /** Put a text on the paper and check it. @param {string} text */
  write(text) {
    this.paper.write(text);
    this.paper.box.focus();
    this.now();
  }

  /** @param {string} fact @param {string | null} value */
  know(fact, value) {
    this.context = { ...this.context, [fact]: value };
    this.#writeForm();
    this.now();
  }

  /** What stands on the paper was not checked yet, and must not look as if it were. */
  typed() {
    clearTimeout(this.#timer);
    this.#again = 0;
    if (!this.paper.text.trim()) return this.outcome.empty();
    this.outcome.stale();
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  now() {
    clearTimeout(this.#timer);
    if (!this.paper.text.trim()) return this.outcome.empty();
    this.outcome.stale();
    this.#latest.run(() => this.#check());
  }

  async #check() {
    const { text } = this.paper;
    const { context } = this;
    const slow = setTimeout(() => this.outcome.waiting(), SLOW);
    const result = await this.helper.check(text, context);
    clearTimeout(slow);
    if (text !== this.paper.text || context !== this.context) return;
    this.paper.mark(result.ok ? result.answer.findings : []);
    if (!result.ok) return this.#unseen(result);
    this.outcome.show(text, context, result.answer);
    await this.#compare(text, context, result.answer);
  }

  /** A helper that is starting, or starting again, is asked again: nobody should have to press for that. @param {{why: string, say: string}} result */
  #unseen({ why, say }) {
    this.outcome.unseen(say);
    if (!['starting', 'no_helper'].includes(why) || this.#again >= TRIES) return;
    this.#again += 1;
    this.#timer = setTimeout(() => this.#latest.run(() => this.#check()), SLOW);
  }

  /** The same text at another stage: people see why the stage matters. @param {string} text @param {Context} context @param {Answer} answer */
  async #compare(text, context, answer) {
    const stages = this.book.platform(context.platform).facts.stage?.values ?? [];
    const present = context.stage ?? this.book.implied(context.platform, context.surface).stage;
    const other = stages.find(({ value }) => value !== (present ?? stages[0].value));
    if (!other || !answer.findings.length) return;
    const result = await this.helper.check(text, { ...context, stage: other.value });
    if (result.ok && text === this.paper.text && context === this.context) {
      this.outcome.compare(this.book.platform(context.platform).facts.stage.name, other.name, result.answer.findings);
    }
  }

  /** @param {Partial<Context>} known @returns {Context} */
  #begin(known) {
    const platform = known.platform ?? this.book.platforms[0].id;
    const surface = known.surface ?? this.book.surfaces(platform)[0].value;
    return { ...known, platform, surface };
  }

  #writeForm() {
    const open = this.#form.querySelector('details')?.open;
    const { platform, surface } = this.context;
    const facts = factsOf(this.book, platform);
    const rest = facts.filter(([fact]) => !COMMON.includes(fact));
    const platforms = this.book.platforms.map(({ id, name }) => ({ value: id, name }));
    const parts = [
      factControl('Where will it go?', platforms, platform, (value) => this.#move(value), { must: true, key: 'platform' }),
      factControl('What is it?', this.book.surfaces(platform), surface, (value) => this.know('surface', value), { must: true, key: 'surface' }),
      ...facts.filter(([fact]) => COMMON.includes(fact)).map((fact) => this.#control(fact)),
      rest.length > 0 && el('details', { class: 'more', open }, el('summary', {}, MORE), ...rest.map((fact) => this.#control(fact))),
    ];
    keepingFocus(this.#form, () => fill(this.#form, ...parts));
  }

  /** @param {[string, Fact]} fact */
  #control([fact, known]) {
    const { platform, surface, [fact]: value } = this.context;
    // Here no page shows anything: what the place implies is assumed as well.
    const assume = this.book.implied(platform, surface)[fact] ?? known.assume;
    const told = value ? '' : toldBy({ ...known, assume }, null, null);
    return factControl(known.name, known.values, value, (chosen) => this.know(fact, chosen), { told, key: fact });
  }

  /** Another platform has other facts. @param {string | null} platform */
  #move(platform) {
    this.context = this.#begin({ platform: platform ?? undefined });
    this.#writeForm();
    this.now();
  }

  #layout() {
    return el(
      'div',
      { class: 'checker' },
      el(
        'section',
        { class: 'write', 'aria-label': 'Your text' },
        this.#form,
        el('label', { for: 'text', class: 'title' }, 'Your text'),
        this.paper.element,
        el(
          'div',
          { class: 'apart' },
          el('button', { type: 'button', onclick: () => this.now() }, 'Check now'),
          el('span', { class: 'soft' }, 'Checked as you type. Only the words, not pictures or files.'),
        ),
      ),
      el('section', { class: 'read', 'aria-label': 'What we found' }, this.outcome.element),
    );
  }
}
