import type { Span } from '../base/span.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { positionAt, splitLines } from '../diagnostics/position.ts';
import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import {
  type CheckedModel,
  compile,
  type ExplainOptions,
  equationsTex,
  explain,
  explainFunctions,
  explanationPage,
  renderExplanation,
  renderFunctions,
} from '../index.ts';
import { INTEGRATORS } from '../lower/integrators/find-integrator.ts';
import { renderSynapse } from '../report/network/render-synapse.ts';
import { EXIT, type ExitCode, exitOf } from './exit-code.ts';
import { explainNetworkCommand } from './explain-network-command.ts';
import type { OpenedModel } from './open-model.ts';
import { openAny } from './open-network.ts';
import { openOutput, writeOutput } from './output-file.ts';
import {
  isOutputColoured,
  isOutputUtf8,
  outputColumns,
  print,
  printAside,
  printDiagnostics,
} from './terminal.ts';
import type { ExplainFlags } from './usage/explain-usage.ts';

interface Answer {
  readonly tex?: string;
  readonly code?: string;
}

/** Prints what the compiler understood of a model or a network, or writes it as a page. */
export async function explainCommand(
  address: string,
  flags: ExplainFlags,
  version: string,
): Promise<ExitCode> {
  const found = openAny(address, [], 'takesAll');
  if (found.kind === 'network') return await explainNetworkCommand(found, flags);
  const synapse = found.kind === 'synapse' && isPlain(flags) ? found.explain() : undefined;
  if (synapse === undefined) return await explainOpened(found, flags, version);
  // That it does not run alone is said below.
  printDiagnostics(
    found.diagnostics.filter(({ severity }) => severity !== 'error'),
    found.sources,
  );
  if (flags.json === true) print(JSON.stringify(synapse, undefined, 2));
  else print(renderSynapse(synapse, { columns: outputColumns(), isStyled: isOutputColoured() }));
  return EXIT.fine;
}

async function explainOpened(
  { model, diagnostics, sources, syntax }: OpenedModel,
  flags: ExplainFlags,
  version: string,
): Promise<ExitCode> {
  const library = syntax && explainFunctions(syntax, sources.get(syntax.source) ?? '');
  if (library !== undefined && isPlain(flags)) {
    if (flags.json === true) print(JSON.stringify(library, undefined, 2));
    else print(renderFunctions(library, outputColumns(), titleOf));
    return EXIT.fine;
  }
  const compiled =
    model === undefined || !asksForMethod(flags) ? undefined : compileFor(model, flags, sources);
  const page = flags.out === undefined ? undefined : openOutput(flags.out, ['.html']);
  const mistakes = page !== undefined && 'code' in page ? [page] : [];
  const problems = [...mistakes, ...diagnostics, ...(compiled?.diagnostics ?? [])];
  if (model === undefined || hasErrors(problems)) {
    if (flags.json === true) print(JSON.stringify(diagnosticsToJson(problems, sources), undefined, 2));
    else printDiagnostics(problems, sources);
    return exitOf(problems);
  }
  printDiagnostics(problems, sources);
  const options = explainedMethods(compiled);
  const code = flags.code === true ? compiled?.artifact?.code.scalarStep() : undefined;
  if (page !== undefined && 'path' in page) {
    const pageOptions = { ...options, version, ...(code === undefined ? {} : { code }) };
    const unwritten = await writeOutput(page, async () => [await explanationPage(model, pageOptions)]);
    printDiagnostics(unwritten, sources);
    if (unwritten.length > 0) return EXIT.failed;
    printAside(`Written: ${page.path}`);
    if (flags.json !== true && flags.tex !== true) return EXIT.fine;
  }
  const answer: Answer = {
    ...(flags.tex === true ? { tex: await equationsTex(model) } : {}),
    ...(code === undefined ? {} : { code }),
  };
  if (flags.json === true) print(JSON.stringify({ ...explain(model, options), ...answer }, undefined, 2));
  // TeX alone is for a file or a pipe.
  else if (answer.tex !== undefined && answer.code === undefined) print(answer.tex);
  else {
    const text = renderExplanation(model, {
      ...options,
      columns: outputColumns(),
      letters: isOutputUtf8() ? 'signs' : 'ascii',
      isStyled: isOutputColoured(),
    });
    print([text, ...sections(answer)].join('\n\n'));
  }
  return EXIT.fine;
}

/** Functions alone are told of; they make no page, no equations and no code. */
function isPlain(flags: ExplainFlags): boolean {
  return flags.out === undefined && flags.tex !== true && !asksForMethod(flags);
}

function titleOf(text: string): string {
  return isOutputColoured() ? `\u001b[1m${text}\u001b[22m` : text;
}

/** A method that is named is tried, whether its code is shown or not. */
function asksForMethod(flags: ExplainFlags): boolean {
  return flags.code === true || flags.method !== undefined;
}

type Compiled = ReturnType<typeof compile>;

function compileFor(
  model: CheckedModel,
  { method }: ExplainFlags,
  sources: ReadonlyMap<string, string>,
): Compiled {
  return compile(model, {
    ...(method === undefined ? {} : { method }),
    describePlace: (span) => placeText(sources, span),
  });
}

/** A tableau of the user's own is told of among the methods that have a name. */
function explainedMethods(compiled: Compiled | undefined): ExplainOptions {
  const own = compiled?.artifact?.integrator;
  if (own === undefined || INTEGRATORS.includes(own)) return {};
  return { integrators: [...INTEGRATORS, own] };
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
