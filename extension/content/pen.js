'use strict';

/** Writes into a message box what the person chose. What the box took can be put back; what it did not take is copied. */
const Pen = (() => {
  const OFFERED = 8000; // milliseconds for which we offer to put the words back

  /** @type {{session: Session, text: string, steps: Suggestion[]} | null} the last change, and what takes it back */
  let last = null;

  /** From the end, so that the places of those before stay true; of suggestions for the same words the first. @param {Suggestion[]} suggestions */
  function inOrder(suggestions) {
    const chosen = /** @type {Suggestion[]} */ ([]);
    for (const one of suggestions) if (!chosen.some(({ span: [start, end] }) => one.span[0] < end && start < one.span[1])) chosen.push(one);
    return chosen.sort((one, other) => other.span[0] - one.span[0]);
  }

  /** What takes a change back. @param {string} before @param {Suggestion} change @returns {Suggestion} */
  function opposite(before, { label, span: [start, end], text }) {
    return { label, span: [start, start + text.length], text: before.slice(start, end) };
  }

  /** @param {string} text @param {Suggestion[]} steps from the end */
  function changed(text, steps) {
    return steps.reduce((now, { span: [start, end], text: instead }) => now.slice(0, start) + instead + now.slice(end), text);
  }

  /** Each step through the editor's own input. @param {Session} session @param {Suggestion[]} steps @returns {Promise<number>} how many it took */
  async function write({ editor, box }, steps) {
    for (const [i, { span, text }] of steps.entries()) if (!(await editor.replace(box, span, text))) return i;
    return steps.length;
  }

  /** @param {string} text @returns {Promise<boolean>} a page may not be allowed to */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  return {
    /** @param {Session} session @param {Suggestion[]} suggestions about its present text */
    async use(session, suggestions) {
      const { text } = session;
      const steps = inOrder(suggestions);
      const taken = await write(session, steps);
      const back = steps.slice(0, taken).map((step) => opposite(text, step)).reverse();
      if (taken === steps.length) {
        session.refresh();
        last = { session, text: session.text, steps: back };
        return Stage.say('changed', OFFERED);
      }
      await write(session, back);
      session.refresh();
      const safer = steps.length > 1 ? changed(text, steps) : steps[0].text;
      return Stage.say((await copied(safer)) ? 'copied_instead' : 'not_taken');
    },
    /** Put the words back that the last change took, if nothing was written since. */
    async back() {
      const change = last;
      last = null;
      if (!change || change.session.text !== change.text) return;
      await write(change.session, change.steps);
      change.session.refresh();
    },
  };
})();
