'use strict';

/**
 * What the other side's messages ask for. Only those in view are looked at, each once; what is known of one goes with
 * its element. Nothing is hidden and nothing is sent.
 *
 * @typedef {{item: Element, anchor: Element, findings: Finding[]}} Notice a message that asks for something
 */
const Incoming = (() => {
  const LONGEST = 10_000; // characters of a message
  const TRIES = 3; // for a message that was not checked, until the helper is back
  const AGAIN = 3000; // milliseconds between them
  /** @type {Record<string, string>} */
  const ACROSS = { freelancer: 'client', client: 'freelancer' };

  /** @typedef {{text: string, whole: string | null, findings: Finding[]}} Known `whole`: all that the message shows, its time too */
  /** @type {WeakMap<Element, Known>} */
  let known = new WeakMap();
  /** @type {WeakMap<Element, string>} what the person does not want to hear of again */
  const hidden = new WeakMap();
  /** @type {WeakMap<Element, number>} how often it was not checked */
  let failed = new WeakMap();
  /** @type {Set<Element>} */
  const inView = new Set();
  /** @type {Set<Element>} */
  let others = new Set();
  /** @type {Messages | null} */
  let markup = null;
  let judgedBy = '';
  let isChecking = false;

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    show();
    void checkAll();
  });

  /** @param {Element} item @returns {Known | null} what is known of its present words */
  function of(item) {
    const found = known.get(item);
    if (!found || !markup || found.whole === item.textContent) return found ?? null;
    if (found.text !== Talk.read(item, markup)) return null;
    found.whole = item.textContent;
    return found;
  }

  /** The newest first: what was just written is what the person reads. */
  async function checkAll() {
    if (isChecking) return;
    isChecking = true;
    const tried = new Set();
    for (let item = next(tried); item; item = next(tried)) {
      tried.add(item);
      await check(item);
    }
    isChecking = false;
  }

  /** @param {Set<Element>} tried */
  function next(tried) {
    return [...others].reverse().find((item) => inView.has(item) && !tried.has(item) && !of(item) && (failed.get(item) ?? 0) < TRIES);
  }

  /** @param {Element} item */
  async function check(item) {
    const text = markup ? Talk.read(item, markup) : '';
    const asked = judgedBy;
    if (!text || text.length > LONGEST) return void known.set(item, { text, whole: item.textContent, findings: [] });
    const role = ACROSS[Place.now()?.facts.role ?? ''] ?? null;
    const result = await Place.check(text, { direction: 'incoming', role, purpose: null });
    if (asked !== judgedBy) return;
    if (!result?.ok) return wait(item);
    known.set(item, { text, whole: null, findings: result.answer.findings });
    show();
  }

  /** @param {Element} item */
  function wait(item) {
    failed.set(item, (failed.get(item) ?? 0) + 1);
    setTimeout(() => void checkAll(), AGAIN);
  }

  /** @returns {Notice[]} */
  function notices() {
    const rules = markup;
    if (!rules) return [];
    return [...others].flatMap((item) => {
      const { findings, text } = (inView.has(item) && of(item)) || { findings: [], text: '' };
      const anchor = findings.length && hidden.get(item) !== text && Talk.partsOf(item, rules).at(-1);
      return anchor ? [{ item, anchor, findings }] : [];
    });
  }

  function show() {
    Lines.show(notices());
  }

  /** Look for messages that came or went. */
  function look() {
    if (!markup) return;
    const now = new Set(Talk.fromOthers(markup));
    for (const item of others) if (!now.has(item)) forget(item);
    for (const item of now) if (!others.has(item)) observer.observe(item);
    others = now;
    show();
    void checkAll();
  }

  /** @param {Element} item */
  function forget(item) {
    observer.unobserve(item);
    inView.delete(item);
  }

  function stop() {
    for (const item of others) forget(item);
    others = new Set();
    Lines.show([]);
  }

  /** This page is another one, or is known better, or the person has switched. */
  function turn() {
    const page = Place.now();
    const next = page?.incoming && !page.paused ? page.messages : null;
    const by = JSON.stringify([page?.platform, page?.surface, page?.facts]);
    if (by !== judgedBy) known = new WeakMap();
    judgedBy = by;
    failed = new WeakMap();
    if (JSON.stringify(next) !== JSON.stringify(markup)) stop();
    markup = next;
    look();
  }

  return {
    turn,
    end() {
      markup = null;
      stop();
    },
    /** What stands on the page is another. @returns {boolean} does it show other facts? */
    changed() {
      Lines.again();
      const isOther = Place.look();
      if (isOther) turn();
      else look();
      return isOther;
    },
    /** @param {Element} item */
    hide(item) {
      hidden.set(item, known.get(item)?.text ?? '');
      show();
    },
    /** Is everything in view judged? */
    isDone: () => !isChecking && !next(new Set()),
    /** What the popup is told: of each message what it asks for. */
    here: () => ({ on: Place.now()?.incoming ?? false, findings: notices().map(({ findings }) => findings) }),
  };
})();
