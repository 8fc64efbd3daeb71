import { room } from './room.js';

// The title of a job post, in a form of its own as titles are: Enter submits it.
room((place, send) => {
  const form = document.createElement('form');
  const box = document.createElement('input');
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('send'));
  form.id = 'post';
  box.name = 'title';
  box.className = 'box';
  box.setAttribute('aria-label', 'Title');
  form.append(box);
  place.append(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  button.textContent = 'Post job';
  button.type = 'submit';
  button.setAttribute('form', 'post');
  return { text: () => box.value, set: (text) => void (box.value = text), focus: () => box.focus(), submits: true };
});
