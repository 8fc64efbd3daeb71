'use strict';

/**
 * Does the person see our frame as we drew it? Only then does a press decide anything. Chromium tells the frame itself
 * of most that lies over it; Firefox tells nothing, so we look for ourselves.
 */
const Sight = (() => {
  const DECIDES = ['send', 'fact', 'ignore', 'use', 'hide_pill']; // what a person does only with what they see
  // What may be done to a whole page for the eyes' sake, and leaves words to be read.
  const FOR_EYES = ['none', 'invert(1)', 'hue-rotate(', 'sepia(', 'grayscale(', 'saturate('];
  const RAISED = ':popover-open, :modal, :fullscreen'; // what else can stand above us
  const TURNING = ':active-view-transition'; // pictures of the page, above all that is on it
  const WHOLE = 'all: initial !important; display: block !important; position: fixed !important; inset: 0 !important; width: 100vw !important; height: 100vh !important; pointer-events: auto !important';

  /** @param {Element} element @returns {ShadowRoot | null} a closed one too */
  function rootOf(element) {
    if (chrome.dom) return chrome.dom.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element));
    return /** @type {{openOrClosedShadowRoot?: ShadowRoot}} */ (/** @type {unknown} */ (element)).openOrClosedShadowRoot ?? null;
  }

  /** @param {Document | ShadowRoot} root @returns {HTMLElement[]} what is raised there, and in the roots below */
  function raised(root) {
    const below = [...root.querySelectorAll('*')].flatMap((element) => {
      const inner = element instanceof HTMLElement ? rootOf(element) : null;
      return inner ? raised(inner) : [];
    });
    return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(RAISED)), ...below];
  }

  /** What is raised may let presses through, and be drawn where its box is not: asked while it fills the window. @param {HTMLElement} other */
  function isAbove(other) {
    const style = other.getAttribute('style');
    other.style.cssText = WHOLE;
    // What takes no press at all cannot be found; what closes when it is looked at has something to hide.
    const isOurs = !other.closest('[inert]') && other.matches(RAISED) && Frame.isAt(Home.document.elementFromPoint(...Frame.middle()));
    if (style === null) other.removeAttribute('style');
    else other.style.cssText = style;
    return !isOurs;
  }

  function isInFront() {
    return !raised(Home.document).some((other) => !Frame.isAt(other) && isAbove(other));
  }

  /** Firefox draws what the page does to itself over us too. */
  function isFiltered() {
    return !('isVisible' in IntersectionObserverEntry.prototype) && !getComputedStyle(Home.document.documentElement).filter.split(' ').every((one) => FOR_EYES.some((start) => one.startsWith(start)));
  }

  function isTurning() {
    return CSS.supports(`selector(${TURNING})`) && Home.document.documentElement.matches(TURNING);
  }

  return {
    rootOf,
    /** May the person not have seen what they pressed? @param {string} did */
    isBlind(did) {
      if (!DECIDES.includes(did)) return false;
      if (!Frame.isStill() || isTurning()) return true;
      if (!isFiltered() && isInFront()) return false;
      Frame.raise(); // what they meant is in front now
      return true;
    },
  };
})();
