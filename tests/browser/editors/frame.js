import { room } from './room.js';
import { field } from './field.js';

// The message box in a frame of the same site, as an embedded inbox has it; the Send button is in there too.
if (window === window.top) {
  const frame = document.createElement('iframe');
  frame.src = location.href;
  frame.id = 'inner';
  frame.title = 'Inbox';
  frame.style.cssText = 'width: 100%; height: 420px; border: 0';
  document.getElementById('compose')?.replaceChildren(frame);
} else {
  room((place, send) => field(document.createElement('textarea'), place, send));
}
