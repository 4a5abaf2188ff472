import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What a command's exit tells scripts; documented in `axode --help`. */
export const EXIT = {
  fine: 0,
  /** A file, the model or the run has errors; with `format --check`, files are not formatted. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** Ctrl-C ended the run; what it had is kept. 128 + the number of the signal, as shells have it. */
  interrupted: 130,
  /** The same by SIGTERM. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What is wrong with the words themselves: no other file and no other model would make them right. */
const USAGE: ReadonlySet<string> = new Set([
  'command/checkpoint-interval',
  'command/repeated-setting',
  'command/unknown-choice',
  'command/unknown-format',
  'command/unknown-shell',
  'command/unknown-topic',
  'compare/not-a-tolerance',
  'method/unknown',
  'run/not-a-count',
  'run/not-a-time',
  'run/not-positive',
  'run/unknown-target',
]);

/** Returns the exit code for what was found: that of wrong usage, wherever the words have to be mended. */
export function exitOf(problems: readonly Diagnostic[]): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => USAGE.has(code))) return EXIT.usage;
  return errors.length > 0 ? EXIT.failed : EXIT.fine;
}

/** The exit codes as every help text lists them. */
export const EXIT_CODES: string = [
  'Exit codes:',
  `  ${EXIT.fine}    fine`,
  `  ${EXIT.failed}    a file, the model, a value given to it, or the run has errors`,
  `  ${EXIT.usage}    wrong usage: a command, option, method, figure or file ending that there is not, or a`,
  '       time or a count that is none',
  `  ${EXIT.interrupted}  interrupted by Ctrl-C; what a run had is kept (${EXIT.terminated}: by SIGTERM)`,
].join('\n');
