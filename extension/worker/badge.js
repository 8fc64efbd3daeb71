/** The toolbar's badge: how many findings, of what kind by shape and colour, or that nothing was checked. */
import { rules } from './rules.js';

/** @typedef {Record<string, number>} Counts */

// Strongest first. The shapes are those of the page; white letters on each colour have 4.5:1.
const LOOKS = /** @type {const} */ ([
  ['breach', '■', '#b3261e'],
  ['depends', '◆', '#8a5300'],
  ['held', '●', '#3a4fa3'],
]);
const GREY = '#5a6068';
const TITLE = 'Inlane';

/**
 * @param {number} tabId @param {unknown} counts null: not checked @param {boolean} isPaused
 * @param {boolean} isKeptOut the page shows none of our words
 */
export async function showBadge(tabId, counts, isPaused, isKeptOut) {
  const { text, color, title: said } = isPaused ? { text: 'II', color: GREY, title: 'Inlane is paused' } : await look(counts);
  const title = isKeptOut ? `${said}. This page keeps our card out: press here to read it` : said;
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    chrome.action.setTitle({ tabId, title }),
  ]);
}

/** @param {unknown} counts */
async function look(counts) {
  if (!counts || typeof counts !== 'object') return { text: '·', color: GREY, title: `${TITLE}: not checked` };
  const given = /** @type {Counts} */ (counts);
  const some = LOOKS.filter(([verdict]) => given[verdict] > 0);
  if (!some.length) return { text: '', color: GREY, title: TITLE };
  const { verdicts } = await rules();
  const total = some.reduce((sum, [verdict]) => sum + given[verdict], 0);
  const said = some.map(([verdict]) => `${verdicts[verdict].label}: ${given[verdict]}`);
  return { text: `${some[0][1]}${Math.min(total, 99)}`, color: some[0][2], title: `${TITLE}. ${said.join(', ')}` };
}
