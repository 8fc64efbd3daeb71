import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';

import { room } from './room.js';

room((place, send) => {
  const keys = { Enter: () => send(), 'Shift-Enter': baseKeymap.Enter, 'Mod-z': undo, 'Mod-y': redo };
  const view = new EditorView(place, {
    state: EditorState.create({ schema, plugins: [history(), keymap(keys), keymap(baseKeymap)] }),
  });
  return {
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n'),
    set(text) {
      const { tr, doc } = view.state;
      view.dispatch(text ? tr.insertText(text, 0, doc.content.size) : tr.delete(0, doc.content.size));
    },
    focus: () => view.focus(),
  };
});
