'use strict';

/**
 * Catches the press that would send, before the page sees it. Whether to hold is the keeper's word; without a
 * keeper, or when anything of ours throws, the message goes.
 *
 * Runs at document_start: listeners on `window` in the capture phase then come before any of the page's.
 *
 * @typedef {() => void} Held what to do once a held press is complete
 * @typedef {{enter: (path: EventTarget[], event: KeyboardEvent) => Held | null,
 *            control: (path: EventTarget[]) => HTMLElement | null,
 *            press: (control: HTMLElement) => Held | null,
 *            submit: (event: SubmitEvent) => Held | null, failed: () => void}} Keeper null lets the press go
 */
const Gate = (() => {
  const PRESS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'touchstart', 'touchend', 'click'];
  const AFTER = ['keypress', 'keyup'];
  // A submit belongs to a person's press only so long after it; later ones are the page's own.
  const FRESH = 1000;

  /** @type {Keeper | null} */
  let keeper = null;
  /** @type {{control: HTMLElement, held: Held} | null} a press on Send that the page does not see */
  let pressing = null;
  let swallowing = false;
  let passing = false;
  let lastTrusted = -Infinity;
  let hasFailed = false;

  /** @param {Event} event */
  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** The Enter that ends a word in an input method is not a send. @param {KeyboardEvent} event */
  function isSendingEnter(event) {
    return event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing && event.keyCode !== 229;
  }

  /** @param {KeyboardEvent} event */
  function onKeydown(event) {
    swallowing = false;
    pressing = null;
    if (!isSendingEnter(event)) return;
    const held = keeper?.enter(event.composedPath(), event);
    if (!held) return;
    stop(event);
    swallowing = true;
    if (!event.repeat) held();
  }

  /** @param {KeyboardEvent} event */
  function onAfterKeydown(event) {
    if (swallowing && event.key === 'Enter') stop(event);
    if (event.type === 'keyup') swallowing = false;
  }

  /** A page may send on any event of the press, so that all of them are held or none. @param {Event} event */
  function onPress(event) {
    if (event.type === 'pointerdown' || (event.type === 'click' && !pressing)) pressing = begin(event);
    if (!pressing) return;
    // To prevent a touch would be to prevent its click, and with it the hold.
    if (event.type.startsWith('touch')) event.stopImmediatePropagation();
    else stop(event);
    if (event.type !== 'click') return;
    const { control, held } = pressing;
    pressing = null;
    // Let go elsewhere, it was no press.
    if (event.composedPath().includes(control)) held();
  }

  /** @param {Event} event */
  function begin(event) {
    if (/** @type {MouseEvent} */ (event).button !== 0) return null;
    const control = keeper?.control(event.composedPath());
    const held = control && keeper?.press(control);
    return control && held ? { control, held } : null;
  }

  /** @param {SubmitEvent} event */
  function onSubmit(event) {
    if (passing || performance.now() - lastTrusted > FRESH) return;
    const held = keeper?.submit(event);
    if (!held) return;
    stop(event);
    held();
  }

  /**
   * @template {Event} E
   * @param {(event: E) => void} handle
   * @returns {(event: Event) => void}
   */
  function guarded(handle) {
    return (event) => {
      if (!event.isTrusted) {
        // What follows a click that a script made is the script's, even where the browser calls it trusted.
        if (event.type === 'click') lastTrusted = -Infinity;
        return;
      }
      try {
        handle(/** @type {E} */ (event));
      } catch {
        // Ours failed: the message is not ours to keep, and who looks at us is told at once.
        const failed = keeper;
        keeper = null;
        hasFailed = true;
        queueMicrotask(() => failed?.failed());
      }
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (event.type === 'click' || key === 'Enter') lastTrusted = performance.now();
    };
  }

  /** @param {string} type @param {(event: any) => void} handle */
  function listen(type, handle) {
    addEventListener(type, guarded(handle), { capture: true, passive: false });
  }

  listen('keydown', onKeydown);
  for (const type of AFTER) listen(type, onAfterKeydown);
  for (const type of PRESS) listen(type, onPress);
  listen('submit', onSubmit);

  return {
    /** @param {Keeper | null} next */
    keep(next) {
      keeper = next;
      hasFailed = false;
    },
    /** Something of ours threw: nothing is held here any more. */
    hasFailed: () => hasFailed,
    /** Do something that sends, without being held. @param {() => void} send */
    pass(send) {
      passing = true;
      try {
        send();
      } finally {
        passing = false;
      }
    },
  };
})();
