import type { CheckedNetwork, CheckedSignal } from '../../check/network/checked-network.ts';
import { textOf, type Written } from './written-text.ts';

/** One number for all of a network. */
export interface ExplainedSignal {
  readonly name: string;
  readonly unit: string;
  /** `reward * (mean over Cell of activity)`; absent where it is computed by a script. */
  readonly value?: string;
  /** What it depends on, and when it is computed. */
  readonly about: string;
  /** What has an input of its name: populations and projections. */
  readonly receivers: readonly string[];
}

/** Returns what there is to know of a signal. */
export function explainSignal(
  signal: CheckedSignal,
  { populations, projections }: CheckedNetwork,
  written: Written,
): ExplainedSignal {
  const { name, unit, model } = signal;
  const value = model.definitions.find((definition) => definition.name === name)?.value;
  const text = value && textOf(value, model, written);
  return {
    name,
    unit: unit.text,
    ...(text === undefined ? {} : { value: text }),
    about: aboutText(signal),
    receivers: [...populations, ...projections].flatMap((each) =>
      each.signals.some((received) => received.signal === name) ? [each.name] : [],
    ),
  };
}

function aboutText({ sums, reads, isOfTime, model }: CheckedSignal): string {
  if (isOfTime) return 'depends on time alone: exact at every stage of a method';
  const states = model.states.map(({ name }) => name);
  const of = [
    ...sums.map(({ reduction, population }) => `the ${WORDS[reduction]} over ${population}`),
    ...reads.map(({ signal }) => `the signal ${signal}`),
    ...(states.length === 0 ? [] : [`${states.length === 1 ? 'its state' : 'its states'} ${listed(states)}`]),
  ];
  const when = 'computed as each step begins, and held over it';
  return of.length === 0 ? `constant; ${when}` : `depends on ${listed([...new Set(of)])}; ${when}`;
}

const WORDS: Readonly<Record<CheckedSignal['sums'][number]['reduction'], string>> = {
  sum: 'sum',
  mean: 'mean',
  max: 'maximum',
  min: 'minimum',
  count: 'count',
};

/** `a, b and c` */
function listed(words: readonly string[]): string {
  const [last = '', ...before] = words.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
