import { docParagraphs } from '../doc-paragraphs.ts';
import { textTable } from '../text-table.ts';
import { wrapText } from '../typeset/typeset.ts';
import { choiceLines } from './choice-lines.ts';
import type { ExplainedNetwork } from './explain-network.ts';
import type { ExplainedProjection, ExplainedState } from './explain-projection.ts';
import type { ExplainedSignal } from './explain-signal.ts';

export interface RenderNetworkOptions {
  readonly columns: number;
  /** Print titles in bold, for a terminal. */
  readonly isStyled?: boolean;
}

const WIDEST = 120;
const NARROWEST = 50;
const INDENT = '  ';

/** Returns what was understood of a network as text for a terminal. */
export function renderNetwork(network: ExplainedNetwork, options: RenderNetworkOptions): string {
  const columns = Math.max(NARROWEST, Math.min(options.columns, WIDEST));
  const title = (text: string): string => (options.isStyled === true ? `\u001b[1m${text}\u001b[22m` : text);
  const titled = (text: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title(text), ...lines];
  const table = (
    head: readonly string[],
    rows: readonly (readonly string[])[],
    numbers: readonly number[],
  ) => (rows.length === 0 ? [] : roomyTable([head, ...rows], columns, numbers));
  const { name, source, doc, parameters, populations, projections, signals, records, dt } = network;
  return [
    title(`network ${name}, from ${source}`),
    ...(doc === undefined ? [] : docParagraphs(doc)).flatMap((text) =>
      wrapText(text, columns - INDENT.length).map((line) => INDENT + line),
    ),
    ...titled(
      'Parameters',
      textTable(
        parameters.map((parameter) => [`${parameter.name} = ${parameter.value}`, parameter.doc ?? '']),
        { indent: INDENT, columns },
      ),
    ),
    ...titled(
      'Populations',
      table(
        ['name', 'model', 'cells', 'method', 'given'],
        populations.map((each) => [
          each.name,
          each.model,
          each.shape.length === 2 ? each.shape.join('\u00a0×\u00a0') : String(each.cells),
          each.method ?? '',
          [...each.driven, ...each.set].join('; '),
        ]),
        [2],
      ),
    ),
    ...titled(
      'Projections',
      table(
        ['from', 'to', 'synapse', 'synapses', 'delay', 'how'],
        projections.map((each) => [
          each.from,
          each.to,
          each.synapse,
          COUNTS[each.count] + String(each.synapses),
          isShort(each.delay) ? each.delay : '',
          [each.rule, ...(isShort(each.delay) ? [] : [`delay ${each.delay}`]), ...each.values].join('; '),
        ]),
        [3],
      ),
    ),
    ...titled('Synapses', synapseLines(projections, columns)),
    ...titled(
      'Signals',
      signals.flatMap((each) => signalLines(each, columns)),
    ),
    ...titled(
      dt === undefined ? 'Methods' : `Methods, with dt = ${dt}`,
      choiceLines([...populations, ...projections]).flatMap((line) => hanging(line, columns)),
    ),
    ...titled(
      'Records',
      records.map((record) => INDENT + record),
    ),
    ...(projections.length === 0 ? [] : ['', ...wrapText(ORDER, columns)]),
  ].join('\n');
}

const ORDER =
  'Synapses act at grid points: whatever the method of its cells, the network is of first order in dt.';

const COUNTS = { exact: '', about: 'about ', most: 'at most ' } as const;

/** Whether a delay fits a column beside others. */
function isShort(delay: string): boolean {
  return delay.length <= 12;
}

/** What the last column of a table is to have at least; else it stands below each row. */
const ROOM = 36;

/** Returns rows as lines; where what comes last in them would be squeezed into a narrow column, it stands below. */
function roomyTable(
  rows: readonly (readonly string[])[],
  columns: number,
  numbers: readonly number[],
): readonly string[] {
  const before = rows.map((row) => row.slice(0, -1));
  const lines = textTable(before, { indent: INDENT, columns: Number.POSITIVE_INFINITY, numbers });
  const widest = Math.max(...lines.map(({ length }) => length));
  const room = columns - widest - 2;
  if (room >= ROOM || rows.every((row) => (row.at(-1) ?? '').length <= room))
    return textTable(rows, { indent: INDENT, columns, numbers });
  return lines.flatMap((line, index) => {
    const last = index === 0 ? '' : (rows[index]?.at(-1) ?? '');
    return [line, ...(last === '' ? [] : inside(last, columns - INDENT.length).map((each) => INDENT + each))];
  });
}

/** Returns a line broken into lines, those behind the first further in. */
function hanging(text: string, columns: number): readonly string[] {
  return wrapText(text, columns - 2 * INDENT.length).map(
    (line, index) => INDENT + (index === 0 ? '' : INDENT) + line,
  );
}

function signalLines(
  { name, unit, value, about, receivers }: ExplainedSignal,
  columns: number,
): readonly string[] {
  const named = unit === '1' ? name : `${name} (${unit})`;
  return [
    ...hanging(value === undefined ? named : `${named} = ${value}`, columns),
    ...[about, ...(receivers.length === 0 ? [] : [`received by ${receivers.join(', ')}`])].flatMap((text) =>
      inside(text, columns),
    ),
  ];
}

function inside(text: string, columns: number): readonly string[] {
  return hanging(text, columns - INDENT.length).map((line) => INDENT + line);
}

/** Projections whose synapses come to the same, and what they come to, line by line. */
export interface SynapseText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Returns what one synapse comes to between two populations; those of one sort that come to the same are told once. */
export function synapseTexts(projections: readonly ExplainedProjection[]): readonly SynapseText[] {
  const told = new Map<string, { readonly of: ExplainedProjection[]; readonly lines: readonly string[] }>();
  for (const projection of projections) {
    const { couplings, events, states, method, uniform, perSynapse } = projection;
    const lines = [
      ...couplings.map((text) => `${text}, all the time; taken as each step begins, held over it`),
      ...events,
      ...states.map((state) => stateText(state, method)),
      ...(uniform.length === 0 ? [] : [`one for all synapses: ${uniform.join(', ')}`]),
      ...(perSynapse.length === 0 ? [] : [`one for each synapse: ${perSynapse.join(', ')}`]),
    ];
    if (lines.length === 0) continue;
    const key = JSON.stringify([projection.synapse, lines]);
    const same = told.get(key);
    if (same === undefined) told.set(key, { of: [projection], lines });
    else same.of.push(projection);
  }
  return Array.from(told.values(), ({ of, lines }) => ({ title: namesText(of), lines }));
}

function synapseLines(projections: readonly ExplainedProjection[], columns: number): readonly string[] {
  return synapseTexts(projections).flatMap(({ title, lines }) => [
    ...wrapText(title, columns - INDENT.length).map((line) => INDENT + line),
    ...lines.flatMap((line) => inside(line, columns)),
  ]);
}

/** `E -> I, I -> E by Excitatory` */
function namesText(projections: readonly ExplainedProjection[]): string {
  const by = ` by ${projections[0]?.synapse ?? ''}`;
  return projections.map(({ name }) => name.replace(by, '')).join(', ') + by;
}

const PER: Readonly<Record<ExplainedState['per'], string>> = {
  synapse: 'kept for each synapse',
  pre: 'kept once for each presynaptic cell',
  post: 'kept once for each postsynaptic cell',
};

/** Returns what becomes of a state, in a line; `method`: what steps it, where that is known. */
export function stateText({ name, per, changes, because }: ExplainedState, method?: string): string {
  switch (changes) {
    case 'by events only':
      return `${name}: changed by events only, ${PER[per]}`;
    case 'event-driven':
      return `${name}: computed when an event needs it, ${PER[per]}`;
    case 'clock-driven':
      return `${name}: computed in every step${method === undefined ? '' : ` by ${method}`}, ${PER[per]}${because === undefined ? '' : `: ${because}`}`;
  }
}
