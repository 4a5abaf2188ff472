/** Networks put together by hand from cells and synapses that are text, so that tests can say exactly what is connected. */
import { known } from '../../src/base/invariant.ts';
import { parseDecimal, type Rational } from '../../src/base/rational.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import { makePartBudget } from '../../src/check/expand.ts';
import { buildSynapse } from '../../src/check/network/build-synapse.ts';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  CheckedSetting,
  ConnectionRule,
  PairValue,
} from '../../src/check/network/checked-network.ts';
import type { CheckedSynapse } from '../../src/check/network/checked-synapse.ts';
import { inputsAddedBy } from '../../src/check/network/inputs-added-by.ts';
import { withSynapticInputs } from '../../src/check/network/with-synaptic-inputs.ts';
import { readSetting } from '../../src/check/stimuli.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';
import { SPAN } from './build-model.ts';

export interface PopulationText {
  readonly of: string;
  readonly shape: CheckedPopulation['shape'];
  /** Texts of parameters, initial values and inputs. */
  readonly set?: Readonly<Record<string, string>>;
}

export interface ProjectionText {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly rule?: ConnectionRule;
  readonly noSelf?: boolean;
  readonly where?: PairValue;
  /** In the unit of time of the postsynaptic model. */
  readonly delay?: number | PairValue;
  readonly values?: Readonly<Record<string, number | PairValue>>;
  readonly seed?: number;
}

export interface NetworkText {
  readonly text: string;
  readonly populations: Readonly<Record<string, PopulationText>>;
  readonly connect: readonly ProjectionText[];
}

/** `1 ms`, in seconds: exactly. */
export function seconds(text: string): Rational {
  return known(parseDecimal(text), text);
}

/** A number for all pairs. */
export function uniform(value: number): PairValue {
  return { value: { kind: 'number', value, span: SPAN }, reads: [], span: SPAN };
}

/** The synapse of each pair of a list. */
export function pairs(...list: readonly (readonly [pre: number, post: number])[]): ConnectionRule {
  return {
    kind: 'pairs',
    pre: Int32Array.from(list, ([pre]) => pre),
    post: Int32Array.from(list, ([, post]) => post),
  };
}

export function networkOf({ text, populations, connect }: NetworkText): CheckedNetwork {
  const source = { name: '<network>', text };
  const { models, diagnostics, sources } = check(source);
  const problems = diagnostics.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Error(renderDiagnostics(problems, sources));
  const modelOf = (name: string): CheckedModel => known(models.get(name), `model ${name}`);
  const ofPopulation = (name: string): CheckedModel => modelOf(known(populations[name], name).of);

  const projections = connect.map((each, index): CheckedProjection => {
    const {
      from,
      to,
      by,
      rule = { kind: 'allToAll' },
      noSelf = false,
      where,
      delay,
      values = {},
      seed,
    } = each;
    return {
      name: `${from} -> ${to} by ${by}${index === 0 ? '' : ` ${index + 1}`}`,
      from,
      to,
      component: by,
      synapse: synapseBetween(by, ofPopulation(from), ofPopulation(to)),
      rule,
      noSelf,
      ...(where === undefined ? {} : { where }),
      ...(delay === undefined ? {} : { delay: asPairValue(delay) }),
      ...(seed === undefined ? {} : { seed }),
      values: Object.entries(values).map(([target, value]) => ({ ...asPairValue(value), target })),
      signals: [],
      span: SPAN,
    };
  });
  return {
    name: 'Test',
    source: source.name,
    span: SPAN,
    system: { tens: [0, 0, -3, 0, 0, 0, 0] },
    parameters: [],
    populations: Object.entries(populations).map(([name, { of, shape, set = {} }]): CheckedPopulation => {
      const inputs = projections.flatMap(({ to, synapse }) => (to === name ? inputsAddedBy(synapse) : []));
      const model = modelOf(of);
      return {
        name,
        model: withSynapticInputs(model, inputs, new Set(Object.keys(set))),
        shape,
        cells: shape[0] * (shape[1] ?? 1),
        settings: Object.entries(set).map(([target, value]) => settingOf(model, target, value)),
        synapticInputs: inputs,
        signals: [],
        span: SPAN,
      };
    }),
    signals: [],
    projections,
    records: [],
  };
}

function asPairValue(value: number | PairValue): PairValue {
  return typeof value === 'number' ? uniform(value) : value;
}

function settingOf(model: CheckedModel, target: string, text: string): CheckedSetting {
  const { value, diagnostics } = readSetting(model, { target, source: { name: target, text } });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { target, value, span: SPAN };
}

/** Returns the synapse of that name between two models of one file. */
export function synapseBetween(name: string, pre: CheckedModel, post: CheckedModel): CheckedSynapse {
  const file = known(post.file, 'file');
  const { declaration } = known(file.names.get(name), name);
  if (declaration.kind !== 'component' && declaration.kind !== 'variant')
    throw new Error(`no synapse ${name}`);
  const messages: string[] = [];
  const { synapse } = buildSynapse(
    declaration,
    file,
    { pre, post, connected: SPAN },
    makePartBudget(),
    (each) => messages.push(each.message),
  );
  if (synapse === undefined) throw new Error(messages.join('\n'));
  return synapse;
}
