'use strict';

/**
 * Our one place on the page: a closed root with no words in it. Marks are empty boxes; every word is in an iframe of
 * the extension, which the page can neither read nor find.
 */
const Frame = (() => {
  const STYLE = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; width: 100vw !important;
      height: 100vh !important; max-width: none !important; max-height: none !important; margin: 0 !important;
      padding: 0 !important; border: 0 !important; background: none !important; overflow: hidden !important;
      pointer-events: none !important; z-index: 2147483647 !important; display: block !important; color-scheme: normal !important; }
    .mirror { position: fixed; left: 0; top: 0; visibility: hidden; box-sizing: border-box; border: 0; margin: 0; }
    .mark { position: fixed; left: 0; top: 0; box-sizing: border-box; pointer-events: none; }
    .breach { border-bottom: 4px double var(--breach); background: color-mix(in srgb, var(--breach) 12%, transparent); }
    .depends { border-bottom: 2px dashed var(--depends); }
    .held { border-bottom: 2px dotted var(--held); }
    .told { border-bottom-width: 3px; }
    .told.breach { border-bottom-width: 6px; }
    .light { --breach: #b3261e; --depends: #8a5300; --held: #3a4fa3; }
    .dark { --breach: #ffb4ab; --depends: #ffc266; --held: #b3c2ff; }
    @media (forced-colors: active) {
      .mark { forced-color-adjust: none; background: none; border-bottom-color: CanvasText; }
    }
    iframe { position: fixed; left: 0; top: 0; border: 0; margin: 0; padding: 0; background: none; visibility: hidden;
      pointer-events: none; color-scheme: normal; }
    iframe.shown { visibility: visible; pointer-events: auto; }
    iframe.line:not(.over) { pointer-events: none; }
  `;
  // Several frames of a page may have a card each.
  const NAME = crypto.randomUUID();
  const GAP = 6;
  const CLEAR_OF = 8;
  const NARROW = 480; // a window in which a card lies along an edge
  const LEAST = 60; // of a card to be seen
  const EDGES = 2; // that the frame is larger than what is in it
  // What may be done to a whole page for the eyes' sake, and leaves words to be read.
  const FOR_EYES = ['none', 'invert(1)', 'hue-rotate(', 'sepia(', 'grayscale(', 'saturate('];
  const DECIDES = ['send', 'fact', 'ignore', 'use']; // what a person does only with what they see
  const CONTROLS = 'a[href], button, input, select, [role="button"]';

  /** @type {{host: HTMLElement, root: ShadowRoot, layer: HTMLElement, iframe: HTMLIFrameElement} | null} */
  let made = null;
  /** @type {{host: HTMLElement, root: ShadowRoot} | null} */
  let measured = null;
  let mode = /** @type {'pill' | 'card' | 'hold' | 'nothing'} */ ('nothing');
  let wantsFocus = false;
  /** @type {{width: number, height: number}} */
  let wanted = { width: 0, height: 0 };
  /** @type {{box: DOMRect, words: DOMRect[], avoid: DOMRect[], rtl: boolean} | null} */
  let near = null;

  function make() {
    const { host, root } = closed(Home.document);
    const layer = Home.document.createElement('div');
    const iframe = inner('card/card.html', NAME);
    root.append(layer, iframe);
    made = { host, root, layer, iframe };
    return made;
  }

  /** A frame for one of our pages, which says its name when it listens. @param {string} file @param {string} name */
  function inner(file, name) {
    const iframe = Home.document.createElement('iframe');
    // Without cookies and storage, which it needs none of, it may stand in a page that keeps other sites' frames out (COEP).
    Object.assign(iframe, { credentialless: true });
    iframe.src = `${chrome.runtime.getURL(file)}#${name}`;
    iframe.allow = 'clipboard-write';
    return iframe;
  }

  /** A root of ours that the page cannot look into. @param {Document} where */
  function closed(where) {
    const host = where.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    // A sheet is of one document.
    const sheet = new (/** @type {typeof globalThis} */ (/** @type {unknown} */ (where.defaultView)).CSSStyleSheet)();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    // The top layer: above the page's own dialogs, with no war of z-indexes.
    host.popover = 'manual';
    return { host, root };
  }

  /** A page that is zoomed by its own style would zoom us too, down to where nothing is to be read. @param {HTMLElement} host @param {ShadowRoot} root */
  function unzoom(host, root) {
    const zoom = /** @type {any} */ (host.ownerDocument.documentElement).currentCSSZoom ?? 1;
    const own = /** @type {CSSStyleRule} */ (root.adoptedStyleSheets[0].cssRules[0]).style;
    if (Number(own.zoom || 1) !== 1 / zoom) own.setProperty('zoom', String(1 / zoom), 'important');
  }

  /** @param {Element} element @returns {ShadowRoot | null} a closed one too */
  function rootOf(element) {
    if (chrome.dom) return chrome.dom.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element));
    return /** @type {{openOrClosedShadowRoot?: ShadowRoot}} */ (/** @type {unknown} */ (element)).openOrClosedShadowRoot ?? null;
  }

  /** @param {{host: HTMLElement, root: ShadowRoot}} place put back when the page has thrown it out */
  function keep({ host, root }) {
    unzoom(host, root);
    if (host.isConnected) return;
    host.ownerDocument.documentElement.append(host);
    host.showPopover();
  }

  /** What we draw in. */
  function ours() {
    keep(made ?? make());
    return /** @type {NonNullable<typeof made>} */ (made);
  }

  function place() {
    const { iframe } = ours();
    const [width, height] = [Home.width(), Home.height()];
    // Until it has said what it wants, it is not drawn.
    const spot = !wanted.width ? null : mode === 'hold' ? new DOMRect(0, 0, width, height) : spotFor(width, height);
    if (spot) {
      iframe.style.width = `${spot.width}px`;
      iframe.style.height = `${spot.height}px`;
      iframe.style.transform = `translate(${Math.round(spot.left)}px, ${Math.round(spot.top)}px)`;
    }
    const appears = spot !== null && !isShown();
    iframe.classList.toggle('shown', spot !== null);
    // What is hidden takes no focus.
    if (appears && wantsFocus) iframe.focus();
  }

  function isShown() {
    return made !== null && made.iframe.classList.contains('shown');
  }

  /** @param {number} width of the window @param {number} height of the window @returns {DOMRect | null} */
  function spotFor(width, height) {
    if (!near) return null;
    const isCard = mode === 'card';
    const size = { width: Math.min(wanted.width, width), height: Math.min(wanted.height, height) };
    const { words, avoid } = near;
    const spots = !isCard ? pillSpots(size) : width < NARROW ? sheetSpots(size, width, height) : cardSpots(size, width, height);
    const inside = spots.filter((spot) => spot.top >= 0 && spot.bottom <= height);
    const free = inside.filter((spot) => !words.some((rect) => touches(spot, rect)));
    const best = free.find((spot) => !avoid.some((rect) => touches(spot, rect)));
    // A card that was asked for comes, over the page's controls if it must; a pill does not.
    return best ?? (isCard ? (free[0] ?? inside[0] ?? new DOMRect(GAP, 0, size.width, Math.min(size.height, height))) : null);
  }

  /** Outside the box, where neither Send nor another checker's button sits. @param {{width: number, height: number}} size */
  function pillSpots({ width, height }) {
    const { box, rtl } = /** @type {NonNullable<typeof near>} */ (near);
    const end = rtl ? box.left : box.right - width;
    const start = rtl ? box.right - width : box.left;
    const above = box.top - GAP - height;
    return [[end, above], [start, above], [end, box.bottom + GAP]].map(([x, y]) => new DOMRect(x, y, width, height));
  }

  /** Along the lower edge of the window, or the upper one. @param {{height: number}} size @param {number} width @param {number} windowHeight */
  function sheetSpots({ height }, width, windowHeight) {
    return [windowHeight - height, 0].map((y) => new DOMRect(0, y, width, height));
  }

  /**
   * Above or below the words, on the side with more room first; else beside them.
   * @param {{width: number, height: number}} size @param {number} windowWidth @param {number} windowHeight
   */
  function cardSpots({ width, height }, windowWidth, windowHeight) {
    const { box, words, avoid, rtl } = /** @type {NonNullable<typeof near>} */ (near);
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

  /** The sides of all of them together. @param {DOMRect[]} rects */
  function around(rects) {
    const [left, top] = [Math.min(...rects.map((rect) => rect.left)), Math.min(...rects.map((rect) => rect.top))];
    const [right, bottom] = [Math.max(...rects.map((rect) => rect.right)), Math.max(...rects.map((rect) => rect.bottom))];
    return { left, top, right, bottom };
  }

  /** @param {DOMRect} one @param {DOMRect} other */
  function touches(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  /** The page's controls around `box`, each with some air; links in the text are text. @param {DOMRect} box @param {Element} written */
  function controlsNear(box, written) {
    const around = new DOMRect(box.x - 400, box.y - 80, box.width + 800, box.height + 160);
    return [...Home.document.querySelectorAll(CONTROLS)].flatMap((control) => {
      if (written.contains(control)) return [];
      const rect = control.getBoundingClientRect();
      if (!rect.width || !touches(rect, around)) return [];
      return [new DOMRect(rect.x - CLEAR_OF, rect.y - CLEAR_OF, rect.width + 2 * CLEAR_OF, rect.height + 2 * CLEAR_OF)];
    });
  }

  return {
    inner,
    /** What a card or a pill may take of the window: along an edge, no more than leaves its words in sight. @param {string} what @param {DOMRect[]} words */
    room(what, words) {
      const [width, height] = [Home.width(), Home.height()];
      const sheet = what === 'card' && width < NARROW;
      const { top, bottom } = around(Home.shift(words));
      const free = words.length ? Math.max(top - GAP, height - bottom - GAP, LEAST) - EDGES : height;
      return { sheet, room: width - (sheet ? 0 : 2 * GAP), tall: Math.floor(Math.min(height * 0.6, free)) };
    },
    /** A root in this very document, where text measures as the box's own: the same one, unless the box is in a frame. */
    measuring() {
      if (Home.document === document) return ours().root;
      measured ??= closed(document);
      keep(measured);
      return measured.root;
    },
    layer: () => ours().layer,
    root: () => ours().root,
    mode: () => mode,
    /**
     * Show the iframe in a mode; it stays out of sight until it has said what size it wants.
     * @param {'pill' | 'card' | 'hold' | 'nothing'} next
     * @param {Element} [box]
     * @param {DOMRect[]} [words] what a card must not cover
     */
    show(next, box, words = []) {
      if (next !== mode) wanted = { width: 0, height: 0 };
      mode = next;
      wantsFocus = next === 'hold';
      if (next === 'nothing' || !box) {
        made?.iframe.classList.remove('shown');
        return;
      }
      // Unlike schemes inside and out would make the frame's background opaque.
      ours().iframe.style.colorScheme = Marks.isDark(box) ? 'dark' : 'light';
      this.follow(box, words);
    },
    /** The box moved. @param {Element} box @param {DOMRect[]} [words] */
    follow(box, words = []) {
      if (mode === 'nothing') return;
      const [rect] = Home.shift([box.getBoundingClientRect()]);
      const avoid = mode === 'hold' ? [] : controlsNear(rect, box);
      near = { box: rect, words: Home.shift(words), avoid, rtl: getComputedStyle(box).direction === 'rtl' };
      place();
    },
    /** Give the iframe the keyboard, now or when it is drawn. */
    focus() {
      wantsFocus = true;
      if (isShown()) ours().iframe.focus();
    },
    hasFocus: () => made !== null && Home.document.activeElement === made.host,
    isShown,
    /** Is it our card that says so? @param {string} name */
    isNamed: (name) => name === NAME,
    /** @param {number} width @param {number} height CSS pixels that the iframe wants */
    resize(width, height) {
      wanted = { width, height };
      if (mode !== 'nothing') place();
    },
    /** Firefox draws what the page does to itself over the top layer too; in Chromium our frame itself looks. */
    isBlind: (/** @type {string} */ did) => DECIDES.includes(did) && !('isVisible' in IntersectionObserverEntry.prototype) && !getComputedStyle(Home.document.documentElement).filter.split(' ').every((one) => FOR_EYES.some((start) => one.startsWith(start))),
    /** Above what the page has put on top of it since. */
    raise() {
      if (!made?.host.isConnected) return;
      const hadFocus = this.hasFocus();
      made.host.hidePopover();
      made.host.showPopover();
      if (hadFocus) made.iframe.focus();
    },
    /** Nothing of ours stays on the page. */
    remove() {
      made?.host.remove();
    },
    /** Firefox ends the script of an extension that is updated without a word, and starts the new one in the same page. */
    sweep() {
      if (Home.view !== window) return;
      const card = chrome.runtime.getURL('card/card.html');
      for (const host of document.querySelectorAll('html > [popover]')) if (rootOf(host)?.querySelector('iframe')?.src.startsWith(card)) host.remove();
    },
    /** Was an event on our iframe? @param {EventTarget[]} path */
    holds(path) {
      return made !== null && path.includes(made.host);
    },
  };
})();
