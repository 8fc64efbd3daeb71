'use strict';

/**
 * The line under a message from the other side. Its words are in a frame of the extension, as all of ours; until the
 * pointer is on it, it lets every press through, so that the page cannot find it either.
 */
const Lines = (() => {
  const MOST = 4; // frames, and so lines at a time: the newest
  const GAP = 2;
  const EDGE = 6;
  const TALL = 0.7; // of the window, when it is open

  /**
   * @typedef {object} Line
   * @property {HTMLIFrameElement} iframe
   * @property {number | null} frame once it listens
   * @property {Notice | null} notice
   * @property {string} said what the frame was told last
   * @property {number} turn
   * @property {{width: number, height: number} | null} size what it wants; null until it has said so
   * @property {{x: number, y: number} | null} spot of the closed line, from the anchor's corner
   * @property {{width: number, height: number}} closed its size when it is not open
   * @property {boolean} isOpen
   */
  /** @type {Line[]} */
  const lines = [];
  let asked = 0;

  /** @returns {Line} */
  function make() {
    const iframe = Frame.inner('card/incoming.html');
    iframe.className = 'line';
    Frame.root().append(iframe);
    const line = { iframe, frame: null, notice: null, said: '', turn: 0, size: null, spot: null, closed: { width: 0, height: 0 }, isOpen: false };
    lines.push(line);
    return line;
  }

  /** @param {Line} line @param {Notice | null} notice */
  function give(line, notice) {
    const isNew = line.notice?.item !== notice?.item;
    line.notice = notice;
    if (!notice) line.iframe.classList.remove('shown', 'over');
    if (isNew) Object.assign(line, { size: null, isOpen: false, said: '' });
    line.spot = null;
    tell(line);
  }

  /** @param {Line} line */
  function tell(line) {
    if (!line.notice || line.frame === null) return;
    const { anchor, findings } = line.notice;
    const { platform, facts, aloud } = Place.now() ?? {};
    const [room, tall] = [Home.width() - 2 * EDGE, Math.floor(Home.height() * TALL)];
    const next = { show: 'line', findings, platform, role: facts?.role ?? null, dark: Marks.isDark(anchor), room, tall, aloud, open: line.isOpen };
    if (JSON.stringify(next) === line.said) return;
    line.said = JSON.stringify(next);
    line.turn++;
    line.iframe.style.colorScheme = next.dark ? 'dark' : 'light';
    void Place.ask({ ask: 'show', frame: line.frame, show: { turn: line.turn, ...next } });
  }

  // --- where ------------------------------------------------------------------------------------------------------

  /** In the same frame as the change. */
  function draw() {
    if (!lines.some(({ notice }) => notice)) return;
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      for (const line of lines) if (line.notice && line.size) place(line, line.notice, line.size);
    });
  }

  /** @param {Line} line @param {Notice} notice @param {{width: number, height: number}} size */
  function place(line, { anchor }, size) {
    const rect = anchor.getBoundingClientRect();
    line.spot ??= spotFor(anchor, rect, line.closed);
    const at = new DOMRect(rect.x + line.spot.x, rect.y + line.spot.y, line.closed.width, line.closed.height);
    const view = Editors.window(anchor);
    const isIn = at.top >= view.top && at.bottom <= view.bottom && at.left >= view.left - 1 && at.left < view.right;
    line.iframe.classList.toggle('shown', isIn);
    if (!isIn) return;
    const [{ x, y }] = Home.shift([at]);
    const left = Math.max(EDGE, Math.min(x, Home.width() - size.width - EDGE));
    const below = y + size.height <= Home.height() - EDGE;
    const top = below ? y : Math.max(EDGE, y + at.height - size.height);
    line.iframe.style.width = `${size.width}px`;
    line.iframe.style.height = `${size.height}px`;
    line.iframe.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /**
   * Under the words, or where else it covers the fewest of the page's; counted from the anchor's corner.
   * @param {Element} anchor @param {DOMRect} rect @param {{width: number, height: number}} size
   */
  function spotFor(anchor, rect, { width, height }) {
    const rows = rowsNear(rect);
    const own = rowsOf(anchor);
    const last = own.at(-1) ?? rect;
    const start = getComputedStyle(anchor).direction === 'rtl' ? last.right - width : last.left;
    const beside = getComputedStyle(anchor).direction === 'rtl' ? last.left - width - EDGE : last.right + EDGE;
    const { left, right } = Editors.window(anchor);
    const spots = [
      { x: start, y: last.bottom + GAP },
      { x: beside, y: last.top + (last.height - height) / 2 },
      { x: Math.max(...own.map((row) => row.right)) + EDGE, y: last.bottom - height },
      { x: rect.right - width, y: last.bottom + GAP },
    ].filter(({ x }) => x >= left - 1 && x + width <= right + 1);
    const covered = (/** @type {{x: number, y: number}} */ { x, y }) => rows.filter((row) => x < row.right && row.left < x + width && y < row.bottom && row.top < y + height).length;
    const best = spots.sort((one, other) => covered(one) - covered(other))[0] ?? { x: start, y: last.bottom + GAP };
    return { x: best.x - rect.x, y: best.y - rect.y };
  }

  /** @param {Node} node the lines of text in it */
  function rowsOf(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  }

  /** Text and controls of the page around a message. @param {DOMRect} rect */
  function rowsNear({ left, right, bottom }) {
    const points = [left + 4, (left + right) / 2, right - 4].flatMap((x) => [-8, 12, 28, 44].map((down) => document.elementFromPoint(x, bottom + down)));
    const found = [...new Set(points)].filter((node) => node !== null && node.childElementCount < 20);
    return found.flatMap((node) => rowsOf(/** @type {Element} */ (node)));
  }

  // --- the person's hands -------------------------------------------------------------------------------------------

  /** @param {Line} line @param {boolean} isOpen */
  function turn(line, isOpen) {
    line.isOpen = isOpen;
    line.iframe.classList.toggle('over', isOpen);
    draw();
  }

  /** @param {{clientX: number, clientY: number}} event */
  function under({ clientX: x, clientY: y }) {
    return lines.find(({ iframe }) => {
      const { left, right, top, bottom } = iframe.getBoundingClientRect();
      return iframe.classList.contains('shown') && x >= left && x <= right && y >= top && y <= bottom;
    });
  }

  /** @param {number} card @returns {Line & {notice: Notice} | null} */
  function from(card) {
    const line = lines.find(({ frame, notice }) => frame === card && notice);
    return /** @type {any} */ (line ?? null);
  }

  return {
    draw,
    /** @param {Notice[]} notices oldest first */
    show(notices) {
      const now = Place.isQuiet() ? [] : notices.slice(-MOST);
      for (const line of lines) if (line.notice && !now.some(({ item }) => item === line.notice?.item)) give(line, null);
      for (const notice of now) give(lines.find((line) => line.notice?.item === notice.item) ?? lines.find((line) => !line.notice) ?? make(), notice);
      draw();
    },
    /** The page has moved things: look for room again. */
    again() {
      for (const line of lines) line.spot = null;
      draw();
    },
    /** @param {MouseEvent} event */
    move(event) {
      if (!event.isTrusted) return;
      const at = under(event);
      for (const line of lines) line.iframe.classList.toggle('over', line === at || line.isOpen);
    },
    /** Before the browser knows that the pointer is on a line, and where there is none to be on it, the press comes here. @param {PointerEvent} event */
    press(event) {
      const line = event.isTrusted ? under(event) : undefined;
      if (!line || line.isOpen) return;
      turn(line, true);
      tell(line);
    },
    /** A press beside an open line closes it. */
    dismiss() {
      for (const line of lines) {
        if (!line.isOpen) continue;
        turn(line, false);
        tell(line);
      }
    },
    /** By the keyboard: into the newest line, opened. */
    enter() {
      const line = lines.filter(({ iframe }) => iframe.classList.contains('shown')).at(-1);
      if (!line) return;
      turn(line, true);
      tell(line);
      line.iframe.focus();
    },
    /** @type {Record<string, (message: any) => void>} what a frame says that the person did */
    did: {
      ready({ name, card }) {
        const line = lines.find(({ iframe }) => Frame.answers(iframe, name));
        if (!line) return;
        Object.assign(line, { frame: card, said: '' });
        tell(line);
      },
      line_size({ card, turn: of, width, height, open }) {
        const line = from(card);
        if (!line || of !== line.turn) return;
        line.size = { width, height };
        if (!open) Object.assign(line, { closed: line.size, spot: null });
        draw();
      },
      line_open({ card, open }) {
        const line = from(card);
        if (!line) return;
        turn(line, open === true);
        line.said = '';
      },
      line_hide({ card }) {
        const line = from(card);
        if (line) Incoming.hide(line.notice.item);
      },
    },
  };
})();
