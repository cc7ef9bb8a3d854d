// Where it is, and how to get in: places and pins, ways to get in touch, and files that a listing names.
// hooks/hereabouts/rules/place.py and reference.py are the twins.

import { toGrid } from './grid.mjs';
import { isWritten, rowsOf, writtenVenues } from './rules-walk.mjs';

const notFound = (title, slug, folder) => `${title} ${slug} is not found. Write its file in ${folder}, or put that file right first if it has errors.`;

export const PLACE = {
  * venue_is_known(data, { lacks }) {
    for (const [path, { venue }] of rowsOf(data, 'where')) {
      if (lacks.includes('venues') && !isWritten(venue)) yield [[...path, 'venue'], notFound('Venue', venue, 'venues')];
    }
  },
  * organisation_is_known({ organisation }, { lacks }) {
    if (lacks.includes('organisations') && typeof organisation === 'string') yield [['organisation'], notFound('Organisation', organisation, 'organisations')];
  },
  * scheme_is_known({ cost }, { lacks }) {
    for (const [path, { scheme }] of rowsOf(cost, 'reduced')) {
      if (lacks.includes('schemes') && scheme) yield [['cost', ...path, 'scheme'], notFound('Scheme', scheme, 'schemes')];
    }
  },
  * session_venue_is_one_of_where(data) {
    const named = rowsOf(data, 'where').map(([, { venue }]) => venue).filter((venue) => typeof venue === 'string');
    for (const [path, { venue }] of rowsOf(data, 'when')) {
      if (venue && !named.includes(venue)) {
        yield [[...path, 'venue'], `Venue ${venue} is not among the places under where. Add it there, or take it out here.`];
      }
    }
  },
  * place_has_a_position(data) {
    for (const [path, venue] of writtenVenues(data)) {
      if (!('postcode' in venue || 'pin' in venue || 'area' in venue) && venue.confidential !== 'yes' && venue.status !== 'withheld') {
        yield [path, 'Postcode is missing. Add it; or a pin, or for what moves about its area.'];
      }
    }
  },
  * pin_is_in_the_area(data, { map }) {
    for (const [path, { pin }] of writtenVenues(data).filter(([, venue]) => venue.pin)) {
      const [lat, lon] = [Number(pin.lat), Number(pin.lon)];
      const { e, n } = 'easting' in pin ? { e: Number(pin.easting), n: Number(pin.northing) }
        : lat >= 49 && lat <= 61 && lon >= -9 && lon <= 3 ? toGrid(lat, lon) : {};
      if (e === undefined) yield [[...path, 'pin'], 'Pin is not in Britain. Latitude, about 50 to 60, goes under lat; longitude is mostly negative.'];
      else if (map && !(map[0] <= e && e <= map[2] && map[1] <= n && n <= map[3])) {
        yield [[...path, 'pin'], 'Pin lies outside the area of this directory. Check its numbers, or widen map in settings.yml.'];
      }
    }
  },
  * in_person_says_where({ where, online, kind, serves = [] }) {
    if (where || online === 'yes' || kind === 'money-help') return;
    if (serves.includes('comes-to-you') || serves.includes('anywhere-in-area')) return;
    yield [['where'], 'Where is missing. Add a venue; if everything is online, write online: yes; if they come to people, '
      + 'write serves: [comes-to-you].'];
  },
  * practice_members_say_which(data) {
    if ((data.serves || []).includes('practice-members') && !('eligibility' in (data['who-for'] || {}))) {
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
};
