// What a marketplace page (or a script on it) can try, run in the page's own world. Each takes what it may know
// ({words, id, base, port}) and returns a list of what it got; an empty list is a failed attack.
({
  // --- rows 32-35, 41: reading what we told the person
  'find the words': ({ words }) => words.filter((word) => window.find(word, false, false, true, false, true, false)),
  'select all and copy': () => (getSelection().selectAllChildren(document.documentElement), inside(getSelection().toString())),
  'follow the selection into the root': ({ words }) => words.filter((word) => window.find(word) && getSelection().anchorNode?.getRootNode() instanceof ShadowRoot),
  'serialise the page': () => inside(document.documentElement.getHTML({ serializableShadowRoots: true })),
  'outerHTML': () => inside(document.documentElement.outerHTML),
  'innerText': () => inside(document.documentElement.innerText),
  'textContent': () => inside(document.documentElement.textContent),
  'open shadow roots': () => all().filter((node) => node.shadowRoot),
  'XMLSerializer': () => inside(new XMLSerializer().serializeToString(document)),
  'XPath over all text': () => inside(document.evaluate('string(/)', document, null, XPathResult.STRING_TYPE).stringValue),
  'a range over everything': () => {
    const range = document.createRange();
    range.selectNode(document.documentElement);
    return inside(range.toString() + range.cloneContents().textContent);
  },
  'clone the page': () => inside(document.documentElement.cloneNode(true).textContent),
  'CSS highlights': () => [...(CSS.highlights?.keys() ?? [])],
  'frames': () => [...Array(window.length).keys()].map((i) => window[i]),
  'iframes': () => [...document.querySelectorAll('iframe, object, embed, frame')],
  'resource timing': () => performance.getEntries().filter(({ name }) => /extension|127\.0\.0\.1|inlane/i.test(name)),
  'timing as it comes': async () => {
    const seen = [];
    const types = PerformanceObserver.supportedEntryTypes;
    const observers = types.map((type) => {
      const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      return observer;
    });
    await new Promise((done) => setTimeout(done, 50));
    observers.forEach((observer) => observer.disconnect());
    return seen.map((entry) => JSON.stringify(entry)).filter((said) => /extension:|inlane/i.test(said));
  },
  'style sheets': () => [...document.styleSheets, ...document.adoptedStyleSheets].filter((sheet) => /extension:/.test(String(sheet.href)) || /breach|depends/.test([...(sheet.cssRules ?? [])].map((rule) => rule.cssText).join())),
  'animations': () => document.getAnimations({ subtree: true }),
  'storage': async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(({ name }) => name), ...document.cookie.split(';').filter(Boolean)],
  'caches and workers': async () => [...(await caches.keys()), ...((await navigator.serviceWorker?.getRegistrations()) ?? [])],
  'globals of ours': () => ['Inlane', 'Gate', 'Stage', 'Frame', 'Session', 'Marks', 'Hold', 'Place', 'Editors'].filter((name) => name in window),
  'attributes of ours': () => all().filter((node) => [...node.attributes].some(({ name, value }) => /inlane|breach|extension:/i.test(name + value))),
  'the frame in the root by a part': () => [...document.querySelectorAll('::part(card), [exportparts], [slot]')],
  'what has the focus': () => [document.activeElement].filter((node) => node?.tagName === 'IFRAME'),
  'files of the extension by fetch': async ({ base }) => got(FILES.map((file) => fetch(`${base}/${file}`).then((answer) => answer.text()))),
  'files of the extension by image': async ({ base }) => got(['icons/16.png', 'icons/128.png'].map((file) => loaded('img', `${base}/${file}`))),
  'files of the extension by script': async ({ base }) => got(['worker.js', 'card/card.js', 'content/gate.js'].map((file) => loaded('script', `${base}/${file}`))),
  'files of the extension by style': async ({ base }) => got([loaded('link', `${base}/card/card.css`)]),
  'a frame of our card under its fixed name': ({ base }) => framed(`${base}/card/card.html`),
  'a frame of our popup': ({ base }) => framed(`${base}/popup/popup.html`),
  'a frame of our check page': ({ base }) => framed(`${base}/check/check.html`),
  // --- row 18: speaking to the extension
  'a message to the extension': async ({ id }) => got([Promise.resolve(chrome.runtime.sendMessage(id, { to: 'worker', ask: 'state' })).then((said) => said ?? Promise.reject(said))]),
  'a port to the extension': ({ id }) => (globalThis.chrome?.runtime?.connect ? attempt(() => chrome.runtime.connect(id).postMessage({ to: 'worker', ask: 'state' })) : []),
  // --- rows 1, 4-9, 12-13: the helper, from a page
  'helper by fetch': async ({ port }) => got([post(`http://127.0.0.1:${port}/v1/classify`).then((answer) => answer.text())]),
  'helper by fetch without CORS': async ({ port }) => got([post(`http://127.0.0.1:${port}/v1/classify`, { mode: 'no-cors' }).then((answer) => answer.text().then((text) => text || Promise.reject(text)))]),
  'helper by another name': async ({ port }) => got(['localhost', '0.0.0.0', '[::1]', '127.1', '2130706433'].map((name) => post(`http://${name}:${port}/v1/classify`).then((answer) => answer.text()))),
  'rules by fetch': async ({ port }) => got([fetch(`http://127.0.0.1:${port}/v1/rules`).then((answer) => answer.text())]),
  'the page of the helper by fetch': async ({ port }) => got([fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text())]),
  'helper by XMLHttpRequest': ({ port }) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', `http://127.0.0.1:${port}/v1/classify`);
    request.setRequestHeader('Content-Type', 'application/json');
    request.onloadend = () => done(request.responseText ? [request.responseText] : []);
    request.send('{"text": "x", "context": {"platform": "upwork"}}');
  }),
  'helper by beacon': async ({ port }) => {
    navigator.sendBeacon(`http://127.0.0.1:${port}/v1/classify`, '{"text": "x"}');
    return [];
  },
  'helper by image': async ({ port }) => got([loaded('img', `http://127.0.0.1:${port}/v1/rules`)]),
  'helper by script': async ({ port }) => got([loaded('script', `http://127.0.0.1:${port}/shared/dom.js`)]),
  'helper by style': async ({ port }) => got([loaded('link', `http://127.0.0.1:${port}/shared/theme.css`)]),
  'helper in a frame': ({ port }) => framed(`http://127.0.0.1:${port}/`),
  'helper by WebSocket': ({ port }) => opened(() => new WebSocket(`ws://127.0.0.1:${port}/v1/classify`)),
  'helper by EventSource': ({ port }) => opened(() => new EventSource(`http://127.0.0.1:${port}/v1/rules`)),
  'helper by a form in a frame': ({ port }) => new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { name: 'target' });
    const form = Object.assign(document.createElement('form'), { method: 'post', enctype: 'text/plain', target: 'target', action: `http://127.0.0.1:${port}/v1/classify` });
    form.append(Object.assign(document.createElement('input'), { name: '{"text":"', value: '"}' }));
    frame.onload = () => {
      const read = attempt(() => frame.contentDocument?.body?.textContent || fail());
      frame.remove();
      form.remove();
      done(read);
    };
    document.body.append(frame, form);
    form.submit();
    setTimeout(() => (frame.remove(), form.remove(), done([])), 1500);
  }),
  'helper from a worker': ({ port }) => new Promise((done) => {
    const code = `fetch('http://127.0.0.1:${port}/v1/rules').then((a) => a.text()).then((t) => postMessage([t]), () => postMessage([]))`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = () => done([]);
    setTimeout(() => done([]), 1500);
  }),
})
