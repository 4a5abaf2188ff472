/** What becomes of the synapses between two populations: how many there are, what they do, what is kept of each. */
import { resolveMethod } from '../../analysis/choice/resolve-method.ts';
import { unreachable } from '../../base/invariant.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type {
  CheckedNetwork,
  CheckedProjection,
  ConnectionRule,
  PairValue,
} from '../../check/network/checked-network.ts';
import { isIntegrator } from '../../lower/integrators/find-integrator.ts';
import type { MethodChoice } from '../../lower/integrators/integrator.ts';
import { classifyStates, type StateClass, varyingParameters } from '../../lower/synapse/classify-states.ts';
import { isStepped, steppedPart } from '../../lower/synapse/lower-synapse.ts';
import { type Expected, expectedSynapses } from '../../simulate/network/estimate-memory.ts';
import { isUniform } from '../../simulate/network/pair-values.ts';
import { blockLine, textOf, type Written } from './written-text.ts';

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
  /** What the statement sets: `w = normal(6 nS, 1 nS), for each synapse`. */
  readonly values: readonly string[];
  /** Parameters that are one number for all of them, and those, `delay` among them, that are one for each. */
  readonly uniform: readonly string[];
  readonly perSynapse: readonly string[];
  /** What spikes do: `on pre { post.v += w }`. */
  readonly events: readonly string[];
  /** What steps the states that are computed in every step; absent where there are none, or no run was planned. */
  readonly method?: string;
  readonly choices?: readonly MethodChoice[];
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

/** Returns what there is to know of a projection. `method`: as it was named for the run. */
export function explainProjection(
  projection: CheckedProjection,
  network: CheckedNetwork,
  method: string | undefined,
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
  const perCell = values.flatMap((value) => (isUniform(value) ? [] : [value.target]));
  const classes = classifyStates(synapse, {
    given: values.map(({ target }) => target),
    perCell,
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
    ...keptOf(projection, perCell, hasUniformDelay),
    events: [
      ...synapse.onPre.map(({ body }) => `on pre { ${blockLine(body, model, written)} }`),
      ...synapse.onPost.map(({ body }) => `on post { ${blockLine(body, model, written)} }`),
    ],
    ...methodOf(projection, classes, method),
    states: classes.map((each) => explainState(each, { synapses, count: expected.count })),
    couplings: synapse.couplings.map(
      ({ input, value }) => `${input.replace(/ from synapses$/, '')} += ${textOf(value, model, written)}`,
    ),
  };
}

/** Returns which of the synapse's constants are one number for all synapses, and which one for each. */
function keptOf(
  { synapse }: CheckedProjection,
  perCell: readonly string[],
  hasUniformDelay: boolean,
): Pick<ExplainedProjection, 'uniform' | 'perSynapse'> {
  const varying = varyingParameters(synapse, perCell);
  const ofCells = new Set(synapse.ends.map(({ name }) => name));
  const own = synapse.model.parameters.map(({ name }) => name).filter((name) => !ofCells.has(name));
  return {
    uniform: own.filter((name) => !varying.has(name)),
    perSynapse: [...own.filter((name) => varying.has(name)), ...(hasUniformDelay ? [] : ['delay'])],
  };
}

/** Returns what steps the states that are computed in every step. */
function methodOf(
  { synapse }: CheckedProjection,
  classes: readonly StateClass[],
  method: string | undefined,
): Pick<ExplainedProjection, 'method' | 'choices'> {
  const stepped = steppedPart(synapse, classes);
  if (method === undefined || !isStepped(stepped)) return {};
  const found = resolveMethod(stepped, method);
  if (!isIntegrator(found) || found.refuse(stepped) !== undefined) return {};
  const { name, choices } = found;
  if (choices === undefined || choices.length === 0) return { method: name };
  return { method: [...new Set(choices.map((choice) => choice.method))].join(', '), choices };
}

function isGiven({ listed, computed }: PairValue): boolean {
  return listed !== undefined || computed !== undefined;
}

function givenText({ listed }: PairValue): string {
  return listed === undefined ? 'computed by a script' : 'listed';
}

function explainState(
  { state, per, changes, because }: StateClass,
  { synapses, count }: Pick<Expected, 'synapses' | 'count'>,
): ExplainedState {
  if (because === undefined) return { name: state, per, changes };
  const all = count === 'exact' ? `all of the ${synapses}` : 'all of them';
  const cost = synapses === 1 ? '' : `, so ${all} are computed in every step`;
  return { name: state, per, changes, because: `\`${because.term}\` ${because.why}${cost}` };
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
