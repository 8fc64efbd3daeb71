'use strict';

/** Ties the parts together on one page: boxes to sessions, the person's hands to the stage, presses to the hold. */
const Inlane = (() => {
  const COMPOSED = 100; // after a word of an input method, before anything of ours happens

  /** @type {WeakMap<Element, Session>} of this conversation */
  let sessions = new WeakMap();
  /** @type {Session | null} */
  let active = null;
  /** @type {{ended?: number}} */
  const timers = {};

  // --- boxes ------------------------------------------------------------------------------------------------------

  async function readPage() {
    const page = await Place.read();
    Composers.know(page?.composers ?? []);
    Gate.keep(page && !page.paused && !Place.isQuiet() ? keeper : null); // where nothing is drawn nobody can be asked
    Stage.turnQuiet();
    if (page) attach(Editors.focused());
    else leave();
    Incoming.turn();
    Changes.watch(page && onChange);
  }

  /** The page has changed: a message came, or what it shows of the facts is another thing. */
  function onChange() {
    noticeAddress();
    if (Incoming.changed()) void active?.ask(true);
  }

  function leave() {
    active = null;
    Stage.leave();
  }

  /** A page that changes its address without loading: nothing of the conversation before is true of this one. */
  function noticeAddress() {
    if (Place.isElsewhere()) void turnPage();
  }

  function turnPage() {
    sessions = new WeakMap();
    leave();
    return readPage();
  }

  /** @param {EventTarget | null | undefined} target @returns {Session | null} */
  function sessionOf(target) {
    const found = Place.now() && Composers.of(target);
    if (!found) return null;
    const known = sessions.get(found.box);
    if (known) return known;
    const session = new Session(found.box, found.editor, found.composer, { changed, ask: Place.check });
    sessions.set(found.box, session);
    resized.observe(found.box);
    // These do not come out of a shadow root.
    const root = found.box.getRootNode();
    root.addEventListener('scroll', Stage.draw, { capture: true, passive: true });
    root.addEventListener('selectionchange', onSelection);
    edited.observe(found.box, { subtree: true, childList: true, characterData: true });
    return session;
  }

  /** @param {Element[]} boxes */
  function sessionsOf(boxes) {
    return boxes.flatMap((box) => sessionOf(box) ?? []);
  }

  /** @param {EventTarget | null | undefined} target */
  function attach(target) {
    const session = sessionOf(target);
    if (session) turnTo(session);
  }

  /** @param {Session} session */
  function turnTo(session) {
    active = session;
    session.refresh();
    Stage.turnTo(session);
    Stage.draw();
  }

  /** @param {Session} session */
  const changed = (session) => session === active && Stage.changed();

  const resized = new ResizeObserver(() => Stage.draw());
  // A page that turns dark says so at its root.
  const dressed = new MutationObserver(() => Stage.dress());
  for (const root of [document.documentElement, document.body]) if (root) dressed.observe(root, { attributes: true });
  // Editors that draw their own text change it without an input event, and so does a page that sends.
  // The same words in bold stand elsewhere.
  const edited = new MutationObserver(() => {
    active?.refresh();
    Stage.draw();
  });

  const { keeper, sendOn, seen } = Presses.among({ sessionOf, sessionsOf, turnTo, turnPage });

  // --- what the person does in the frame --------------------------------------------------------------------------

  /** @param {number} index */
  async function useSuggestion(index) {
    const press = Hold.pending();
    const session = press?.session ?? active;
    const found = press ? press.holding : (session?.shown.slice(index, index + 1) ?? []);
    const suggestions = found.flatMap(({ finding }) => finding.suggestion ?? []);
    if (!session?.isChecked() || !suggestions.length) return;
    Hold.drop();
    if (press) Stage.back();
    else Stage.closeCard();
    await Pen.use(session, suggestions);
  }

  /** By a shortcut: of the suggestions the one nearest the caret. */
  function useNearest() {
    const session = Stage.session();
    const [caret] = session?.editor.caret(session.box) ?? [0];
    const far = (/** @type {Span} */ [start, end]) => Math.max(start - caret, caret - end);
    const all = (session?.shown ?? []).map(({ finding, span }, index) => ({ index, span, has: finding.suggestion !== null }));
    const [nearest] = all.filter(({ has }) => has).sort((one, other) => far(one.span) - far(other.span));
    return nearest && !Hold.pending() && useSuggestion(nearest.index);
  }

  /** Put a ready answer into the message box, where the caret is or at the end; to send it is the person's. @param {string} text */
  async function putAnswer(text) {
    const session = active?.box.isConnected ? active : sessionOf(Composers.first());
    if (!session) return false;
    turnTo(session);
    const taken = await session.put(text);
    if (!taken) Stage.say('not_taken');
    return taken;
  }

  /** @param {string} fact @param {string | null} value @param {boolean} send it was said as the reason to send */
  async function takeFact(fact, value, send) {
    await Place.take(fact, value);
    Incoming.turn();
    const press = Hold.pending();
    const asked = press?.sessions ?? (active ? [active] : []);
    await Promise.all(asked.map((session) => session.ask(true)));
    if (!press) return Stage.closeCard();
    // Somebody decided in the meantime.
    if (Hold.pending() !== press) return undefined;
    if (send || !asked.some((session) => session.findings().some(({ finding }) => finding.hold))) return sendOn(press);
    return goBack();
  }

  /** To the text, and nothing is sent. */
  function goBack() {
    Hold.drop();
    Stage.back();
  }

  function showPill() {
    Pill.hide(false);
    Stage.unsay();
  }

  /** @type {Record<string, (message: any) => void>} */
  const did = {
    ...Lines.did,
    line_answer: ({ text }) => void putAnswer(text),
    ready({ name, card }) {
      Lines.did.ready({ name, card });
      if (!Frame.isNamed(name)) return;
      seen();
      Stage.ready(card);
    },
    size: Stage.size,
    open: ({ index }) => Stage.openCard(index ?? 0, true),
    menu: () => Stage.openMenu(),
    other_side: () => [Pill.turn(), Stage.closeCard()],
    hide_pill() {
      Pill.hide(true);
      Stage.closeCard();
      Stage.say('hidden');
    },
    show_pill: showPill,
    step: ({ index }) => Stage.openCard(index, true),
    close: () => Stage.closeCard(),
    ignore({ index, how }) {
      const shown = active?.shown[index];
      Stage.closeCard();
      if (active && shown) active.ignore(shown, how);
    },
    use: ({ index }) => void useSuggestion(index ?? 0),
    covered: () => Frame.raise(),
    put_back: () => void Pen.back(),
    back: goBack,
    list() {
      goBack();
      Stage.openCard(0, true);
    },
    send({ mistaken }) {
      const press = Hold.pending();
      if (!press) return;
      if (mistaken) for (const shown of press.holding) press.session.ignore(shown, 'mistaken');
      else void Place.sentAnyway(press.holding.map(({ finding }) => finding.rule));
      sendOn(press);
      void Place.wave(press.holding.flatMap(({ finding }) => (finding.verdict === 'depends' ? finding.hinges_on : [])));
    },
    fact: ({ fact, value, send }) => void takeFact(fact, value, send === true),
    over: () => Pointer.stay(),
    out: () => Pointer.leave(),
  };

  /** @param {any} message @param {chrome.runtime.MessageSender} sender @param {(answer: unknown) => void} answer */
  function onMessage(message, sender, answer) {
    if (message?.to !== 'page' || sender.id !== chrome.runtime.id) return false;
    if (message.did) Sight.isBlind(message.did) || did[message.did]?.(message);
    else if (message.ask === 'here') answer(Place.now() && { ...Stage.here(), seen: Place.now()?.seen, incoming: Incoming.here() });
    else if (message.ask === 'changed') void readPage().then(() => active?.ask(true));
    else if (message.ask === 'next' && Stage.session()?.shown.length) Stage.step(1);
    else if (message.ask === 'next') Lines.enter();
    else if (message.ask === 'use') void useNearest();
    else if (message.ask === 'show_pill') showPill();
    else if (message.ask === 'aloud') Stage.aloud(true);
    else if (message.ask === 'answer' && Place.now()) void putAnswer(String(message.text)).then(answer);
    return message.ask === 'answer' && Place.now() !== null;
  }

  // --- the person's hands on the page -----------------------------------------------------------------------------

  /** @param {Event} event */
  function onInput(event) {
    noticeAddress();
    const session = sessionOf(event.composedPath()[0]);
    if (!session) return;
    Pointer.dismiss();
    turnTo(session);
  }

  /** A script that writes into a field sends no input event, but moves the caret. */
  function onSelection() {
    active?.refresh();
    active?.moved();
  }

  /** A page empties its box by script, which no event tells. */
  function afterPress() {
    requestAnimationFrame(() => active?.refresh());
    clearTimeout(timers.ended);
    timers.ended = setTimeout(() => active?.refresh(), 300);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'Enter') {
      Enters.look(sessionOf(event.composedPath()[0]), event);
      afterPress();
    } else if (event.key === 'Escape') Pointer.dismiss();
  }

  Life.on('focusin', (event) => {
    noticeAddress();
    if (!Frame.holds(event.composedPath())) attach(event.composedPath()[0]);
  });
  Life.on('focusout', (event) => sessionOf(event.composedPath()[0])?.moved(null));
  Life.on('input', (event) => Pace.timed(() => onInput(event), () => void readPage()));
  Life.on('compositionstart', () => {
    if (active) active.isComposing = true;
  });
  Life.on('compositionend', () => setTimeout(() => active?.composed(), COMPOSED));
  Life.on('selectionchange', onSelection);
  Life.on('popstate', noticeAddress);
  Life.on('visibilitychange', noticeAddress);
  // A page that goes takes all of ours along; it may come back as it was left.
  Life.on('pagehide', () => [Hold.drop(), leave(), Frame.remove()]);
  Life.on('pageshow', ({ persisted }) => persisted && void readPage());
  Life.on('scroll', () => [Stage.draw(), Lines.draw()]);
  Life.on('resize', () => [Stage.dress(), Lines.again()]);
  Life.onHand('mousemove', (event) => [Pointer.move(event), Lines.move(event)]);
  Life.onHand('pointerdown', (event) => [Frame.holds(event.composedPath()) || [Pointer.dismiss(), Lines.dismiss()], Lines.press(event)]);
  Life.onHand('keydown', onKey);
  Life.onHand('click', afterPress);
  chrome.runtime.onMessage.addListener(onMessage);
  Frame.sweep();
  void readPage();

  return {};
})();
