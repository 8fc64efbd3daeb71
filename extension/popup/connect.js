/** Connecting by hand a helper that the browser cannot start: the six digits that it shows, typed here and nowhere else. */
import { el, fill } from '../shared/dom.js';
import { askWorker } from '../shared/helper.js';

const DIGITS = 6;

/** @param {() => void} connected @returns {HTMLElement} */
export function connectView(connected) {
  const said = el('p', { class: 'soft', role: 'status' });
  const box = el('input', { id: 'digits', inputmode: 'numeric', autocomplete: 'off', maxlength: DIGITS + 1, size: DIGITS + 2, 'aria-describedby': 'digits-how' });
  const button = el('button', { type: 'submit' }, 'Connect');
  /** @param {Event} event */
  const connect = async (event) => {
    event.preventDefault();
    if (!event.isTrusted) return;
    const digits = [...box.value].filter((letter) => letter >= '0' && letter <= '9').join('');
    if (digits.length !== DIGITS) return void fill(said, 'Type all six digits.');
    button.disabled = true;
    fill(said, 'Connecting…');
    const { ok, say } = await askWorker({ ask: 'pair', digits });
    button.disabled = false;
    fill(said, say);
    if (ok) connected();
  };
  return el(
    'details',
    { class: 'connect' },
    el('summary', {}, 'Connect it by hand'),
    el('p', { id: 'digits-how' }, 'Some browsers cannot start Inlane. Run “inlane serve”, then type the six digits that it shows.'),
    el('form', { class: 'apart', onsubmit: connect }, el('label', { for: 'digits' }, 'Six digits'), box, button),
    said,
  );
}
