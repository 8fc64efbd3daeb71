/**
 * The link to the helper: the browser starts it, it says on the pipe where it is and what proves it, and only then
 * does any text go to it. When it fails it is started again, later each time. Where the browser can start none, the
 * helper that a person started and connected is asked.
 */
import { connect, findPaired } from './pairing.js';
import { mayAsk } from './post.js';
import { keyOf } from './proof.js';
import { rules } from './rules.js';
import { notChecked, say } from './say.js';
import { Way, Wrong } from './way.js';

/** @typedef {import('./say.js').Fault} Fault */
/** @typedef {import('./way.js').Reply} Reply */
/** @typedef {{port: number, secret: string, api: number, version: string}} Told */
/** @typedef {{ok: true, answer: Answer} | import('./say.js').NotChecked} Result */

const HOST = 'app.inlane.helper';
const MOST = 50_000; // characters; the helper takes no longer text
const WAIT_FOR_START = 1200; // milliseconds that a question waits for a helper that is starting
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5000;
const MANY_STARTS = 4;
const PROVED_FOR = 5000;
const GECKO = 'moz-extension:';
// Faults that another start does not cure at once: tried again only when somebody asks.
/** @type {Fault[]} */
const LASTING = ['missing', 'forbidden', 'stranger', 'old_helper', 'old_extension'];
// The browser cannot start the helper; with these a person can connect one.
/** @type {Fault[]} */
const NONE_STARTED = ['missing', 'forbidden', 'not_running', 'squatter'];

export class Link {
  /** @param {() => void} onBack called when the helper answers, at first or again after a fault */
  constructor(onBack) {
    this.onBack = onBack;
    /** @type {chrome.runtime.Port | null} */
    this.pipe = null;
    /** @type {Way | null} the way to the helper that has proved itself */
    this.way = null;
    this.version = '';
    /** @type {Promise<boolean>} does the helper answer? */
    this.ready = Promise.resolve(false);
    /** @type {Fault} why it does not */
    this.fault = 'starting';
    this.isSeeking = false; // for a helper that a person started
    this.provedAt = -Infinity; // never
    this.failures = 0;
    this.notBefore = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Start the helper when it is not there; safe to call at any time. */
  wake() {
    if (this.pipe || this.way || this.isSeeking || this.timer || performance.now() < this.notBefore) return;
    this.#start();
  }

  /**
   * @param {string} text
   * @param {Context} context
   * @param {string} lang of the advice
   * @param {number} patience milliseconds for the answer
   * @returns {Promise<Result>}
   */
  async check(text, context, lang, patience) {
    if (isTooLong(text)) return notChecked('too_long');
    if (!(await this.#isReady())) return notChecked(await this.#why(this.fault));
    const way = /** @type {Way} */ (this.way);
    try {
      // No pipe tells when a helper that a person started has gone: it proves itself before each text.
      if (!this.pipe || performance.now() - this.provedAt > PROVED_FOR) await this.#prove(way);
      return this.#answered(await way.ask('/v1/classify', JSON.stringify({ text, context, lang }), patience));
    } catch (error) {
      return this.#failed(way, error);
    }
  }

  /** Connect a helper that a person started. @param {string} digits */
  async pair(digits) {
    const fault = await connect(digits);
    if (fault) return notChecked(fault);
    clearTimeout(this.timer);
    this.timer = undefined;
    this.notBefore = 0;
    if (!this.way) await this.#seek('missing');
    return { ok: this.way !== null, say: this.way ? '' : say(this.fault) };
  }

  /** @returns {Promise<{helper: 'on' | 'off' | 'starting', say: string, version: string, connect: boolean}>} `connect`: a person can */
  async state() {
    const isOn = await this.#isReady();
    const fault = isOn ? this.fault : await this.#why(this.fault);
    const helper = isOn ? 'on' : [...LASTING, ...NONE_STARTED, 'keeps_stopping', 'no_permission'].includes(fault) ? 'off' : 'starting';
    return { helper, say: isOn ? '' : say(fault), version: this.version, connect: !isOn && NONE_STARTED.includes(this.fault) };
  }

  /** Waits a little for the first start. After a fault the answer is "not checked" at once; `onBack` tells when it is over. */
  async #isReady() {
    this.wake();
    const until = performance.now() + (this.failures ? 0 : WAIT_FOR_START);
    while (!(await Promise.race([this.ready, later(until - performance.now(), false)]))) {
      if (LASTING.includes(this.fault) || performance.now() >= until) return false;
      await later(Math.min(50, until - performance.now()), null);
    }
    return this.way !== null;
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
        const fault = faultOf(chrome.runtime.lastError?.message);
        if (this.pipe !== pipe || !NONE_STARTED.includes(fault)) {
          this.#lost(pipe, fault);
          return resolve(false);
        }
        this.pipe = null;
        return void this.#seek(fault).then(resolve);
      });
    });
  }

  /** @param {chrome.runtime.Port} pipe @param {Told} told @returns {Promise<boolean>} does the helper answer? */
  async #hear(pipe, told) {
    // In Firefox our origin is another one in every profile, so the helper cannot know it beforehand.
    const origin = new URL(chrome.runtime.getURL('')).origin;
    if (origin.startsWith(GECKO)) await answered(pipe, { ask: 'origin', origin });
    const way = await Way.to(told.port, await keyOf(told.secret));
    try {
      if (told.api !== (await rules()).api) throw new Wrong(await this.#age(told.api));
      await this.#prove(way);
    } catch (error) {
      this.#lost(pipe, error instanceof Wrong ? error.fault : 'stopped');
      return false;
    }
    return this.#found(way);
  }

  /** @param {Fault} fault why the browser starts none @returns {Promise<boolean>} is there one that a person started? */
  async #seek(fault) {
    this.isSeeking = true;
    try {
      const found = await findPaired();
      if (typeof found === 'string') throw new Wrong(found === 'missing' ? fault : found);
      if (found.said.api !== (await rules()).api) throw new Wrong(await this.#age(found.said.api));
      this.version = found.said.version;
      this.provedAt = performance.now();
      return this.#found(found.way);
    } catch (error) {
      this.#lost(null, error instanceof Wrong ? error.fault : fault);
      return false;
    } finally {
      this.isSeeking = false;
    }
  }

  /** @param {Way} way */
  #found(way) {
    this.way = way;
    this.fault = 'stopped';
    this.ready = Promise.resolve(true);
    // Whoever asked while it started was told "not checked".
    this.onBack();
    this.failures = 0;
    return true;
  }

  /** A browser that does not let us ask the helper looks like one that has none. @param {Fault} fault @returns {Promise<Fault>} */
  async #why(fault) {
    return (await mayAsk()) ? fault : 'no_permission';
  }

  /** @param {number} api of a helper that is not of our age @returns {Promise<Fault>} */
  async #age(api) {
    return api < (await rules()).api ? 'old_helper' : 'old_extension';
  }

  /** Nothing of a text goes out before this has passed. @param {Way} way */
  async #prove(way) {
    const { version } = await way.greet();
    this.version = version;
    this.provedAt = performance.now();
  }

  /** @param {Reply} reply @returns {Result} */
  #answered(reply) {
    if (reply.status === 413) return notChecked('too_long');
    if (reply.status === 422 || reply.status === 400) return notChecked('refused');
    if (reply.status === 503) return notChecked('busy');
    if (!reply.ok && isBadRules(reply.text)) return notChecked('bad_rules');
    if (!reply.ok) throw new Wrong('broken');
    const answer = JSON.parse(reply.text);
    if (!isAnswer(answer)) throw new Wrong('broken');
    this.provedAt = performance.now();
    return { ok: true, answer };
  }

  /** Say so at once, and see to it that the next question finds a helper. @param {Way} way @param {unknown} error @returns {Promise<Result>} */
  #failed(way, error) {
    const fault = error instanceof Wrong ? error.fault : isTimeout(error) ? 'slow' : 'stopped';
    this.provedAt = -Infinity; // never
    const { pipe } = this;
    if (this.way === way) {
      // One long text may be slow in a sound helper: it may stay if it still answers.
      const cure = fault === 'slow' ? this.#prove(way) : Promise.reject(error);
      cure.catch(() => this.#lost(pipe, fault));
    }
    return this.#why(fault).then(notChecked);
  }

  /** @param {chrome.runtime.Port | null} pipe null: of a helper that a person started @param {Fault} fault */
  #lost(pipe, fault) {
    if (this.pipe !== pipe) return;
    pipe?.disconnect();
    this.pipe = this.way = null;
    this.version = '';
    this.provedAt = -Infinity; // never
    this.ready = Promise.resolve(false);
    this.failures += 1;
    this.fault = this.failures > MANY_STARTS && ![...LASTING, ...NONE_STARTED].includes(fault) ? 'keeps_stopping' : fault;
    const pause = Math.min(FIRST_PAUSE * 2 ** (this.failures - 1), LONGEST_PAUSE);
    this.notBefore = performance.now() + pause;
    if (!LASTING.includes(fault)) this.timer = setTimeout(() => this.#again(), pause);
  }

  #again() {
    this.timer = undefined;
    if (!this.pipe && !this.way) this.#start();
  }
}

/** The answer to a question on the pipe; none comes when the pipe ends first. @param {chrome.runtime.Port} pipe @param {{ask: string, origin: string}} question */
function answered(pipe, question) {
  return new Promise((resolve) => {
    pipe.onMessage.addListener((message) => message.answer === question.ask && resolve(message));
    pipe.postMessage(question);
  });
}

/** Junk with a good status is no verdict. @param {any} answer @returns {answer is Answer} */
function isAnswer(answer) {
  return Array.isArray(answer?.findings) && typeof answer.verdict === 'string' && typeof answer.hold === 'boolean';
}

/** The helper is sound, but has no rules for this marketplace: another start would not mend them. @param {string} text */
function isBadRules(text) {
  return /"code": ?"bad_rules"/.test(text);
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
