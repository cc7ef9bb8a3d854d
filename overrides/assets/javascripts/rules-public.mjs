// What may stand in a public text: no way to a confidential place, no link but to the web, nobody's own number or address.
// hooks/hereabouts/rules/secret.py, link.py and people.py are the twins.

import { isWritten, rowsOf, textsIn } from './rules-walk.mjs';

const REMEMBERS = 'Git remembers: once published, it stays in the history.';
const MOBILE = /(^|[^\d])((?:(?:\+|00)44[ ()-]*(?:0[ )-]*)?|\(?0)7(?:[ )-]?[1-9])(?:[ ()-]{0,2}\d){8})(?!\d)/;
const FREE_MAIL = new RegExp('[\\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx'
  + '|btinternet|btopenworld|talktalk|talk21|sky|virginmedia|virgin|ntlworld|blueyonder|tiscali|plusnet|mail|proton'
  + '|protonmail|pm|zoho|fastmail|hushmail|tutanota|tuta)\\.(?:com|net|org|me|io|de|fr|es|it|ie|uk|co\\.uk)\\b', 'i');

const HOST = '(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}_-]*\\.?(?::\\d{1,5})?(?=[/?#]|$)';
const WHOLE = new RegExp(`^https?://${HOST}`, 'iu');
const TARGETS = [/\]\(\s*<?([^)>]*)/g, /^ {0,3}\[[^\]]+\]:\s*<?(\S+)/gm, /<([A-Za-z][A-Za-z0-9+.-]*:[^>\s]*)>/g,
  /\b(?:href|src)\s*=\s*["']?([^"'>]*)/gi];
const UNSEEN = /[\0-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;

const PUBLIC = 'This file is public, and so is its past.';
const SAID_ELSEWHERE = ['ask', 'address', 'street', 'postcode', 'pin', 'directions'];
const OF_OTHERS = ['where', 'contact', 'organisation', 'source', 'other-ids', 'related', 'notices'];
const SMALL = 'a|an|and|at|along|by|from|in|into|min|mins|minutes?|metres?|miles?|of|off|on|or|past|stops?|the|to|up|via|yards?';
const ROAD = 'street|road|rd|lane|avenue|ave|close|crescent|drive|gardens|grove|hill|mews|place|row|square|terrace|walk|way';
const GIVEN_AWAY = [
  /\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}\b/,
  new RegExp(`\\b\\d{1,4}[a-z]?,? (?:(?!(?:${SMALL})\\b)[a-z][a-z'’-]*\\.? ){1,3}(?:${ROAD}|st)\\b`, 'i'),
  /\/\/\/\w+\.\w+\.\w+|-?\b\d{1,2}\.\d{4,}\b|\b[A-Z]{2} ?\d{3,5} \d{3,5}\b|maps\.app|goo\.gl|\/maps\b|openstreetmap/,
];

/** A target with the signs that &colon; and the like stand for, as a browser reads it. */
const unescape = (target) => (target.includes('&')
  ? new DOMParser().parseFromString(target.replace(/</g, '&lt;'), 'text/html').body.textContent : target);

/** What a description's links lead to. */
const targetsOf = (words) => TARGETS.flatMap((pattern) => [...words.matchAll(pattern)].map(([, target]) => unescape(target)));

function* textsAboutSecrets(data, secret) {
  const where = rowsOf(data, 'where');
  const hidden = where.filter(([, { venue }]) => (isWritten(venue) ? venue.confidential === 'yes' : secret.includes(venue)));
  for (const [path, row] of hidden) {
    yield* textsIn(row, path, ['venue']);
    if (isWritten(row.venue)) yield* textsIn(row.venue, [...path, 'venue'], SAID_ELSEWHERE);
  }
  if (where.length && hidden.length === where.length) yield* textsIn(data, [], OF_OTHERS);
}

export const PUBLIC_TEXT = {
  * phone_is_not_a_personal_mobile(data) {
    for (const [path, text] of textsIn(data)) {
      const found = MOBILE.exec(text);
      if (found) {
        yield [path, `Mobile number ${found[2].trim()} may be one person's own. ${REMEMBERS} Give the group's, or ask whose it is before you publish it.`];
      }
    }
  },
  * email_is_not_free_mail(data) {
    for (const [path, text] of textsIn(data)) {
      const found = FREE_MAIL.exec(text);
      if (found) {
        yield [path, `E-mail ${found[0]} may be one person's own. ${REMEMBERS} Give the group's, or ask whose it is before you publish it.`];
      }
    }
  },
  * confidential_place_is_not_given_away(data, { secret }) {
    for (const [path, text] of textsAboutSecrets(data, secret)) {
      const [found] = GIVEN_AWAY.map((pattern) => pattern.exec(text)).filter(Boolean).sort((one, other) => one.index - other.index);
      if (found) {
        yield [path, `"${found[0]}" may tell where a confidential place is. ${PUBLIC} Take it out; say under ask how to ask for the address.`];
      }
    }
  },
  * links_in_words_are_web_addresses({ description = '' }) {
    for (const target of /\]\(|\]:|</.test(description) ? targetsOf(description) : []) {
      const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target.replace(UNSEEN, ''));
      if (scheme && !['http:', 'https:'].includes(scheme[0].toLowerCase())) {
        yield [['description'], `Description has a link that begins with ${scheme[0]} Only https:// and http:// may stand there. E-mail and phone go under contact.`];
      }
    }
  },
  * link_names_a_host(data) {
    for (const [path, text] of textsIn(data)) {
      if (!/^https?:\/\//.test(text) || WHOLE.test(text)) continue;
      yield [path, text.split('/')[2].includes('@') ? 'Web address holds a user name or password before an @. Take that part out.'
        : `Web address ${[...text].slice(0, 60).join('')} has no host such as www.example.org. Open the page and copy its address.`];
    }
  },
};
