/**
 * A field of the browser's own, sending on Enter.
 * @param {HTMLTextAreaElement | HTMLInputElement} box @param {HTMLElement} place @param {() => boolean} send
 */
export function field(box, place, send) {
  box.className = 'box';
  box.setAttribute('aria-label', 'Message');
  place.append(box);
  box.addEventListener('keydown', (event) => {
    const { key, shiftKey, isComposing } = /** @type {KeyboardEvent} */ (event);
    if (key !== 'Enter' || shiftKey || isComposing) return;
    event.preventDefault();
    send();
  });
  return {
    text: () => box.value,
    set: (/** @type {string} */ text) => void (box.value = text),
    focus: () => box.focus(),
  };
}
