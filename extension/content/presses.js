'use strict';

/**
 * Presses that would send: which boxes they are about, and whom to ask.
 *
 * @typedef {object} Boxes
 * @property {(target: EventTarget) => Session | null} sessionOf
 * @property {(boxes: Element[]) => Session[]} sessionsOf
 * @property {(session: Session) => void} turnTo shows what belongs to it
 * @property {() => Promise<void>} turnPage the address has changed
 */
const Presses = (() => {
  /** @param {Boxes} boxes */
  function among({ sessionOf, sessionsOf, turnTo, turnPage }) {
    /** On a page that keeps our frame out nothing can be asked; once that was seen, nothing is held. */
    let canAsk = true;

    /** @type {Person} */
    const person = {
      ask(press) {
        turnTo(press.session);
        Stage.hold(press.holding, () => {
          canAsk = false;
          sendOn(press, true);
        });
      },
      goOn: (how) => Stage.say(how, 0),
      unchecked(session) {
        if (session.unchecked?.why === 'paused') return;
        turnTo(session);
        // The box is empty in a moment; what is said is about what went.
        setTimeout(() => Stage.say(session.unchecked?.why === 'too_long' ? 'too_long' : 'not_checked'), 50);
      },
    };

    /** @param {Press} press @param {boolean} [unasked] */
    function sendOn(press, unasked = false) {
      Stage.back();
      Hold.sendOn(press, person, unasked);
    }

    /** @param {Press} press */
    function consider(press) {
      if (!canAsk || !Place.isAlive()) return null;
      return Place.isElsewhere() ? () => void considerHere(press) : Hold.consider(press, person);
    }

    /** What is known of the text is of the conversation before. @param {Press} press */
    async function considerHere(press) {
      await turnPage();
      const known = sessionsOf(press.sessions.map(({ box }) => box));
      await Hold.waitFor({ ...press, sessions: known.length ? known : press.sessions }, person);
    }

    /** @type {Keeper} */
    const keeper = {
      enter(path, event) {
        const session = sessionOf(path[0]);
        if (!session || !Enters.sends(session, event)) return null;
        return consider({ by: 'enter', sessions: [session], control: null, form: null });
      },
      control: (path) => Composers.control(path),
      press: (control) => consider({ by: 'click', sessions: sessionsOf(Composers.boxesOf(control)), control, form: null }),
      submit(event) {
        const form = /** @type {HTMLFormElement} */ (event.target);
        const boxes = [...form.querySelectorAll('textarea, input, [contenteditable]')];
        return consider({ by: 'submit', sessions: sessionsOf(boxes), control: event.submitter, form });
      },
      failed: () => Stage.changed(),
    };

    return {
      keeper,
      sendOn,
      /** Our frame is there: it can be asked. */
      seen() {
        canAsk = true;
      },
    };
  }

  return { among };
})();
