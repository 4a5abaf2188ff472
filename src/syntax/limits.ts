/** How deep brackets, blocks, signs and powers may be nested. */
export const DEEPEST_NESTING = 500;

/** The longest text that is read, in UTF-16 units. */
export const LONGEST_TEXT = 1_000_000;

/** The most tokens that one statement may have, its blocks not counted: parsing takes some KB for each. */
export const LONGEST_STATEMENT = 50_000;
