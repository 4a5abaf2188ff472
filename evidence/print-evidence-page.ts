/** `docs/evidence.md`: what each shipped model and function is held against, and what came of it. */
import { openShipped, type ShippedModel, shippedAddress } from '../src/tooling/shipped-model.ts';
import { ALL_EVIDENCE } from './all.ts';
import type { Comparison, Evidence } from './evidence.ts';
import { FUNCTION_TESTS } from './function-tests.ts';
import { describeFailure, judge } from './judge.ts';
import { plain, withLinks } from './markdown.ts';
import { NETWORK_TESTS } from './network-tests.ts';
import { resultText } from './result-text.ts';
import type { ShippedFile } from './shipped-files.ts';

interface Tried {
  readonly entry: Evidence;
  readonly comparisons: readonly Comparison[];
  /** Why it could not be tried, or what does not agree. */
  readonly failures: readonly string[];
}

/** Returns the component that an address without a name of one means. */
function mainComponent({ models }: ShippedFile): string {
  return (models.findLast(({ componentKind }) => componentKind === 'neuron') ?? models.at(-1))?.name ?? '';
}

function row({ entry, comparisons }: Tried, file: ShippedFile): string {
  const results = comparisons.map((each) => plain(resultText(each)));
  const component = shippedAddress(entry.model).component ?? mainComponent(file);
  const cells = [
    component,
    plain(entry.what),
    withLinks(plain(entry.witness)),
    results.join('<br>') || '**fails**',
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(file: ShippedFile, tried: readonly Tried[]): readonly string[] {
  const rows = tried.map((each) => row(each, file));
  return ['| model | compared | witness | result |', '|---|---|---|---|', ...rows];
}

async function tryOut(entry: Evidence, open: (name: string) => ShippedModel): Promise<Tried> {
  const about = `${entry.model}, ${entry.what}`;
  try {
    const comparisons = await entry.compare(open(entry.model).run);
    const wrong = comparisons.filter((each) => !judge(each).holds);
    return { entry, comparisons, failures: wrong.map((each) => `${about}: ${describeFailure(each)}`) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { entry, comparisons: [], failures: [`${about}: ${reason}`] };
  }
}

/** Returns what opens each model once: checking some takes longer than running them. */
function openOnce(): (name: string) => ShippedModel {
  const opened = new Map<string, ShippedModel>();
  return (name) => {
    const model = opened.get(name) ?? openShipped(name);
    opened.set(name, model);
    return model;
  };
}

const HEAD = `# Evidence

What the models of [models.md](models.md) are held against. Most numbers were made by others: by simulators and by the programs
of authors, which were run, or they are printed in papers. Others are closed forms, computed with more digits. Where no program
could be run, a loop was written anew from the description, and the witness says so: it shows that the model does what is
described, and no more. The tests run all of it.

## How to read the tables

*Compared* says what was computed under which conditions, *witness* who made the other numbers, and *result* how far they are
apart: \`equal\`, or the largest difference, rounded up, and the one that is allowed, rounded to two digits. Arithmetic is the
same everywhere, so these are the numbers on your machine too.
`;

/** Returns the name that a file goes by on the pages: `neurons/izhikevich`. */
export function titleOf({ name }: ShippedFile): string {
  return name.replace(/\.axo$/, '');
}

/** Returns what a file is held against. */
export function evidenceOf(file: ShippedFile): readonly Evidence[] {
  return ALL_EVIDENCE.filter(({ model }) => shippedAddress(model).path === `models/${file.name}`);
}

function section(file: ShippedFile, tried: readonly Tried[]): readonly string[] {
  const own = new Set(evidenceOf(file));
  const ofFile = tried.filter(({ entry }) => own.has(entry));
  return ofFile.length === 0 ? [] : ['', `## ${titleOf(file)}`, '', ...table(file, ofFile)];
}

/** Returns a section of files that tests of their own hold. */
function testedFiles(
  title: string,
  lead: string,
  tests: Readonly<
    Record<string, { readonly compared: string; readonly witness: string; readonly test: string }>
  >,
): readonly string[] {
  const rows = Object.entries(tests).map(
    ([file, { compared, witness, test }]) =>
      `| ${file} | ${plain(compared)} | ${plain(witness)} | [${test}](../${test}) |`,
  );
  return [
    '',
    `## ${title}`,
    '',
    lead,
    '',
    '| file | compared | witness | test |',
    '|---|---|---|---|',
    ...rows,
  ];
}

/** The headings of what tests of their own hold. */
export const FUNCTIONS = 'Functions';
export const NETWORKS = 'Synapses and networks';

/** Returns the page, and what of it does not hold. */
export async function printEvidencePage(
  files: readonly ShippedFile[],
): Promise<{ readonly text: string; readonly failures: readonly string[] }> {
  const tried: Tried[] = [];
  const open = openOnce();
  for (const entry of ALL_EVIDENCE) tried.push(await tryOut(entry, open));
  const lines = [
    ...files.flatMap((file) => section(file, tried)),
    ...testedFiles(NETWORKS, 'Synapses and networks are held by tests of their own.', NETWORK_TESTS),
    ...testedFiles(
      FUNCTIONS,
      'Files that hold functions only are held by tests of their own.',
      FUNCTION_TESTS,
    ),
  ];
  return {
    text: `<!-- Made by \`npm run generate\` of models/ and evidence/. -->\n\n${HEAD}${lines.join('\n')}\n`,
    failures: tried.flatMap((each) => each.failures),
  };
}
