import { room } from './room.js';
import { field } from './field.js';

room((place, send) => {
  const root = place.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = '.box { width: 100%; min-height: 92px; box-sizing: border-box; font: inherit; }';
  const inside = document.createElement('div');
  root.append(style, inside);
  return field(document.createElement('textarea'), inside, send);
});
