'use strict';

/**
 * One message box: its text, what the helper said of exactly that text, and what the person decided.
 *
 * @typedef {{finding: Finding, span: Span, key: string}} Shown a finding, where its words are now, and its name
 */
class Session {
  static PAUSE = 600; // before a detail at the caret, or wording still being written, is marked
  static LET_GO = 600_000; // the same text is not held again for so long

  /**
   * @param {Element} box
   * @param {Editor} editor
   * @param {Composer} composer
   * @param {{changed: (session: Session) => void, ask: (text: string) => Promise<any>}} page
   */
  constructor(box, editor, composer, page) {
    this.box = box;
    this.editor = editor;
    this.composer = composer;
    this.page = page;
    this.text = '';
    /** @type {{text: string, answer: Answer} | null} */
    this.said = null;
    /** @type {{why: string, say: string} | null} why the text was not checked */
    this.unchecked = null;
    /** @type {Promise<void> | null} */
    this.asking = null;
    /** @type {Shown[]} */
    this.shown = [];
    /** @type {Set<string>} what the person chose to ignore, until the box is empty */
    this.ignored = new Set();
    /** @type {Set<string>} what this message was held for already */
    this.heldFor = new Set();
    this.round = 0; // a question of an earlier one was asked with other facts
    /** @type {Map<string, number>} texts that may go, and until when */
    this.letGo = new Map();
    this.isComposing = false;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  /** The box may have changed: carry the marks along, and ask about the new text. */
  refresh() {
    const text = this.editor.read(this.box);
    if (text === this.text) return;
    this.shown = Drift.carry(this.shown, this.text, text);
    this.text = text;
    if (!text.trim()) this.empty();
    else if (!this.isComposing) void this.ask();
    this.page.changed(this);
  }

  empty() {
    this.said = null;
    this.unchecked = null;
    this.shown = [];
    this.ignored.clear();
    this.heldFor.clear();
  }

  /** Ask about the present text; one question at a time, the newest last. @param {boolean} [again] the facts are others now */
  ask(again = false) {
    if (again) {
      this.said = null;
      this.round++;
    }
    this.asking ??= this.#askAll().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  async #askAll() {
    const question = () => `${this.round} ${this.text}`;
    for (let asked = ''; asked !== question() && this.text.trim(); ) {
      asked = question();
      const { text } = this;
      const result = await this.page.ask(text);
      if (asked === question()) this.#take(text, result);
    }
  }

  /** @param {string} text @param {any} result */
  #take(text, result) {
    this.said = result?.ok ? { text, answer: result.answer } : null;
    this.unchecked = result?.ok ? null : { why: result?.why ?? 'broken', say: result?.say ?? '' };
    if (this.said) return this.show();
    this.shown = [];
    return this.page.changed(this);
  }

  /** Is what the helper said about the present text? */
  isChecked() {
    return this.said !== null && this.said.text === this.text;
  }

  /** Mark what was found; what is still being written waits for a pause. @param {boolean} [rested] */
  show(rested = false) {
    clearTimeout(this.timer);
    if (!this.isChecked() || this.isComposing) return;
    const before = new Set(this.shown.map(({ key }) => key));
    const findings = this.findings();
    const caret = rested ? null : this.editor.caret(this.box);
    const ready = findings.filter(({ key, span }) => before.has(key) || !caret || !Session.isAt(caret, span));
    this.shown = ready;
    if (ready.length < findings.length) this.timer = setTimeout(() => this.show(true), Session.PAUSE);
    this.page.changed(this);
  }

  /** What there is to say of the present text, less what the person ignores. @returns {Shown[]} */
  findings() {
    const answer = this.said?.text === this.text ? this.said.answer : null;
    const seen = new Map();
    return (answer?.findings ?? []).flatMap((finding) => {
      const name = `${finding.rule} ${finding.verdict} ${finding.kind} ${finding.seen}`;
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const key = `${name} ${nth}`;
      return this.ignored.has(key) ? [] : finding.spans.map((span) => ({ finding, span, key }));
    });
  }

  /** Not to be marked again until the box is empty. @param {string} key */
  ignore(key) {
    this.ignored.add(key);
    this.show(true);
  }

  /** What this press is to be held for: nothing, a verdict that is on its way, or findings. @returns {'pass' | 'pending' | Shown[]} */
  judge() {
    this.refresh();
    if (!this.text.trim() || this.isComposing || this.#mayGo()) return 'pass';
    if (!this.isChecked()) return this.asking && !this.unchecked ? 'pending' : 'pass';
    const holding = this.findings().filter(
      ({ finding }) => finding.hold && !this.heldFor.has(Session.detail(finding)) && !Session.isWaved(finding),
    );
    return holding.length ? holding : 'pass';
  }

  #mayGo() {
    return (this.letGo.get(this.text) ?? 0) > Date.now();
  }

  /** Once a message: another press with the same details goes. @param {Shown[]} holding */
  wasHeldFor(holding) {
    for (const { finding } of holding) this.heldFor.add(Session.detail(finding));
  }

  /** A text is about to go that nobody has checked, though we are here to check it. */
  goesUnchecked() {
    return Boolean(this.text.trim()) && !this.isChecked() && !this.#mayGo() && !this.isComposing;
  }

  /** The end of a word in an input method. */
  composed() {
    this.isComposing = false;
    this.refresh();
    if (!this.text.trim() || this.isChecked()) this.show();
    else void this.ask();
  }

  /** The person has decided: this very text may go. */
  release() {
    this.letGo.set(this.text, Date.now() + Session.LET_GO);
  }

  /** Was the person asked for all that it hangs on, in this conversation, and sent without an answer? @param {Finding} finding */
  static isWaved({ verdict, hinges_on: facts }) {
    const asked = Place.now()?.asked ?? [];
    return verdict === 'depends' && facts.length > 0 && facts.every((fact) => asked.includes(fact));
  }

  /** The same detail under another rule is not news. @param {Finding} finding */
  static detail({ kind, seen }) {
    return `${kind} ${seen}`;
  }

  /** Is the caret in or right after these characters? @param {Span} caret @param {Span} span */
  static isAt([from, to], [start, end]) {
    return from <= end && to >= start;
  }
}
