'use strict';

/**
 * Holds a press that would send, asks the person, and sends on as they decide.
 *
 * @typedef {{by: 'enter' | 'click' | 'submit', sessions: Session[], control: HTMLElement | null, form: HTMLFormElement | null}} Press
 * @typedef {Press & {session: Session, holding: Shown[]}} Pending
 * @typedef {{ask: (press: Pending) => void, goOn: (how: 'press_enter' | 'press_send') => void, unchecked: (session: Session) => void}} Person
 *   `ask` shows the hold; `goOn` asks the person to press once more; `unchecked` says that a text went unchecked
 */
const Hold = (() => {
  // A text pasted and sent at once waits so long for its verdict, then it goes.
  const PATIENCE = 300;
  const REST = 20_000; // after one hold, before the next
  const SENT = 1500; // by then a box has emptied that was sent

  /** @type {Pending | null} */
  let pending = null;
  let heldAt = -Infinity;

  /** @param {Press} press @param {Person} person @returns {Held | null} */
  function consider(press, person) {
    const judged = press.sessions.map((session) => ({ session, word: session.judge() }));
    const worst = judged.find(({ word }) => typeof word !== 'string') ?? judged.find(({ word }) => word === 'pending');
    if (!worst || mustNot()) return passed(press, person);
    const { session, word } = worst;
    if (typeof word !== 'string') return () => hold({ ...press, session, holding: word }, person);
    return () => void waitFor(press, person);
  }

  /** Not twice in a row, and nothing over a call or a film. */
  function mustNot() {
    return Date.now() - heldAt < REST || Home.document.fullscreenElement !== null;
  }

  /** @param {Press} press @param {Person} person */
  function passed({ sessions }, person) {
    const session = sessions.find((one) => one.goesUnchecked());
    if (session) person.unchecked(session);
    return null;
  }

  /** @param {Pending} press @param {Person} person */
  function hold(press, person) {
    pending = press;
    heldAt = Date.now();
    press.session.wasHeldFor(press.holding);
    person.ask(press);
  }

  /** @param {Press} press @param {Person} person */
  async function waitFor(press, person) {
    for (const session of press.sessions) session.refresh();
    await Promise.race([Promise.all(press.sessions.map(({ asking }) => asking)), new Promise((done) => setTimeout(done, PATIENCE))]);
    for (const session of press.sessions) {
      const word = session.judge();
      if (typeof word !== 'string' && !mustNot()) return hold({ ...press, session, holding: word }, person);
    }
    passed(press, person);
    return sendOn(press, person, true);
  }

  /**
   * Send what was held. Typing is never forged: after an Enter that the person decided about, their next one goes.
   * @param {Press} press @param {Person} person @param {boolean} [unasked] nothing was asked, so nothing more is needed of the person
   */
  function sendOn(press, person, unasked = false) {
    pending = null;
    for (const session of press.sessions) session.release();
    const control = press.by === 'click' ? press.control : unasked && press.by === 'enter' ? Composers.controlOf(press.sessions[0].box) : null;
    if (control?.isConnected) Gate.pass(() => control.click());
    else if (press.by === 'submit') Gate.pass(() => press.form?.requestSubmit(press.control));
    else return person.goOn('press_enter');
    return watch(press.sessions[0], person);
  }

  /** Some pages take no click but a person's own; theirs is not held again. @param {Session} session @param {Person} person */
  function watch(session, person) {
    const { text, box, composer } = session;
    if (composer.verb !== 'send') return;
    setTimeout(() => {
      session.refresh();
      if (box.isConnected && session.text === text) person.goOn('press_send');
    }, SENT);
  }

  return {
    consider,
    waitFor,
    sendOn,
    /** The press that waits for the person. */
    pending: () => pending,
    /** Nothing is sent; the person goes back to the text. */
    drop() {
      pending = null;
    },
  };
})();
