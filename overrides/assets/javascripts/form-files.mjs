// Listings that are here lie in files of many: which of them somebody looks at is told to nobody.

/** The number of the file that holds a listing; hooks/hereabouts/form/write.py counts in the same way. */
export const placeOf = (slug, count) => [...slug].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 65521, 0) % count;
