import { createElement, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor, Editor, Node, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, ReactEditor, Slate, withReact } from 'slate-react';

import { room } from './room.js';

room((place, send) => {
  const editor = withHistory(withReact(createEditor()));

  /** @param {React.KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  }

  function Box() {
    const initialValue = useMemo(() => [{ type: 'paragraph', children: [{ text: '' }] }], []);
    return createElement(Slate, { editor, initialValue }, createElement(Editable, { onKeyDown }));
  }

  createRoot(place).render(createElement(Box));
  return {
    text: () => editor.children.map((node) => Node.string(node)).join('\n'),
    set(text) {
      Transforms.delete(editor, { at: { anchor: Editor.start(editor, []), focus: Editor.end(editor, []) } });
      if (text) Transforms.insertText(editor, text, { at: Editor.start(editor, []) });
    },
    focus: () => requestAnimationFrame(() => ReactEditor.focus(editor)),
  };
});
