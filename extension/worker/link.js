/**
 * The link to the helper: the browser starts it, it says on the pipe where it is and what proves it, and only then
 * does any text go to it. When it fails it is started again, later each time.
 */
import { expectedMac, newNonce } from './proof.js';
import { rules } from './rules.js';
import { notChecked, say } from './say.js';

/** @typedef {import('./say.js').Fault} Fault */
/** @typedef {{port: number, secret: string, api: number, version: string}} Told */
/** @typedef {{ok: true, answer: Answer} | import('./say.js').NotChecked} Result */

const HOST = 'app.inlane.helper';
const MOST = 50_000; // characters; the helper takes no longer text
const WAIT_FOR_START = 1200; // milliseconds that a question waits for a helper that is starting
const HELLO = 1000;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5000;
const MANY_STARTS = 4;
const PROVED_FOR = 5000;
const GECKO = 'moz-extension:';
// Faults that another start does not cure at once: tried again only when somebody asks.
/** @type {Fault[]} */
const LASTING = ['missing', 'forbidden', 'stranger', 'old_helper', 'old_extension'];

export class Link {
  /** @param {() => void} onBack called when the helper answers again after a fault */
  constructor(onBack) {
    this.onBack = onBack;
    /** @type {chrome.runtime.Port | null} */
    this.pipe = null;
    /** @type {Told | null} */
    this.told = null;
    /** @type {Promise<boolean>} does the helper answer? */
    this.ready = Promise.resolve(false);
    /** @type {Fault} why it does not */
    this.fault = 'starting';
    this.provedAt = 0;
    this.failures = 0;
    this.notBefore = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Start the helper when it is not there; safe to call at any time. */
  wake() {
    if (this.pipe || this.timer || Date.now() < this.notBefore) return;
    this.#start();
  }

  /**
   * @param {string} text
   * @param {Context} context
   * @param {number} patience milliseconds for the answer
   * @returns {Promise<Result>}
   */
  async check(text, context, patience) {
    if (isTooLong(text)) return notChecked('too_long');
    if (!(await this.#isReady())) return notChecked(this.fault);
    const told = /** @type {Told} */ (this.told);
    try {
      if (Date.now() - this.provedAt > PROVED_FOR) await this.#prove(told);
      const response = await post(told, '/v1/classify', { text, context }, patience);
      return await this.#answered(response);
    } catch (error) {
      return this.#failed(told, error);
    }
  }

  /** @returns {Promise<{helper: 'on' | 'off' | 'starting', say: string, version: string}>} */
  async state() {
    const isOn = await this.#isReady();
    const helper = isOn ? 'on' : [...LASTING, 'keeps_stopping'].includes(this.fault) ? 'off' : 'starting';
    return { helper, say: isOn ? '' : say(this.fault), version: this.told?.version ?? '' };
  }

  /** Waits a little for the first start. After a fault the answer is "not checked" at once; `onBack` tells when it is over. */
  async #isReady() {
    this.wake();
    const until = Date.now() + (this.failures ? 0 : WAIT_FOR_START);
    while (!(await Promise.race([this.ready, later(until - Date.now(), false)]))) {
      if (LASTING.includes(this.fault) || Date.now() >= until) return false;
      await later(Math.min(50, until - Date.now()), null);
    }
    return this.told !== null;
  }

  #start() {
    const pipe = chrome.runtime.connectNative(HOST);
    this.pipe = pipe;
    this.ready = new Promise((resolve) => {
      pipe.onMessage.addListener((message) => {
        if (message.port) this.#hear(pipe, message).then(resolve);
      });
      pipe.onDisconnect.addListener(() => {
        // Read here: the browser clears it after this listener.
        this.#lost(pipe, faultOf(chrome.runtime.lastError?.message));
        resolve(false);
      });
    });
  }

  /** @param {chrome.runtime.Port} pipe @param {Told} told @returns {Promise<boolean>} does the helper answer? */
  async #hear(pipe, told) {
    // In Firefox our origin is another one in every profile, so the helper cannot know it beforehand.
    const origin = new URL(chrome.runtime.getURL('')).origin;
    if (origin.startsWith(GECKO)) pipe.postMessage({ ask: 'origin', origin });
    try {
      await this.#greet(told);
    } catch (error) {
      this.#lost(pipe, error instanceof Wrong ? error.fault : 'stopped');
      return false;
    }
    this.told = told;
    this.fault = 'stopped';
    if (this.failures) this.onBack();
    this.failures = 0;
    return true;
  }

  /** @param {Told} told */
  async #greet(told) {
    const { api } = await rules();
    if (told.api !== api) throw new Wrong(told.api < api ? 'old_helper' : 'old_extension');
    await this.#prove(told);
  }

  /** Nothing of a text goes out before this has passed. @param {Told} told */
  async #prove(told) {
    const nonce = newNonce();
    const response = await post(told, '/v1/hello', { nonce }, HELLO);
    const said = response.ok ? await response.json().catch(() => null) : null;
    if (!said || said.mac !== (await expectedMac(told.secret, told.port, nonce))) throw new Wrong('stranger');
    this.provedAt = Date.now();
  }

  /** @param {Response} response @returns {Promise<Result>} */
  async #answered(response) {
    if (response.status === 413) return notChecked('too_long');
    if (response.status === 422 || response.status === 400) return notChecked('refused');
    if (response.status === 503) return notChecked('busy');
    if (!response.ok) throw new Wrong('broken');
    const answer = await response.json();
    if (!Array.isArray(answer.findings)) throw new Wrong('broken');
    this.provedAt = Date.now();
    return { ok: true, answer };
  }

  /** Say so at once, and see to it that the next question finds a helper. @param {Told} told @param {unknown} error */
  #failed(told, error) {
    const fault = error instanceof Wrong ? error.fault : isTimeout(error) ? 'slow' : 'stopped';
    this.provedAt = 0;
    const { pipe } = this;
    if (pipe && this.told === told) {
      // One long text may be slow in a sound helper: it may stay if it still answers.
      const cure = fault === 'slow' ? this.#prove(told) : Promise.reject(error);
      cure.catch(() => this.#lost(pipe, fault));
    }
    return notChecked(fault);
  }

  /** @param {chrome.runtime.Port} pipe @param {Fault} fault */
  #lost(pipe, fault) {
    if (this.pipe !== pipe) return;
    pipe.disconnect();
    this.pipe = this.told = null;
    this.provedAt = 0;
    this.ready = Promise.resolve(false);
    this.failures += 1;
    this.fault = this.failures > MANY_STARTS && !LASTING.includes(fault) ? 'keeps_stopping' : fault;
    const pause = Math.min(FIRST_PAUSE * 2 ** (this.failures - 1), LONGEST_PAUSE);
    this.notBefore = Date.now() + pause;
    if (!LASTING.includes(fault)) this.timer = setTimeout(() => this.#again(), pause);
  }

  #again() {
    this.timer = undefined;
    if (!this.pipe) this.#start();
  }
}

/** A fault that is not the network's. */
class Wrong extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

/** @param {Told} told @param {string} path @param {unknown} body @param {number} patience */
function post({ port, secret }, path, body, patience) {
  /** @type {Record<string, string>} */
  const headers = { 'Content-Type': 'application/json' };
  // The secret is shown only to who has proved to know it.
  if (path !== '/v1/hello') headers.Authorization = `Bearer ${secret}`;
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patience),
  });
}

/** Why the browser closed the pipe: it tells only in English words. @param {string | undefined} message @returns {Fault} */
function faultOf(message = '') {
  if (/not found|no such native/i.test(message)) return 'missing';
  if (/forbidden|permission/i.test(message)) return 'forbidden';
  return 'stopped';
}

/** @param {unknown} error */
function isTimeout(error) {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** The helper counts characters, a string's length counts UTF-16 units. @param {string} text */
function isTooLong(text) {
  return text.length > MOST && (text.length > 2 * MOST || [...text].length > MOST);
}

/** @template T @param {number} milliseconds @param {T} value @returns {Promise<T>} */
function later(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds), value));
}
