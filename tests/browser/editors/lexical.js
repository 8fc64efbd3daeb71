import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
} from 'lexical';

import { room } from './room.js';

room((place, send) => {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.style.whiteSpace = 'pre-wrap';
  place.append(box);
  const editor = createEditor({
    namespace: 'room',
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(box);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (event?.shiftKey) return false;
      event?.preventDefault();
      return send();
    },
    COMMAND_PRIORITY_HIGH,
  );
  return {
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent().replaceAll('\n\n', '\n')),
    set(text) {
      const put = () => {
        const paragraph = $createParagraphNode();
        if (text) paragraph.append($createTextNode(text));
        $getRoot().clear().append(paragraph);
        paragraph.selectEnd();
      };
      editor.update(put, { discrete: true });
    },
    focus: () => editor.focus(),
  };
});
