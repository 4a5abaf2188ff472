/** What an explanation says, in the order in which it is read; how it looks is the business of who draws it. */

import { choiceText } from '../analysis/choice/choice-words.ts';
import type { Eigenvalue } from '../analysis/eigenvalues.ts';
import { unreachable } from '../base/invariant.ts';
import type { StepCost } from './cost/step-cost.ts';
import { docParagraphs } from './doc-paragraphs.ts';
import type { ExplainedState, ExplainedValue, Explanation } from './explain.ts';
import type { ExplainedMethod } from './explain-method.ts';
import { totalSentence } from './explain-reactions.ts';
import type { StateLinearity } from './model-linearity.ts';
import { UNBROKEN } from './text-table.ts';

/** A table, sentences, or both. Without heads the columns speak for themselves. */
export interface ExplanationSection {
  readonly title: string;
  readonly heads?: readonly string[];
  /** Columns of numbers, which stand to the right. */
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** Behind the table. */
  readonly notes?: readonly string[];
}

function unitText(unit: string): string {
  return unit === '1' ? 'no unit' : unit;
}

/** The first sentence of a doc comment is enough in a table. */
export function firstSentence(doc = ''): string {
  return docParagraphs(doc)[0]?.split(/(?<=\.) /)[0] ?? '';
}

function within(range: string | undefined): string {
  return range === undefined ? '' : `in ${range}`;
}

function stateRow(state: ExplainedState): readonly string[] {
  const origin = state.isGate ? `gate, starts at ${state.value}` : `starts at ${state.value}`;
  return [state.name, unitText(state.unit), origin, within(state.range), firstSentence(state.doc)];
}

/** What a reader who chooses a method must know of an equation. */
function linearityRow({ name, equation }: ExplainedState): readonly string[] {
  if (equation === undefined) return [name, 'changes by events only'];
  const { linearity, because, noise } = equation;
  const term = because === undefined ? '' : `because of ${because}`;
  if (noise !== undefined)
    return [name, `stochastic, ${formText(linearity)} but for the noise`, `because of ${noise}`];
  return linearity === 'constant' ? [name, formText(linearity)] : [name, formText(linearity), term];
}

function formText(linearity: StateLinearity['linearity']): string {
  switch (linearity) {
    case 'constant':
      return 'linear, constant coefficients';
    case 'varying':
      return 'linear, coefficients vary in time';
    case 'conditional':
      return 'linear in itself, the others held';
    case 'nonlinear':
      return 'nonlinear in itself';
    default:
      return unreachable(linearity);
  }
}

function inputRow(input: ExplainedValue): readonly string[] {
  const value = input.value === undefined ? 'must be given' : `= ${input.value}`;
  return [input.name, unitText(input.unit), value, within(input.range), firstSentence(input.doc)];
}

function functionsText(functions: StepCost['functions']): string {
  return Object.entries(functions)
    .map(([name, count]) => count + UNBROKEN + name)
    .join(', ');
}

/** Returns a short time for reading: `48 ns`, `1.2 us`. */
function nanosecondsText(nanoseconds: number): string {
  if (nanoseconds < 1) return '<1 ns';
  return nanoseconds < 1000
    ? `${Math.round(nanoseconds)} ns`
    : `${Number((nanoseconds / 1000).toPrecision(2))} us`;
}

const METHOD_HEADS = ['method', 'order', 'stable', 'evals', '+ -', '*', '/', 'about', 'functions'];

function stableText(step: ExplainedMethod['stableStep'], timeUnit: string): string {
  if (step === undefined) return '';
  return step === 'any' ? 'any dt' : `${Number(step.toPrecision(2))} ${timeUnit}`;
}

function methodRow(
  { name, order, noise, isExact, evaluations = 0, cost, stableStep }: ExplainedMethod,
  timeUnit: string,
): readonly string[] {
  if (cost === undefined) return [];
  const counts = [cost.additions, cost.multiplications, cost.divisions];
  const time = nanosecondsText(cost.nanoseconds);
  const stable = stableText(stableStep, timeUnit);
  return [
    name,
    noise === undefined ? (isExact ? 'exact' : `${order}`) : `${noise.strong}, ${noise.weak}`,
    stable,
    `${evaluations}`,
    ...counts.map(String),
    time,
    functionsText(cost.functions),
  ];
}

function methodNotes(methods: readonly ExplainedMethod[]): readonly string[] {
  const accepted = methods.filter(({ refusal }) => refusal === undefined);
  const withStability = (...kinds: readonly ExplainedMethod['stability'][]): readonly string[] =>
    accepted.filter(({ stability }) => kinds.includes(stability)).map(({ name }) => name);
  const exponential = withStability('exponential', 'exact');
  const implicit = withStability('implicit');
  const hasReduction = accepted.some(
    ({ stability, order, isExact }) => stability === 'exponential' && order > 1 && isExact !== true,
  );
  const inSenseOf = (calculus: 'ito' | 'stratonovich'): string =>
    accepted.flatMap(({ name, noise }) => (noise?.calculus === calculus ? [name] : [])).join(', ');
  const [ito, stratonovich] = [inSenseOf('ito'), inSenseOf('stratonovich')];
  return [
    ...(ito === ''
      ? []
      : [`Noise in the sense of Itô: ${ito}. The orders are strong, weak: of paths, and of means.`]),
    ...(stratonovich === '' ? [] : [`Noise in the sense of Stratonovich: ${stratonovich}.`]),
    ...methods.flatMap(({ name, refusal }) =>
      refusal === undefined ? [] : [`${name} is refused: ${refusal}`],
    ),
    ...(accepted.length === 0
      ? []
      : [
          'An evaluation computes the right side of every equation. Counted is what one step of one cell computes in strict' +
            ' arithmetic, events included, comparisons aside; the time is a rough estimate for compiled JavaScript.',
        ]),
    ...(exponential.length === 0
      ? []
      : [
          `At any dt stable, in what they solve exactly (variables linear in themselves, gates, linear terms): ` +
            `${exponential.join(', ')}; the explicit ones while dt is small against the fastest time constant.` +
            (hasReduction
              ? ' Where what they solve exactly is much faster than dt, methods of second order are of first.'
              : ''),
        ]),
    ...(implicit.length === 0
      ? []
      : [
          `At any dt stable wherever the model itself is: ${implicit.join(', ')}. They solve linear equations in each step; ` +
            'of those that iterate three corrections are counted.',
        ]),
  ];
}

function autoNotes(auto: Explanation['auto']): readonly string[] {
  if (auto === undefined) return [];
  return [`With steps of ${auto.dt} the method \`auto\` takes`, ...auto.choices.map(choiceText)];
}

function methodSection({ states, events, methods, timeUnit, auto }: Explanation): ExplanationSection {
  const title = 'Methods, and what a step costs';
  if (states.every(({ equation }) => equation === undefined)) {
    const what = events.length === 0 ? 'there is nothing to step' : 'its steps are the same by every method';
    return { title, rows: [], notes: [`It has no equation to integrate: ${what}.`] };
  }
  const rows = methods.filter(({ cost }) => cost !== undefined).map((method) => methodRow(method, timeUnit));
  return {
    title,
    heads: rows.length === 0 ? [] : METHOD_HEADS,
    numbers: [1, 2, 3, 4, 5, 6, 7],
    rows,
    notes: [...methodNotes(methods), ...autoNotes(auto)],
  };
}

/** Returns what stands before the formulas: units, states. */
export function sectionsBefore(explanation: Explanation): readonly ExplanationSection[] {
  const { system, converted, states } = explanation;
  return [
    {
      title: 'Units',
      rows: [],
      notes: [
        `It computes in ${system.join(', ')}.`,
        ...converted.map(({ unit, to }) => `Values in ${unit} are converted to ${to} and back.`),
      ],
    },
    { title: 'State variables', rows: states.map(stateRow) },
    reactionSection(explanation),
  ];
}

function reactionSection({ reactions, totals }: Explanation): ExplanationSection {
  const sentences = totals.map(totalSentence);
  return {
    title: 'Reactions',
    rows: reactions.map(({ rate, text, forward, backward }) => [
      rate,
      text,
      backward === undefined ? `rate constant ${forward}` : `forward ${forward}`,
      backward === undefined ? '' : `backward ${backward}`,
    ]),
    notes:
      reactions.length === 0
        ? []
        : totals.length === 0
          ? ['They conserve no sum of their states.']
          : [...sentences, KEPT_BY],
  };
}

const KEPT_BY =
  'Runge-Kutta methods and `exact` keep conserved sums to rounding; methods that step each state by itself ' +
  '(exponential_euler, exponential_midpoint, semi_implicit_euler, strang) as well as they keep the states.';

/** Longer ones are for `--json`. */
const LONGEST_SLOPE = 90;
const MOST_SLOPES = 12;

function eigenvalueText({ real, imaginary }: Eigenvalue): string {
  const short = (value: number): string => String(Number(value.toPrecision(3)));
  if (imaginary === 0) return short(real);
  return `${short(real)} ${imaginary < 0 ? '-' : '+'} ${short(Math.abs(imaginary))}i`;
}

function analysisSections({
  analysis,
  states,
  totals,
  overCells,
  timeUnit,
}: Explanation): readonly ExplanationSection[] {
  const { blocks, jacobian, equilibria, search, held } = analysis;
  const unitOf = new Map(states.map(({ name, unit }) => [name, unit]));
  const quantity = (name: string, value: number): string => {
    const unit = unitOf.get(name) ?? '1';
    const number = String(Number(value.toPrecision(6)));
    return unit === '1' ? `${name} = ${number}` : `${name} = ${number}${UNBROKEN}${unit}`;
  };
  const shown = jacobian.filter(({ text }) => text.length <= LONGEST_SLOPE);
  const isShown = jacobian.length <= MOST_SLOPES && shown.length > 0;
  return [
    {
      title: 'Coupled blocks, each behind those that it reads',
      rows: blocks.length < 2 ? [] : blocks.map((block, i) => [`${i + 1}`, block.join(', ')]),
    },
    {
      title: 'Jacobian',
      rows: isShown
        ? shown.map(({ state, by, text }) => [`d(${derivativeOf(state)})/d(${by})`, `= ${text}`])
        : [],
      notes:
        jacobian.length > 0 && shown.length < jacobian.length
          ? [`${jacobian.length} entries are not 0; --json lists all of them.`]
          : [],
    },
    {
      title: 'Where it stands still',
      rows: (equilibria ?? []).flatMap(({ values, kind, eigenvalues }) => [
        [
          kind,
          Object.entries(values)
            .map(([name, value]) => quantity(name, value))
            .join(', '),
        ],
        ['', `eigenvalues ${eigenvalues.map(eigenvalueText).join(', ')} per ${timeUnit}`],
      ]),
      notes:
        equilibria === undefined || states.every(({ equation }) => equation === undefined)
          ? overCells.some(({ isReadByEquations }) => isReadByEquations)
            ? ['Not looked for: where a cell rests depends on the others.']
            : []
          : [
              ...(equilibria.length === 0 ? ['Nowhere that was found.'] : []),
              ...(totals.length === 0 ? [] : ['With conserved sums as they are at the start.']),
              ...(held.length === 0 ? [] : [`With ${held.join(', ')} held at the value at t = 0.`]),
              ...(search === undefined ? [] : [search]),
            ],
    },
  ];
}

function derivativeOf(state: string): string {
  return state.includes('.') ? `d(${state})/dt` : `d${state}/dt`;
}

/** Returns what stands behind the equations and before the named expressions. */
export function sectionsBetween(explanation: Explanation, from: string): readonly ExplanationSection[] {
  const { states, parameters, lists, inputs, parts } = explanation;
  return [
    { title: 'Linearity', rows: states.map(linearityRow) },
    ...analysisSections(explanation),
    {
      title: 'Parameters',
      rows: parameters.map(({ name, value, isWired, range, doc }) => [
        name,
        value === undefined ? 'must be given' : `= ${value}`,
        isWired ? 'set by its owner' : '',
        within(range),
        firstSentence(doc),
      ]),
    },
    {
      title: 'Lists',
      rows: lists.map(({ name, value, doc }) => [name, `= ${value ?? ''}`, firstSentence(doc)]),
    },
    { title: 'Inputs', rows: inputs.map(inputRow) },
    {
      title: 'Parts',
      rows: parts.map(({ path, component, kind, wiring }) => [
        path,
        `${kind} ${component}`,
        wiring.map(({ input, to }) => `${input} ${from} ${to}`).join(', '),
      ]),
    },
  ];
}

function overCellsSection({ overCells }: Explanation): ExplanationSection {
  const byEquations = overCells.some(({ isReadByEquations }) => isReadByEquations);
  const byEvents = overCells.some(({ isReadByEvents }) => isReadByEvents);
  return {
    title: 'Over the cells of the population',
    rows: overCells.map(({ text, unit, isReadByEquations, isReadByEvents }) => [
      text,
      unitText(unit),
      isReadByEquations
        ? isReadByEvents
          ? 'read by equations and events'
          : 'read by equations'
        : isReadByEvents
          ? 'read by events'
          : 'for records',
    ]),
    notes: [
      ...(overCells.length === 0 ? [] : ['Of all cells of the run, which make each step together.']),
      ...(byEquations
        ? [
            'What equations read is of the cells as a step begins, and held over it: by every method, what cells do to each ' +
              'other is of first order in dt.',
          ]
        : []),
      ...(byEvents
        ? [
            'What thresholds and blocks read is of the cells as they were integrated, before any block of the step; within ' +
              '`old`, as the step began.',
          ]
        : []),
    ],
  };
}

/** Returns what stands behind the named expressions; events stand between, as text of the language. */
export function sectionsBehind(explanation: Explanation): readonly ExplanationSection[] {
  return [overCellsSection(explanation), methodSection(explanation)];
}
