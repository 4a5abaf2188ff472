/** The command line as it was typed, and the version that read it. */
export interface Typed {
  readonly words: readonly string[];
  readonly version: string;
}
