import { ContentState, Editor, EditorState } from 'draft-js';
import { createElement, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'draft-js/dist/Draft.css';

import { room } from './room.js';

room((place, send) => {
  let now = EditorState.createEmpty();
  /** @type {(next: EditorState) => void} */
  let show = () => undefined;
  /** @type {{current: Editor | null}} */
  let box = { current: null };

  function Box() {
    const [editorState, set] = useState(now);
    box = useRef(null);
    show = (next) => {
      now = next;
      set(next);
    };
    const handleReturn = (/** @type {React.KeyboardEvent} */ event) => {
      if (event.shiftKey) return 'not-handled';
      send();
      return 'handled';
    };
    return createElement(Editor, { ref: box, editorState, onChange: show, handleReturn });
  }

  createRoot(place).render(createElement(Box));
  return {
    text: () => now.getCurrentContent().getPlainText('\n'),
    set: (text) => show(EditorState.moveFocusToEnd(EditorState.push(now, ContentState.createFromText(text), 'remove-range'))),
    focus: () => requestAnimationFrame(() => box.current?.focus()),
  };
});
