/** What a command's exit tells scripts; documented in `axode --help`. */
export const EXIT = {
  fine: 0,
  /** The model or the run has errors; with `format --check`, files are not formatted. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
