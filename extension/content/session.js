'use strict';

/**
 * One message box: its text, what the helper said of exactly that text, and what the person decided.
 *
 * @typedef {{finding: Finding, span: Span, key: string}} Shown a finding, where its words are now, and its name
 */
class Session {
  static FINISHED = 150; // of rest before anything new is marked
  static WORDING = 600; // the same for wording whose sentence goes on
  static DETAIL = 1200; // the same for a detail at the caret, such as an address: it may not be finished
  static ENDS = '.!?…\n。！？।؟'; // of sentences
  static TRIES = 3; // for a text that the helper was too busy for
  static BUSY = 1000; // before the first of them
  static LET_GO = 600_000; // the same text is not held again for so long

  /** @type {Map<string, Set<string>>} conversation -> details that are not to be spoken of there; gone with the page */
  static quiet = new Map();
  /** @type {Set<string>} details that are not what they look like */
  static mistaken = new Set();

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
    this.tries = 0; // to have the present text checked
    this.since = 0; // when the text became what it is
    this.isWaiting = false; // for a rest, to mark what is at the caret
  }

  /** The box may have changed: carry the marks along, and ask about the new text. */
  refresh() {
    const text = this.editor.read(this.box);
    if (text === this.text) return;
    this.shown = Drift.carry(this.shown, this.text, text);
    this.text = text;
    this.since = performance.now();
    this.tries = 0;
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
    if (this.unchecked?.why === 'slow' && this.tries < Session.TRIES) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.ask(true), Session.BUSY * 2 ** this.tries++);
    }
    return this.page.changed(this);
  }

  /** Is what the helper said about the present text? */
  isChecked() {
    return this.said !== null && this.said.text === this.text;
  }

  /**
   * Mark what was found. What is gone goes at once; what is new waits for a rest, longer while it is being written, but
   * not where words are marked already. @param {Span | null} [caret] null: the person's hands are elsewhere
   */
  show(caret = this.editor.caret(this.box)) {
    clearTimeout(this.timer);
    if (!this.isChecked() || this.isComposing) return;
    const findings = this.findings();
    const rested = performance.now() - this.since;
    const waits = findings.map((one) => (this.#isMarked(one) ? 0 : this.#wait(one, caret) - rested));
    this.shown = findings.filter((_, i) => waits[i] <= 0);
    const left = waits.filter((wait) => wait > 0);
    this.isWaiting = left.length > 0;
    if (this.isWaiting) this.timer = setTimeout(() => this.show(), Math.min(...left));
    this.page.changed(this);
  }

  /** @param {Shown} one */
  #isMarked({ key, span: [start, end] }) {
    return this.shown.some((shown) => shown.key === key || (shown.span[0] < end && start < shown.span[1]));
  }

  /** The rest that it takes to mark it. @param {Shown} one @param {Span | null} caret */
  #wait({ finding, span }, caret) {
    const isDetail = Place.now()?.details.includes(finding.kind);
    if (caret && Session.isAt(caret, span)) return isDetail ? Session.DETAIL : Session.WORDING;
    return isDetail || !caret || this.#isSaid(span[1]) ? Session.FINISHED : Session.WORDING;
  }

  /** Has the sentence that goes on there come to its end? @param {number} from */
  #isSaid(from) {
    for (let i = from; i < this.text.length; i++) if (Session.ENDS.includes(this.text[i])) return true;
    return false;
  }

  /** The caret may have left what was still being written. @param {Span | null} [caret] null: the keyboard has left the box */
  moved(caret) {
    if (this.isWaiting) this.show(caret);
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
      return this.ignored.has(key) || Session.isQuiet(finding) ? [] : finding.spans.map((span) => ({ finding, span, key }));
    });
  }

  /** @param {Shown} shown @param {'once' | 'chat' | 'mistaken'} how for this message, in this conversation, or anywhere on this page */
  ignore({ key, finding }, how) {
    const chat = Session.conversation();
    if (how === 'once') this.ignored.add(key);
    else if (how === 'chat') Session.quiet.set(chat, (Session.quiet.get(chat) ?? new Set()).add(Session.detail(finding)));
    else Session.mistaken.add(Session.detail(finding));
    this.show();
  }

  /** What this press is to be held for: nothing, a verdict that is on its way, or findings. @returns {'pass' | 'pending' | Shown[]} */
  judge() {
    this.refresh();
    // The marketplace's own people may need to know it.
    if (!this.text.trim() || this.isComposing || this.#mayGo() || Place.now()?.staff) return 'pass';
    if (!this.isChecked()) return this.asking && !this.unchecked ? 'pending' : 'pass';
    // What breaks a rule is spoken of before what may be fine.
    const weight = (/** @type {Shown} */ { finding }) => Number(finding.verdict !== 'breach');
    const holding = this.findings().filter((one) => this.#holds(one)).sort((one, other) => weight(one) - weight(other));
    return holding.length ? holding : 'pass';
  }

  /** Not for what was held before, what the person decided about, or what the other side wrote. @param {Shown} one */
  #holds({ finding, span }) {
    const isDecided = this.heldFor.has(Session.detail(finding)) || Session.isWaved(finding) || Place.now()?.unheld?.includes(finding.rule);
    return finding.hold && !isDecided && !this.editor.isQuoted?.(this.box, span);
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

  /** Put words in where the caret is, or at the end, apart from those beside them. @param {string} words @returns {Promise<boolean>} are they there? */
  async put(words) {
    const { editor, box, text } = this;
    const [start, end] = editor.caret(box) ?? [text.length, text.length];
    const [before, after] = [text.slice(0, start).at(-1), text.slice(end).at(0)].map((beside) => (beside?.trim() ? ' ' : ''));
    const taken = await editor.replace(box, [start, end], `${before}${words}${after}`);
    this.refresh();
    return taken;
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

  /** Did the person say that we need not speak of it? @param {Finding} finding */
  static isQuiet(finding) {
    const detail = Session.detail(finding);
    return Session.mistaken.has(detail) || Boolean(Session.quiet.get(Session.conversation())?.has(detail));
  }

  static conversation() {
    return Place.now()?.conversation ?? location.pathname;
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
