// What a schema cannot say, of those rules that need nothing but the listing itself, in the words of `hereabouts check`:
// hooks/hereabouts/rules has them all, under the same names. A test asks both about the same listings.

const PAID = ['pay-each-time', 'membership', 'course-fee'];
const REPEATING = ['every', 'which', 'from', 'until', 'months', 'except', 'also'];
const REMEMBERS = 'Git remembers: once published, it stays in the history.';
const MOBILE = /(^|[^\d])((?:(?:\+|00)44[ ()-]*(?:0[ )-]*)?|\(?0)7(?:[ )-]?[1-9])(?:[ ()-]{0,2}\d){8})(?!\d)/;
const FREE_MAIL = new RegExp('[\\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx'
  + '|btinternet|btopenworld|talktalk|talk21|sky|virginmedia|virgin|ntlworld|blueyonder|tiscali|plusnet|mail|proton'
  + '|protonmail|pm|zoho|fastmail|hushmail|tutanota|tuta)\\.(?:com|net|org|me|io|de|fr|es|it|ie|uk|co\\.uk)\\b', 'i');

const pence = (price) => (/^\d+(\.\d\d)?$/.test(price || '') ? Math.round(Number(price) * 100) : null);
const rowsOf = (data, ...path) => path.reduce((value, step) => (value || {})[step], data) || [];
const writtenVenues = (data) => rowsOf(data, 'where').flatMap(({ venue }, row) => (
  venue instanceof Object ? [[['where', String(row), 'venue'], venue]] : []));

/** Every text with its path. */
function* textsIn(value, path = []) {
  if (typeof value === 'string') yield [path, value];
  else for (const [key, below] of Object.entries(value)) yield* textsIn(below, [...path, key]);
}

function* sessionsIn(data) {
  for (const [row, session] of rowsOf(data, 'when').entries()) yield [['when', String(row)], session];
  for (const [path, venue] of writtenVenues(data)) {
    for (const [row, session] of rowsOf(venue, 'opening').entries()) yield [[...path, 'opening', String(row)], session];
  }
}

const RULES = {
  * in_person_says_where({ where, online, kind, serves = [] }) {
    if (where || online === 'yes' || kind === 'money-help') return;
    if (serves.includes('comes-to-you') || serves.includes('anywhere-in-area')) return;
    yield [['where'], 'Where is missing. Add a venue; if everything is online, write online: yes; if they come to people, '
      + 'write serves: [comes-to-you].'];
  },
  * practice_members_say_which(data) {
    if (rowsOf(data, 'serves').includes('practice-members') && !('eligibility' in (data['who-for'] || {}))) {
      yield [['serves'], 'Which practice is not said. Write it under who-for, as eligibility: People on the list of ...'];
    }
  },
  * online_says_how(data) {
    if ((data.online || 'no') !== 'no' && !('online-link' in data) && !('online-how' in data)) {
      yield [['online'], 'Online link is missing. Add it, or say under online-how how people get in.'];
    }
  },
  * contact_or_just_turn_up(data) {
    const { joining = {} } = data;
    if ('contact' in data || joining.how === 'just-turn-up' || 'referral-link' in joining
      || 'link' in (data['money-help'] || {}) || ['ended', 'withheld'].includes(data.status)) return;
    yield [['contact'], 'Contact is missing. Add one way to get in touch, or write how: just-turn-up under joining.'];
  },
  * place_has_a_position(data) {
    for (const [path, venue] of writtenVenues(data)) {
      if (!('postcode' in venue || 'pin' in venue || 'area' in venue) && venue.confidential !== 'yes' && venue.status !== 'withheld') {
        yield [path, 'Postcode is missing. Add it; or a pin, or for what moves about its area.'];
      }
    }
  },
  * end_is_after_start(data) {
    for (const [path, { start, end }] of sessionsIn(data)) {
      if (start && end && end <= start) {
        yield [[...path, 'end'], `End time must be later than the start time, ${start}.${end === '00:00' ? ' For midnight, write 23:59.' : ''}`];
      }
    }
  },
  * until_is_not_before_from(data) {
    const notices = rowsOf(data, 'notices').map((row, number) => [['notices', String(number)], row]);
    for (const [path, row] of [...sessionsIn(data), ...notices]) {
      if (row.from && row.until && row.until < row.from) {
        yield [[...path, 'until'], `Last date must not be before the first date, ${row.from}.`];
      }
    }
  },
  * which_goes_with_month(data) {
    for (const [path, session] of sessionsIn(data)) {
      if ('which' in session && session.every !== 'month') {
        yield [[...path, 'which'], 'Which one in the month goes with every: month only. Add that line, or take which out.'];
      }
    }
  },
  * single_dates_do_not_repeat(data) {
    for (const [path, session] of sessionsIn(data)) {
      if (!('dates' in session)) continue;
      for (const key of REPEATING.filter((name) => name in session)) {
        yield [[...path, key], `Dates are held once each, so ${key} has no effect. Take ${key} out.`];
      }
    }
  },
  * free_has_no_price({ cost = {} }) {
    if (cost.type !== 'free') return;
    const rows = [[['cost'], cost], ...rowsOf(cost, 'reduced').map((row, number) => [['cost', 'reduced', String(number)], row])];
    for (const [path, row] of rows) {
      for (const key of ['price', 'price-to']) {
        if (pence(row[key])) {
          yield [[...path, key], `Price must be left out when the type of cost is free. Take £${row[key]} out, or change the type.`];
        }
      }
    }
  },
  * paid_has_a_price({ cost = {} }) {
    if (PAID.includes(cost.type) && !('price' in cost) && !('note' in cost)) {
      yield [['cost'], `Price is missing, and the type of cost is ${cost.type}. Add price: 3.00, or a note that says how much.`];
    }
  },
  * highest_price_is_above_price({ cost = {} }) {
    if (!('price-to' in cost)) return;
    const [low, high] = [pence(cost.price), pence(cost['price-to'])];
    if (low === null) yield [['cost', 'price-to'], 'Highest price needs the lowest beside it. Add price: 0, or what the lowest is.'];
    else if (high !== null && high <= low && cost.type !== 'free') {
      yield [['cost', 'price-to'], `Highest price must be above the price, £${cost.price}. With one price only, take price-to out.`];
    }
  },
  * reduced_price_is_not_above_full({ cost = {} }) {
    const full = cost['price-to'] || cost.price;
    if (!full || cost.type === 'free') return;
    for (const [number, row] of rowsOf(cost, 'reduced').entries()) {
      if ((pence(row.price) || 0) > (pence(full) || 0)) {
        yield [['cost', 'reduced', String(number), 'price'], `Reduced price must not be above the full price, £${full}.`];
      }
    }
  },
  * reduced_says_how_much({ cost = {} }) {
    for (const [number, row] of rowsOf(cost, 'reduced').entries()) {
      if (!('price' in row) && !('note' in row)) {
        yield [['cost', 'reduced', String(number)], 'Reduced price does not say how much. Add price: 1.00, or a note such as: half price.'];
      }
    }
  },
  * discount_has_proof({ cost = {} }, { schemes = [] }) {
    for (const [number, row] of rowsOf(cost, 'reduced').entries()) {
      const scheme = schemes.find(([slug]) => slug === row.scheme);
      if ('proof' in row || (scheme && scheme[2]) || (row.scheme && !scheme)) continue;
      yield [['cost', 'reduced', String(number)], 'Proof is missing. Say what to show and to whom, or: No proof needed, just ask.'];
    }
  },
  * money_help_goes_with_its_kind(data) {
    const [isHelp, saysHelp] = [data.kind === 'money-help', 'money-help' in data];
    if (isHelp && !saysHelp) yield [['kind'], 'Help with money is missing. Add money-help with for-what, how-much and who-may-apply.'];
    else if (saysHelp && !isHelp) yield [['money-help'], 'Help with money is shown only where the kind is money-help. Change the kind, or take it out.'];
  },
  * age_from_is_not_above_age_to(data) {
    const who = data['who-for'] || {};
    if ('age-from' in who && 'age-to' in who && Number(who['age-from']) > Number(who['age-to'])) {
      yield [['who-for', 'age-from'], `Youngest age must not be above the oldest age, ${who['age-to']}.`];
    }
  },
  * session_venue_is_one_of_where(data) {
    const named = rowsOf(data, 'where').map(({ venue }) => venue).filter((venue) => typeof venue === 'string');
    for (const [number, { venue }] of rowsOf(data, 'when').entries()) {
      if (venue && !named.includes(venue)) {
        yield [['when', String(number), 'venue'], `Venue ${venue} is not among the places under where. Add it there, or take it out here.`];
      }
    }
  },
  * checked_is_not_in_the_future({ checked = {} }, { today }) {
    yield* future('Date checked', checked.date, ['checked', 'date'], today);
  },
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
  * capacity_has_a_date({ joining = {} }) {
    if (['limited', 'full'].includes(joining.capacity) && !('capacity-date' in joining)) {
      yield [['joining', 'capacity'], `Room for more is ${joining.capacity}, but since when? Add capacity-date.`];
    }
  },
  * paused_says_why(data) {
    if (data.status === 'paused' && !('status-note' in data)) {
      yield [['status'], 'Note on the status is missing. Say in a sentence when it may start again, or whom to ask.'];
    }
  },
  * permission_is_given(data) {
    const given = (data.permission || {}).given || 'unknown';
    if ((data.source || {}).from === 'the-group' && given === 'unknown') {
      yield [['permission' in data ? 'permission' : 'source'],
        'Permission is not noted, though the group told us this. Ask, then add permission: {given: yes, date: ...}.'];
    }
  },
};

function* future(title, day, path, today) {
  if (day && day > today) yield [path, `${title} must not be in the future; today is ${today}. Check the year and the month.`];
}

/** These only warn: what they find may be right. */
const WARNINGS = new Set(['phone_is_not_a_personal_mobile', 'email_is_not_free_mail', 'capacity_has_a_date', 'paused_says_why', 'permission_is_given']);

/** What the rules find. @returns {{at: string[], message: string, rule: string, warns: boolean}[]} */
export const judge = (data, known = {}) => Object.entries(RULES).flatMap(([rule, find]) => (
  [...find(data, known)].map(([at, message]) => ({ at, message, rule, warns: WARNINGS.has(rule) }))));

export const RULE_NAMES = Object.keys(RULES);
