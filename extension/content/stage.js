'use strict';

/** What the person sees of us beside one message box: marks, and in the frame the pill, the card or the hold. */
const Stage = (() => {
  const CLEARED = 2000; // "nothing found now" is said for so long
  const TOLD = 6000; // that something went unchecked
  const SLOW = 1000; // an answer that is not here by then is waited for in sight
  const LOADED = 3000; // a frame that does not listen by then is kept out by the page
  // A hold that is not on screen by then is none. It takes 30, and up to 150 where the browser had ended our worker; a slow
  // computer takes several times that, and most of its holds would be lost if we waited no longer than a quick one needs.
  const DRAWN = 1000;
  const EXCERPT = { card: 100, hold: 160 }; // characters

  /** @typedef {{say: string, text: string, note?: string | null}} Remark said in place of the counts, about this text
   * @type {Session | null} */
  let session = null;
  /** @type {Remark | null} */
  let remark = null;
  let cardAt = -1;
  let found = 0;
  let turn = 0;
  /** @type {Record<string, unknown>} what the frame shows */
  let told = {};
  let frameAsked = 0;
  /** @type {number | null} the card's frame, once it listens */
  let card = null;
  let [isKeptOut, wasQuiet] = [false, false];
  /** @type {{remark?: number, drawn?: number, slow?: number, loaded?: number}} */
  const timers = {};

  /**
   * @param {'pill' | 'menu' | 'card' | 'hold' | 'nothing'} show
   * @param {Record<string, unknown>} [more]
   * @param {DOMRect[]} [words] what must stay in sight
   */
  function tell(show, more = {}, words = []) {
    if (Place.isQuiet() && show !== 'nothing') return;
    const box = session?.box;
    const looks = box && { dir: getComputedStyle(box).direction, dark: Marks.isDark(box), ...Spots.room(show, words) };
    const next = { show, ...more, ...looks };
    if (JSON.stringify(next) === JSON.stringify(told)) return;
    told = next;
    turn++;
    Frame.show(show, box, words);
    if (show !== 'nothing') timers.loaded ??= setTimeout(() => keepOut(card === null), LOADED);
    say();
  }

  /** The page lets our frame load, or does not: then the badge and the popup say so. @param {boolean} is */
  function keepOut(is) {
    if (isKeptOut === is) return;
    isKeptOut = is;
    tellBadge();
  }

  function tellBadge() {
    if (session) Badge.tell(session.unchecked || Gate.hasFailed() ? null : counts(), isKeptOut);
  }

  function say() {
    if (card !== null) void Place.ask({ ask: 'show', frame: card, show: { turn, ...told } });
  }

  /** The page has another look, or another size. */
  function dress() {
    draw();
    if (Frame.mode() !== 'nothing') tell(Frame.mode(), told, words()[cardAt]);
  }

  // --- marks ------------------------------------------------------------------------------------------------------

  /** In the same frame as the change. */
  function draw() {
    frameAsked ||= requestAnimationFrame(() => {
      frameAsked = 0;
      if (session && !session.box.isConnected) leave();
      if (!session || Place.isQuiet()) return;
      const { box, editor, shown } = session;
      const places = editor.rects(box, shown.map(({ span }) => span));
      const marks = shown.map(({ finding, key }, i) => ({ key, verdict: finding.verdict, rects: Home.shift(places[i]), isTold: i === cardAt }));
      Marks.show(marks, box);
      Frame.follow(box, places[cardAt]);
      if (shown.length || Frame.mode() !== 'nothing') Moves.watch(box, draw);
      else Moves.stop();
    });
  }

  /** Where the words of each finding are, in this frame. */
  function words() {
    return session?.shown.length ? session.editor.rects(session.box, session.shown.map(({ span }) => span)) : [];
  }

  // --- the pill ---------------------------------------------------------------------------------------------------

  function counts() {
    const all = { breach: 0, depends: 0, held: 0 };
    for (const { finding } of session?.shown ?? []) all[/** @type {keyof typeof all} */ (finding.verdict)]++;
    return all;
  }

  /** The box's text, or what is known of it, is another one. */
  function changed() {
    if (!session) return;
    if (remark && (remark.text !== session.text || (remark.say === 'checking' && !isWaiting()))) remark = null;
    const none = session.isChecked() && !session.findings().length;
    if (found && none && !remark && !Pill.isHidden()) note('cleared', CLEARED);
    if (session.isChecked() || !session.text.trim()) found = session.shown.length;
    if (!session.shown[cardAt]) closeCard();
    if (isWaiting()) timers.slow ??= setTimeout(sayChecking, SLOW);
    else timers.slow = void clearTimeout(timers.slow);
    Aloud.changed(session);
    showState();
    draw();
  }

  const showState = Calm.shown(
    () => JSON.stringify([session?.unchecked?.why ?? counts(), remark?.say]),
    () => [tellBadge(), showPill()],
  );

  /** For the answer about the present text. */
  function isWaiting() {
    return Boolean(session?.asking && session.text.trim() && !session.isChecked() && !session.unchecked);
  }

  function sayChecking() {
    timers.slow = undefined;
    if (isWaiting() && !remark) note('checking');
    showPill();
  }

  /** @param {string} say @param {number} [time] milliseconds; without, until the text changes @param {string | null} [more] */
  function note(say, time = 0, more = null) {
    if (!session) return;
    const next = { say, text: session.text, note: more };
    remark = next;
    clearTimeout(timers.remark);
    if (time) timers.remark = setTimeout(() => remark === next && unsay(), time);
  }

  function unsay() {
    remark = null;
    showPill();
  }

  function showPill() {
    if (!session || cardAt >= 0 || ['menu', 'hold'].includes(Frame.mode())) return;
    const unchecked = session.text.trim() ? session.unchecked : null;
    // While the answer about this text is on its way, what was said before it stays.
    if (!remark && !unchecked && !session.isChecked() && session.text.trim() && Frame.mode() === 'pill') return;
    const own = unchecked && { say: OWN.includes(unchecked.why) ? unchecked.why : 'not_checked', note: unchecked.say || null };
    const what = remark ?? own ?? (session.shown.length && !Pill.isHidden() ? { say: null, note: null } : null);
    if (what) tell('pill', { ...inShort(), say: what.say, note: what.note ?? null });
    else tell('nothing');
  }
  const OWN = ['too_long', 'paused'];

  /** What was found, as the pill and a screen reader say it. */
  function inShort() {
    const found = counts();
    const strongest = Object.entries(found).find(([, count]) => count > 0)?.[0];
    const kind = session?.shown.find(({ finding }) => finding.verdict === strongest)?.finding.kind ?? null;
    return { counts: found, kind, ...Place.about() };
  }

  // --- card and hold ----------------------------------------------------------------------------------------------

  /** @param {number} index @param {boolean} [focus] the person's hands are on the keyboard, or on the card already */
  function openCard(index, focus = false) {
    const shown = session?.shown[index];
    if (!session || !shown || Frame.mode() === 'hold' || Place.isQuiet()) return;
    if (!Frame.hasFocus()) Caret.keep(session);
    cardAt = index;
    const findings = session.shown.map(({ finding }) => finding);
    tell('card', { findings, index, focus, excerpt: Excerpt.of(session.text, shown.span, EXCERPT.card), ...Place.about() }, words()[index]);
    if (focus) Frame.focus();
    draw();
  }

  function closeCard() {
    if (cardAt < 0 && Frame.mode() !== 'menu') return;
    cardAt = -1;
    if (session && Frame.hasFocus()) Caret.back(session);
    tell('nothing');
    showPill();
    draw();
  }

  function openMenu() {
    if (!session || Frame.mode() !== 'pill') return;
    if (!Frame.hasFocus()) Caret.keep(session);
    tell('menu', { focus: true });
    Frame.focus();
  }

  function leave() {
    session = null;
    cardAt = -1;
    Marks.clear();
    Moves.stop();
    tell('nothing');
  }

  return {
    draw,
    dress,
    leave,
    changed,
    openCard,
    openMenu,
    unsay,
    closeCard,
    words,
    /** Show what belongs to this box from now on. @param {Session} next */
    turnTo(next) {
      if (next === session) return;
      closeCard();
      session = next;
      remark = null;
      found = 0;
      Frame.stand(next.box);
      if (!Place.isQuiet()) Frame.layer();
      changed();
    },
    counts,
    /** Have a screen reader say what was found; in the frame, as all our words. @param {boolean} [again] though it was the last thing said */
    aloud(again = false) {
      if (card !== null) void Place.ask({ ask: 'show', frame: card, show: { show: 'aloud', again, ...inShort() } });
    },
    /** What the popup is told. */
    here() {
      const page = Place.now();
      if (!page) return null;
      const { platform, surface, conversation, facts, paused, staff } = page;
      const isUnchecked = Gate.hasFailed() || Boolean(session?.unchecked);
      const state = paused ? 'paused' : !session ? 'no_box' : isUnchecked ? 'not_checked' : session.text.trim() ? 'checked' : 'empty';
      const findings = Gate.hasFailed() ? [] : (session?.shown.map(({ finding }) => finding) ?? []);
      const more = { kept_out: isKeptOut, slow: Pace.isOver(), pill_hidden: Pill.isHidden(), say: session?.unchecked?.say, counts: counts(), context: session?.said?.answer.context };
      return { platform, surface, conversation, facts, staff, state, findings, ...more };
    },
    card: () => cardAt,
    session: () => session,
    /** @param {number} by */
    step(by) {
      const all = session?.shown.length ?? 0;
      if (all) openCard((cardAt + by + all) % all, true);
    },
    /** @param {string} say @param {number} [time] @param {string | null} [more] */
    say(say, time = TOLD, more = null) {
      note(say, time, more);
      showPill();
    },
    /** @param {Shown[]} holding @param {() => void} otherwise when it does not come on screen */
    hold(holding, otherwise) {
      if (!session) return otherwise();
      if (!Frame.hasFocus()) Caret.keep(session);
      cardAt = -1;
      const findings = holding.map(({ finding }) => finding);
      tell('hold', { findings, excerpt: Excerpt.of(session.text, holding[0].span, EXCERPT.hold), verb: session.composer.verb, ...Place.about() });
      timers.drawn = setTimeout(() => Frame.mode() === 'hold' && !Frame.isShown() && otherwise(), DRAWN);
      return undefined;
    },
    /** The person has switched: nothing of ours stays on the page, or all of it comes back. */
    turnQuiet() {
      if (wasQuiet === Place.isQuiet()) return;
      wasQuiet = !wasQuiet;
      if (wasQuiet) {
        closeCard();
        Marks.clear();
        Moves.stop();
        tell('nothing');
        Frame.remove();
      } else if (session) Frame.layer();
      showPill();
      draw();
    },
    /** The hold is over: the person's hands are back in the text. */
    back() {
      cardAt = -1;
      clearTimeout(timers.drawn);
      tell('nothing');
      if (session) Caret.back(session);
      showPill();
    },
    /** The frame has loaded, and heard nothing yet. @param {number} frame */
    ready(frame) {
      card = frame;
      keepOut(false);
      if (told.show && told.show !== 'nothing') say();
    },
    /** The frame wants to be so large. @param {{turn: number, width: number, height: number}} size */
    size({ turn: of, width, height }) {
      if (of === turn) Frame.resize(width, height);
    },
  };
})();
