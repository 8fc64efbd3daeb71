/** Connecting to a helper that a person started: once by six digits, later by the secret that came of them. */
import { keepKey, keptKey } from './kept.js';
import { begin, isNumber, meet } from './meet.js';
import { PORTS, post } from './post.js';
import { keyOf, mac, pairing } from './proof.js';
import { Way } from './way.js';

/** @typedef {import('./say.js').Fault} Fault */

const PATIENCE = 3000; // milliseconds for one step
const NOBODY_WAITS = 409;

/**
 * The helper that was connected before, if it is there, and what it said of itself.
 * @returns {Promise<{way: Way, said: {api: number, version: string}} | Fault>}
 */
export async function findPaired() {
  const key = await keptKey().catch(() => null);
  if (!key) return 'missing';
  /** @type {Fault} */
  let fault = 'not_running';
  for (const port of PORTS) {
    const way = await Way.to(port, key);
    try {
      return { way, said: await way.greet() };
    } catch (error) {
      if (!isNobody(error)) fault = 'squatter';
    }
  }
  return fault;
}

/** @param {string} digits @returns {Promise<Fault | null>} null: connected */
export async function connect(digits) {
  const faults = /** @type {Fault[]} */ ([]);
  for (const port of PORTS) {
    const fault = await tried(port, digits).catch((error) => (isNobody(error) ? null : 'squatter'));
    if (fault === 'connected') return null;
    if (fault) faults.push(/** @type {Fault} */ (fault));
  }
  // What a helper said counts more than that another program stands beside it.
  return faults.find((fault) => fault !== 'squatter') ?? faults[0] ?? 'not_running';
}

/** @param {number} port @param {string} digits @returns {Promise<Fault | 'connected'>} */
async function tried(port, digits) {
  const { origin } = new URL(chrome.runtime.getURL(''));
  const ours = await begin(digits);
  const first = await exchange(port, { public: ours.face });
  if (first === NOBODY_WAITS) return 'no_digits';
  if (!isNumber(first?.public)) return 'squatter';
  const secret = await meet(ours, first.public, origin, port);
  if (!secret) return 'squatter';
  const key = await keyOf(secret);
  if (first.proof !== (await mac(key, pairing('helper', port, origin)))) return 'wrong_digits';
  const second = await exchange(port, { public: ours.face, proof: await mac(key, pairing('extension', port, origin)) });
  if (!second?.public) return 'no_digits';
  await keepKey(key);
  return 'connected';
}

/** What fetch throws for a place where nobody listens. @param {unknown} error */
function isNobody(error) {
  return error instanceof TypeError;
}

/** @param {number} port @param {Record<string, string>} body @returns {Promise<any>} what was answered, or the status of a refusal */
async function exchange(port, body) {
  const answer = await post(port, '/v1/pair', JSON.stringify(body), {}, PATIENCE);
  return answer.ok ? answer.json() : answer.status;
}
