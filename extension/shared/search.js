/** Finds the rules that a plain question or a brand name is about: words that begin alike, rare ones counting most. */

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });
const TOO_COMMON = new Set(
  (
    'a about all am an and any are as at be but by can could did different do does for from get gets give gives gave ' +
    'had has have he her his how i if in is it its let may me mine my no not now of ok okay on or our out share sharing she should ' +
    'so some than that the their them then there they this to up us use want wants was we what when where which who why will with would yes you your'
  ).split(' '),
);

/**
 * The words of a text that say what it is about, in lower case.
 * @param {string} text
 */
export function words(text) {
  return [...SEGMENTER.segment(text.toLowerCase())]
    .filter(({ isWordLike, segment }) => isWordLike && !TOO_COMMON.has(segment))
    .map(({ segment }) => segment);
}

/**
 * @template T
 * @typedef {{item: T, words: Map<string, number>, worth: number}} Entry an item, and how much each of its words says about it
 */

/**
 * @template T
 * @param {T} item
 * @param {[weight: number, text: string][]} fields the weightiest field a word stands in counts
 * @param {number} [worth] less than 1 for what should come after its equals
 * @returns {Entry<T>}
 */
export function entry(item, fields, worth = 1) {
  const weights = new Map();
  for (const [weight, text] of fields) {
    for (const word of words(text)) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  }
  return { item, words: weights, worth };
}

/**
 * The items that the question is about, best first; all of them for a question without words.
 * @template T
 * @param {Entry<T>[]} entries
 * @param {string} question
 * @returns {T[]}
 */
export function search(entries, question) {
  const asked = [...new Set(words(question))];
  if (!asked.length) return entries.map(({ item }) => item);
  const scores = entries.map(() => 0);
  for (const word of asked) {
    const met = entries.map((candidate) => weightOf(candidate, word));
    const rarity = Math.log(1 + entries.length / Math.max(1, met.filter(Boolean).length));
    met.forEach((weight, i) => (scores[i] += weight * rarity));
  }
  const ranked = entries.map(({ item, worth }, i) => ({ item, score: scores[i] * worth }));
  const best = Math.max(...ranked.map(({ score }) => score));
  return ranked
    .filter(({ score }) => score > 0 && score >= best / 4)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** @param {Entry<unknown>} entry @param {string} word */
function weightOf({ words: known }, word) {
  let weight = known.get(word) ?? 0;
  // Half a word counts a little less than the whole, so that "zoom" prefers zoom to zooming.
  for (const [other, worth] of known) if (begins(other, word)) weight = Math.max(weight, worth * 0.8);
  return weight;
}

/** @param {string} one @param {string} other */
function begins(one, other) {
  return one.startsWith(other) || (one.length > 3 && other.startsWith(one));
}
