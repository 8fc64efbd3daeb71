/**
 * The way to the helper. Inside the extension it is the worker; on the helper's own page it is the page's own
 * origin, with the secret that came in the address's fragment.
 */

/** @typedef {{ok: true, answer: Answer} | {ok: false, why: string, say: string}} Result */
/** @typedef {{helper: string, say: string, version?: string, connect?: boolean}} State connect: a person can, by hand */
/** @typedef {{check: (text: string, context: Context) => Promise<Result>, state: () => Promise<State>}} Helper */

// The helper refuses longer texts; a text that will be refused need not be copied there.
const MOST = 50_000;
const PATIENCE = 20_000; // milliseconds: a long proposal on a slow computer
const OPEN = 'On this computer, run “inlane serve --open” and use the page that opens.';
const SAY = {
  too_long: `This text is longer than ${MOST.toLocaleString('en')} characters. Check it in parts.`,
  no_secret: `This page was opened without its key, so the helper will not answer it. ${OPEN}`,
  wrong_secret: `This page’s key is not the helper’s. The helper was probably started again. ${OPEN}`,
  no_helper: `The helper is not running. ${OPEN}`,
  slow: 'The helper took too long. Try again, or check the text in parts.',
  broken: 'Something went wrong on our side. Your text was not touched.',
  reload: 'Inlane was updated or switched off. Reload this page.',
};

/** @returns {Helper} the way that works where this page was opened */
export function findHelper() {
  return inExtension() ? byWorker : byFetch(takeSecret());
}

/** Is this page part of the extension, or served by the helper? */
export function inExtension() {
  return Boolean(globalThis.chrome?.runtime?.id);
}

/** The shipped rules, beside this page in both places, with the advice in the language that is wanted. @returns {Promise<Rules>} */
export async function readRules() {
  const [rules, { tag }] = await Promise.all([read('/rules.json'), language()]);
  const [lang] = tag.toLowerCase().split('-');
  const isOther = lang !== rules.lang && Object.hasOwn(rules.languages, lang);
  return isOther ? laid(rules, await read(`/shared/advice.${lang}.json`)) : rules;
}

/** The language of the advice, and whether the person chose it. @returns {Promise<{tag: string, chosen: string | null}>} */
export async function language() {
  const usual = { tag: navigator.language, chosen: null };
  return inExtension() ? (await askWorker({ ask: 'language' }).catch(() => null)) ?? usual : usual;
}

/** @param {string} path */
async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be read`);
  return response.json();
}

/** What is, with what is told otherwise laid over it. @param {any} first @param {any} other @returns {any} */
function laid(first, other) {
  if (!first || typeof first !== 'object' || !other || typeof other !== 'object' || Array.isArray(other)) return other;
  const over = Object.entries(other).map(([key, value]) => [key, laid(first[key], value)]);
  return Object.assign(Array.isArray(first) ? [...first] : { ...first }, Object.fromEntries(over));
}

/**
 * Ask the worker something.
 * @param {Record<string, unknown>} message
 * @returns {Promise<any>}
 */
export function askWorker(message) {
  return chrome.runtime.sendMessage({ to: 'worker', ...message });
}

/** @type {Helper} */
const byWorker = {
  async check(text, context) {
    if (isTooLong(text)) return not('too_long');
    try {
      return (await askWorker({ ask: 'check', text, context })) ?? not('broken');
    } catch {
      return not('reload');
    }
  },
  async state() {
    try {
      return (await askWorker({ ask: 'state' })) ?? { helper: 'off', say: SAY.broken };
    } catch {
      return { helper: 'off', say: SAY.reload };
    }
  },
};

/**
 * @param {string} secret kept here and nowhere else
 * @returns {Helper}
 */
function byFetch(secret) {
  /** @param {string} text @param {Context} context @returns {Promise<Result>} */
  async function check(text, context) {
    if (!secret) return not('no_secret');
    if (isTooLong(text)) return not('too_long');
    try {
      return await answered(await post('/v1/classify', secret, { text, context, lang: navigator.language }));
    } catch (error) {
      return not(error instanceof DOMException && error.name === 'TimeoutError' ? 'slow' : 'no_helper');
    }
  }
  return { check, state: () => greet(secret) };
}

/** Is the helper there, and does it take this key? @param {string} secret @returns {Promise<State>} */
async function greet(secret) {
  if (!secret) return { helper: 'off', say: SAY.no_secret };
  try {
    const response = await post('/v1/hello', secret, { nonce: crypto.randomUUID() });
    return response.ok ? { helper: 'on', say: '' } : { helper: 'off', say: response.status === 401 ? SAY.wrong_secret : SAY.broken };
  } catch {
    return { helper: 'off', say: SAY.no_helper };
  }
}

/** @param {string} path @param {string} secret @param {unknown} body */
function post(path, secret, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** @param {Response} response @returns {Promise<Result>} */
async function answered(response) {
  if (response.status === 401) return not('wrong_secret');
  if (response.status === 413) return not('too_long');
  if (response.status === 503) return not('slow');
  const body = await response.json();
  if (response.ok) return { ok: true, answer: body };
  return { ok: false, why: 'refused', say: body.error.message };
}

/** The secret in the address's fragment, taken out of the address at once. */
function takeSecret() {
  const secret = new URLSearchParams(location.hash.slice(1)).get('secret') ?? '';
  history.replaceState(null, '', location.pathname + location.search);
  return secret;
}

/** Longer than the helper takes? It counts characters, a string's length counts UTF-16 units. @param {string} text */
function isTooLong(text) {
  return text.length > MOST && (text.length > 2 * MOST || [...text].length > MOST);
}

/** @param {keyof typeof SAY} why @returns {{ok: false, why: string, say: string}} */
function not(why) {
  return { ok: false, why, say: SAY[why] };
}
