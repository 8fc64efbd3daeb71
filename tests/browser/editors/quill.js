import Quill from 'quill';
import 'quill/dist/quill.core.css';

import { room } from './room.js';

room((place, send) => {
  const quill = new Quill(place, {
    modules: { keyboard: { bindings: { send: { key: 'Enter', shiftKey: false, handler: () => !send() } } } },
  });
  return {
    text: () => quill.getText().replace(/\n$/, ''),
    set: (text) => quill.setText(text),
    focus: () => quill.focus(),
  };
});
