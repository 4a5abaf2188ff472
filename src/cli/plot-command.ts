import { posix } from 'node:path';
import {
  modelFileNotFound,
  modelFileUnreadable,
  nothingToDraw,
  plottedNetwork,
} from '../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { check, figuresOfModel, type Host, type Origin, readRunJson } from '../index.ts';
import { gatesWithoutRange } from '../report/figures/gate-figures.ts';
import { drawFile, drawLines, findMissing, readStyle, type Subject } from './drawing/drawing.ts';
import { type ExitCode, exitOf } from './exit-code.ts';
import { suggestFile } from './model-files.ts';
import { savedNetwork } from './network-result.ts';
import { openModel, pickModel } from './open-model.ts';
import { DRAWN, openOutputs, writeOutput } from './output-file.ts';
import { readTextFile, reasonOf } from './read-text-file.ts';
import { print, printDiagnostics } from './terminal.ts';
import type { PlotFlags } from './usage/plot-usage.ts';

/** A string holds no more. */
const MOST_BYTES = 2 ** 29 - 1024;
const TOO_LONG = 'it has more than 536 MB; keep less of the run by --every or --record';

/** What is to be drawn; without a run and without a model, the diagnostics hold an error. */
interface Opened extends Subject {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads what a model imports from the texts that were saved with its run. */
function savedFiles(files: ReadonlyMap<string, string>): Host {
  return {
    read(path, from) {
      const name = posix.normalize(posix.join(posix.dirname(from), path));
      const text = files.get(name);
      return text === undefined ? undefined : { name, text };
    },
  };
}

/** Returns the model of a saved run, so that its equations, plane and gates can be shown; none if it no longer checks. */
function savedModel({ address, files }: Origin): Pick<Subject, 'model'> {
  const hash = address.lastIndexOf('#');
  const name = address.slice(0, hash);
  const text = files.get(name);
  if (hash < 0 || text === undefined) return {};
  const { model } = pickModel(check({ name, text }, savedFiles(files)), name, address.slice(hash + 1));
  return model === undefined ? {} : { model };
}

function openResult(path: string): Opened {
  const nothing = { sources: new Map() };
  let text: string;
  try {
    text = readTextFile(path, MOST_BYTES, TOO_LONG);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const suggestion = isMissing ? suggestFile(path, ['.json']) : undefined;
    const problem = isMissing
      ? modelFileNotFound({ path, suggestion })
      : modelFileUnreadable({ path, reason: reasonOf(error) });
    return { ...nothing, diagnostics: [problem] };
  }
  const network = savedNetwork(text);
  if (network !== undefined) return { ...nothing, diagnostics: [plottedNetwork({ path, ...network })] };
  const { result, origin, diagnostics } = readRunJson({ name: path, text });
  if (result === undefined) return { ...nothing, diagnostics };
  if (origin === undefined) return { ...nothing, diagnostics, result };
  return { ...nothing, diagnostics, result, origin, ...savedModel(origin) };
}

/** Draws a saved result or a model, in the terminal or to files. */
export async function plotCommand(address: string, flags: PlotFlags, version: string): Promise<ExitCode> {
  const isResult = /\.json$/i.test(address);
  const opened = openOutputs(flags.out ?? [], DRAWN);
  const style = readStyle(flags);
  const subject = isResult ? openResult(address) : openModel(address, 'takesAll');
  const { diagnostics, sources } = subject;
  const problems = [...diagnostics, ...opened.diagnostics, ...('theme' in style ? [] : style)];
  const isQuiet = flags.quiet === true;
  const tell = (): void => {
    printDiagnostics(isQuiet ? problems.filter(({ severity }) => severity === 'error') : problems, sources);
  };
  if (hasErrors(problems) || !('theme' in style)) {
    tell();
    return exitOf(problems);
  }
  problems.push(...findMissing(subject, style));
  // A page shows the equations at least.
  const isPicture = opened.outputs.length === 0 || opened.outputs.some(({ format }) => format !== '.html');
  const nothing = isPicture && !hasErrors(problems) ? findNothing(subject, address) : [];
  if (nothing.length > 0) {
    problems.push(...nothing);
    tell();
    return exitOf(problems);
  }
  if (opened.outputs.length === 0 && !hasErrors(problems) && !isQuiet) {
    const lines = drawLines(subject, style);
    print(lines.length > 0 ? lines.join('\n') : NOTHING);
  }
  const written: string[] = [];
  for (const file of opened.outputs) {
    const failures = await writeOutput(file, () => drawFile({ ...subject, version }, style, file.format));
    problems.push(...failures);
    if (failures.length === 0) written.push(file.path);
  }
  if (written.length > 0 && !isQuiet) print(`Written: ${written.join(', ')}`);
  tell();
  return exitOf(problems);
}

const NOTHING = 'Nothing to draw: the result holds neither samples nor measures.';

/** Returns an error if a model has no figure of its own. */
function findNothing({ model, result }: Subject, address: string): readonly Diagnostic[] {
  if (model === undefined || result !== undefined || figuresOfModel(model).length > 0) return [];
  const open = model.inputs.filter(({ drive }) => drive === undefined).map(({ name }) => name);
  return [nothingToDraw({ model: model.name, address, gates: gatesWithoutRange(model), open })];
}
