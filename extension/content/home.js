'use strict';

/**
 * The window that we draw in: a box inside a frame of the same site has its marks and its card in the page around it,
 * where there is room for them.
 */
const Home = (() => {
  const view = outermost();

  function outermost() {
    let found = /** @type {Window} */ (window);
    try {
      // Looking into another site's window throws.
      while (found.parent !== found && found.parent.document) found = found.parent;
    } catch {
      return found;
    }
    return found;
  }

  /** From this frame's corner to that of the window we draw in, in CSS pixels. */
  function offset() {
    let [x, y] = [0, 0];
    for (let inner = /** @type {Window} */ (window); inner !== view; inner = inner.parent) {
      const frame = /** @type {HTMLElement} */ (inner.frameElement);
      const { left, top } = frame.getBoundingClientRect();
      [x, y] = [x + left + frame.clientLeft, y + top + frame.clientTop];
    }
    return { x, y };
  }

  return {
    view,
    document: view.document,
    /** Bring the keyboard into this frame. */
    enter() {
      if (view !== window) /** @type {HTMLElement | null} */ (window.frameElement)?.focus({ preventScroll: true });
    },
    /** What stands for an element of this frame there: itself, or the frame that it is in. @param {Element | null} element */
    standIn(element) {
      let inner = /** @type {Window} */ (window);
      if (inner === view) return element;
      while (inner.parent !== view) inner = inner.parent;
      return inner.frameElement;
    },
    width: () => view.innerWidth,
    height: () => view.innerHeight,
    /** Rectangles of this frame as they stand there. @param {DOMRect[]} rects */
    shift(rects) {
      if (view === window) return rects;
      const { x, y } = offset();
      return rects.map((rect) => new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height));
    },
  };
})();
