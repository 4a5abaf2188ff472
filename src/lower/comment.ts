/** Longer texts are cut. */
const LONGEST = 160;

/** Returns the text as it stands beside a store, for readers of the generated code: cut where it is too long. */
export function comment(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
