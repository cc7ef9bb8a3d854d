// What a schema cannot say of a listing, in the words of `hereabouts check`: the form and the sheet page ask these rules, and
// hooks/hereabouts/rules has them all, under the same names. Tests ask both about the same listings.

import { CHECKED } from './rules-checked.mjs';
import { COST } from './rules-cost.mjs';
import { PLACE } from './rules-place.mjs';
import { PUBLIC_TEXT } from './rules-public.mjs';
import { SESSION } from './rules-session.mjs';
import { STATUS } from './rules-status.mjs';

const RULES = Object.entries({ ...PLACE, ...SESSION, ...COST, ...STATUS, ...CHECKED, ...PUBLIC_TEXT });

/** These only warn: what they find may be right. */
const WARNINGS = new Set(['phone_is_not_a_personal_mobile', 'email_is_not_free_mail', 'capacity_has_a_date', 'paused_says_why', 'permission_is_given']);

export const RULE_NAMES = RULES.map(([name]) => name);

/** What the rules look at beside the listing itself. @param {object} form data/form/form.json */
export const beside = (form) => ({ ...form.beside, today: form.today, schemes: form.known.schemes });

/**
 * What the rules find.
 * @param {object} data the listing, which passes the schema @param {object} known what `beside` gives
 * @returns {{at: string[], message: string, rule: string, warns: boolean}[]}
 */
export const judge = (data, known) => RULES.flatMap(([rule, find]) => (
  [...find(data, known)].map(([at, message]) => ({ at, message, rule, warns: WARNINGS.has(rule) }))));
