/** The popup: what is going on here, the rules, and a text to check. */
import { Book } from '../shared/book.js';
import { Checker } from '../shared/checker.js';
import { at, el, fill } from '../shared/dom.js';
import { verdictView } from '../shared/finding.js';
import { findHelper, readRules } from '../shared/helper.js';
import { RulesView } from '../shared/rules_view.js';
import { allowView } from './allow.js';
import { connectView } from './connect.js';
import { Here } from './here.js';
import { readerView } from './reader.js';
import { speechView } from './speech.js';
import { openTab, startTabs } from './tabs.js';

// Opened as a page (tests, a narrow window) it takes the room there is; as a popup it must name its width.
document.body.classList.toggle('page', !chrome.extension.getViews({ type: 'popup' }).includes(window));

/** The tab that the popup speaks of; an address may name it. */
async function tabHere() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named) return Number(named);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

async function showState() {
  const { helper, say, connect } = await findHelper().state();
  const words = { on: 'Checking on this computer', starting: 'Starting…' }[helper] ?? 'Not checked';
  const may = await allowView(showState);
  fill(at('state'), verdictView(book, helper === 'on' ? 'on' : 'unseen', words), helper === 'off' && el('p', {}, say), connect && connectView(showState), may);
  if (helper === 'starting') setTimeout(showState, 1000);
}

const book = new Book(await readRules());
const checker = new Checker(findHelper(), book);
const rules = new RulesView(book);
const here = new Here(at('here'), book, await tabHere(), () => openTab('check'));

fill(at('rules'), rules.element);
fill(at('check'), el('p', { class: 'full' }, el('a', { href: '/check/check.html', target: '_blank' }, 'Open in a full page')), checker.element);
fill(at('chosen'), await speechView(book.rules.languages, () => location.reload()), await readerView());
startTabs();

void showState();
const page = await here.refresh();
if (location.hash === '#pauses') document.getElementById('pauses')?.focus();
if (page) {
  rules.turnTo(page.platform, page.surface, page.facts.role);
  checker.begin({ platform: page.platform, surface: page.surface, ...page.facts });
}
