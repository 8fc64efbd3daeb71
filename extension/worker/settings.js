/** What the person has switched on or off, on this computer. */
import { read, write } from './kept.js';

const INCOMING = 'incoming';
const QUIET = 'quiet';

/** Are the other side's messages looked at? @returns {Promise<boolean>} */
export async function incoming() {
  return (await read(INCOMING)) !== false;
}

/** @param {boolean} on @returns {Promise<void>} */
export async function setIncoming(on) {
  await write(INCOMING, on);
}

/** Is nothing drawn on the pages, so that the badge and the popup alone say what was found? @returns {Promise<boolean>} */
export async function quiet() {
  return (await read(QUIET)) === true;
}

/** @param {boolean} on @returns {Promise<void>} */
export async function setQuiet(on) {
  await write(QUIET, on);
}
