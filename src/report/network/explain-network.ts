/** What the compiler understood of a network: who is there, who is joined to whom, and what synapses cost. */
import { unreachable } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { expressionText } from '../../check/expression-text.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  CheckedRecord,
  CheckedSignal,
  ConnectionRule,
  PairValue,
} from '../../check/network/checked-network.ts';
import { classifyStates, type StateClass } from '../../lower/synapse/classify-states.ts';
import { describeValue } from '../../simulate/describe-value.ts';
import { expectedSynapses } from '../../simulate/network/estimate-memory.ts';
import { isUniform } from '../../simulate/network/pair-values.ts';

/** Ready for JSON. */
export interface ExplainedNetwork {
  readonly kind: 'network';
  readonly name: string;
  readonly source: string;
  readonly doc?: string;
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly doc?: string }[];
  readonly populations: readonly ExplainedPopulation[];
  readonly projections: readonly ExplainedProjection[];
  readonly signals: readonly { readonly name: string; readonly unit: string; readonly about: string }[];
  readonly records: readonly string[];
}

export interface ExplainedPopulation {
  readonly name: string;
  readonly model: string;
  readonly cells: number;
  readonly shape: readonly number[];
  readonly set: readonly string[];
  /** `I from synapses`, `dopamine, a signal`. */
  readonly driven: readonly string[];
  readonly doc?: string;
}

export interface ExplainedProjection {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly synapse: string;
  readonly rule: string;
  /** How many there will be: exactly, about, or at most where that differs between pairs. */
  readonly synapses: number;
  readonly count: 'exact' | 'about' | 'most';
  readonly delay: string;
  /** `w = normal(6 nS, 1 nS), for each synapse`. */
  readonly values: readonly string[];
  readonly states: readonly ExplainedState[];
  /** What acts all the time: `I += g * (pre.v - post.v)`. */
  readonly couplings: readonly string[];
}

export interface ExplainedState {
  readonly name: string;
  /** For what one number is kept. */
  readonly per: StateClass['per'];
  readonly changes: StateClass['changes'];
  /** Of a clock-driven state: the term that forces it, and what that costs. */
  readonly because?: string;
}

/** Returns the text that a span covers; undefined if it is not at hand. */
type Written = (span: Span) => string | undefined;

export interface ExplainNetworkOptions {
  /** Texts by the names that spans carry: what is told is then in the words of the modeler. */
  readonly sources?: ReadonlyMap<string, string>;
}

/** Returns what there is to know of a network before it is run. */
export function explainNetwork(
  network: CheckedNetwork,
  { sources = new Map() }: ExplainNetworkOptions = {},
): ExplainedNetwork {
  const written: Written = ({ source, start, end }) => {
    const text = sources.get(source)?.slice(start, end).replaceAll(/\s+/g, ' ').trim();
    return text === undefined || text === '' ? undefined : text;
  };
  const { name, source, doc, parameters, populations, projections, signals, records } = network;
  return {
    kind: 'network',
    name,
    source,
    ...(doc === undefined ? {} : { doc }),
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      value: parameterText(parameter, network),
      ...(parameter.doc === undefined ? {} : { doc: parameter.doc }),
    })),
    populations: populations.map((population) => explainPopulation(population, network, written)),
    projections: projections.map((projection) => explainProjection(projection, network, written)),
    signals: signals.map((signal) => ({
      name: signal.name,
      unit: signal.unit.text,
      about: signalText(signal),
    })),
    records: records.map((record) => recordText(record, populations)),
  };
}

function parameterText(
  { value, unit }: CheckedNetwork['parameters'][number],
  { system }: CheckedNetwork,
): string {
  if (value === undefined) return 'not given';
  return value.kind === 'number' ? describeValue(value.value, unit, { system }) : 'computed';
}

function explainPopulation(
  { name, model, cells, shape, settings, synapticInputs, signals, doc }: CheckedPopulation,
  { signals: all }: CheckedNetwork,
  written: Written,
): ExplainedPopulation {
  const stimuli = model.inputs.filter(
    ({ name: input, isVarying }) => isVarying && !signals.some((signal) => signal.input === input),
  );
  return {
    name,
    model: model.name,
    cells,
    shape,
    set: settings.map(
      ({ target, value, listed }) =>
        `${target} = ${listed === undefined ? textOf(value, model, written) : 'listed'}`,
    ),
    driven: [
      ...synapticInputs.map((input) => `${input.replace(/ from synapses$/, '')} by synapses`),
      ...signals.map(({ input, signal }) =>
        all.some((each) => each.name === signal && each.name === input)
          ? `${input} by its signal`
          : `${input} by the signal ${signal}`,
      ),
      ...stimuli.map(({ name: input, drive }) =>
        drive === undefined ? input : `${input} = ${textOf(drive, model, written)}`,
      ),
    ],
    ...(doc === undefined ? {} : { doc }),
  };
}

function explainProjection(
  projection: CheckedProjection,
  network: CheckedNetwork,
  written: Written,
): ExplainedProjection {
  const { name, from, to, component, synapse, rule, where, noSelf, delay, seed, values } = projection;
  const { model } = synapse;
  const expected = expectedSynapses(projection, network);
  const synapses = Math.round(expected.synapses);
  const options = [
    ruleText(rule, model, written),
    ...(where === undefined
      ? []
      : [`where ${isGiven(where) ? givenText(where) : textOf(where.value, model, written)}`]),
    ...(noSelf ? ['no self'] : []),
    ...(seed === undefined ? [] : [`seed ${seed}`]),
  ];
  const hasUniformDelay = delay === undefined || isUniform(delay);
  const classes = classifyStates(synapse, {
    given: values.map(({ target }) => target),
    perCell: values.flatMap((value) => (isUniform(value) ? [] : [value.target])),
    received: projection.signals.map(({ input }) => input),
    hasUniformDelay,
  });
  return {
    name,
    from,
    to,
    synapse: component,
    rule: options.join(', '),
    synapses,
    count: expected.count,
    delay:
      delay === undefined
        ? 'none'
        : isGiven(delay)
          ? givenText(delay)
          : `${textOf(delay.value, model, written)}${hasUniformDelay ? '' : ', for each synapse'}`,
    values: values.map((value) => {
      const text = isGiven(value) ? givenText(value) : textOf(value.value, model, written);
      return `${value.target} = ${text}${isUniform(value) ? '' : ', for each synapse'}`;
    }),
    states: classes.map((each) => explainState(each, synapses)),
    couplings: synapse.couplings.map(
      ({ input, value }) => `${input.replace(/ from synapses$/, '')} += ${textOf(value, model, written)}`,
    ),
  };
}

function isGiven({ listed, computed }: PairValue): boolean {
  return listed !== undefined || computed !== undefined;
}

function givenText({ listed }: PairValue): string {
  return listed === undefined ? 'computed by a script' : 'listed';
}

function explainState({ state, per, changes, because }: StateClass, synapses: number): ExplainedState {
  if (because === undefined) return { name: state, per, changes };
  const cost = `so all of the ${synapses} are computed in every step`;
  return { name: state, per, changes, because: `\`${because.term}\` ${because.why}, ${cost}` };
}

function ruleText(rule: ConnectionRule, model: CheckedModel, written: Written): string {
  switch (rule.kind) {
    case 'allToAll':
      return 'all to all';
    case 'oneToOne':
      return 'one to one';
    case 'probability':
      return `with probability ${textOf(rule.value.value, model, written)}`;
    case 'indegree':
    case 'outdegree':
      return `with fixed ${rule.kind} ${textOf(rule.value.value, model, written)}`;
    case 'pairs':
      return `${rule.pre.length} pairs that are listed`;
    default:
      return unreachable(rule);
  }
}

function signalText({ sums, reads, isOfTime, model }: CheckedSignal): string {
  const of = [
    ...sums.map(({ reduction, population }) => `${reduction} over ${population}`),
    ...reads.map(({ signal }) => `the signal ${signal}`),
    ...(isOfTime ? ['time'] : []),
    ...(model.states.length > 0 ? [`its own ${model.states.map(({ name }) => name).join(', ')}`] : []),
  ];
  return of.length === 0 ? 'constant' : `of ${of.join(', ')}; taken once per step`;
}

function recordText(record: CheckedRecord, populations: readonly CheckedPopulation[]): string {
  const every = record.every === undefined ? '' : ` every ${record.every.text}`;
  switch (record.kind) {
    case 'spikes':
      return `spikes of ${cellsText(record, populations)}`;
    case 'values': {
      const names = record.names.join(', ');
      const what = record.reduction === undefined ? names : `${record.reduction} ${names}`;
      return `${what} of ${cellsText(record, populations)}${every}`;
    }
    case 'synapses':
      return `${record.names.join(', ')} of ${record.projection}${every}`;
    default:
      return unreachable(record);
  }
}

function cellsText(
  { population, cells: { first, last } }: Exclude<CheckedRecord, { kind: 'synapses' }>,
  populations: readonly CheckedPopulation[],
): string {
  const count = populations.find(({ name }) => name === population)?.cells;
  if (first === 0 && last + 1 === count) return population;
  return first === last ? `${population}[${first}]` : `${population}[${first}..${last}]`;
}

function textOf(expression: CheckedExpression, model: CheckedModel, written: Written): string {
  return written(expression.span) ?? expressionText(expression, model);
}
