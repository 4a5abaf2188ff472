/** `docs/models.md`: every shipped model, what it holds, where it comes from, and how it looks. */
import { ALL_GALLERY } from '../gallery/all.ts';
import { commandWords } from '../gallery/command-words.ts';
import { quoteWords } from '../src/base/quote-words.ts';
import { shippedHeader } from '../src/library/shipped-header.ts';
import type { ComponentSyntax, NetworkSyntax } from '../src/syntax/tree.ts';
import { shippedAddress } from '../src/tooling/shipped-model.ts';
import { anchor, plain, withLinks } from './markdown.ts';
import { NETWORK_TESTS } from './network-tests.ts';
import { evidenceOf, FUNCTIONS, NETWORKS, printEvidencePage, titleOf } from './print-evidence-page.ts';
import { readFiles, type ShippedFile } from './shipped-files.ts';

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
    'sources',
    'Sources of spikes',
    'They spike by themselves: alone, as cells do, or as populations of a network.',
  ],
  [
    'synapses',
    'Synapses',
    'What joins two cells in a network: `connect A -> B by VoltageJump(w = 1 mV) …`. Most files hold a small network that shows ' +
      'what the synapse does, and runs as it is.',
  ],
  [
    'networks',
    'Networks',
    'They run as they are; `--set` gives their parameters other values. [networks.md](networks.md) tells how to write your own.',
  ],
  [
    'stimuli',
    'Stimuli',
    'Functions of time for `--input`, which knows them by their names, and for inputs of variants and parts: ' +
      '`import { pulse } from "std/stimuli/pulses.axo"`.',
  ],
];

/** Returns the parameters or the inputs of a declaration as they are written; of courses in time the names. */
function declared(
  { statements }: ComponentSyntax | NetworkSyntax,
  kind: 'parameter' | 'input',
  text: string,
): readonly string[] {
  return statements.flatMap((each) => {
    if (each.kind !== kind) return [];
    const [written = ''] = text.slice(each.span.start, each.span.end).split(/\s*##/, 1);
    const isShort = written.length < 70 && !written.includes('\n');
    return [isShort ? `\`${written.replace(/^(?:param|input)\s+/, '').trim()}\`` : `\`${each.name.text}\``];
  });
}

/** Returns a line for each declaration that is written out: its parameters and inputs, with units and defaults. */
function values({ components, networks, text }: ShippedFile): readonly string[] {
  const all = [...components, ...networks];
  return all.flatMap((component) => {
    const parameters = declared(component, 'parameter', text);
    const inputs = declared(component, 'input', text);
    const of = all.length === 1 ? '' : ` of \`${component.name.text}\``;
    return [
      ...(parameters.length === 0 ? [] : ['', `Parameters${of}: ${parameters.join(', ')}`]),
      ...(inputs.length === 0 ? [] : ['', `Inputs${of}: ${inputs.join(', ')}`]),
    ];
  });
}

/** Returns the lines that name what a file holds. */
function contents({ models, components, networks, functions }: ShippedFile): readonly string[] {
  const synapses = components.filter(({ componentKind }) => componentKind === 'synapse');
  const declarations = [
    ...models.map(({ name, componentKind, doc = '' }) => ({ name, kind: componentKind, doc })),
    ...synapses.map(({ name, comments: { doc = '' } }) => ({ name: name.text, kind: 'synapse', doc })),
    ...networks.map(({ name, comments: { doc = '' } }) => ({ name: name.text, kind: 'network', doc })),
  ];
  const kinds = new Set(declarations.map(({ kind }) => kind));
  const lines = declarations.map(({ name, kind, doc }) => {
    const of = kinds.size > 1 ? `, a ${kind}` : '';
    return `- \`${name}\`${of}${doc === '' ? '' : `: ${plain(doc)}`}`;
  });
  const called = functions.map(({ name, parameters, comments: { doc = '' } }) => {
    const call = `${name.text}(${parameters.map((each) => each.name.text).join(', ')})`;
    return `- \`${call}\`${doc === '' ? '' : `: ${plain(doc)}`}`;
  });
  // Of a single declaration the head of the file has told already.
  return declarations.length === 1 && functions.length === 0 ? [] : ['', ...lines, ...called];
}

/** Returns what is worth running of networks, which have no pictures of their own here. */
function commands({ text, networks }: ShippedFile): readonly string[] {
  const { worthTrying } = shippedHeader(text);
  return networks.length === 0 || worthTrying === undefined ? [] : ['', `Try: ${plain(worthTrying)}`];
}

/** Returns the pictures of a file with the commands that draw them. */
function pictures({ name: file, models }: ShippedFile): readonly string[] {
  const shown = ALL_GALLERY.filter(({ model }) => shippedAddress(model).path === `models/${file}`);
  const lines = shown.flatMap((entry) => {
    const { component } = shippedAddress(entry.model);
    const model =
      models.find((each) => each.name === component) ??
      models.findLast(({ componentKind }) => componentKind === 'neuron') ??
      models.at(-1);
    if (model === undefined) return [];
    const command = quoteWords(['axode', ...commandWords(entry, model)]);
    return [`- [${entry.name}](gallery/${entry.name}.svg): \`${command}\``];
  });
  return lines.length === 0 ? [] : ['', 'Pictures, and the commands that draw them:', '', ...lines];
}

function evidence(file: ShippedFile): readonly string[] {
  const count = evidenceOf(file).length;
  const ownTests = titleOf(file) in NETWORK_TESTS ? NETWORKS : FUNCTIONS;
  const place = anchor(count === 0 ? ownTests : titleOf(file));
  const held = count === 0 ? 'tests of its own' : count === 1 ? 'one comparison' : `${count} comparisons`;
  return ['', `Held by [${held}](evidence.md#${place}).`];
}

function section(file: ShippedFile): readonly string[] {
  const { summary, source } = shippedHeader(file.text);
  return [
    '',
    `### [${titleOf(file)}](../models/${file.name})`,
    '',
    plain(summary),
    ...(source === undefined ? [] : ['', `Source: ${withLinks(plain(source))}`]),
    ...contents(file),
    ...values(file),
    ...commands(file),
    ...pictures(file),
    ...evidence(file),
  ];
}

const HEAD = `# Models

What comes with Axode and where it comes from. [evidence.md](evidence.md) says what it is held against: numbers that others
made, by their own programs or in print, closed forms, and, where no program could be run, loops written anew from a description.
[gallery](gallery/README.md) shows all pictures at a glance.

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
`;

function overview(files: readonly ShippedFile[]): readonly string[] {
  return files.map(({ name, text }) => {
    return `| [\`std/${name}\`](#${anchor(name.replace(/\.axo$/, ''))}) | ${plain(shippedHeader(text).summary)} |`;
  });
}

/** Returns both pages, and what of them does not hold. */
export async function printModelsPage(): Promise<{
  readonly text: string;
  readonly evidence: string;
  readonly failures: readonly string[];
}> {
  const files = readFiles();
  const { text, failures } = await printEvidencePage(files);
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
    ...group.files.flatMap(section),
  ]);
  return {
    text: `<!-- Made by \`npm run generate\` of models/, evidence/ and gallery/. -->\n\n${HEAD}${lines.join('\n')}\n`,
    evidence: text,
    failures,
  };
}
