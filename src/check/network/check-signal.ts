/** One signal: a value of time, or a model of one cell, which has states or reads cells. */
import type { Span } from '../../base/span.ts';
import { badSignal } from '../../diagnostics/codes/network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { OverCellsSyntax, PathSyntax, UnitSyntax } from '../../syntax/expression-tree.ts';
import { parseQuantity } from '../../syntax/parse-fragments.ts';
import type { InputSyntax, SignalSyntax, StatementSyntax } from '../../syntax/statement-tree.ts';
import type { ComponentSyntax } from '../../syntax/tree.ts';
import type { Dimension } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { unitTextFor } from '../../units/unit-text.ts';
import { buildModel } from '../build-model.ts';
import { pathText } from '../check-name.ts';
import { checkReduced } from '../check-over-cells.ts';
import { readUnit } from '../read-unit.ts';
import { cellContext } from '../stimuli.ts';
import { type PopulationDraft, surroundingsOf } from './check-population.ts';
import type { CheckedSignal, PopulationSum } from './checked-network.ts';
import { conversionBetween } from './convert.ts';
import { declaredIn } from './declared-in.ts';
import type { KnownSignal } from './known-signal.ts';
import { overOwnCells, pathsOf, withoutSums } from './map-syntax.ts';
import { mendReduction } from './mend-reduction.ts';
import { findPopulation, type NetworkTools } from './network-tools.ts';
import { receiveSignals } from './receive-signals.ts';
import type { TimeSignals } from './time-signals.ts';

/** Returns what a signal is; undefined where it is mistaken, which is reported. */
export function checkSignal(
  syntax: SignalSyntax,
  known: ReadonlyMap<string, KnownSignal>,
  ofTime: TimeSignals,
  drafts: ReadonlyMap<string, PopulationDraft>,
  tools: NetworkTools,
): KnownSignal | undefined {
  const name = syntax.name.text;
  const own = overOwnCells([syntax.value, syntax.body?.statements ?? []]);
  if (own !== undefined) {
    const problem = `has no cells: \`${own.reduction.text} over cells\` is of none`;
    const hint = `name the population: \`${own.reduction.text} over ${[...drafts.keys()][0] ?? 'E'} of …\`.`;
    tools.report(badSignal({ name, problem, span: own.reduction.span, hint }));
    return undefined;
  }
  if (!ofTime.isOfTime(name)) return checkModelled(syntax, known, ofTime, drafts, tools);
  const value = ofTime.valueIn(name, tools.system, tools.report);
  if (value?.dimension === undefined) return undefined;
  const { dimension } = value;
  const declared = syntax.unit && readUnit(syntax.unit, () => {});
  const unit = declared ?? unitOf(dimension, []);
  return unit === undefined ? undefined : { syntax, dimension, unit };
}

/** Returns a unit of a dimension, as the modeler would write it. */
function unitOf(dimension: Dimension, units: readonly Unit[]): Unit | undefined {
  const syntax = unitSyntaxOf(dimension, units, { source: '', start: 0, end: 0 });
  return syntax && readUnit(syntax, () => {});
}

function unitSyntaxOf(dimension: Dimension, units: readonly Unit[], span: Span): UnitSyntax | undefined {
  const text = unitTextFor(dimension, units);
  if (text === '1') return { kind: 'unit', text, factors: [], bracketed: false, span };
  const { quantity } = parseQuantity({ name: 'unit', text: `1 [${text}]` });
  return quantity?.unit && { ...quantity.unit, text, span };
}

/** Checks a signal that has states or reads cells, as a component of one cell. */
function checkModelled(
  syntax: SignalSyntax,
  known: ReadonlyMap<string, KnownSignal>,
  ofTime: TimeSignals,
  drafts: ReadonlyMap<string, PopulationDraft>,
  tools: NetworkTools,
): KnownSignal | undefined {
  const { name, body, span } = syntax;
  const statements = body?.statements ?? [];
  const sums: (Omit<PopulationSum, 'conversion'> & {
    readonly dimension: Dimension;
    readonly system: UnitSystem;
  })[] = [];
  const added: InputSyntax[] = [];
  const outside = new Set([
    ...declaredIn(statements),
    ...ofTime.readBy(syntax),
    ...tools.values.written.keys(),
  ]);
  let isWhole = true;
  const addInput = (input: string, dimension: Dimension, units: readonly Unit[], at: Span): void => {
    const unit = unitSyntaxOf(dimension, units, at);
    const named = { text: input, span: at };
    added.push({ kind: 'input', name: named, ...(unit && { unit }), comments: { before: [] }, span: at });
  };
  const nameSum = (sum: OverCellsSyntax): PathSyntax => {
    const input = `sum ${sums.length + 1}`;
    const checked = checkSum(sum, name.text, outside, drafts, tools);
    if (checked === undefined) isWhole = false;
    else {
      sums.push({ ...checked, input });
      addInput(input, checked.dimension, checked.units, sum.span);
    }
    return { kind: 'path', names: [{ text: input, span: sum.span }], span: sum.span };
  };
  const value = withoutSums(syntax.value, nameSum);
  const own = withoutSums(statements, nameSum);
  const reads = ofTime.readBy(syntax);
  for (const each of reads) {
    const signal = known.get(each);
    if (signal === undefined) isWhole = false;
    else addInput(each, signal.dimension, [signal.unit], signal.syntax.name.span);
  }
  if (!isWhole) return undefined;
  const component: ComponentSyntax = {
    kind: 'component',
    componentKind: 'compartment',
    name,
    statements: [
      ...added,
      ...valuesNeeded([value, own], declaredIn(own), tools),
      ...own,
      {
        kind: 'definition',
        name,
        isOutput: true,
        ...(syntax.unit && { unit: syntax.unit }),
        value,
        comments: { before: [] },
        span,
      },
    ],
    trailing: [],
    ...(body?.unreadable && { unreadable: body.unreadable }),
    comments: syntax.comments,
    span,
  };
  const report = (diagnostic: Diagnostic): void =>
    tools.report({ ...diagnostic, message: diagnostic.message.replaceAll(' compartment `', ' signal `') });
  const built = buildModel(component, tools.file, tools.budget, report).model;
  const definition = built?.definitions.find((each) => each.name === name.text);
  if (built === undefined || definition === undefined) return undefined;
  const { model, signals } = receiveSignals(built, new Set(), known, ofTime, new Set(), report);
  const { dimension, unit } = definition;
  const checked: CheckedSignal = {
    name: name.text,
    unit,
    dimension,
    model,
    reads: signals,
    sums: sums.map(({ dimension: ofSum, system, input, population, reduction, operand }) => {
      const conversion = conversionBetween(ofSum, system, model.system);
      return { input, population, reduction, operand, ...(conversion && { conversion }) };
    }),
    isOfTime: false,
    span: name.span,
  };
  return { syntax, dimension, unit, checked };
}

/** Returns the values of the network that a signal reads, with those that they read. */
function valuesNeeded(
  trees: unknown,
  declared: ReadonlySet<string>,
  { values }: NetworkTools,
): readonly StatementSyntax[] {
  const found = new Map<string, StatementSyntax>();
  const open = pathsOf(trees).map(pathText);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = values.written.get(next);
    if (entry === undefined || found.has(next) || declared.has(next)) continue;
    // It is read: that it can be was checked with the network.
    values.note(next);
    found.set(next, { ...entry.syntax, value: entry.value });
    open.push(...pathsOf(entry.value).map(pathText));
  }
  return [...found.values()];
}

type CheckedSum = Omit<PopulationSum, 'conversion' | 'input'> & {
  readonly dimension: Dimension;
  readonly system: UnitSystem;
  readonly units: readonly Unit[];
};

function checkSum(
  sum: OverCellsSyntax,
  signal: string,
  outside: ReadonlySet<string>,
  drafts: ReadonlyMap<string, PopulationDraft>,
  tools: NetworkTools,
): CheckedSum | undefined {
  if (sum.population === undefined) return undefined;
  const draft = findPopulation(sum.population, drafts, tools);
  const model = draft?.model;
  if (draft === undefined || model === undefined) return undefined;
  const what = `\`${sum.reduction.text} over ${draft.name}\``;
  const report = mendReduction(sum, outside, tools.report);
  const context = cellContext(model, what, surroundingsOf(draft, model, tools), report);
  const reduced = checkReduced(sum, context);
  if (reduced === undefined) return undefined;
  const { reduction, operand, dimension } = reduced;
  if (reduction === 'rank') {
    const problem = 'is one number, and `rank` differs between cells';
    const hint = 'take `sum`, `mean`, `max`, `min` or `count`.';
    tools.report(badSignal({ name: signal, problem, span: sum.reduction.span, hint }));
    return undefined;
  }
  const units = [...model.states, ...model.inputs, ...model.parameters].map(({ unit }) => unit);
  return { population: draft.name, reduction, operand, dimension, system: model.system, units };
}
