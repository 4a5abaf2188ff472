/**
 * Values of a network that a script gives as numbers instead of text. In the syntax a plain 0 stands for each; here is what
 * it stands for, by that node.
 */

import { notAValue } from '../../diagnostics/codes/run/settings.ts';
import { pairCount, pairNumbers } from '../../diagnostics/codes/script.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax } from '../../syntax/expression-tree.ts';
import type { ConnectionRuleSyntax } from '../../syntax/network-tree.ts';
import { toSystemNumbers } from '../../units/system-numbers.ts';
import type { Unit } from '../../units/unit.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import type { CheckedSetting, PairValue } from './checked-network.ts';

export interface GivenNumbers {
  readonly values: ReadonlyMap<ExpressionSyntax, GivenValue>;
  readonly pairs: ReadonlyMap<ConnectionRuleSyntax, GivenPairs>;
}

/** In the unit that is declared where they are given; of delays, in milliseconds. */
export type GivenValue =
  | { readonly kind: 'number'; readonly value: number }
  /** One for each cell, or for each synapse in the order of (pre, post), as listed. */
  | { readonly kind: 'listed'; readonly values: ArrayLike<number> }
  | { readonly kind: 'computed'; readonly of: (pre: number, post: number) => number }
  | { readonly kind: 'tested'; readonly of: (pre: number, post: number) => boolean };

export interface GivenPairs {
  readonly pre: ArrayLike<number>;
  readonly post: ArrayLike<number>;
}

export const NOTHING_GIVEN: GivenNumbers = { values: new Map(), pairs: new Map() };

/** Returns what a population is given of something with that unit, or what is wrong with it. */
export function givenSetting(
  target: string,
  given: GivenValue,
  unit: Unit,
  system: UnitSystem,
  cells: number | undefined,
  span: CheckedSetting['span'],
): CheckedSetting | Diagnostic {
  if (given.kind === 'number') {
    if (Number.isNaN(given.value)) return notAValue({ name: target, span });
    return { target, value: { kind: 'number', value: inSystem(given.value, unit, system), span }, span };
  }
  // Functions of a cell are computed before.
  const values = given.kind === 'listed' ? given.values : [];
  if (cells !== undefined && values.length !== cells) {
    return pairCount({ name: target, length: values.length, wanted: cells, of: 'cell', span });
  }
  const listed = toSystemNumbers(values, unit, system);
  const bad = listed.findIndex(Number.isNaN);
  if (bad >= 0) return notAValue({ name: target, span, cell: bad });
  return { target, value: { kind: 'number', value: Number.NaN, span }, listed, span };
}

/** Returns a value of pairs, or what is wrong with it. `synapses`: how many a list has to have, where that is known. */
export function givenPairValue(
  name: string,
  given: GivenValue,
  unit: Unit,
  system: UnitSystem,
  synapses: number | undefined,
  span: PairValue['span'],
): PairValue | Diagnostic {
  const common = { value: { kind: 'number', value: Number.NaN, span }, reads: [], span } as const;
  switch (given.kind) {
    case 'number':
      if (Number.isNaN(given.value)) return notAValue({ name, span });
      return {
        ...common,
        value: { kind: 'number', value: inSystem(given.value, unit, system), span },
      };
    case 'listed': {
      const { values } = given;
      if (synapses !== undefined && values.length !== synapses) {
        return pairCount({ name, length: values.length, wanted: synapses, of: 'synapse', span });
      }
      return { ...common, listed: toSystemNumbers(values, unit, system) };
    }
    case 'computed': {
      const { of } = given;
      const one = [0];
      const computed = (pre: number, post: number): number => {
        one[0] = of(pre, post);
        return toSystemNumbers(one, unit, system)[0] ?? Number.NaN;
      };
      return { ...common, computed };
    }
    case 'tested': {
      const { of } = given;
      return { ...common, computed: (pre, post) => (of(pre, post) ? 1 : 0) };
    }
  }
}

function inSystem(value: number, unit: Unit, system: UnitSystem): number {
  return toSystemNumbers([value], unit, system)[0] ?? Number.NaN;
}

/** Returns the pairs as whole numbers, or what is wrong with them. */
export function checkGivenPairs(
  { pre, post }: GivenPairs,
  ends: {
    readonly from: { readonly name: string; readonly cells: number };
    readonly to: { readonly name: string; readonly cells: number };
  },
  span: PairValue['span'],
): { readonly pre: Int32Array; readonly post: Int32Array } | Diagnostic {
  if (pre.length !== post.length) {
    const problem = `The list of pairs has ${pre.length} presynaptic and ${post.length} postsynaptic cells`;
    return pairNumbers({
      problem,
      hint: 'give as many of both: pair n is of the cells `pre[n]` and `post[n]`.',
      span,
    });
  }
  for (const [cells, { name, cells: most }, side] of [
    [pre, ends.from, 'pre'],
    [post, ends.to, 'post'],
  ] as const) {
    for (let n = 0; n < cells.length; n++) {
      const cell = cells[n] ?? Number.NaN;
      if (Number.isInteger(cell) && cell >= 0 && cell < most) continue;
      const problem = `Pair ${n} has the ${side}synaptic cell ${cell}, which \`${name}\` does not have`;
      return pairNumbers({ problem, hint: `its cells are 0 to ${most - 1}.`, span });
    }
  }
  return { pre: Int32Array.from(pre), post: Int32Array.from(post) };
}
