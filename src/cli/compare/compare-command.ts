import { quoteWords } from '../../base/quote-words.ts';
import { nearest } from '../../base/suggest.ts';
import { unknownChoice } from '../../diagnostics/codes/command.ts';
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  type CompareOptions,
  type Comparison,
  compare,
  comparisonToJson,
  describeComparison,
  drawSvg,
  precisionFigure,
  renderComparison,
  renderComparisonPage,
} from '../../index.ts';
import { EXIT, type ExitCode, exitOf } from '../exit-code.ts';
import { openModel } from '../open-model.ts';
import { type OutputFile, openOutput, writeOutput } from '../output-file.ts';
import { listenForInterruption } from '../run/interruption.ts';
import { isWatched } from '../run/progress.ts';
import { readRequest } from '../run/read-request.ts';
import { splitList } from '../run/split-list.ts';
import type { Typed } from '../run/typed.ts';
import { isOutputColoured, outputColumns, print, printDiagnostics } from '../terminal.ts';
import type { CompareFlags } from '../usage/compare-usage.ts';
import { CompareLine } from './compare-progress.ts';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

interface Outputs {
  readonly files: readonly OutputFile<'.html' | '.svg'>[];
  readonly theme: Theme | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns what is to be written, or why it cannot be: asked before the runs. */
function openOutputs({ html, svg, theme }: CompareFlags): Outputs {
  const opened = [
    ...(html === undefined ? [] : [openOutput(html, ['.html'])]),
    ...(svg === undefined ? [] : [openOutput(svg, ['.svg'])]),
  ];
  const known = THEMES.find((each) => each === theme);
  const suggestion = theme === undefined ? undefined : nearest(theme, THEMES);
  const unknown =
    theme === undefined || known !== undefined
      ? []
      : [unknownChoice({ option: 'theme', name: theme, offered: THEMES, suggestion })];
  return {
    files: opened.flatMap((each) => ('code' in each ? [] : [each])),
    theme: known,
    diagnostics: [...opened.flatMap((each) => ('code' in each ? [each] : [])), ...unknown],
  };
}

/** Returns what a comparison is asked for; columns of files are read as in a run. */
async function readOptions(
  flags: CompareFlags,
  model: CheckedModel | undefined,
): Promise<{ readonly options: CompareOptions; readonly diagnostics: readonly Diagnostic[] }> {
  const { dt, methods, tolerance, float, strict: _strict, ...others } = flags;
  const { for: duration, input, set, cells, record, fast, spikeTimes, seed } = others;
  const { options, diagnostics } = await readRequest(
    {
      ...(duration === undefined ? {} : { for: duration }),
      ...(input === undefined ? {} : { input }),
      ...(set === undefined ? {} : { set }),
      ...(cells === undefined ? {} : { cells }),
      ...(record === undefined ? {} : { record }),
      ...(fast === undefined ? {} : { fast }),
      ...(spikeTimes === undefined ? {} : { spikeTimes }),
      ...(seed === undefined ? {} : { seed }),
    },
    model,
  );
  const { inputs, arithmetic } = options;
  return {
    options: {
      ...(options.for === undefined ? {} : { for: options.for }),
      ...(inputs === undefined ? {} : { inputs }),
      ...(options.set === undefined ? {} : { set: options.set }),
      ...(options.cells === undefined ? {} : { cells: options.cells }),
      ...(options.record === undefined ? {} : { record: options.record }),
      ...(arithmetic === undefined ? {} : { arithmetic }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.spikeTimes === undefined ? {} : { spikeTimes: options.spikeTimes }),
      ...(dt === undefined ? {} : { dt }),
      ...(float === undefined ? {} : { float }),
      ...(methods === undefined ? {} : { methods }),
      ...(tolerance === undefined ? {} : { tolerance: tolerance.flatMap(splitList) }),
    },
    diagnostics,
  };
}

async function contentOf(
  comparison: Comparison,
  { format }: OutputFile<'.html' | '.svg'>,
  theme: Theme | undefined,
  { words, version }: Typed,
): Promise<string> {
  const figure = precisionFigure(comparison);
  const colours = theme === undefined ? {} : { theme };
  if (format === '.svg') return await drawSvg([figure], colours);
  const { about, sections } = describeComparison(comparison);
  const { model, passed, verdict } = comparison;
  const command = quoteWords(['axode', ...words]);
  return await renderComparisonPage({
    ...colours,
    model,
    passed,
    verdict,
    about,
    sections,
    figure,
    command,
    version,
  });
}

/** Compares the methods of integration on a model; prints tables, JSON, or writes a report. */
export async function compareCommand(address: string, flags: CompareFlags, typed: Typed): Promise<ExitCode> {
  const { model, diagnostics, sources, address: component } = openModel(address);
  const outputs = openOutputs(flags);
  const { options, diagnostics: ofRequest } = await readOptions(flags, model);
  const isQuiet = flags.quiet === true;
  const tell = (problems: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void =>
    printDiagnostics(isQuiet ? problems.filter(({ severity }) => severity === 'error') : problems, texts);
  const refused = [...diagnostics, ...outputs.diagnostics, ...ofRequest];
  if (model === undefined || hasErrors(refused)) {
    tell(refused, sources);
    return exitOf(refused);
  }
  tell(refused, sources);

  const interruption = listenForInterruption();
  const line =
    !isQuiet && isWatched(process.stderr, process.env) ? new CompareLine(process.stderr) : undefined;
  const report = await compare(model, {
    ...options,
    sources,
    signal: interruption.signal,
    onProgress: (progress) => line?.update(progress),
  });
  line?.clear();
  interruption.release();
  const texts = new Map([...sources, ...report.sources.map(({ name, text }) => [name, text] as const)]);
  const { comparison } = report;
  const problems = [...report.diagnostics];
  if (comparison !== undefined) {
    const text = describeComparison(comparison);
    if (flags.json === true) {
      const origin = {
        command: quoteWords(['axode', ...typed.words]),
        version: typed.version,
        address: component,
      };
      print(JSON.stringify(comparisonToJson(comparison, origin), undefined, 2));
    } else if (isQuiet) print(text.verdict);
    else print(renderComparison(text, { columns: outputColumns(), isStyled: isOutputColoured() }));
    const written: string[] = [];
    for (const file of outputs.files) {
      const failures = await writeOutput(file, async () => [
        await contentOf(comparison, file, outputs.theme, typed),
      ]);
      problems.push(...failures);
      if (failures.length === 0) written.push(file.path);
    }
    if (written.length > 0 && flags.json !== true && !isQuiet) print(`\nWritten: ${written.join(', ')}`);
  }
  tell(problems, texts);
  const exit = interruption.exit();
  if (exit !== undefined) return exit;
  if (hasErrors(problems)) return exitOf(problems);
  return comparison?.passed === true ? EXIT.fine : EXIT.failed;
}
