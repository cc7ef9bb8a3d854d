// On the page of a listing: the way to its first visit in pictures and words. The link comes from here because the
// page behind it needs JavaScript, too.

import { element } from './element.mjs';

const PAGE = new URL('../../first-visit/', import.meta.url).href;

/** @param {Document} page @param {string} slug */
export function addVisitLink(page, slug) {
  const panel = page.querySelector('.first-visit');
  if (!panel) return;
  panel.append(element('p', { class: 'no-print' },
    element('a', { class: 'button quiet', href: `${PAGE}#${slug}` }, 'See it in pictures, step by step')));
}
