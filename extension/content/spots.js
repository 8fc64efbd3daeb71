'use strict';

/**
 * Where pill and card find room on the page.
 *
 * @typedef {{box: DOMRect, words: DOMRect[], avoid: DOMRect[], rtl: boolean}} Near what is there: the box, the words that a
 *   card must not cover, the page's controls, and which way the box is written
 * @typedef {{width: number, height: number}} Size
 */
const Spots = (() => {
  const GAP = 6;
  const CLEAR_OF = 8;
  const NARROW = 480; // a window in which a card lies along an edge
  const LEAST = 60; // of a card to be seen
  const EDGES = 2; // that the frame is larger than what is in it
  const CONTROLS = 'a[href], button, input, select, [role="button"]';

  /** @param {DOMRect} one @param {DOMRect} other */
  function touches(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  /** Outside the box, where neither Send nor another checker's button sits. @param {Near} near @param {Size} size */
  function pillSpots({ box, rtl }, { width, height }) {
    const end = rtl ? box.left : box.right - width;
    const start = rtl ? box.right - width : box.left;
    const [first, second] = Pill.isOther() ? [start, end] : [end, start];
    const above = box.top - GAP - height;
    return [[first, above], [second, above], [first, box.bottom + GAP]].map(([x, y]) => new DOMRect(x, y, width, height));
  }

  /** The sides of all of them together. @param {DOMRect[]} rects */
  function around(rects) {
    const [left, top] = [Math.min(...rects.map((rect) => rect.left)), Math.min(...rects.map((rect) => rect.top))];
    const [right, bottom] = [Math.max(...rects.map((rect) => rect.right)), Math.max(...rects.map((rect) => rect.bottom))];
    return { left, top, right, bottom };
  }

  /** Along the lower edge of a narrow window, or the upper one. @param {Size} size */
  function sheetSpots({ height }) {
    return [Home.height() - height, 0].map((y) => new DOMRect(0, y, Home.width(), height));
  }

  /** Above or below the words, on the side with more room first; else beside them. @param {Near} near @param {Size} size */
  function cardSpots({ box, words, avoid, rtl }, { width, height }) {
    const [windowWidth, windowHeight] = [Home.width(), Home.height()];
    const { left, right, top, bottom } = around(words.length ? words : [box]);
    /** @param {number} x @param {number} y */
    const at = (x, y) => new DOMRect(Math.max(GAP, Math.min(x, windowWidth - width - GAP)), y, width, height);
    const starts = rtl ? [right - width, left] : [left, right - width];
    // Where it would cover one of the page's controls, it stands before or after it.
    const along = [...starts, ...avoid.flatMap((rect) => [rect.left - GAP - width, rect.right + GAP])];
    const [above, below] = [top - GAP - height, bottom + GAP].map((y) => along.map((x) => at(x, y)));
    const middle = Math.max(GAP, Math.min(top, windowHeight - height - GAP));
    const beside = [at(right + GAP, middle), at(left - GAP - width, middle)];
    return top > windowHeight / 2 ? [...above, ...below, ...beside] : [...below, ...above, ...beside];
  }

  return {
    touches,
    /** What a card or a pill may take of the window: along an edge, no more than leaves its words in sight. @param {string} what @param {DOMRect[]} words */
    room(what, words) {
      const [width, height] = [Home.width(), Home.height()];
      const sheet = what === 'card' && width < NARROW;
      const { top, bottom } = around(Home.shift(words));
      const free = words.length ? Math.max(top - GAP, height - bottom - GAP, LEAST) - EDGES : height;
      return { sheet, room: width - (sheet ? 0 : 2 * GAP), tall: Math.floor(Math.min(height * 0.6, free)) };
    },
    /** @param {Near} near @param {Size} wanted @param {string} what @returns {DOMRect | null} */
    find(near, wanted, what) {
      const size = { width: Math.min(wanted.width, Home.width()), height: Math.min(wanted.height, Home.height()) };
      const spots = what !== 'card' ? pillSpots(near, size) : Home.width() < NARROW ? sheetSpots(size) : cardSpots(near, size);
      const inside = spots.filter((spot) => spot.top >= 0 && spot.bottom <= Home.height());
      const free = inside.filter((spot) => !near.words.some((rect) => touches(spot, rect)));
      const best = free.find((spot) => !near.avoid.some((rect) => touches(spot, rect)));
      // A card or a menu that was asked for comes, over the page's controls if it must; a pill does not.
      return best ?? (what === 'pill' ? null : (free[0] ?? inside[0] ?? new DOMRect(GAP, 0, size.width, size.height)));
    },
    /** The page's controls around `box`, each with some air; links in the text are text. @param {DOMRect} box @param {Element} written */
    controlsNear(box, written) {
      const around = new DOMRect(box.x - 400, box.y - 80, box.width + 800, box.height + 160);
      return [...Home.document.querySelectorAll(CONTROLS)].flatMap((control) => {
        if (written.contains(control)) return [];
        const rect = control.getBoundingClientRect();
        if (!rect.width || !touches(rect, around)) return [];
        return [new DOMRect(rect.x - CLEAR_OF, rect.y - CLEAR_OF, rect.width + 2 * CLEAR_OF, rect.height + 2 * CLEAR_OF)];
      });
    },
  };
})();
