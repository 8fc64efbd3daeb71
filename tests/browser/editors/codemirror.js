import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

import { room } from './room.js';

room((place, send) => {
  const keys = [{ key: 'Enter', run: () => send() }, ...historyKeymap, ...defaultKeymap];
  const view = new EditorView({
    parent: place,
    state: EditorState.create({ extensions: [history(), keymap.of(keys), EditorView.lineWrapping] }),
  });
  return {
    text: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
  };
});
