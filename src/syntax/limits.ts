/** How deep brackets, blocks, signs and powers may be nested. */
export const DEEPEST_NESTING = 500;

/** The longest text that is read, in UTF-16 units. */
export const LONGEST_TEXT = 1_000_000;

/** The most tokens that one statement may have, its blocks not counted: parsing takes some KB for each. */
export const LONGEST_STATEMENT = 50_000;

/** Behind this many mistakes reading stops: the text is something else than a model. */
export const MOST_MISTAKES = 1000;

/** More factors than this make no unit; the bound keeps powers of groups of them cheap. */
export const MOST_FACTORS = 100;

/** The most digits of a number: exact arithmetic with a million of them would take minutes. */
export const LONGEST_NUMBER = 1000;
