'use strict';

/** Draws empty boxes under words. A mark keeps its element for as long as it stands, so that nothing flickers. */
const Marks = (() => {
  const MOST = 30;
  const STRENGTH = ['breach', 'depends', 'held'];

  /**
   * @typedef {{key: string, verdict: string, rects: DOMRect[], isTold: boolean}} Mark `isTold`: the card speaks of it
   * @type {Map<string, HTMLElement[]>}
   */
  let drawn = new Map();

  /** @param {HTMLElement} element @param {DOMRect} rect @param {string} looks */
  function put(element, rect, looks) {
    const name = `mark ${looks}`;
    if (element.className !== name) element.className = name;
    const place = `translate(${rect.left}px, ${rect.top}px)`;
    if (element.style.transform !== place) element.style.transform = place;
    const [width, height] = [`${rect.width}px`, `${rect.height}px`];
    if (element.style.width !== width) element.style.width = width;
    if (element.style.height !== height) element.style.height = height;
  }

  /** @param {Mark} mark @param {HTMLElement[]} elements those of the same mark before */
  function draw({ verdict, rects, isTold }, elements) {
    const layer = Frame.layer();
    while (elements.length > rects.length) elements.pop()?.remove();
    while (elements.length < rects.length) {
      const element = document.createElement('div');
      layer.append(element);
      elements.push(element);
    }
    rects.forEach((rect, i) => put(elements[i], rect, isTold ? `${verdict} told` : verdict));
    return elements;
  }

  /** The colour behind the person's text decides, not the system's setting. @param {Element} box */
  function isDark(box) {
    for (let node = /** @type {Element | null} */ (box); node; node = node.parentElement) {
      const parts = getComputedStyle(node).backgroundColor.split('(')[1]?.split(')')[0].split(',').map(Number);
      if (parts && (parts[3] ?? 1) > 0.5) return (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255 < 0.4;
    }
    return false;
  }

  return {
    isDark,
    /** @param {Mark[]} marks @param {Element} box */
    show(marks, box) {
      if (!marks.length && !drawn.size) return;
      const next = new Map();
      const strongest = marks.length > MOST ? marks.toSorted((one, other) => STRENGTH.indexOf(one.verdict) - STRENGTH.indexOf(other.verdict)) : marks;
      for (const mark of strongest.slice(0, MOST)) {
        next.set(mark.key, draw(mark, drawn.get(mark.key) ?? []));
        drawn.delete(mark.key);
      }
      for (const elements of drawn.values()) for (const element of elements) element.remove();
      drawn = next;
      const theme = isDark(box) ? 'dark' : 'light';
      const layer = Frame.layer();
      if (layer.className !== theme) layer.className = theme;
    },
    clear() {
      for (const elements of drawn.values()) for (const element of elements) element.remove();
      drawn = new Map();
    },
  };
})();
