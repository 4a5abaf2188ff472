/** What to say of a number that is not finite and came to a cell by a synapse or a signal, or to a synapse by an event. */
import { known } from '../../base/invariant.ts';
import type { Span } from '../../base/span.ts';
import type { BlockStatement } from '../../check/checked-events.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import { statementsOf } from '../../check/every-statement.ts';
import { expressionText } from '../../check/expression-text.ts';
import type { CheckedNetwork, CheckedProjection } from '../../check/network/checked-network.ts';
import { noStep, notFinite } from '../../diagnostics/codes/run/endings.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { addedColumn } from '../../lower/step-values.ts';
import type { NetworkFailure } from '../../runtime/network/network-failure.ts';
import type { Topology } from '../../runtime/network/topology.ts';
import type { Bringer } from '../../runtime/network/watch-inputs.ts';
import { describeValue } from '../describe-value.ts';
import { valuesBefore } from '../explain-failure.ts';
import { componentOf } from '../model-names.ts';
import type { TimeGrid } from '../time-grid.ts';
import { modelOfPart } from './part-of-network.ts';

/** More values than these are not listed. */
const MOST_VALUES = 8;

interface Cause {
  readonly cause: string;
  readonly remedy?: string;
  readonly span: Span;
  /** Values of the synapse before the step. */
  readonly before: readonly string[];
}

/** Says who brought it. `cell`: the failed cell and what sets it apart. */
export function describeBrought(
  network: CheckedNetwork,
  grid: TimeGrid,
  { of, name, failure }: NetworkFailure,
  broughtBy: Bringer,
  cell: string | undefined,
): Diagnostic | undefined {
  if (failure.kind !== 'not-finite' && failure.kind !== 'no-step') return undefined;
  const model = modelOfPart(network, of, name);
  const { columns, atStart } = broughtBy;
  const own = model.states.find(({ name }) => columns.includes(name))?.name;
  const state = own ?? failure.state ?? known(model.states[0], 'state').name;
  const { cause, remedy, span, before: ofSynapse } = causeOf(network, broughtBy, model);
  const before = [...valuesBefore(model, state, atStart), ...ofSynapse];
  const { step } = failure;
  if (failure.kind === 'no-step') {
    const harmed = columns.map((column) => `\`${nameOf(model, column)}\``).join(', ');
    const reason = `${harmed} is not finite: ${cause}`;
    const mend = remedy ?? 'Mend what is given there.';
    return noStep({
      model: model.name,
      cell,
      when: `at ${grid.timeText(step)}`,
      step,
      reason,
      before,
      remedy: mend,
      span,
    });
  }
  return notFinite({
    state,
    component: componentOf(model, state),
    value: wordFor(failure.value),
    cell,
    when: `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
    step,
    before,
    cause,
    remedy: remedy ?? 'mend what is given there.',
    span,
  });
}

/** Says of which synapse a state is not finite, and what did it. */
export function describeSynapse(
  network: CheckedNetwork,
  grid: TimeGrid,
  { name, failure, broughtBy }: NetworkFailure,
  topology: Topology,
): Diagnostic {
  const projection = projectionOf(network, name);
  const { model } = projection.synapse;
  const { step } = failure;
  const named = failure.kind === 'not-finite' || failure.kind === 'no-step' ? failure.state : undefined;
  const state = model.states.find((each) => each.name === named) ?? known(model.states[0], 'state');
  const found = broughtBy === undefined ? undefined : causeOf(network, broughtBy, model);
  const isStart = step < 0;
  const cause = found ?? {
    cause: isStart || state.derivative === undefined ? 'this state' : 'this equation',
    span: isStart ? state.span : (state.derivative?.span ?? state.span),
  };
  return notFinite({
    state: state.name,
    component: componentOf(model, state.name),
    value: failure.kind === 'not-finite' ? wordFor(failure.value) : wordFor(Number.NaN),
    synapse: 'cell' in failure ? synapseText(projection, topology, failure.cell) : undefined,
    when: isStart ? 'at the start' : `between ${grid.timeText(step)} and ${grid.timeText(step + 1)}`,
    step,
    before: 'before' in failure ? valuesBefore(model, state.name, failure.before) : [],
    cause: cause.cause,
    ...(found === undefined ? {} : { remedy: found.remedy ?? 'mend what is assigned there.' }),
    span: cause.span,
  });
}

/** Returns the input behind what is added to it. */
function nameOf({ inputs }: CheckedModel, column: string): string {
  const input = inputs.find(({ name }) => addedColumn(name) === column)?.name ?? column;
  return input.replace(/ from synapses$/, '');
}

function wordFor(value: number): string {
  return Number.isNaN(value) ? 'not a number (NaN)' : value > 0 ? 'infinite' : 'negative infinite';
}

function projectionOf({ projections }: CheckedNetwork, name: string): CheckedProjection {
  return known(
    projections.find((each) => each.name === name),
    `projection ${name}`,
  );
}

/** `model`: of what failed. */
function causeOf(network: CheckedNetwork, broughtBy: Bringer, model: CheckedModel): Cause {
  if (broughtBy.kind === 'signal') {
    const { signal, reader } = broughtBy;
    const definition = known(
      network.signals.find((each) => each.name === signal),
      `signal ${signal}`,
    );
    const expression = definition.model.definitions.find((each) => each.name === signal)?.value;
    return {
      cause: `the signal \`${signal}\` is not finite there`,
      remedy: `mend the signal: \`${modelOfPart(network, reader.of, reader.name).name}\` reads it.`,
      span: expression?.span ?? definition.span,
      before: [],
    };
  }
  const { kind, pre, post, columns, synapse: values } = broughtBy;
  const projection = projectionOf(network, broughtBy.projection);
  const { name, from, to, synapse } = projection;
  const pair = pre === undefined ? undefined : pairText(projection, pre, post);
  const own = pair === undefined ? [] : valuesOf(synapse.model, values);
  const isOwn = synapse.model === model;
  const before = isOwn ? [] : ofSynapse(pair, own);
  if (kind === 'couple') {
    const coupling = synapse.couplings.find(({ input }) => columns.includes(addedColumn(input)));
    const text = coupling === undefined ? 'its coupling' : expressionText(coupling.value, synapse.model);
    const cause = `this is not finite, in the synapse of \`${name}\` ${pair ?? ''}`.trimEnd();
    const remedy = `mend \`${text}\`: the synapse adds it all the time.`;
    return { cause, remedy, span: coupling?.span ?? projection.span, before };
  }
  const handlers = kind === 'onPre' ? synapse.onPre : synapse.onPost;
  const statement = statementsOf(handlers).find((each) => isInto(each, columns));
  const event = kind === 'onPre' ? 'on pre' : 'on post';
  const spiking = kind === 'onPre' ? `cell ${pre ?? 0} of \`${from}\`` : `cell ${post} of \`${to}\``;
  return {
    cause: isOwn
      ? `\`${event}\` assigned it, with a spike of ${spiking}`
      : `\`${event}\` of \`${name}\` brought it, with a spike of ${spiking}`,
    span: statement?.span ?? handlers[0]?.span ?? projection.span,
    before,
  };
}

/** Of parameters and states, in the order of the model. */
function valuesOf(model: CheckedModel, values: ReadonlyMap<string, number>): readonly string[] {
  return [...model.parameters, ...model.states]
    .flatMap(({ name, unit }) => {
      const value = values.get(name);
      return value === undefined ? [] : [`${name} = ${describeValue(value, unit, model)}`];
    })
    .slice(0, MOST_VALUES);
}

function ofSynapse(pair: string | undefined, values: readonly string[]): readonly string[] {
  const [first, ...others] = values;
  return first === undefined ? [] : [`and in the synapse ${pair ?? ''} ${first}`, ...others];
}

/** Whether it stores into one of these columns, of the synapse or of its postsynaptic cell. */
function isInto(statement: BlockStatement, columns: readonly string[]): boolean {
  const bare = (name: string): string => name.replace(/^post\./, '');
  if (statement.kind === 'assign')
    return columns.includes(statement.target) || columns.includes(bare(statement.target));
  return statement.kind === 'addToInput' && columns.includes(addedColumn(bare(statement.input)));
}

/** Returns `from cell 3 of E to cell 17 of I`. */
function pairText({ from, to }: CheckedProjection, pre: number, post: number): string {
  return `from cell ${pre} of \`${from}\` to cell ${post} of \`${to}\``;
}

function synapseText(projection: CheckedProjection, { rows, targets }: Topology, synapse: number): string {
  let pre = 0;
  while ((rows[pre + 1] ?? Number.POSITIVE_INFINITY) <= synapse) pre += 1;
  return pairText(projection, pre, targets[synapse] ?? 0);
}
