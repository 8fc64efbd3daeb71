import { Editor, Extension } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

import { room } from './room.js';

room((place, send) => {
  const keys = Extension.create({
    name: 'send',
    priority: 1000,
    addKeyboardShortcuts: () => ({ Enter: () => send() }),
  });
  const editor = new Editor({ element: place, extensions: [keys, StarterKit] });
  return {
    text: () => editor.getText({ blockSeparator: '\n' }),
    set: (text) => void editor.commands.setContent(text ? { type: 'paragraph', content: [{ type: 'text', text }] } : ''),
    focus: () => void editor.commands.focus(),
  };
});
