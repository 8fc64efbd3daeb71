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
  /** @type {WeakMap<HTMLIFrameElement, string>} several frames of a page may have a card each */
  const names = new WeakMap();
  const STILL = 300; // milliseconds that our frame has to stand where it is, before a press on it was meant

  /** @type {{host: HTMLElement, root: ShadowRoot, layer: HTMLElement, iframe: HTMLIFrameElement} | null} */
  let made = null;
  /** @type {{host: HTMLElement, root: ShadowRoot} | null} */
  let measured = null;
  let mode = /** @type {'pill' | 'menu' | 'card' | 'hold' | 'nothing'} */ ('nothing');
  let wantsFocus = false;
  let movedAt = -Infinity;
  /** @type {Element | null} the box that we stand beside */
  let beside = null;
  /** @type {{width: number, height: number}} */
  let wanted = { width: 0, height: 0 };
  /** @type {Near | null} */
  let near = null;

  function make() {
    const { host, root } = closed(Home.document);
    const layer = Home.document.createElement('div');
    const iframe = inner('card/card.html');
    root.append(layer, iframe);
    made = { host, root, layer, iframe };
    return made;
  }

  /**
   * A frame for one of our pages, which says its name when it listens. Where a browser tells a page its frames'
   * addresses, the page could make one of the same name: a name is good once. @param {string} file
   */
  function inner(file) {
    const iframe = Home.document.createElement('iframe');
    // Without cookies and storage, which it needs none of, it may stand in a page that keeps other sites' frames out (COEP).
    Object.assign(iframe, { credentialless: true });
    let isDue = false;
    const rename = () => {
      isDue = true;
      names.set(iframe, crypto.randomUUID());
      iframe.src = `${chrome.runtime.getURL(file)}?${names.get(iframe)}`;
    };
    // Put elsewhere, it loads by itself, under a name that was used.
    iframe.addEventListener('load', () => (isDue ? (isDue = false) : rename()));
    rename();
    iframe.allow = 'clipboard-write; autoplay';
    return iframe;
  }

  /** Is this the frame's name? It is no more. @param {HTMLIFrameElement} iframe @param {string} name */
  function answers(iframe, name) {
    return names.get(iframe) === name && names.delete(iframe);
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

  /** A modal dialog of the page makes all that is not in it deaf: beside a box in one we stand in it too. */
  function ground() {
    for (let node = Home.standIn(beside); node; node = /** @type {ShadowRoot} */ (node.getRootNode()).host) {
      const modal = node.closest(':modal');
      if (modal) return modal;
    }
    return Home.document.documentElement;
  }

  /** @param {{host: HTMLElement, root: ShadowRoot}} place put back when the page has thrown it out @param {Element} on */
  function keep({ host, root }, on) {
    unzoom(host, root);
    if (host.parentNode !== on) on.append(host);
    if (!host.matches(':popover-open')) host.showPopover();
  }

  /** What we draw in. */
  function ours() {
    keep(made ?? make(), ground());
    return /** @type {NonNullable<typeof made>} */ (made);
  }

  function place() {
    const { iframe } = ours();
    const [width, height] = [Home.width(), Home.height()];
    // Until it has said what it wants, it is not drawn.
    const spot = !wanted.width ? null : mode === 'hold' ? new DOMRect(0, 0, width, height) : near && (near.box.width > 0 || mode === 'card') ? Spots.find(near, wanted, mode) : null;
    if (spot) {
      iframe.style.width = `${spot.width}px`;
      iframe.style.height = `${spot.height}px`;
      const at = `translate(${Math.round(spot.left)}px, ${Math.round(spot.top)}px)`;
      if (iframe.style.transform !== at) movedAt = performance.now();
      iframe.style.transform = at;
    }
    const appears = spot !== null && !isShown();
    if (appears) movedAt = performance.now();
    iframe.classList.toggle('shown', spot !== null);
    // What is hidden takes no focus.
    if (appears && wantsFocus) iframe.focus();
  }

  function isShown() {
    return made !== null && made.iframe.classList.contains('shown');
  }

  return {
    inner,
    /** A root in this very document, where text measures as the box's own: the same one, unless the box is in a frame. */
    measuring() {
      if (Home.document === document) return ours().root;
      measured ??= closed(document);
      keep(measured, document.documentElement);
      return measured.root;
    },
    layer: () => ours().layer,
    /** From now on we stand beside this box. @param {Element} box */
    stand(box) {
      beside = box;
    },
    root: () => ours().root,
    mode: () => mode,
    /**
     * Show the iframe in a mode; it stays out of sight until it has said what size it wants.
     * @param {'pill' | 'menu' | 'card' | 'hold' | 'nothing'} next
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
      const whole = box.getBoundingClientRect();
      const [seen] = Editors.clip([whole], Editors.window(Editors.around(box) ?? box));
      // A pill goes with its box, where the page has scrolled it away.
      const [rect] = Home.shift([seen ?? (mode === 'card' ? whole : new DOMRect())]);
      const avoid = mode === 'hold' ? [] : Spots.controlsNear(rect, box);
      near = { box: rect, words: Home.shift(words), avoid, rtl: getComputedStyle(box).direction === 'rtl' };
      place();
    },
    /** Give the iframe the keyboard, now or when it is drawn. */
    focus() {
      wantsFocus = true;
      if (isShown()) ours().iframe.focus();
    },
    hasFocus: () => made !== null && made.root.activeElement !== null,
    isShown,
    /** Is it our card that listens now? @param {string} name */
    isNamed: (name) => made !== null && answers(made.iframe, name),
    answers,
    /** @param {number} width @param {number} height CSS pixels that the iframe wants */
    resize(width, height) {
      wanted = { width, height };
      if (mode !== 'nothing') place();
    },
    /** Has it been there long enough for a press to be meant? */
    isStill: () => performance.now() - movedAt > STILL,
    /** Is it our place on the page? @param {Element | null} found */
    isAt: (found) => made !== null && found === made.host,
    /** Of our frame, in the window. @returns {[number, number]} */
    middle() {
      const { x, y, width, height } = ours().iframe.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    },
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
      for (const host of document.querySelectorAll('html > [popover], dialog > [popover]')) if (Sight.rootOf(host)?.querySelector('iframe')?.src.startsWith(card)) host.remove();
    },
    /** Was an event on our iframe? @param {EventTarget[]} path */
    holds(path) {
      return made !== null && path.includes(made.host);
    },
  };
})();
