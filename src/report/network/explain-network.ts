/** What the compiler understood of a network: who is there, by what it is stepped, who is joined to whom, and what synapses cost. */
import { unreachable } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedRecord,
} from '../../check/network/checked-network.ts';
import type { Integrator, MethodChoice } from '../../lower/integrators/integrator.ts';
import { describeValue } from '../../simulate/describe-value.ts';
import type { NetworkPlan } from '../../simulate/network/plan-network.ts';
import { type ExplainedProjection, explainProjection } from './explain-projection.ts';
import { type ExplainedSignal, explainSignal } from './explain-signal.ts';
import { textOf, type Written, writtenIn } from './written-text.ts';

/** Ready for JSON. */
export interface ExplainedNetwork {
  readonly kind: 'network';
  readonly name: string;
  readonly source: string;
  readonly doc?: string;
  /** The step that methods were chosen for, `0.1 ms`; absent where no run of it was planned. */
  readonly dt?: string;
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly doc?: string }[];
  readonly populations: readonly ExplainedPopulation[];
  readonly projections: readonly ExplainedProjection[];
  readonly signals: readonly ExplainedSignal[];
  readonly records: readonly string[];
}

export interface ExplainedPopulation {
  readonly name: string;
  readonly model: string;
  readonly cells: number;
  readonly shape: readonly number[];
  /** What steps its cells; `none` where there is nothing to step, absent where no run was planned. */
  readonly method?: string;
  /** With the method `auto`: what was chosen for which states, and why. */
  readonly choices?: readonly MethodChoice[];
  /** What its block sets: `tau = 5 ms`. */
  readonly set: readonly string[];
  /** `synapses add to I`, `dopamine follows the signal`, `I = if t > 1 ms then 1 nA else 0`. */
  readonly driven: readonly string[];
  readonly doc?: string;
}

export interface ExplainNetworkOptions {
  /** Texts by the names that spans carry: what is told is then in the words of the modeler. */
  readonly sources?: ReadonlyMap<string, string>;
  /** The run whose methods and step are told. */
  readonly plan?: NetworkPlan;
}

/** Returns what there is to know of a network before it is run. */
export function explainNetwork(
  network: CheckedNetwork,
  { sources = new Map(), plan }: ExplainNetworkOptions = {},
): ExplainedNetwork {
  const written = writtenIn(sources);
  const { name, source, doc, parameters, populations, projections, signals, records } = network;
  return {
    kind: 'network',
    name,
    source,
    ...(doc === undefined ? {} : { doc }),
    ...(plan === undefined ? {} : { dt: `${plan.grid.timeOf(1)} ${plan.grid.unit.text}` }),
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      value: parameterText(parameter, network),
      ...(parameter.doc === undefined ? {} : { doc: parameter.doc }),
    })),
    populations: populations.map((population) =>
      explainPopulation(population, network, plan?.integrators.get(population.name), written),
    ),
    projections: projections.map((projection) =>
      explainProjection(projection, network, plan?.method, written),
    ),
    signals: signals.map((signal) => explainSignal(signal, network, written)),
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
  integrator: Integrator | undefined,
  written: Written,
): ExplainedPopulation {
  const stimuli = model.inputs.filter(
    ({ name: input, isVarying }) => isVarying && !signals.some((signal) => signal.input === input),
  );
  const added = synapticInputs.map((input) => input.replace(/ from synapses$/, ''));
  return {
    name,
    model: model.name,
    cells,
    shape,
    ...methodOf(model, integrator),
    set: settings.map(
      ({ target, value, listed }) =>
        `${target} = ${listed === undefined ? textOf(value, model, written) : 'listed'}`,
    ),
    driven: [
      ...(added.length === 0 ? [] : [`synapses add to ${added.join(', ')}`]),
      ...signals.map(({ input, signal }) =>
        all.some((each) => each.name === signal && each.name === input)
          ? `${input} follows the signal`
          : `${input} follows the signal ${signal}`,
      ),
      ...stimuli.map(({ name: input, drive }) =>
        drive === undefined ? input : `${input} = ${textOf(drive, model, written)}`,
      ),
    ],
    ...(doc === undefined ? {} : { doc }),
  };
}

/** The methods that `auto` chose take the place of its name. */
function methodOf(
  { states }: CheckedModel,
  integrator: Integrator | undefined,
): Pick<ExplainedPopulation, 'method' | 'choices'> {
  if (integrator === undefined) return {};
  if (!states.some(({ derivative }) => derivative !== undefined)) return { method: 'none' };
  const { name, choices } = integrator;
  if (choices === undefined || choices.length === 0) return { method: name };
  return { method: [...new Set(choices.map(({ method }) => method))].join(', '), choices };
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
      return `${record.reduction === undefined ? '' : `${record.reduction} `}${record.names.join(', ')} of ${synapsesText(record)}${every}`;
    default:
      return unreachable(record);
  }
}

function cellsText(
  { population, cells: { first, last }, chosen }: Exclude<CheckedRecord, { kind: 'synapses' }>,
  populations: readonly CheckedPopulation[],
): string {
  const count = populations.find(({ name }) => name === population)?.cells;
  if (chosen !== undefined) return `${population}[${chosen.join(', ')}]`;
  if (first === 0 && last + 1 === count) return population;
  return first === last ? `${population}[${first}]` : `${population}[${first}..${last}]`;
}

/** Returns the projection, and of which of its cells, if not of all. */
function synapsesText({ projection, pre, post }: Extract<CheckedRecord, { kind: 'synapses' }>): string {
  const some = [
    pre === undefined ? [] : [`from ${pre.join(', ')}`],
    post === undefined ? [] : [`to ${post.join(', ')}`],
  ];
  const texts = some.flat();
  return texts.length === 0 ? projection : `${projection}, ${texts.join(' ')}`;
}
