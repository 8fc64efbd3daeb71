/** In which language the advice is: the browser's, or one that the person chooses. */
import { el } from '../shared/dom.js';
import { askWorker, language } from '../shared/helper.js';

const WORDS = { label: 'Advice in', usual: 'The browser’s language' };

/** @param {{[lang: string]: string}} languages @param {() => void} changed */
export async function speechView(languages, changed) {
  const { chosen } = await language();
  /** @param {Event} event */
  const choose = async ({ target }) => {
    await askWorker({ ask: 'set_language', tag: /** @type {HTMLSelectElement} */ (target).value || null });
    changed();
  };
  const options = Object.entries({ '': WORDS.usual, ...languages }).map(([tag, name]) =>
    el('option', { value: tag, selected: tag === (chosen ?? ''), lang: tag || null }, name),
  );
  return el('label', { class: 'switch' }, WORDS.label, el('select', { onchange: choose }, ...options));
}
