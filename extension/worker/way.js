/**
 * The way to one helper. Its secret came over the browser's pipe, or of six digits; it never crosses the wire: every
 * question and every answer is signed with it, so that nobody who takes the helper's place can ask or answer for it.
 */
import { post } from './post.js';
import { hello, mac, nameOf, newNonce, request, response } from './proof.js';

/** @typedef {{status: number, ok: boolean, text: string}} Reply */

const HELLO = 1000; // milliseconds

/** A fault that is not the network's. */
export class Wrong extends Error {
  /** @param {import('./say.js').Fault} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

export class Way {
  /** @param {number} port @param {CryptoKey} key @param {string} name of the key */
  constructor(port, key, name) {
    this.port = port;
    this.key = key;
    this.name = name;
  }

  /** @param {number} port @param {CryptoKey} key */
  static async to(port, key) {
    return new Way(port, key, await nameOf(key));
  }

  /** Only who has the secret can answer this, and nothing of a text goes out before. @returns {Promise<{api: number, version: string}>} */
  async greet() {
    const nonce = newNonce();
    const answer = await post(this.port, '/v1/hello', JSON.stringify({ nonce }), { 'X-Inlane-Key': this.name }, HELLO);
    const said = answer.ok ? await answer.json().catch(() => null) : null;
    if (!said || said.mac !== (await mac(this.key, hello(this.port, nonce)))) throw new Wrong('stranger');
    return { api: Number(said.api), version: String(said.version) };
  }

  /** @param {string} path @param {string} body @param {number} patience @returns {Promise<Reply>} */
  async ask(path, body, patience) {
    const nonce = newNonce();
    const signature = await mac(this.key, await request(path, this.port, nonce, body));
    const headers = { 'X-Inlane-Key': this.name, 'X-Inlane-Nonce': nonce, 'X-Inlane-Mac': signature };
    const answer = await post(this.port, path, body, headers, patience);
    const text = await answer.text();
    const shown = answer.headers.get('X-Inlane-Mac');
    // A refusal before the proof is not signed; it lets no text pass for checked.
    if (answer.ok && shown !== (await mac(this.key, await response(answer.status, nonce, text)))) throw new Wrong('stranger');
    return { status: answer.status, ok: answer.ok, text };
  }
}
