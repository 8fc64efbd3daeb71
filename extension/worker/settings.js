/** What the person has switched on or off, on this computer. */
import { read, write } from './kept.js';

const INCOMING = 'incoming';

/** Are the other side's messages looked at? @returns {Promise<boolean>} */
export async function incoming() {
  return (await read(INCOMING)) !== false;
}

/** @param {boolean} on @returns {Promise<void>} */
export async function setIncoming(on) {
  await write(INCOMING, on);
}
