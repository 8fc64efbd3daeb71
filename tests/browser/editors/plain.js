import { room } from './room.js';

room((place, send) => {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.className = 'box';
  box.style.whiteSpace = 'pre-wrap';
  place.append(box);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return {
    text: () => box.innerText.replace(/\n$/, ''),
    set: (text) => box.replaceChildren(...(text ? [text] : [])),
    focus: () => box.focus(),
  };
});
