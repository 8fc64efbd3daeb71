/** Ready answers to what the other side asks for: friendly, short, firm. They go into the message box; the person sends. */
import { el, fill } from './dom.js';

/** @typedef {import('./book.js').Book} Book */

const WORDS = { heading: 'Ready answers', about: 'When', spoken: 'In', note: 'Goes into your message box. You send it.' };

/**
 * @param {Book} book
 * @param {string} platform
 * @param {string[]} kinds what was found; the first situation that one of them shows is chosen
 * @param {string | null | undefined} role of who answers, where it is known
 * @param {(text: string, event: Event) => void} take
 */
export function answersView(book, platform, kinds, role, take) {
  const situations = book.situations(platform, role);
  const fitting = situations.find((situation) => situation.kinds.some((kind) => kinds.includes(kind)));
  const list = el('ul', { class: 'answers' });
  const names = situations.map(({ id, name }) => el('option', { value: id, selected: id === fitting?.id }, name));
  const choice = el('select', { onchange: () => write() }, ...names);
  const { languages, lang: usual } = book.rules;
  const tongues = Object.entries(languages).map(([lang, name]) => el('option', { value: lang, selected: lang === usual, lang }, name));
  const spoken = el('select', { onchange: () => write() }, ...tongues);
  const write = () => {
    const replies = situations.find(({ id }) => id === choice.value)?.replies.filter(({ lang }) => lang === spoken.value) ?? [];
    fill(list, ...replies.map(({ tone, text, lang }) => el('li', { lang }, answerButton(tone, text, take))));
  };
  write();
  return el(
    'section',
    { class: 'ready', 'aria-label': WORDS.heading },
    el('label', { class: 'about' }, el('span', {}, WORDS.about), choice),
    list,
    tongues.length > 1 && el('label', { class: 'about' }, el('span', {}, WORDS.spoken), spoken),
    el('p', { class: 'soft' }, WORDS.note),
  );
}

/** @param {string} tone @param {string} text @param {(text: string, event: Event) => void} take */
function answerButton(tone, text, take) {
  const press = (/** @type {Event} */ event) => take(text, event);
  return el('button', { type: 'button', 'data-tone': tone, onclick: press }, el('span', { class: 'tone' }, tone), el('span', { dir: 'auto' }, text));
}
