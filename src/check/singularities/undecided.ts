/**
 * Thrown, and caught by whoever asked, where a question about an expression has no answer here: it is too large, or
 * has functions that are not understood. What it is about is then computed as it is written.
 */
export class Undecided extends Error {}
