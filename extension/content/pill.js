'use strict';

/**
 * What the person chose in the pill's menu: the side it stands on, and the conversations in which it is out of the way.
 * It is gone with the page: no press in a page changes a setting. What went unchecked is said all the same.
 */
const Pill = (() => {
  let isOther = false;
  /** @type {Set<string>} conversations */
  const hidden = new Set();

  return {
    /** Is it to stand where the box's lines begin? */
    isOther: () => isOther,
    turn() {
      isOther = !isOther;
    },
    isHidden: () => hidden.has(Session.conversation()),
    /** @param {boolean} is in this conversation */
    hide(is) {
      if (is) hidden.add(Session.conversation());
      else hidden.delete(Session.conversation());
    },
  };
})();
