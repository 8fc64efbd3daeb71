import { createElement, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

import { room } from './room.js';

room((place, send) => {
  let now = '';
  /** @type {(text: string) => void} */
  let show = () => undefined;
  /** @type {{current: HTMLTextAreaElement | null}} */
  let box = { current: null };

  function Box() {
    const [value, set] = useState(now);
    box = useRef(null);
    show = (text) => {
      now = text;
      set(text);
    };
    return createElement('textarea', {
      ref: box,
      value,
      className: 'box',
      'aria-label': 'Message',
      onChange: (/** @type {React.ChangeEvent<HTMLTextAreaElement>} */ event) => show(event.target.value),
      onKeyDown(/** @type {React.KeyboardEvent} */ event) {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        send();
      },
    });
  }

  createRoot(place).render(createElement(Box));
  return { text: () => now, set: (text) => show(text), focus: () => requestAnimationFrame(() => box.current?.focus()) };
});
