import type { Span } from '../../base/span.ts';
import type { BlockStatement } from '../../check/checked-events.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Watch } from './check-method.ts';

/** An event of the model, and how often it was in the trials. */
export interface EventCount {
  /** As it is written: `spike when v crosses 0 mV`. */
  readonly event: string;
  /** Where: `hh.axo:31`. */
  readonly place?: string;
  readonly times: number;
}

/** Says what is written at a span, and where that is. */
export type DescribeSpan = (span: Span) => { readonly text?: string; readonly place?: string };

interface Counted {
  readonly name: string;
  readonly span: Span;
  readonly body?: readonly BlockStatement[];
  readonly spiker?: number;
  readonly isRefractory?: true;
  /** Whether it is the model itself that spikes, not a part. */
  readonly isOwn?: boolean;
}

/** Counts events in the interpreter's runs. Has an identity because it counts. */
export class Coverage {
  readonly #events: readonly Counted[];
  readonly #times: number[];
  readonly #byBody = new Map<readonly BlockStatement[], number>();
  readonly #lastSpikes: number[];

  constructor(model: CheckedModel) {
    const named = (path: string, name: string): string => (path === '' ? name : `${path}: ${name}`);
    this.#events = [
      ...model.spikers.flatMap(({ path, span, refractory }, spiker): readonly Counted[] => [
        { name: named(path, 'spike'), span, spiker, isOwn: path === '' },
        ...(refractory === undefined
          ? []
          : [{ name: named(path, 'refractory'), span, spiker, isRefractory: true } as const]),
      ]),
      ...model.stepHandlers.map(({ body, span }) => ({ name: 'on step', span, body })),
      ...model.timedHandlers.map(({ body, span, trigger }) => ({
        name: trigger.kind === 'condition' ? 'on a condition' : trigger.kind,
        span,
        body,
      })),
    ];
    this.#times = this.#events.map(() => 0);
    this.#lastSpikes = model.spikers.map(() => Number.NEGATIVE_INFINITY);
    for (const [index, { body }] of this.#events.entries())
      if (body !== undefined) this.#byBody.set(body, index);
  }

  /** Returns what counts the events of one run. */
  watch(): Watch {
    this.#lastSpikes.fill(Number.NEGATIVE_INFINITY);
    return {
      // Of a model with other inputs the blocks are the same objects.
      onBlock: (body) => this.#count(this.#byBody.get(body)),
      onStep: ({ memory, spike }) => {
        for (const [index, { spiker, isRefractory, isOwn }] of this.#events.entries()) {
          if (spiker === undefined) continue;
          if (isRefractory === true) {
            if ((memory.refractoryLeft[spiker] ?? 0) > 0) this.#count(index);
          } else if (
            memory.lastSpikes[spiker] !== this.#lastSpikes[spiker] ||
            (isOwn === true && spike !== undefined)
          )
            this.#count(index);
        }
        for (const [spiker, last] of memory.lastSpikes.entries()) this.#lastSpikes[spiker] = last;
      },
    };
  }

  #count(index: number | undefined): void {
    if (index !== undefined) this.#times[index] = (this.#times[index] ?? 0) + 1;
  }

  counts(describe: DescribeSpan): readonly EventCount[] {
    return this.#events.map(({ name, span, isRefractory }, index) => {
      const { text, place } = describe(span);
      const [line = ''] = (text ?? '').split('\n');
      const event = line === '' || isRefractory === true ? name : line;
      return { event, times: this.#times[index] ?? 0, ...(place === undefined ? {} : { place }) };
    });
  }
}
