'use strict';

/**
 * Tells when a box has moved though nothing was scrolled or resized: a message came in above it, a panel opened. The
 * browser watches, so that nothing of ours runs while the page is still.
 */
const Moves = (() => {
  /** @type {IntersectionObserver | null} */
  let observer = null;
  let watched = '';

  /**
   * Where everything outside of the box is cut away, any move of it hides a part.
   * @param {Element} box @param {DOMRect} rect @param {() => void} moved @param {number} seen the part of it that is in view
   */
  function observe(box, rect, moved, seen) {
    const { clientWidth: width, clientHeight: height } = Home.document.documentElement;
    const cut = [rect.top, width - rect.right, height - rect.bottom, rect.left];
    let isFirst = true;
    observer = new IntersectionObserver(
      ([{ intersectionRatio: ratio }]) => {
        if (ratio === seen) isFirst = false;
        else if (!isFirst) moved();
        else if (ratio) {
          observer?.disconnect();
          observe(box, rect, moved, ratio);
        }
      },
      { root: Home.document, rootMargin: cut.map((side) => `${-Math.floor(side)}px`).join(' '), threshold: seen },
    );
    observer.observe(box);
  }

  return {
    /** From now on watch this box where it is, or the frame it is in; one out of sight comes back by a scroll. @param {Element} inner @param {() => void} moved */
    watch(inner, moved) {
      const box = Home.document === document ? inner : /** @type {Element} */ (window.frameElement);
      const rect = box.getBoundingClientRect();
      const place = [rect.left, rect.top, rect.width, rect.height, innerWidth, innerHeight].join(' ');
      if (place === watched) return;
      this.stop();
      watched = place;
      if (rect.width && rect.height) observe(box, rect, moved, 1);
    },
    stop() {
      observer?.disconnect();
      observer = null;
      watched = '';
    },
  };
})();
