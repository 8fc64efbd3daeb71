/**
 * Six digits become a secret that only this extension and the helper have (helper/inlane/pairing.py): SPEKE, a
 * Diffie-Hellman exchange whose generator comes from the digits, so that nobody who listens can try them out.
 */
import { sha256, toBase64url, toHex } from './proof.js';

const HEX_LENGTH = 512;
// RFC 3526, group 14: a safe prime of 2048 bits.
const MODULUS = BigInt(
  '0x' +
    'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f' +
    '83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
    '15728e5a8aacaa68ffffffffffffffff',
);

/** Our number for one exchange, and its public face. @param {string} digits */
export async function begin(digits) {
  const own = BigInt(`0x${toHex(crypto.getRandomValues(new Uint8Array(32)))}`);
  return { own, face: hex(power(await generator(digits), own)) };
}

/**
 * The secret, base64url; null when the other side's number would make it known to everybody.
 * @param {{own: bigint, face: string}} ours
 * @param {string} theirs hexadecimal
 * @param {string} origin
 * @param {number} port
 */
export async function meet({ own, face }, theirs, origin, port) {
  const number = BigInt(`0x${theirs}`);
  if (number < 2n || number > MODULUS - 2n) return null;
  return toBase64url(await sha256(`inlane1|key|${port}|${origin}|${face}|${theirs}|${hex(power(number, own))}`));
}

/** Is it a number as the helper writes one? @param {unknown} value @returns {value is string} */
export function isNumber(value) {
  return typeof value === 'string' && value.length === HEX_LENGTH && [...value].every((letter) => '0123456789abcdef'.includes(letter));
}

/** @param {string} digits */
async function generator(digits) {
  const blocks = await Promise.all(Array.from({ length: 9 }, (_, i) => sha256(`inlane1|digits|${digits}|${i}`)));
  return power(BigInt(`0x${blocks.map(toHex).join('')}`), 2n);
}

/** @param {bigint} base @param {bigint} exponent */
function power(base, exponent) {
  let result = 1n;
  for (let square = base % MODULUS, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % MODULUS;
    square = (square * square) % MODULUS;
  }
  return result;
}

/** @param {bigint} number */
function hex(number) {
  return number.toString(16).padStart(HEX_LENGTH, '0');
}
