import { EXIT, type ExitCode } from '../exit-code.ts';

/** Whether, and by which signal, a run was asked to end. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came; none before. */
  readonly exit: () => ExitCode | undefined;
  /** Lets signals end the program again. */
  readonly release: () => void;
}

const EXITS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** Listens for Ctrl-C and SIGTERM: the first ends the run, which keeps what it has; a second one ends the program. */
export function listenForInterruption(): Interruption {
  const abort = new AbortController();
  let exit: ExitCode | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    exit = name === 'SIGTERM' ? EXITS.SIGTERM : EXITS.SIGINT;
    abort.abort();
    release();
  };
  const release = (): void => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.removeListener(name, onSignal);
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
  return { signal: abort.signal, exit: () => exit, release };
}
