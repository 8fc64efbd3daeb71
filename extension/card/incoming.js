/** A message from the other side: what it asks for in one line, and behind it the reason, ready answers, and where to report it. */
import { answersView } from '../shared/answers.js';
import { Book } from '../shared/book.js';
import { at, el, fill, shape, Voice } from '../shared/dom.js';
import { sourceView } from '../shared/finding.js';
import { readRules } from '../shared/helper.js';
import { appeared, button, isMeant } from './hands.js';
import { announce, isForUs, tellPage } from './link.js';
import { NEWS, tell } from './sound.js';

/** @typedef {{turn: number, findings: Finding[], platform: string, role: string | null, dark: boolean, room: number, tall: number, aloud?: string, open: boolean}} Asked */

const WORDS = { close: 'Close', more: 'And:', report: 'Report', opens: 'opens in a new tab', hide: 'Hide this', source: 'Source', open: 'What you can answer' };

const AFTER = 1000; // milliseconds, before it is said

const place = at('line');
const voice = new Voice();
/** @type {Asked | null} */
let asked = null;
let isOpen = false;
/** @type {Promise<Book> | undefined} only a line that is opened needs the rules */
let book;

/** @param {Asked} message */
async function show(message) {
  const isNew = titles(message) !== (asked && titles(asked));
  asked = message;
  document.documentElement.style.colorScheme = message.dark ? 'dark' : 'light';
  document.documentElement.style.setProperty('--room', `${message.room}px`);
  document.documentElement.style.setProperty('--tall', `${message.tall}px`);
  if (isNew) void tell(voice, message.aloud, message.findings[0].title, AFTER, NEWS);
  if (isNew || isOpen !== message.open) await turn(message.open);
  measure();
}

/** @param {Asked} message */
function titles({ findings }) {
  return findings.map(({ title }) => title).join(' ');
}

/** @param {boolean} open */
async function turn(open) {
  if (!asked) return;
  const held = place.contains(document.activeElement);
  isOpen = open;
  if (open) book ??= readRules().then((rules) => new Book(rules));
  const view = open && book ? asksView(asked, await book) : lineView(asked);
  appeared();
  fill(place, view);
  if (held || (open && document.hasFocus())) /** @type {HTMLElement | null} */ (place.querySelector('[data-focus]'))?.focus({ preventScroll: true });
  measure();
}

/** The person's own hand opens and closes. @param {boolean} open */
function choose(open) {
  tellPage('line_open', { open });
  void turn(open);
}

/** @param {Asked} message */
function lineView({ findings: [{ title }] }) {
  /** @param {Event} event */
  const open = (event) => isMeant(event) && choose(true);
  const how = { class: 'line', type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'data-focus': '', title: WORDS.open, onclick: open };
  return el('button', how, shape('depends'), title);
}

/** @param {Asked} message @param {Book} rules */
function asksView({ findings, platform, role }, rules) {
  const [{ title, why, source, see_also: others }] = findings;
  const more = [...new Set(findings.map((finding) => finding.title))].slice(1);
  const kinds = findings.map(({ kind }) => kind);
  return el(
    'section',
    { class: 'asks', role: 'dialog', 'aria-labelledby': 'title', 'aria-describedby': 'why' },
    el('header', {}, shape('depends'), el('h3', { id: 'title' }, title), button('✕', () => choose(false), { class: 'plain', 'aria-label': WORDS.close, id: 'close', 'data-focus': '' })),
    el('p', { id: 'why' }, why),
    more.length > 0 && el('p', { class: 'soft' }, [WORDS.more, ...more].join(' '), '.'),
    answersView(rules, platform, kinds, role, answer),
    el(
      'footer',
      { class: 'apart' },
      report(rules.platform(platform).report),
      button(WORDS.hide, () => tellPage('line_hide'), { class: 'link', id: 'hide' }),
      el('details', {}, el('summary', {}, WORDS.source), ...sourceView(source, others)),
    ),
  );
}

/** @param {string} text @param {Event} event */
function answer(text, event) {
  if (!isMeant(event)) return;
  tellPage('line_answer', { text });
  choose(false);
}

/** The marketplace's own page; we send nothing. @param {Link | null} link */
function report(link) {
  return link && el('a', { href: link.url, target: '_blank', rel: 'noreferrer', id: 'report', title: link.title }, WORDS.report, el('span', { class: 'spoken' }, ` (${WORDS.opens})`));
}

/** Ask for just the room that the words take. */
function measure() {
  const view = place.firstElementChild;
  if (!view || !asked) return;
  const { width, height } = view.getBoundingClientRect();
  tellPage('line_size', { turn: asked.turn, width: Math.ceil(width) + 2, height: Math.ceil(height) + 2, open: isOpen });
}

chrome.runtime.onMessage.addListener((message, sender) => {
  if (isForUs(message, sender)) void show(message);
});
addEventListener('keydown', (event) => event.isTrusted && event.key === 'Escape' && isOpen && choose(false));
addEventListener('toggle', measure, true);
new ResizeObserver(measure).observe(place);
announce();
