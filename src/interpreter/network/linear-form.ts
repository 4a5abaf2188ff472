/**
 * How an equation of a synapse depends on the synapse's own states, told by the form in which it is written: sums,
 * differences, signs, products with and quotients by constants are looked through; all else has to be without states.
 */
import { unreachable } from '../../base/invariant.ts';
import type { CheckedExpression } from '../../check/checked-expression.ts';
import type { CheckedSynapse } from '../../check/network/checked-synapse.ts';
import { operandsOf } from '../../check/operands.ts';

export interface Form {
  /**
   * `constant`: of the run, for a synapse. `held`: changes at events only. `linear`: constants times states that move.
   * `affine`: that, and a constant or held term. `other`: it changes without the synapse's doing, as with time and with
   * its cells, or is not linear.
   */
  readonly kind: 'constant' | 'held' | 'linear' | 'affine' | 'other';
  /** The states that it reads. */
  readonly reads: ReadonlySet<string>;
}

/** Returns the forms of the equations of a synapse, by state. Inputs that are `received` follow a signal. */
export function formsOf(
  { model }: Pick<CheckedSynapse, 'model'>,
  received: ReadonlySet<string>,
): ReadonlyMap<string, Form> {
  const moving = new Set(
    model.states.filter(({ derivative }) => derivative !== undefined).map(({ name }) => name),
  );
  const constantInputs = new Set(
    model.inputs
      .filter(({ name, drive, isVarying }) => drive !== undefined && !isVarying && !received.has(name))
      .map(({ name }) => name),
  );
  const definitions = new Map<string, Form>();

  const referenced = ({ to, name }: Extract<CheckedExpression, { kind: 'reference' }>): Form => {
    switch (to) {
      case 'parameter':
        return CONSTANT;
      case 'input':
        return constantInputs.has(name) ? CONSTANT : OTHER;
      case 'state':
        return { kind: moving.has(name) ? 'linear' : 'held', reads: new Set([name]) };
      case 'definition':
        return definitions.get(name) ?? OTHER;
      default:
        return unreachable(to);
    }
  };

  const formOf = (expression: CheckedExpression): Form => {
    const operands = (): readonly Form[] => operandsOf(expression).map(formOf);
    switch (expression.kind) {
      case 'reference':
        return referenced(expression);
      case 'negate':
        return formOf(expression.operand);
      case 'sum':
        return operands().reduce(sumOf);
      case 'product':
        return expression.rest.reduce(
          (form, { operator, operand }) => productOf(form, operator, formOf(operand)),
          formOf(expression.first),
        );
      case 'time':
      case 'stepSize':
      case 'lastSpike':
      case 'refractory':
      case 'spikeCount':
      case 'noise':
      case 'draw':
      case 'overCells':
      case 'local':
        return OTHER;
      default:
        return functionOf(operands());
    }
  };
  for (const { name, value } of model.definitions) definitions.set(name, formOf(value));
  return new Map(
    model.states.flatMap(({ name, derivative }) =>
      derivative === undefined ? [] : [[name, formOf(derivative)]],
    ),
  );
}

const CONSTANT: Form = { kind: 'constant', reads: new Set() };
const OTHER: Form = { kind: 'other', reads: new Set() };

function made(kind: Form['kind'], of: readonly Form[]): Form {
  return { kind, reads: new Set(of.flatMap(({ reads }) => [...reads])) };
}

function sumOf(a: Form, b: Form): Form {
  const both = [a, b];
  if (both.some(({ kind }) => kind === 'other')) return made('other', both);
  if (both.some(({ kind }) => kind === 'linear' || kind === 'affine'))
    return made(a.kind === b.kind ? a.kind : 'affine', both);
  return functionOf(both);
}

function productOf(a: Form, operator: '*' | '/', b: Form): Form {
  if (b.kind === 'constant') return made(a.kind, [a, b]);
  if (a.kind === 'constant' && operator === '*') return made(b.kind, [a, b]);
  return functionOf([a, b]);
}

/** What is neither linear nor reads a state that moves. */
function functionOf(operands: readonly Form[]): Form {
  const kinds = new Set(operands.map(({ kind }) => kind));
  const isFixed = [...kinds].every((kind) => kind === 'constant' || kind === 'held');
  return made(isFixed ? (kinds.has('held') ? 'held' : 'constant') : 'other', operands);
}
