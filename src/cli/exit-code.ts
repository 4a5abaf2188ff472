/** What a command's exit tells scripts; documented in `axode --help`. */
export const EXIT = {
  fine: 0,
  /** The model or the run has errors; with `format --check`, files are not formatted. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** Ctrl-C ended the run; what it had is kept. 128 + the number of the signal, as shells have it. */
  interrupted: 130,
  /** The same by SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit codes as every help text lists them. */
export const EXIT_CODES: string = [
  'Exit codes:',
  `  ${EXIT.fine}    fine`,
  `  ${EXIT.failed}    the model or the run has errors`,
  `  ${EXIT.usage}    wrong usage`,
  `  ${EXIT.interrupted}  interrupted by Ctrl-C; what a run had is kept (${EXIT.terminated}: by SIGTERM)`,
].join('\n');
