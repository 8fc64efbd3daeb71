/** The permission to look at the marketplaces' pages: a person can take it away in the browser's settings, and give it back here. */
import { el, series } from '../shared/dom.js';

const HELPER = 'the helper on this computer';

/** @param {() => void} allowed @returns {Promise<HTMLElement | null>} nothing when all of it is there */
export async function allowView(allowed) {
  const missing = await missingHosts();
  if (!missing.length) return null;
  const names = missing.map(nameOf).sort((one, other) => Number(other === HELPER) - Number(one === HELPER));
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  /** @param {Event} event */
  const ask = async (event) => {
    // The browser asks only right after a person's press.
    if (event.isTrusted && (await chrome.permissions.request({ origins: missing }))) allowed();
  };
  const button = el('button', { type: 'button', class: 'first', id: 'allow', onclick: ask }, 'Allow');
  return el('div', { class: 'apart' }, el('p', {}, `The browser does not let us look at ${series(shown)} yet.`), button);
}

/** @param {string} pattern */
function nameOf(pattern) {
  const { hostname, protocol } = new URL(pattern.replace('/*', '/'));
  // Every marketplace has a certificate.
  return protocol === 'http:' ? HELPER : hostname.replace('www.', '');
}

/** Of the addresses that the extension is made for, those that it may not see. */
async function missingHosts() {
  const wanted = /** @type {string[]} */ (chrome.runtime.getManifest().host_permissions ?? []);
  const may = await Promise.all(wanted.map((origin) => chrome.permissions.contains({ origins: [origin] })));
  return wanted.filter((_, i) => !may[i]);
}
