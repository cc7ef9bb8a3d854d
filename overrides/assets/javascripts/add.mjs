// The page "Add or correct something": opens the form, or one of the short ones, when somebody asks for it. Until then
// nothing of them is loaded. What comes after the # of the address is never sent: it says which listing is meant.

const LOST = 'That could not be loaded. It may be the signal. The other ways on this page work without it.';

/** What an address asks for: "#change=tuesday-soup&at=joining" is a change of that listing, from the question on joining. */
export function askedFor(hash) {
  const [, what, slug = '', at = ''] = /^#(change|cancel|new|spotted)(?:=([a-z0-9-]+))?(?:&at=([a-z-]+))?$/.exec(hash) || [];
  // "#change" alone is a heading of the page.
  return what && (slug || !['change', 'cancel', 'new'].includes(what)) ? { what, slug, at } : null;
}

/** The form, and beside it what it asks for next: else each would be asked for only when the one before has come. */
function loadForm() {
  const next = [import('./rules.mjs'), import('./form-check.mjs'), import('./form-fields.mjs'), import('./form-known.mjs'), import('./form-when.mjs')];
  // What is lost here is asked for again by the form, which then says so.
  next.forEach((part) => part.catch(() => {}));
  return import('./form.mjs');
}

function start(page) {
  const room = page.querySelector('.form-room');
  const said = page.querySelector('[data-add-said]');

  async function open(what, slug = '', at = '') {
    said.textContent = 'One moment …';
    try {
      let goTo = null;
      if (what === 'new' || what === 'change') goTo = await (await loadForm()).openForm(room, slug);
      else await (await import('./form-short.mjs')).openShort(room, what, slug);
      if (what === 'change') (await import('./form-short.mjs')).offerCancel(room, slug);
      room.hidden = false;
      room.querySelector('h2').focus();
      if (at && goTo) goTo(at);
      said.textContent = '';
    } catch {
      said.textContent = LOST;
    }
  }

  page.querySelector('.add-ways').hidden = false;
  page.querySelectorAll('[data-open]').forEach((button) => button.addEventListener('click', () => open(button.dataset.open)));
  const follow = () => {
    const asked = askedFor(location.hash);
    if (asked) open(asked.what, asked.slug, asked.at);
  };
  addEventListener('hashchange', follow);
  follow();

  const about = page.querySelector('.report-about');
  about.hidden = false;
  const links = [...page.querySelectorAll('a[data-report]')].map((link) => [link, link.getAttribute('href')]);
  about.querySelector('input').addEventListener('input', ({ target }) => links.forEach(([link, href]) => {
    link.setAttribute('href', href.replace('page%3A', `page%3A%20${encodeURIComponent(target.value.replace(/\p{Cs}/gu, ''))}`));
  }));
}

if (typeof document !== 'undefined') start(document);
