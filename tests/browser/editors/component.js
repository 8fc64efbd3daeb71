import { room } from './room.js';

// A box that is edited in place, inside a web component.
room((place, send) => {
  const root = place.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = 'div { min-height: 92px; max-height: 220px; overflow: auto; padding: 10px 14px; white-space: pre-wrap; }';
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.setAttribute('role', 'textbox');
  box.setAttribute('aria-label', 'Message');
  root.append(style, box);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return {
    text: () => box.innerText.replace(/\n$/, ''),
    set: (text) => void (box.textContent = text),
    focus: () => box.focus(),
  };
});
