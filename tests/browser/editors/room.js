/**
 * What every editor's page shares: a conversation with one message box, the Send button, and what a test asks of it.
 *
 * @typedef {{text: () => string, set: (text: string) => void, focus: () => void, submits?: boolean}} Mounted
 *   `text` is the editor's own model; `submits`: the Send button submits a form, which sends
 * @typedef {(place: HTMLElement, send: () => boolean) => Mounted} Mount `send` is true, for key maps that ask
 */

/** @param {Mount} mount */
export function room(mount) {
  const place = /** @type {HTMLElement} */ (document.getElementById('place'));
  const messages = /** @type {HTMLElement} */ (document.getElementById('messages'));
  const sent = /** @type {string[]} */ ([]);

  function send() {
    const text = editor.text().trim();
    if (text) {
      sent.push(text);
      const item = document.createElement('li');
      item.textContent = text;
      messages.append(item);
      editor.set('');
    }
    editor.focus();
    return true;
  }

  const editor = mount(place, send);
  if (!editor.submits) document.getElementById('send')?.addEventListener('click', send);
  Object.assign(window, { sent, editor });
  editor.focus();
}
