/** A season of a firm that does the wages of 200 clients, twice over. */
export const MOST_FILES = 10_000;
/** What all of it may unpack to: more is no paper, or a bomb. */
export const MOST_UNPACKED_BYTES = 20 * 1024 ** 3;
export const MOST_LIST_BYTES = 10 * 1024 * 1024;
