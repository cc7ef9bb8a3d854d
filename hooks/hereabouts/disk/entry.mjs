// The beginning of the one script of a folder that is opened from a disk, where modules and fetch() are refused. It
// starts what the page's modules were, reads data from scripts, and lets every link end in a file.

/** The same address for a folder on a disk, where a page is a file. hooks/hereabouts/address.py says the same. */
export function asFile(address) {
  const url = new URL(address, document.baseURI);
  if (url.protocol === 'file:' && url.pathname.endsWith('/')) url.pathname += 'index.html';
  return url.href;
}

/** In place of location.assign; here it is written so that it stays what it is. */
export const goTo = (address) => window.location.assign(asFile(address));

const arrived = new WeakMap();
window.hereaboutsData = (data) => arrived.set(document.currentScript, data);

/** In place of fetch, for our own data: each file of it lies beside itself as a script. */
export function readFile(address) {
  return new Promise((done, refuse) => {
    const script = document.createElement('script');
    script.src = `${new URL(address, document.baseURI).href}.js`;
    script.onload = () => done({ ok: true, status: 200, json: async () => arrived.get(script) });
    script.onerror = () => refuse(new Error(`no file for ${address}`));
    document.head.append(script);
  });
}

function mend(link) {
  const address = asFile(link.href);
  if (address !== link.href) link.href = address;
}

/** Links that modules draw are written for a server. */
new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') mend(target);
    for (const node of addedNodes) {
      if (node instanceof Element) [node, ...node.querySelectorAll('a[href]')].filter((each) => each.matches('a[href]')).forEach(mend);
    }
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['href'] });
