import { room } from './room.js';
import { field } from './field.js';

room((place, send) => field(document.createElement('input'), place, send));
