/**
 * White noise stands in equations and in what they read, and they are linear in it: dx/dt = f(x) + Σ g_j(x) xi_j. What is
 * not is reported where it is written.
 */
import { noiseLinear, noisePlace } from '../../diagnostics/codes/random.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BlockStatement } from '../checked-events.ts';
import type { CheckedExpression } from '../checked-expression.ts';
import type { CheckedModel } from '../checked-model.ts';
import type { SynapseActs } from '../network/check-acts.ts';
import { everyPart, operandsOf } from '../operands.ts';

type Model = Pick<
  CheckedModel,
  'definitions' | 'states' | 'inputs' | 'overCells' | 'spikers' | 'stepHandlers' | 'timedHandlers'
> &
  Partial<SynapseActs>;

/** Reports noise in what is not linear in it, and named expressions that hold noise read where there is none. */
export function checkNoiseIsLinear(model: Model, report: (diagnostic: Diagnostic) => void): void {
  /** Names of the definitions that hold noise. */
  const noisy = new Set<string>();
  const isSource = (part: CheckedExpression): boolean =>
    part.kind === 'noise' || (part.kind === 'reference' && noisy.has(part.name));

  /** Whether an expression holds noise; where it is not linear in it, that is reported. */
  const holdsNoise = (root: CheckedExpression): boolean => {
    // Operands come behind what they are part of, so that going backwards all of them are known.
    const parts = everyPart([root]);
    const holding = new Set<CheckedExpression>();
    for (const part of parts.toReversed()) {
      const operands = operandsOf(part).filter((operand) => holding.has(operand));
      const [first] = operands;
      if (first === undefined) {
        if (isSource(part)) holding.add(part);
        continue;
      }
      const what = notLinear(part, operands);
      if (what === undefined) holding.add(part);
      else report(noiseLinear({ what, span: first.span }));
    }
    return holding.has(root);
  };

  for (const { name, value } of model.definitions) if (holdsNoise(value)) noisy.add(name);
  for (const { derivative } of model.states) if (derivative !== undefined) holdsNoise(derivative);
  for (const [where, expression] of outsideEquations(model)) {
    const read = everyPart([expression]).find(isSource);
    if (read === undefined) continue;
    const name = read.kind === 'reference' ? read.name : 'xi';
    report(noisePlace({ name, where, span: read.span }));
  }
}

/** Returns how an expression is not linear in the operands that hold noise; undefined if it is linear. */
function notLinear(part: CheckedExpression, operands: readonly CheckedExpression[]): string | undefined {
  switch (part.kind) {
    case 'negate':
    case 'sum':
      return undefined;
    case 'product': {
      if (operands.length > 1) return 'in a product with noise';
      const isDivisor = part.rest.some(
        ({ operator, operand }) => operator === '/' && operands.includes(operand),
      );
      return isDivisor ? 'below a fraction line' : undefined;
    }
    case 'wholePower':
      return part.exponent === 1 ? undefined : 'in a power';
    case 'pow':
      return 'in a power';
    case 'conditional':
      return part.branches.some(({ condition }) => operands.includes(condition))
        ? 'in a condition'
        : undefined;
    case 'comparison':
    case 'crossing':
      return 'in a comparison';
    case 'call':
      return `in \`${part.function}\``;
    case 'series':
      return operands.includes(part.at) ? 'in a function' : undefined;
    default:
      return 'in an index or a function';
  }
}

function* outsideEquations(model: Model): Generator<readonly [string, CheckedExpression]> {
  for (const { name, initial } of model.states) yield [`the initial value of \`${name}\``, initial];
  for (const { name, drive } of model.inputs) {
    if (drive !== undefined) yield [`the stimulus of \`${name}\``, drive];
  }
  for (const { reduction, operand } of model.overCells ?? []) {
    yield [`what \`${reduction} over cells\` is taken of`, operand];
  }
  for (const { trigger, count, refractory, handlers } of model.spikers) {
    if (trigger.kind === 'when') yield ['`spike when`', trigger.condition];
    if (trigger.kind === 'rate') yield ['`spike at rate`', trigger.hazard];
    if (count !== undefined) yield ['the number of spikes', count];
    if (refractory !== undefined) yield ['the refractory period', refractory.duration];
    for (const { body } of handlers) yield* inBlock('an `on spike` block', body);
  }
  for (const { body } of model.stepHandlers) yield* inBlock('an `on step` block', body);
  for (const { body } of model.onPre ?? []) yield* inBlock('an `on pre` block', body);
  for (const { body } of model.onPost ?? []) yield* inBlock('an `on post` block', body);
  for (const { input, value } of model.couplings ?? []) yield [`what is added to \`post.${input}\``, value];
  for (const { trigger, body } of model.timedHandlers) {
    if (trigger.kind === 'condition') yield ['the condition of `on`', trigger.condition];
    yield* inBlock('a block', body);
  }
}

function* inBlock(
  where: string,
  body: readonly BlockStatement[],
): Generator<readonly [string, CheckedExpression]> {
  for (const statement of body) {
    if (statement.kind !== 'if') {
      yield [where, statement.value];
      continue;
    }
    for (const { condition, body: inner } of statement.branches) {
      yield [where, condition];
      yield* inBlock(where, inner);
    }
    yield* inBlock(where, statement.otherwise);
  }
}
