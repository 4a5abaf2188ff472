/**
 * Signals: numbers for all of the network. What follows from `t` alone is written into the models that receive it, as stimuli
 * are; every other signal is a model of one cell.
 */
import type { Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { badSignal, unreceivedSignal } from '../../diagnostics/codes/network.ts';
import { unitMismatch } from '../../diagnostics/codes/units.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { OverCellsSyntax, PathSyntax, UnitSyntax } from '../../syntax/expression-tree.ts';
import { parseQuantity } from '../../syntax/parse-fragments.ts';
import type { InputSyntax, SignalSyntax, StatementSyntax } from '../../syntax/statement-tree.ts';
import type { ComponentSyntax } from '../../syntax/tree.ts';
import { type Dimension, sameDimension } from '../../units/dimension.ts';
import type { Unit } from '../../units/unit.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { unitTextFor } from '../../units/unit-text.ts';
import { buildModel } from '../build-model.ts';
import { pathText } from '../check-name.ts';
import { checkReduced } from '../check-over-cells.ts';
import { fitValue } from '../check-value.ts';
import type { CheckedModel, Input } from '../checked-model.ts';
import { mistaken } from '../checked-value.ts';
import { checkNumber } from '../operand.ts';
import { orderValues } from '../order-values.ts';
import { readUnit } from '../read-unit.ts';
import type { Checked, Scope } from '../scope.ts';
import { cellContext, withDrives } from '../stimuli.ts';
import { unitWords } from '../unit-words.ts';
import { type PopulationDraft, surroundingsOf } from './check-population.ts';
import type { CheckedProjection, CheckedSignal, PopulationSum, ReceivedSignal } from './checked-network.ts';
import type { CheckedSynapse } from './checked-synapse.ts';
import { conversionBetween } from './convert.ts';
import { hasSums, overOwnCells, pathsOf, withoutSums } from './map-syntax.ts';
import { mendReduction } from './mend-reduction.ts';
import { findPopulation, type NetworkTools } from './network-tools.ts';
import { plainContext } from './network-values.ts';

export interface CheckedSignals {
  /** With what signals of time drive. */
  readonly drafts: ReadonlyMap<string, PopulationDraft>;
  readonly projections: readonly CheckedProjection[];
  readonly signals: readonly CheckedSignal[];
  /** Warnings of signals that nothing receives, as far as all is known that there is. */
  readonly unreceived: readonly Diagnostic[];
  signalsOf(population: string): readonly ReceivedSignal[];
}

/** A signal of which it is known what it is. */
interface Known {
  readonly syntax: SignalSyntax;
  readonly dimension: Dimension;
  readonly unit: Unit;
  /** Absent: it follows from `t` alone. */
  readonly checked?: CheckedSignal;
}

/** Returns the signals and who receives them; every mistake in them is reported. */
export function checkSignals(
  drafts: ReadonlyMap<string, PopulationDraft>,
  projections: readonly CheckedProjection[],
  tools: NetworkTools,
): CheckedSignals {
  const written = new Map<string, SignalSyntax>();
  for (const statement of tools.network.statements) {
    if (statement.kind === 'signal' && !written.has(statement.name.text))
      written.set(statement.name.text, statement);
  }
  const ofTime = new TimeSignals(written, tools);
  const known = new Map<string, Known>();
  for (const name of ofTime.order) {
    const syntax = written.get(name);
    const found = syntax && checkSignal(syntax, known, ofTime, drafts, tools);
    if (found !== undefined) known.set(name, found);
  }
  const received = new Set<string>();
  const receive = (model: CheckedModel, driven: ReadonlySet<string>): Received =>
    receiveSignals(model, driven, known, ofTime, received, tools.report);

  const byPopulation = new Map<string, readonly ReceivedSignal[]>();
  // Populations of one model stay of one model, which is compiled once.
  const ofModels = new Map<CheckedModel, Received>();
  const newDrafts = new Map<string, PopulationDraft>();
  for (const [name, draft] of drafts) {
    const { model, driven } = draft;
    const present = model && driven.size === 0 ? ofModels.get(model) : undefined;
    const result = present ?? (model && receive(model, driven));
    if (result === undefined || model === undefined) {
      newDrafts.set(name, draft);
      continue;
    }
    if (driven.size === 0) ofModels.set(model, result);
    byPopulation.set(name, result.signals);
    newDrafts.set(name, { ...draft, model: result.model, signalled: result.driven });
  }
  const ofSynapses = new Map<CheckedSynapse, Pick<CheckedProjection, 'synapse' | 'signals'>>();
  const newProjections = projections.map((projection): CheckedProjection => {
    const { synapse } = projection;
    const present = ofSynapses.get(synapse);
    if (present !== undefined) return { ...projection, ...present };
    const { model, signals } = receive(synapse.model, new Set());
    const result = { synapse: model === synapse.model ? synapse : { ...synapse, model }, signals };
    ofSynapses.set(synapse, result);
    return { ...projection, ...result };
  });
  const all = [...written.keys()].flatMap((name) => known.get(name) ?? []);
  const readBySignals = new Set(all.flatMap(({ syntax }) => ofTime.readBy(syntax)));
  const unreceived: Diagnostic[] = [];
  for (const { syntax, unit } of all) {
    const name = syntax.name.text;
    if (received.has(name) || readBySignals.has(name)) continue;
    const inputs = [...drafts.values()].flatMap(({ model }) => model?.inputs.map((each) => each.name) ?? []);
    const details = { name, unit: unit.text, span: syntax.name.span };
    unreceived.push(unreceivedSignal({ ...details, suggestion: nearest(name, inputs) }));
  }
  const order = ofTime.order.flatMap((name) => known.get(name)?.checked ?? []);
  return {
    drafts: newDrafts,
    projections: newProjections,
    signals: order,
    unreceived,
    signalsOf: (population) => byPopulation.get(population) ?? [],
  };
}

// ── Signals of time ──────────────────────────────────────────────────────────────────────────────────

/** Names that a signal may read, those that signals read for it included, and signals within signals. */
const LARGEST_SIGNAL = 10_000;
const DEEPEST_SIGNAL = 50;

/** Which signals read which, and those that follow from `t` in the units of whoever reads them. */
class TimeSignals {
  /** Each behind those that it reads; without those that need themselves. */
  readonly order: readonly string[];
  readonly #written: ReadonlyMap<string, SignalSyntax>;
  readonly #tools: NetworkTools;
  readonly #scopes = new Map<string, Scope>();
  readonly #isOfTime = new Map<string, boolean>();

  constructor(written: ReadonlyMap<string, SignalSyntax>, tools: NetworkTools) {
    this.#written = written;
    this.#tools = tools;
    const { order, circles } = orderValues(written.keys(), (name) => {
      const syntax = written.get(name);
      return syntax === undefined ? [] : this.readBy(syntax);
    });
    for (const circle of circles) {
      const [first, ...others] = circle.flatMap((name) => written.get(name)?.name ?? []);
      if (first === undefined) continue;
      tools.report(
        badSignal({
          name: first.text,
          problem: `needs itself: ${[...circle, first.text].join(' → ')}`,
          span: first.span,
          hint: 'keep what it was in a state of one signal, which none of the others read.',
          labels: others.map(({ span, text }) => ({ span, message: `through \`${text}\`` })),
        }),
      );
    }
    const circular = new Set(circles.flat());
    this.order = this.#withinLimits(order.filter((name) => !circular.has(name)));
  }

  /** Returns the signals that, written out, are formulas of a bounded size and depth; the first of the others is told. */
  #withinLimits(order: readonly string[]): readonly string[] {
    const extents = new Map<string, { readonly size: number; readonly depth: number }>();
    let isTold = false;
    return order.filter((name) => {
      const syntax = this.#written.get(name);
      if (syntax === undefined) return false;
      const paths = pathsOf(syntax.value).map(pathText);
      const read = paths.flatMap((path) => extents.get(path) ?? []);
      const size = read.reduce((sum, each) => sum + each.size, paths.length + 1);
      const depth = 1 + Math.max(0, ...read.map((each) => each.depth));
      const isKnown = this.readBy(syntax).every((each) => extents.has(each));
      if (isKnown && size <= LARGEST_SIGNAL && depth <= DEEPEST_SIGNAL) {
        extents.set(name, { size, depth });
        return true;
      }
      if (isKnown && !isTold) {
        isTold = true;
        const problem = 'is too large, with the signals that it reads written out';
        const hint = 'read fewer signals, or hold one in a state.';
        this.#tools.report(badSignal({ name, problem, span: syntax.name.span, hint }));
      }
      return false;
    });
  }

  /** Returns the signals that one reads. */
  readBy({ value, body, name }: SignalSyntax): readonly string[] {
    const own = declaredIn(body?.statements ?? []);
    const texts = pathsOf([value, body?.statements ?? []]).map(pathText);
    return [...new Set(texts)].filter(
      (text) => this.#written.has(text) && !own.has(text) && (text !== name.text || body === undefined),
    );
  }

  isOfTime(name: string): boolean {
    const present = this.#isOfTime.get(name);
    if (present !== undefined) return present;
    const syntax = this.#written.get(name);
    const is =
      syntax !== undefined &&
      this.order.includes(name) &&
      syntax.body === undefined &&
      !hasSums(syntax.value) &&
      this.readBy(syntax).every((each) => this.isOfTime(each));
    this.#isOfTime.set(name, is);
    return is;
  }

  /** Returns a signal in the units of a system. */
  valueIn(name: string, system: UnitSystem, report: (diagnostic: Diagnostic) => void): Checked | undefined {
    const syntax = this.#written.get(name);
    if (syntax === undefined || !this.isOfTime(name)) return undefined;
    const { value, unit: unitSyntax } = syntax;
    const what = `The signal \`${name}\``;
    const context = {
      ...plainContext(system, what, [], report),
      place: 'stimulus' as const,
      scope: this.scopeIn(system),
    };
    const checked = checkNumber(value, context, what);
    const unit = unitSyntax && readUnit(unitSyntax, report);
    if (unit === undefined) return unitSyntax === undefined ? checked : mistaken(value.span);
    const receiver = { what, dimension: unit.dimension, unit: unit.text, declared: unitSyntax?.span };
    return fitValue(checked, value, receiver, context);
  }

  /** The names of the network, and its signals of time written out. */
  scopeIn(system: UnitSystem): Scope {
    const key = system.tens.join(' ');
    const present = this.#scopes.get(key);
    if (present !== undefined) return present;
    const base = this.#tools.values.scopeIn(system);
    const known = new Map<string, Checked | undefined>();
    const scope: Scope = {
      ...base,
      resolve: (path) => {
        const name = pathText(path);
        if (!this.#written.has(name)) return base.resolve(path);
        if (!known.has(name))
          known.set(
            name,
            this.valueIn(name, system, () => {}),
          );
        const value = known.get(name) ?? mistaken(path.span);
        return { kind: 'value', checked: value };
      },
      names: () => [...this.#written.keys(), ...base.names()],
    };
    this.#scopes.set(key, scope);
    return scope;
  }
}

function declaredIn(statements: readonly StatementSyntax[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((statement) =>
      'name' in statement
        ? [statement.name.text]
        : statement.kind === 'steady'
          ? statement.states.map(({ name }) => name.text)
          : [],
    ),
  );
}

// ── One signal ───────────────────────────────────────────────────────────────────────────────────────

function checkSignal(
  syntax: SignalSyntax,
  known: ReadonlyMap<string, Known>,
  ofTime: TimeSignals,
  drafts: ReadonlyMap<string, PopulationDraft>,
  tools: NetworkTools,
): Known | undefined {
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
  known: ReadonlyMap<string, Known>,
  ofTime: TimeSignals,
  drafts: ReadonlyMap<string, PopulationDraft>,
  tools: NetworkTools,
): Known | undefined {
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

// ── Receivers ────────────────────────────────────────────────────────────────────────────────────────

interface Received {
  readonly model: CheckedModel;
  readonly signals: readonly ReceivedSignal[];
  /** Inputs that signals of time drive now. */
  readonly driven: readonly string[];
}

/** Returns the model with the signals that its inputs are named as; `driven` inputs have something else. */
function receiveSignals(
  model: CheckedModel,
  driven: ReadonlySet<string>,
  known: ReadonlyMap<string, Known>,
  ofTime: TimeSignals,
  received: Set<string>,
  report: (diagnostic: Diagnostic) => void,
): Received {
  const drives = new Map<string, Checked>();
  const signals: ReceivedSignal[] = [];
  for (const input of model.inputs) {
    // Of a part too, which the owner does not wire.
    const name = input.name.split('.').at(-1) ?? input.name;
    const signal = known.get(name);
    if (signal === undefined || /^(?:pre|post)\./.test(input.name)) continue;
    received.add(name);
    if (driven.has(input.name)) continue;
    if (!sameDimension(signal.dimension, input.dimension)) {
      report(mismatch(signal, input, model));
      continue;
    }
    if (signal.checked === undefined) {
      const value = ofTime.valueIn(name, model.system, () => {});
      if (value !== undefined) drives.set(input.name, value);
      continue;
    }
    const conversion = conversionBetween(input.dimension, signal.checked.model.system, model.system);
    signals.push({ input: input.name, signal: name, ...(conversion && { conversion }) });
  }
  const followed = new Set(signals.map(({ input }) => input));
  const whole = withDrives(model, drives);
  return {
    model:
      followed.size === 0
        ? whole
        : {
            ...whole,
            inputs: whole.inputs.map((each) => (followed.has(each.name) ? following(each) : each)),
          },
    signals,
    driven: [...drives.keys()],
  };
}

/** Returns an input that is a number for each step: its default never holds. */
function following(input: Input): Input {
  const drive = { kind: 'number', value: 0, span: input.span } as const;
  return { ...input, drive, isVarying: false };
}

function mismatch({ syntax, unit }: Known, input: Input, model: CheckedModel): Diagnostic {
  const name = syntax.name.text;
  const found = unitWords(unit.text);
  const wanted = unitWords(input.unit.text);
  return unitMismatch({
    message: `The signal \`${name}\` is ${found}, but the input \`${input.name}\` of the ${model.componentKind} \`${model.name}\`, which receives it, is ${wanted}.`,
    span: syntax.name.span,
    found,
    labels: [{ span: input.span, message: `declared here as ${wanted}` }],
    hint: `give the signal the unit of the input, or one of them another name.`,
  });
}
