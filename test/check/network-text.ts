/** A checked network in few words, for tests. */
import { unreachable } from '../../src/base/invariant.ts';
import type { CheckedExpression } from '../../src/check/checked-expression.ts';
import { expressionText, type NamesOfModel } from '../../src/check/expression-text.ts';
import type {
  CheckedNetwork,
  CheckedRecord,
  ConnectionRule,
  Conversion,
  PairValue,
  ReceivedSignal,
} from '../../src/check/network/checked-network.ts';

/** What is printed here reads no lists, spikes or noise. */
const NO_NAMES: NamesOfModel = { lists: [], spikers: [], noises: [] };

function textOf(expression: CheckedExpression): string {
  return expressionText(expression, NO_NAMES);
}

/** Returns the network, one line for each thing that it has. */
export function networkText(network: CheckedNetwork): string {
  const { parameters, populations, signals, projections, records } = network;
  return [
    ...parameters.map(({ name, value }) => `param ${name} = ${value && textOf(value)}`),
    ...populations.flatMap(({ name, model, shape, settings, synapticInputs, signals: received }) => [
      `population ${name} = ${model.name}[${shape.join(', ')}]`,
      ...settings.map(({ target, value }) => `  ${target} = ${textOf(value)}`),
      ...model.inputs.flatMap((input) =>
        input.isVarying && input.drive ? [`  ${input.name} follows ${textOf(input.drive)}`] : [],
      ),
      ...synapticInputs.map((input) => `  ${input} from synapses`),
      ...received.map(receivedText),
    ]),
    ...signals.flatMap(({ name, unit, model, reads, sums }) => [
      `signal ${name} : ${unit.text} of ${model.states.map((state) => state.name).join(', ') || 'no state'}`,
      ...reads.map(receivedText),
      ...sums.map(
        ({ input, reduction, population, operand, conversion }) =>
          `  ${input}: ${reduction} over ${population} of ${textOf(operand)}${conversionText(conversion)}`,
      ),
    ]),
    ...projections.flatMap((each) => [
      `${each.name} ${ruleText(each.rule)}${each.noSelf ? ', no self' : ''}${each.seed === undefined ? '' : `, seed ${each.seed}`}`,
      ...(each.where === undefined ? [] : [`  where ${pairText(each.where)}`]),
      ...(each.delay === undefined ? [] : [`  delay ${pairText(each.delay)}`]),
      ...each.values.map((value) => `  ${value.target} = ${pairText(value)}`),
      ...each.signals.map(receivedText),
    ]),
    ...records.map(recordText),
  ].join('\n');
}

function conversionText(conversion: Conversion | undefined): string {
  return conversion === undefined ? '' : `, ${conversion.operator} ${conversion.by}`;
}

function receivedText({ input, signal, conversion }: ReceivedSignal): string {
  return `  ${input} from the signal ${signal}${conversionText(conversion)}`;
}

function pairText({ value, reads, listed }: PairValue): string {
  if (listed !== undefined) return `[${listed.join(', ')}]`;
  const read = reads.map((each) => ('what' in each ? `${each.of} ${JSON.stringify(each.what)}` : each.of));
  return `${textOf(value)}${read.length === 0 ? '' : ` # reads ${read.join('; ')}`}`;
}

function ruleText(rule: ConnectionRule): string {
  switch (rule.kind) {
    case 'allToAll':
      return 'all to all';
    case 'oneToOne':
      return 'one to one';
    case 'probability':
    case 'indegree':
    case 'outdegree':
      return `${rule.kind} ${pairText(rule.value)}`;
    case 'pairs':
      return `pairs ${Array.from(rule.pre, (pre, index) => `${pre}-${rule.post[index]}`).join(' ')}`;
    default:
      return unreachable(rule);
  }
}

function recordText(record: CheckedRecord): string {
  const every = record.every === undefined ? '' : ` every ${record.every.text}`;
  if (record.kind === 'synapses') return `record ${record.names.join(', ')} of ${record.projection}${every}`;
  const { first, last } = record.cells;
  const what =
    record.kind === 'spikes' ? 'spikes' : [record.reduction ?? [], record.names.join(', ')].flat().join(' ');
  return `record ${what} of ${record.population}[${first}..${last}]${every}`;
}
