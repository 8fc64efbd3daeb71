/** The shipped rules, and where on a marketplace an address is. */

/**
 * @typedef {object} Place
 * @property {string} platform
 * @property {Platform} pack
 * @property {Surface} surface
 * @property {string | null} address of the conversation: host and path; null where none is open
 */

/** @type {Promise<Rules> | undefined} */
let read;

/** @returns {Promise<Rules>} */
export function rules() {
  read ??= fetch(chrome.runtime.getURL('rules.json')).then((response) => response.json());
  return read;
}

/** Is it a rule of some pack? @param {unknown} id */
export async function isRule(id) {
  return Object.values((await rules()).platforms).some((pack) => pack.rules.some((rule) => rule.id === id));
}

/** @param {string | undefined} url @returns {Promise<Place | null>} null when no pack knows the address */
export async function placeOf(url) {
  const { hostname, pathname, protocol } = parse(url);
  if (protocol !== 'https:') return null;
  const found = Object.entries((await rules()).platforms).find(([, pack]) => pack.hosts.includes(hostname));
  if (!found) return null;
  const [platform, pack] = found;
  for (const surface of pack.surfaces) {
    for (const pattern of surface.paths) {
      const match = matched(pattern, pathname);
      if (match) return { platform, pack, surface, address: surface.conversation && match.names ? hostname + match.path : null };
    }
  }
  return null;
}

/**
 * Does the path begin with the pattern, in which `*` stands for one segment? `names`: does it go on, or fill a `*`,
 * and so name one conversation among others?
 * @param {string} pattern
 * @param {string} pathname
 * @returns {{path: string, names: boolean} | null}
 */
export function matched(pattern, pathname) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const start = new RegExp(`^${parts.join('[^/]+')}`).exec(pathname);
  if (!start) return null;
  const rest = pathname.slice(start[0].length);
  return { path: pathname.replace(/\/+$/, ''), names: parts.length > 1 || /\/[^/]/.test(rest) };
}

/** @param {string | undefined} url */
function parse(url) {
  try {
    return new URL(url ?? '');
  } catch {
    return new URL('about:blank');
  }
}
