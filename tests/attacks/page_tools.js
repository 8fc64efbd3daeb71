// What the attacks of page_attacks.js share. WORDS are those that the card shows.
const FILES = ['manifest.json', 'rules.json', 'card/card.html', 'card/card.js', 'popup/popup.html', 'check/check.html', 'worker.js', 'icons/16.png', 'content/gate.js', 'contract.d.ts'];
const PATIENCE = 1500;
const fail = () => { throw new Error('nothing'); };
const all = () => [...document.querySelectorAll('*')];
const inside = (text) => WORDS.filter((word) => text.includes(word));
const attempt = (act) => { try { return [act()].filter((value) => value !== undefined); } catch { return []; } };
const soon = (promise) => Promise.race([promise, new Promise((_, refuse) => setTimeout(refuse, PATIENCE))]);
const got = async (promises) => (await Promise.allSettled(promises.map(soon))).filter(({ status }) => status === 'fulfilled').map(({ value }) => String(value).slice(0, 80));
const post = (url, more = {}) => fetch(url, { method: 'POST', headers: { 'Content-Type': more.mode ? 'text/plain' : 'application/json' }, body: '{"text": "x", "context": {"platform": "upwork"}}', ...more });
const loaded = (tag, url) => new Promise((done, refuse) => {
  const node = document.createElement(tag);
  if (tag === 'link') node.rel = 'stylesheet';
  node.onload = () => (node.remove(), done(url));
  node.onerror = () => (node.remove(), refuse());
  node[tag === 'link' ? 'href' : 'src'] = url;
  document.head.append(node);
  setTimeout(() => node.remove(), PATIENCE);
});
// A frame that a page may look into, or that shows more than an error, would be a success.
const framed = (url) => new Promise((done) => {
  const frame = document.createElement('iframe');
  frame.src = url;
  const end = () => {
    const read = attempt(() => frame.contentDocument?.body?.textContent || fail());
    const heard = HEARD.splice(0);
    frame.remove();
    done([...read, ...heard]);
  };
  frame.onload = () => setTimeout(end, 100);
  document.body.append(frame);
  setTimeout(end, PATIENCE);
});
const HEARD = [];
addEventListener('message', ({ origin }) => /extension:|127\.0\.0\.1/.test(origin) && HEARD.push(origin));
const opened = (make) => new Promise((done) => {
  try {
    const line = make();
    line.onopen = line.onmessage = () => (line.close(), done(['open']));
    line.onerror = () => (line.close(), done([]));
  } catch { done([]); }
  setTimeout(() => done([]), PATIENCE);
});
