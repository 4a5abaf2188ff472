import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import type { Label } from '../diagnostic.ts';

/** The whole file around statements of a channel with two states. */
function channel(...lines: readonly string[]): string {
  return `channel Gate {\n${lines.map((line) => `  ${line}\n`).join('')}  output open = O\n}\n`;
}

/** A name in a reaction that is no state variable. */
export const notASpecies: DiagnosticCode<
  [details: { name: string; what: string; span: Span; declared?: Span | undefined; hint: string }]
> = defineCode(
  {
    code: 'reaction/not-a-state',
    severity: 'error',
    title: 'Reactions are between state variables',
    explanation:
      'What a reaction names is what it changes: state variables of the same component, declared by `state`. What takes ' +
      'part and is not used up, a ligand that an input brings, belongs in the rate constant.',
    failing:
      'receptor Ligand {\n  input T : mM = 0 mM\n  state C = 1\n  state O = 0\n  reaction C + T <-> O (5/mM/ms, 0.2/ms)\n  output open = O\n}\n',
    corrected:
      'receptor Ligand {\n  input T : mM = 0 mM\n  state C = 1\n  state O = 0\n  reaction C <-> O (5/mM/ms * T, 0.2/ms)\n  output open = O\n}\n',
  },
  ({ name, what, span, declared, hint }) => ({
    message: `\`${name}\` is ${what}, so no reaction can change it.`,
    span,
    labels: declared === undefined ? [] : [{ span: declared, message: 'declared here' }],
    hint,
  }),
);

/** A state with an equation that takes part in a reaction. */
export const equationOfSpecies: DiagnosticCode<[details: { state: string; span: Span; reaction: Span }]> =
  defineCode(
    {
      code: 'reaction/equation',
      severity: 'error',
      title: 'A state variable has an equation, or takes part in reactions',
      explanation:
        'The equation of a state that takes part in reactions is the sum of what they make of it. What changes it besides is ' +
        'a reaction too: `0 -> A (rate)` makes it, `A -> 0 (k)` removes it.',
      failing: channel('state C = 1; state O = 0', 'reaction C <-> O (1/ms, 2/ms)', 'dO/dt = -O / 100 ms'),
      corrected: channel(
        'state C = 1; state O = 0',
        'reaction C <-> O (1/ms, 2/ms)',
        'reaction O -> 0 (0.01/ms)',
      ),
    },
    ({ state, span, reaction }) => ({
      message: `\`${state}\` takes part in a reaction, so reactions already give its equation.`,
      span,
      labels: [{ span: reaction, message: 'it takes part here' }],
      hint: `write what else changes it as a reaction: \`${state} -> 0 (k)\`, \`0 -> ${state} (rate)\`.`,
    }),
  );

/** A reaction with too few or too many rate constants. */
export const rateConstants: DiagnosticCode<
  [
    details: {
      isReversible: boolean;
      found: number;
      span: Span;
      reaction: string;
      firstConstants: readonly string[];
    },
  ]
> = defineCode(
  {
    code: 'reaction/constants',
    severity: 'error',
    title: 'A reaction has a rate constant for each direction',
    explanation:
      'Behind `A -> B` stands one rate constant in parentheses, behind `A <-> B` two: forward, backward. The rate of a ' +
      'direction is its constant times everything on the side that it leaves.',
    failing: channel('state C = 1; state O = 0', 'reaction C <-> O (1/ms)'),
    corrected: channel('state C = 1; state O = 0', 'reaction C <-> O (1/ms, 0.5/ms)'),
  },
  ({ isReversible, found, span, reaction, firstConstants: [forward, backward] }) => {
    const needed = isReversible ? 'two rate constants, forward and backward' : 'one rate constant';
    const has = found === 0 ? 'none is given' : found === 1 ? 'one is given' : `${found} are given`;
    const form = isReversible
      ? `${reaction} (${forward ?? 'kf'}, ${backward ?? 'kb'})`
      : `${reaction} (${forward ?? 'k'})`;
    const other =
      !isReversible && found === 2
        ? ` If it runs both ways: \`${reaction.replace('->', '<->')} (${forward}, ${backward})\`.`
        : '';
    return {
      message: `This reaction has ${needed}, but ${has}.`,
      span,
      hint: `write \`${form}\`.${other}`,
    };
  },
);

/** A reaction with the same on both sides. */
export const changesNothing: DiagnosticCode<[details: { span: Span }]> = defineCode(
  {
    code: 'reaction/changes-nothing',
    severity: 'error',
    title: 'A reaction changes something',
    explanation:
      'What stands on both sides as often is not changed. A reaction that only lasts, `A -> A`, says nothing; something ' +
      'that another speeds up is written with it on both sides, `A + E -> B + E`.',
    failing: channel('state C = 1; state O = 0', 'reaction C <-> O (1/ms, 2/ms)', 'reaction O -> O (1/ms)'),
    corrected: channel('state C = 1; state O = 0', 'reaction C <-> O (1/ms, 2/ms)'),
  },
  ({ span }) => ({
    message: 'Both sides of this reaction are the same, so it changes nothing.',
    span,
    hint: 'correct one side, or leave the reaction out.',
  }),
);

/** A rate constant below 0. */
export const negativeConstant: DiagnosticCode<[details: { what: string; span: Span }]> = defineCode(
  {
    code: 'reaction/negative-constant',
    severity: 'error',
    title: 'Rate constants are not negative',
    explanation: 'A reaction that runs backwards is written the other way round, with a positive constant.',
    failing: channel('state C = 1; state O = 0', 'reaction C -> O (-1/ms)'),
    corrected: channel('state C = 0; state O = 1', 'reaction O -> C (1/ms)'),
  },
  ({ what, span }) => ({
    message: `${what} is negative.`,
    span,
    hint: 'write the reaction the other way round, with a positive constant.',
  }),
);

/** Species that are counted in different dimensions. */
export const speciesUnits: DiagnosticCode<
  [
    details: {
      first: string;
      firstUnit: string;
      other: string;
      otherUnit: string;
      span: Span;
      labels: readonly Label[];
    },
  ]
> = defineCode(
  {
    code: 'reaction/units',
    severity: 'error',
    title: 'What reacts with each other is counted in one unit',
    explanation:
      'A reaction takes as much from one state as it gives to another, so all of them are amounts of one kind: fractions, or ' +
      'concentrations. Between amounts of different kinds, write equations with the factor that joins them.',
    failing: channel('state C : uM = 1 uM; state O = 0', 'reaction C <-> O (1/ms, 2/ms)'),
    corrected: channel('state C = 1; state O = 0', 'reaction C <-> O (1/ms, 2/ms)'),
  },
  ({ first, firstUnit, other, otherUnit, span, labels }) => ({
    message: `\`${first}\` is ${firstUnit} and \`${other}\` is ${otherUnit}, so neither can become the other.`,
    span,
    labels,
    hint: `declare both in one unit, for example \`state ${other} : ${firstUnit === 'a plain number' ? '1' : firstUnit}\`.`,
  }),
);

/** States of which only some are given where all start at equilibrium. */
export const partOfSteady: DiagnosticCode<
  [
    details: {
      given: readonly string[];
      missing: readonly string[];
      span?: Span | undefined;
      isHere: boolean;
    },
  ]
> = defineCode(
  {
    code: 'reaction/part-of-steady',
    severity: 'error',
    title: 'States that start at equilibrium are set together, or not at all',
    explanation:
      '`start steady sum S` computes the initial values of all its states from their rates and their sum. If one of them ' +
      'had another value, the others would not fit it and the sum would be wrong: give all of them, or none.',
    failing: channel('state C, O = 0.2 start steady sum 1', 'reaction C <-> O (1/ms, 2/ms)'),
    corrected: channel('state C = 0.8', 'state O = 0.2', 'reaction C <-> O (1/ms, 2/ms)'),
  },
  ({ given, missing, span, isHere }) => ({
    message: isHere
      ? `${listed(given)} ${given.length === 1 ? 'has a value of its' : 'have values of their'} own, and \`start steady\` gives one.`
      : `${listed(given)} ${given.length === 1 ? 'is' : 'are'} set, but ${listed(missing)} ${missing.length === 1 ? 'starts' : 'start'} at the equilibrium that belongs to the sum.`,
    span,
    hint: isHere
      ? 'leave the value out, or leave `start steady` out and give each state a value.'
      : `set ${missing.length === 1 ? 'it' : 'all of them'} as well, or none.`,
  }),
);

function listed(names: readonly string[]): string {
  const quoted = names.slice(0, 8).map((name) => `\`${name}\``);
  if (names.length > quoted.length) return `${quoted.join(', ')}, …`;
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} and ${last}`;
}

/** States that have no one equilibrium that could be computed. */
export const noSteadyStart: DiagnosticCode<
  [details: { message: string; span: Span; labels?: readonly Label[]; hint: string }]
> = defineCode(
  {
    code: 'reaction/no-steady-start',
    severity: 'error',
    title: 'States that start at equilibrium turn into each other, one into one',
    explanation:
      '`start steady` solves the linear equations of a closed scheme of first order: every reaction of its states turns one ' +
      'of them into one other, and by some way all of them end in the same states. A scheme that loses or makes ' +
      'something, or in which two must meet, may have no equilibrium of that sum, or several: give its initial values, or ' +
      'let it run until it rests.',
    failing: channel(
      'state C, O start steady sum 1',
      'reaction C <-> O (1/ms, 2/ms)',
      'reaction O -> 0 (0.1/ms)',
    ),
    corrected: channel('state C, O start steady sum 1', 'reaction C <-> O (1/ms, 2/ms)'),
  },
  ({ message, span, labels = [], hint }) => ({ message, span, labels, hint }),
);
