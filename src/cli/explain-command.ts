import type { Span } from '../base/span.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { positionAt, splitLines } from '../diagnostics/position.ts';
import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import { type CheckedModel, compile, equationsTex, explain, renderExplanation } from '../index.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openModel } from './open-model.ts';
import { print, printDiagnostics } from './terminal.ts';
import type { ExplainFlags } from './usage/explain-usage.ts';

interface Answer {
  readonly tex?: string;
  readonly code?: string;
}

/** Prints what the compiler understood of a model. */
export async function explainCommand(address: string, flags: ExplainFlags): Promise<ExitCode> {
  const { model, diagnostics, sources } = openModel(address);
  const compiled =
    model === undefined || !asksForMethod(flags) ? undefined : compileFor(model, flags, sources);
  const problems = [...diagnostics, ...(compiled?.diagnostics ?? [])];
  if (model === undefined || hasErrors(problems)) {
    if (flags.json === true) print(JSON.stringify(diagnosticsToJson(problems, sources), undefined, 2));
    else printDiagnostics(problems, sources);
    return EXIT.failed;
  }
  printDiagnostics(problems, sources);
  const code = flags.code === true ? compiled?.artifact?.code.scalarStep() : undefined;
  const answer: Answer = {
    ...(flags.tex === true ? { tex: await equationsTex(model) } : {}),
    ...(code === undefined ? {} : { code }),
  };
  if (flags.json === true) print(JSON.stringify({ ...explain(model), ...answer }, undefined, 2));
  // TeX alone is for a file or a pipe.
  else if (answer.tex !== undefined && answer.code === undefined) print(answer.tex);
  else print([renderExplanation(explain(model)), ...sections(answer)].join('\n\n'));
  return EXIT.fine;
}

/** A method that is named is tried, whether its code is shown or not. */
function asksForMethod(flags: ExplainFlags): boolean {
  return flags.code === true || flags.method !== undefined;
}

function compileFor(
  model: CheckedModel,
  { method }: ExplainFlags,
  sources: ReadonlyMap<string, string>,
): ReturnType<typeof compile> {
  return compile(model, {
    ...(method === undefined ? {} : { method }),
    describePlace: (span) => placeText(sources, span),
  });
}

/** `hh.axo:12` */
function placeText(sources: ReadonlyMap<string, string>, { source, start }: Span): string | undefined {
  const text = sources.get(source);
  return text === undefined ? undefined : `${source}:${positionAt(splitLines(text), start).line}`;
}

function sections({ tex, code }: Answer): readonly string[] {
  return [
    ...(tex === undefined ? [] : [`TeX\n${tex}`]),
    ...(code === undefined ? [] : [`Generated code: one step of one cell\n${code.trimEnd()}`]),
  ];
}
