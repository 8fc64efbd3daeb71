'use strict';

/** The pointer: resting on marked words opens their card, leaving both closes it, a hand on the text closes it at once. */
const Pointer = (() => {
  const REST = 450; // over marked words, before the card opens
  const STIR = 8; // pixels that a hand on the mouse moves it without meaning to
  const LEAVE = 300; // away from words and card, before it closes

  /** Where the pointer is, and where it was at the last click or key: from there it has to move before a rest counts. */
  let now = { x: -1, y: -1 };
  let parked = now;
  /** @type {{rest?: number, leave?: number}} */
  const timers = {};

  /** @param {DOMRect} rect */
  function isOver({ left, right, top, bottom }) {
    return now.x >= left && now.x <= right && now.y >= top && now.y <= bottom;
  }

  function leave() {
    clearTimeout(timers.leave);
    if (Stage.card() >= 0) timers.leave = setTimeout(Stage.closeCard, LEAVE);
  }

  function stay() {
    clearTimeout(timers.leave);
  }

  return {
    leave,
    stay,
    /** @param {MouseEvent} event */
    move({ clientX: x, clientY: y, buttons }) {
      // Browsers say "moved" too when what is under a resting pointer has changed.
      if (x === now.x && y === now.y) return;
      clearTimeout(timers.rest);
      now = { x, y };
      if (buttons) return;
      const words = Stage.words();
      if (!words.length) return;
      const index = words.findIndex((rects) => rects.some(isOver));
      if (index < 0) leave();
      else if (index === Stage.card()) stay();
      else if (Math.hypot(x - parked.x, y - parked.y) > STIR) timers.rest = setTimeout(() => Stage.openCard(index), REST);
    },
    /** A hand on the text or elsewhere on the page is not on the card. */
    dismiss() {
      clearTimeout(timers.rest);
      parked = now;
      Stage.closeCard();
    },
  };
})();
