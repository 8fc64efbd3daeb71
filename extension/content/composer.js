'use strict';

/** Finds the boxes that messages are written in and the controls that send them, by what the pack says. */
const Composers = (() => {
  const BUTTONS = 'button, [role="button"], input[type="submit"], input[type="button"]';

  /** @type {Composer[]} */
  let known = [];

  /** @param {Element} box @returns {Composer | null} */
  function kindOf(box) {
    return known.find(({ box: selector, not }) => box.matches(selector) && !(not && box.closest(not))) ?? null;
  }

  /** @param {Element} control @param {Composer} composer */
  function sends(control, composer) {
    if (composer.send.some((selector) => control.matches(selector))) return true;
    if (!control.matches(BUTTONS)) return false;
    const value = control instanceof HTMLInputElement ? control.value : control.textContent;
    const names = [value, control.getAttribute('aria-label')].map((name) => (name ?? '').trim().toLowerCase());
    return composer.send_words.some((words) => names.some((name) => says(name, words.toLowerCase())));
  }

  /** `*` in the pack's words stands for anything ("Send for * Connects"). @param {string} name @param {string} words */
  function says(name, words) {
    const [head, tail] = words.split('*');
    if (tail === undefined) return name === words;
    return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  }

  return {
    /** @param {Composer[]} composers those for the surface that this page is */
    know(composers) {
      known = composers;
    },
    /** @param {EventTarget | null | undefined} target */
    of(target) {
      const found = known.length ? Editors.of(target) : null;
      const composer = found && kindOf(found.box);
      return found && composer ? { ...found, composer } : null;
    },
    /** The first box on the page that a message could be written in. @returns {Element | null} */
    first() {
      const selector = known.map(({ box }) => box).join(', ');
      return (selector && all(document, selector).find((box) => kindOf(box) && isSeen(box) && Editors.of(box))) || null;
    },
    /** The control among `path` that sends, if we know it for sure. @param {EventTarget[]} path @returns {HTMLElement | null} */
    control(path) {
      for (const node of path) {
        const composer = node instanceof HTMLElement && known.find((one) => sends(node, one));
        if (composer) return node;
      }
      return null;
    },
    /** The boxes that `control` sends: those in the nearest element around it that has any. @param {Element} control */
    boxesOf(control) {
      const selector = known.map(({ box }) => box).join(', ');
      for (let around = Editors.around(control); around && selector; around = Editors.around(around)) {
        const boxes = all(around, selector).filter((box) => kindOf(box) && isSeen(box));
        if (boxes.length) return boxes;
      }
      return [];
    },
    /** The control that sends `box`, if there is one to be pressed. @param {Element} box @returns {HTMLElement | null} */
    controlOf(box) {
      const composer = kindOf(box);
      for (let around = Editors.around(box); around && composer; around = Editors.around(around)) {
        const control = all(around, BUTTONS).find((one) => sends(one, composer));
        if (control) return control instanceof HTMLElement && !control.matches(':disabled') ? control : null;
      }
      return null;
    },
  };

  /** What matches below `node`, in open shadow roots too. @param {ParentNode} node @param {string} selector @returns {Element[]} */
  function all(node, selector) {
    const roots = [...node.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return [...node.querySelectorAll(selector), ...roots.flatMap((root) => all(root, selector))];
  }

  /** @param {Element} box */
  function isSeen(box) {
    return box.getClientRects().length > 0;
  }
})();
