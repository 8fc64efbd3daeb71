/** What a screen reader is told on the pages without being asked. */
import { el } from '../shared/dom.js';
import { askWorker } from '../shared/helper.js';

const LABEL = 'Screen reader';
const WAYS = { words: 'Say what was found', sound: 'Say it with a short sound instead', nothing: 'Don’t announce' };

export async function readerView() {
  const { how } = await askWorker({ ask: 'aloud' });
  /** @param {Event} event */
  const choose = ({ target }) => askWorker({ ask: 'set_aloud', how: /** @type {HTMLSelectElement} */ (target).value });
  const options = Object.entries(WAYS).map(([way, words]) => el('option', { value: way, selected: way === how }, words));
  return el('label', { class: 'switch' }, LABEL, el('select', { id: 'reader', onchange: choose }, ...options));
}
