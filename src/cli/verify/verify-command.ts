import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { diagnosticsToJson } from '../../diagnostics/to-json.ts';
import {
  describeSpansBy,
  renderVerification,
  type VerifyOptions,
  verificationToJson,
  verify,
} from '../../index.ts';
import { EXIT, type ExitCode, exitOf } from '../exit-code.ts';
import { openModel } from '../open-model.ts';
import { listenForInterruption } from '../run/interruption.ts';
import { isWatched, Progress } from '../run/progress.ts';
import { print, printDiagnostics } from '../terminal.ts';
import type { VerifyFlags } from '../usage/verify-usage.ts';

/** Tries a model's compiled code against what the model means; prints what was found. */
export async function verifyCommand(
  file: string,
  component: string | undefined,
  flags: VerifyFlags,
): Promise<ExitCode> {
  const address = component === undefined ? file : `${file}#${component}`;
  const { model, diagnostics, sources } = openModel(address, 'takesAll');
  const refuse = (problems: typeof diagnostics): ExitCode => {
    if (flags.json === true) print(JSON.stringify(diagnosticsToJson(problems, sources), undefined, 2));
    else printDiagnostics(problems, sources);
    return exitOf(problems);
  };
  if (model === undefined || hasErrors(diagnostics)) return refuse(diagnostics);
  const { json: _, ...asked } = flags;
  const interruption = listenForInterruption();
  let progress: Progress | undefined;
  const options: VerifyOptions = {
    ...asked,
    describeSpan: describeSpansBy(sources),
    signal: interruption.signal,
    onProgress: (done, trials) => {
      const course = { steps: trials, secondsPerStep: undefined, counted: 'trials' };
      if (isWatched(process.stderr, process.env)) progress ??= new Progress(process.stderr, course);
      progress?.update(done);
    },
  };
  const { verification, diagnostics: mistakes } = await verify(model, options);
  progress?.clear();
  interruption.release();
  if (verification === undefined) return refuse([...diagnostics, ...mistakes]);
  printDiagnostics([...diagnostics, ...mistakes], sources);
  if (flags.json === true) {
    print(JSON.stringify(verificationToJson(model, verification, address), undefined, 2));
  } else {
    const words = [
      ...(flags.for === undefined ? [] : ['--for', flags.for]),
      ...(flags.methods ?? []).flatMap((methods) => ['--methods', methods]),
    ];
    print(renderVerification(model, verification, { address, words }));
  }
  if (!verification.agrees) return EXIT.failed;
  const { methods, trials } = verification;
  // Nothing compared is nothing verified.
  const isEmpty = methods.length === 0 || trials.done === trials.empty;
  return interruption.exit() ?? (isEmpty ? EXIT.failed : EXIT.fine);
}
