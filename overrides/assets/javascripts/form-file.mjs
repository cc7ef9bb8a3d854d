// What the form hands over: the file of one listing, or several in a basket.

import { toYaml } from './form-yaml.mjs';

const HEAD = '# yaml-language-server: $schema=../../../schemas/listing.schema.json\n';
/** Who says so, of what was told with the form. */
export const BY = 'People who told us with the form';

/** The number of the file that holds a listing; hooks/hereabouts/form/write.py counts in the same way. */
export const placeOf = (slug, count) => [...slug].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 65521, 0) % count;

/** Several listings as one file; hooks/hereabouts/form/basket.py reads it. */
export const toBasket = (entries) => `# Several listings, written with the form.\n${toYaml({ listings: entries })}`;

/** The file of one listing; a change says which version it began with. */
export const fileText = ({ area, slug, listing }, version) => (
  `${HEAD}# For directory/listings/${area}/${slug}.yml\n${version ? `# From version ${version}\n` : ''}${toYaml(listing)}`);
