/** Where numbers of the cells at the ends of synapses are: found once, when kernels are linked. */
import type { EndMemory, EndOfSynapse } from '../../runtime/network/synapse-kernels.ts';
import { Names, toIdentifier } from './identifiers.ts';

/** A column of a population, as it is or as it was before the deliveries of the step, or what `record` writes. */
export interface EndPlace {
  readonly end: EndOfSynapse;
  readonly from: 'column' | 'record';
  readonly name: string;
  readonly when: 'before' | 'now';
}

/** The places that code reads, each with a variable. */
export class EndPlaces {
  readonly #variables = new Map<string, { readonly variable: string; readonly place: EndPlace }>();
  readonly #names = { pre: new Names(), post: new Names() };

  /** Returns the variable that holds the place of the first number. */
  variable({ end, from, name, when }: EndPlace): string {
    // A record is one, whenever it is read.
    const isBefore = from === 'column' && when === 'before';
    const key = `${end} ${from} ${isBefore} ${name}`;
    const found = this.#variables.get(key);
    if (found !== undefined) return found.variable;
    const suffix = from === 'record' ? '_recorded' : isBefore ? '_before' : '';
    const variable = `${end}$${this.#names[end].unique(`${toIdentifier(name)}${suffix}`)}`;
    this.#variables.set(key, { variable, place: { end, from, name, when } });
    return variable;
  }

  /** In the order of the numbers that linking hands to the code. */
  list(): readonly EndPlace[] {
    return [...this.#variables.values()].map(({ place }) => place);
  }

  /** Lines that take them from `places`. */
  lines(): readonly string[] {
    return [...this.#variables.values()].map(
      ({ variable }, index) => `const ${variable} = places[${index}];`,
    );
  }
}

/** Returns where a population has it. */
export function findPlace(memory: EndMemory, { from, name, when }: EndPlace): number {
  if (from === 'record') return memory.record(name);
  return when === 'before' ? memory.columnBefore(name) : memory.column(name);
}
