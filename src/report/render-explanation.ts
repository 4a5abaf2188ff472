import { unreachable } from '../base/invariant.ts';
import type { ExplainedDefinition, ExplainedMethod, ExplainedState, Explanation } from './explain.ts';

type Row = readonly string[];

/** Returns rows as columns two blanks apart, each line indented; the last column is not padded. */
function columns(rows: readonly Row[], indent = '  '): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    (indent + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd(),
  );
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function unitText(unit: string): string {
  return unit === '1' ? 'no unit' : unit;
}

/** The first sentence of a doc comment is enough in a table. */
function firstLine(doc: string | undefined): string {
  return doc?.split('\n')[0] ?? '';
}

function stateRow(state: ExplainedState): Row {
  const origin = state.isGate ? `gate, starts at ${state.value}` : `starts at ${state.value}`;
  return [
    state.name,
    unitText(state.unit),
    origin,
    state.range === undefined ? '' : `in ${state.range}`,
    firstLine(state.doc),
  ];
}

function equationRows(states: readonly ExplainedState[]): readonly Row[] {
  return states.map(({ name, equation }) =>
    equation === undefined
      ? [name, 'changes by events only', '']
      : [equation.left, `= ${equation.right}`, `[${equation.unit}]`],
  );
}

/** What a reader who chooses a method must know of an equation. */
function linearityText({ name, equation }: ExplainedState): string {
  if (equation === undefined) return 'has no equation';
  const { linearity, because } = equation;
  const term = because === undefined ? '' : `: \`${because}\``;
  switch (linearity) {
    case 'constant':
      return 'linear, with constant coefficients';
    case 'varying':
      return `linear, with coefficients that change in time${term}`;
    case 'conditional':
      return `linear in ${name} alone, the others held${term}`;
    case 'nonlinear':
      return `nonlinear in ${name}${term}`;
    default:
      return unreachable(linearity);
  }
}

const STABILITY = {
  explicit: 'stable while dt is small against the fastest time constant',
  exponential: 'stable at any dt in what is linear in itself',
} as const;

function methodRow({ name, order, stability, refusal }: ExplainedMethod): Row {
  return refusal === undefined ? [name, `order ${order}`, STABILITY[stability]] : [name, 'refused', refusal];
}

function definitionRows(definitions: readonly ExplainedDefinition[]): readonly Row[] {
  return definitions.map(({ name, unit, text, doc }) => [name, `= ${text}`, `[${unit}]`, firstLine(doc)]);
}

/** Returns the explanation as `axode explain` prints it. */
export function renderExplanation(explanation: Explanation): string {
  const { name, kind, source, doc, system, converted } = explanation;
  const computed = explanation.definitions.filter(({ origin }) => origin !== 'wiring');
  return [
    `${kind} ${name}, from ${source}`,
    ...(doc === undefined ? [] : doc.split('\n').map((line) => `  ${line}`.trimEnd())),
    ...section('Units', [
      `  It computes in ${system.join(', ')}.`,
      ...converted.map(({ unit, to }) => `  Values in ${unit} are converted to ${to} and back.`),
    ]),
    ...section('State variables', columns(explanation.states.map(stateRow))),
    ...section('Equations', columns(equationRows(explanation.states))),
    ...section('Linearity', columns(explanation.states.map((state) => [state.name, linearityText(state)]))),
    ...section(
      'Parameters',
      columns(
        explanation.parameters.map((parameter) => [
          parameter.name,
          parameter.value === undefined ? 'must be given' : `= ${parameter.value}`,
          parameter.isWired ? 'set by its owner' : '',
          parameter.range === undefined ? '' : `in ${parameter.range}`,
          firstLine(parameter.doc),
        ]),
      ),
    ),
    ...section(
      'Lists',
      columns(explanation.lists.map((list) => [list.name, `= ${list.value ?? ''}`, firstLine(list.doc)])),
    ),
    ...section(
      'Inputs',
      columns(
        explanation.inputs.map((input) => [
          input.name,
          unitText(input.unit),
          input.value === undefined ? 'must be given' : `= ${input.value}`,
          input.range === undefined ? '' : `in ${input.range}`,
          firstLine(input.doc),
        ]),
      ),
    ),
    ...section(
      'Parts',
      columns(
        explanation.parts.map(({ path, component, kind: partKind, wiring }) => [
          path,
          `${partKind} ${component}`,
          wiring.map(({ input, to }) => `${input} ← ${to}`).join(', '),
        ]),
      ),
    ),
    ...section('Named expressions', columns(definitionRows(computed))),
    ...section(
      'Removable singularities',
      explanation.singularities.map((text) => `  ${text}`),
    ),
    ...section(
      'Events, in the order in which they act in a step',
      explanation.events.flatMap((text) => text.split('\n').map((line) => `  ${line}`)),
    ),
    ...section('Methods', columns(explanation.methods.map(methodRow))),
  ].join('\n');
}
