import { ClassicEditor, Essentials, Paragraph, Bold } from 'ckeditor5';
import 'ckeditor5/ckeditor5.css';

import { room } from './room.js';

const place = /** @type {HTMLElement} */ (document.getElementById('place'));
const inner = document.createElement('div');
place.append(inner);
ClassicEditor.create(inner, { licenseKey: 'GPL', plugins: [Essentials, Paragraph, Bold], toolbar: ['bold', 'undo'] }).then((editor) =>
  room((_, send) => {
    editor.editing.view.document.on(
      'enter',
      (event, data) => {
        if (data.isSoft) return;
        data.preventDefault();
        event.stop();
        send();
      },
      { priority: 'high' },
    );
    return {
      text: () => [...editor.model.document.getRoot().getChildren()].map(lineOf).join('\n'),
      set: (text) => editor.setData(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
      focus: () => editor.editing.view.focus(),
    };
  }),
);

/** A soft break is a line of its own. */
function lineOf(block) {
  return [...block.getChildren()].map((node) => (node.is('$text') ? node.data : '\n')).join('');
}
