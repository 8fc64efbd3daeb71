/** Three tabs: arrow keys move between them, the address's fragment can name one. */
import { at } from '../shared/dom.js';

const NAMES = ['here', 'rules', 'check'];

export function startTabs() {
  const tabs = NAMES.map((name) => at(`tab-${name}`));
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => openTab(NAMES[i]));
    tab.addEventListener('keydown', ({ key }) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[key];
      if (to === undefined) return;
      const next = (to + tabs.length) % tabs.length;
      openTab(NAMES[next]);
      tabs[next].focus();
    });
  });
  const wanted = location.hash.slice(1);
  if (NAMES.includes(wanted)) openTab(wanted);
}

/** @param {string} name */
export function openTab(name) {
  for (const other of NAMES) {
    const chosen = other === name;
    at(other).hidden = !chosen;
    at(`tab-${other}`).setAttribute('aria-selected', String(chosen));
    at(`tab-${other}`).tabIndex = chosen ? 0 : -1;
  }
}
