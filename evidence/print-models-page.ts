/** `docs/models.md`: every shipped model, where it comes from, and what it is held against. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_GALLERY } from '../gallery/all.ts';
import { ModelFiles } from '../src/cli/model-files.ts';
import { type CheckedModel, check } from '../src/index.ts';
import { shippedHeader } from '../src/library/shipped-header.ts';
import type { FunctionSyntax } from '../src/syntax/tree.ts';
import { openShipped, type ShippedModel, shippedAddress } from '../src/tooling/shipped-model.ts';
import { ALL_EVIDENCE } from './all.ts';
import type { Comparison, Evidence } from './evidence.ts';
import { describeFailure, judge } from './judge.ts';
import { resultText } from './result-text.ts';

const FOLDERS: readonly (readonly [folder: string, title: string, lead: string])[] = [
  [
    'neurons',
    'Neurons',
    'Whole cells: they run as they are. Most have an input `I`, the injected current; a run, or a variant, drives it.',
  ],
  [
    'channels',
    'Channels',
    'Parts of membranes: `use` puts them into a cell, which gives them its voltage `v` and takes their current `i`. By ' +
      'themselves they run under voltage clamp, `--input "v = …"`.',
  ],
  ['transmitters', 'Transmitters', 'What a presynaptic voltage, or a spike, releases. They drive receptors.'],
  [
    'receptors',
    'Receptors',
    'What transmitter opens in the membrane behind the synapse: `use` them in a cell, or clamp voltage and transmitter.',
  ],
  [
    'currents',
    'Synaptic currents',
    'Courses of a conductance or a current after each spike that arrives, without transmitter and receptor.',
  ],
  [
    'pools',
    'Pools',
    'Concentrations within the cell, which currents fill: `use` them in a cell, or drive them with a current.',
  ],
  [
    'functions',
    'Functions',
    'Formulas that several models share: `import { nernst_potential } from "std/functions/nernst-potential.axo"`.',
  ],
  [
    'stimuli',
    'Stimuli',
    'Functions of time for `--input`, which knows them by their names, and for inputs of variants and parts: ' +
      '`import { pulse } from "std/stimuli/pulses.axo"`.',
  ],
];

/** A shipped file, as far as the page tells of it. */
interface ShippedFile {
  /** Below `models/`: `neurons/izhikevich.axo`. */
  readonly name: string;
  readonly text: string;
  readonly models: readonly CheckedModel[];
  readonly functions: readonly FunctionSyntax[];
}

interface Tried {
  readonly entry: Evidence;
  readonly comparisons: readonly Comparison[];
  /** Why it could not be tried, or what does not agree. */
  readonly failures: readonly string[];
}

function readFiles(): readonly ShippedFile[] {
  const files = new ModelFiles();
  const names = readdirSync('models', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.axo'))
    .toSorted();
  return names.map((name) => {
    const source = files.open(join('models', name));
    if ('code' in source) throw new Error(source.message);
    const { models, syntax } = check(source, files);
    const functions = syntax.declarations.flatMap((each) => (each.kind === 'function' ? [each] : []));
    return {
      name,
      text: readFileSync(join('models', name), 'utf8'),
      models: [...models.values()],
      functions,
    };
  });
}

/** Words that Markdown could take for something else. */
function plain(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll(/\s+/g, ' ');
}

/** Returns the text with its DOIs as links. */
function withLinks(text: string): string {
  return text.replaceAll(/doi:(10\.\S+?)(?=[.,;:]*(?:\s|$))/g, (shown, doi: string) => {
    const address = doi.replaceAll('(', '%28').replaceAll(')', '%29');
    return `[${shown}](https://doi.org/${address})`;
  });
}

/** Returns the first sentence of a text. */
function firstSentence(text = ''): string {
  return (
    text
      .split('\n')
      .join(' ')
      .split(/(?<=\.) /)[0] ?? ''
  );
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
  if (tried.length === 0) return [];
  const rows = tried.map((each) => row(each, file));
  return ['', '| model | compared | witness | result |', '|---|---|---|---|', ...rows];
}

/** Returns the lines that name what a file holds. */
function contents({ models, functions }: ShippedFile): readonly string[] {
  const kinds = new Set(models.map(({ componentKind }) => componentKind));
  const components = models.map(({ name, componentKind, doc }) => {
    const [kind, about] = [kinds.size > 1 ? `, a ${componentKind}` : '', firstSentence(doc)];
    return `- \`${name}\`${kind}${about === '' ? '' : `: ${plain(about)}`}`;
  });
  const called = functions.map(({ name, parameters, comments }) => {
    const about = firstSentence(comments.doc);
    const call = `${name.text}(${parameters.map((each) => each.name.text).join(', ')})`;
    return `- \`${call}\`${about === '' ? '' : `: ${plain(about)}`}`;
  });
  // Of a single component the head of the file has told already.
  return models.length === 1 && functions.length === 0 ? [] : ['', ...components, ...called];
}

function pictures(path: string): string {
  const shown = ALL_GALLERY.filter(({ model }) => shippedAddress(model).path === path);
  const links = shown.map(
    ({ name }, i) => `[${shown.length === 1 ? 'picture' : `picture ${i + 1}`}](gallery/${name}.svg)`,
  );
  return links.length === 0 ? '' : ` · ${links.join(', ')}`;
}

function section(file: ShippedFile, tried: readonly Tried[]): readonly string[] {
  const path = `models/${file.name}`;
  const { summary, source } = shippedHeader(file.text);
  return [
    '',
    `### [${file.name.replace(/\.axo$/, '')}](../${path})`,
    '',
    `${plain(summary)}${pictures(path)}`,
    ...(source === undefined ? [] : ['', `Source: ${withLinks(plain(source))}`]),
    ...contents(file),
    ...table(
      file,
      tried.filter(({ entry }) => shippedAddress(entry.model).path === path),
    ),
  ];
}

const HEAD = `# Models

What comes with Axode, where it comes from, and what it is held against: numbers that others made, by their own programs or
in print. The tests run all of it. [gallery/index.html](gallery/index.html) shows them at a glance.

## How to use them

On the command line, by the paths that begin with \`std/\`; behind \`#\` stands one of several components:

\`\`\`sh
npx axode models burst
npx axode run std/neurons/izhikevich.axo#Chattering --for 200ms --input "I = if t > 20 ms then 10 else 0"
npx axode plot std/channels/squid-sodium.axo --out squid-sodium.svg
npx axode explain std/neurons/hodgkin-huxley.axo
\`\`\`

In files of your own. A variant has values of its own, of parameters, of the start, and of inputs:

\`\`\`axo
import { HodgkinHuxley } from "std/neurons/hodgkin-huxley.axo"

## A depolarized axon that is driven from 50 ms on.
neuron DrivenAxon = HodgkinHuxley(v = -60 mV, I = if t > 50 ms then 10 uA/cm^2 else 0)
\`\`\`

Parts are put into cells:

\`\`\`axo
import { Leak } from "std/channels/leak.axo"
import { SquidPotassium } from "std/channels/squid-potassium.axo"
import { SquidSodium } from "std/channels/squid-sodium.axo"

## An axon with half of its sodium channels blocked.
neuron BlockedAxon {
  param C = 1 uF/cm^2
  input I : uA/cm^2 = 0
  state v : mV = -65 mV

  use sodium = SquidSodium(g = 60 mS/cm^2)
  use potassium = SquidPotassium
  use leak = Leak

  dv/dt = (I - sodium.i - potassium.i - leak.i) / C
  spike when v crosses 0 mV
}
\`\`\`

In JavaScript and TypeScript:

\`\`\`ts
import { run, shippedModel } from 'axode';

const model = shippedModel('std/neurons/izhikevich.axo#Chattering');
const { result } = await run(model, { for: '200 ms', dt: '0.25 ms', inputs: { I: '10' } });
console.log(result?.spikes[0]?.length); // → 22
\`\`\`

To change equations, begin with a copy. Its imports lie beside it no longer: \`axode check\` offers the paths that are meant.

\`\`\`sh
npx axode format std/neurons/hodgkin-huxley --stdout > my-axon.axo
\`\`\`

## How to read the tables

*Compared* says what was computed under which conditions, *witness* who made the other numbers, and *result* how far they are
apart: \`equal\`, or the largest difference, rounded up, and the one that is allowed. Arithmetic is the same everywhere, so
these are the numbers on your machine too.
`;

function overview(files: readonly ShippedFile[]): readonly string[] {
  return files.map(({ name, text }) => {
    const anchor = name.replace(/\.axo$/, '').replaceAll('/', '');
    return `| [\`std/${name}\`](#${anchor}) | ${plain(shippedHeader(text).summary)} |`;
  });
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

/** Returns the page, and what of it does not hold. */
export async function printModelsPage(): Promise<{
  readonly text: string;
  readonly failures: readonly string[];
}> {
  const files = readFiles();
  const tried: Tried[] = [];
  const open = openOnce();
  for (const entry of ALL_EVIDENCE) tried.push(await tryOut(entry, open));
  const known = new Set(FOLDERS.map(([folder]) => folder));
  const others = [...new Set(files.map(({ name }) => name.split('/')[0] ?? ''))].filter(
    (each) => !known.has(each),
  );
  const groups = [...FOLDERS, ...others.map((folder) => [folder, folder, ''] as const)]
    .map(([folder, title, lead]) => ({
      title,
      lead,
      files: files.filter(({ name }) => name.startsWith(`${folder}/`)),
    }))
    .filter((group) => group.files.length > 0);
  const lines = groups.flatMap((group) => [
    '',
    `## ${group.title}`,
    ...(group.lead === '' ? [] : ['', group.lead]),
    '',
    '| file | what it is |',
    '|---|---|',
    ...overview(group.files),
    ...group.files.flatMap((file) => section(file, tried)),
  ]);
  const failures = tried.flatMap((each) => each.failures);
  return {
    text: `<!-- Made by \`npm run generate\` of models/, evidence/ and gallery/. -->\n\n${HEAD}${lines.join('\n')}\n`,
    failures,
  };
}
