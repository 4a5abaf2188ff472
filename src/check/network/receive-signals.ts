/** Who receives signals: inputs of their names, of cells, of synapses and of other signals. */
import { unitMismatch } from '../../diagnostics/codes/units.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sameDimension } from '../../units/dimension.ts';
import type { CheckedModel, Input } from '../checked-model.ts';
import type { Checked } from '../scope.ts';
import { withDrives } from '../stimuli.ts';
import { unitWords } from '../unit-words.ts';
import type { ReceivedSignal } from './checked-network.ts';
import { conversionBetween } from './convert.ts';
import type { KnownSignal } from './known-signal.ts';
import type { TimeSignals } from './time-signals.ts';

export interface Received {
  readonly model: CheckedModel;
  readonly signals: readonly ReceivedSignal[];
  /** Inputs that signals of time drive now. */
  readonly driven: readonly string[];
}

/** Returns the model with the signals that its inputs are named as; `driven` inputs have something else. */
export function receiveSignals(
  model: CheckedModel,
  driven: ReadonlySet<string>,
  known: ReadonlyMap<string, KnownSignal>,
  ofTime: TimeSignals,
  received: Set<string>,
  report: (diagnostic: Diagnostic) => void,
): Received {
  const drives = new Map<string, Checked>();
  const signals: ReceivedSignal[] = [];
  for (const input of model.inputs) {
    // Of a part too, which the owner does not wire.
    const name = input.name.split('.').at(-1) ?? input.name;
    const signal = known.get(name);
    if (signal === undefined || /^(?:pre|post)\./.test(input.name)) continue;
    received.add(name);
    if (driven.has(input.name)) continue;
    if (!sameDimension(signal.dimension, input.dimension)) {
      report(mismatch(signal, input, model));
      continue;
    }
    if (signal.checked === undefined) {
      const value = ofTime.valueIn(name, model.system, () => {});
      if (value !== undefined) drives.set(input.name, value);
      continue;
    }
    const conversion = conversionBetween(input.dimension, signal.checked.model.system, model.system);
    signals.push({ input: input.name, signal: name, ...(conversion && { conversion }) });
  }
  const followed = new Set(signals.map(({ input }) => input));
  const whole = withDrives(model, drives);
  return {
    model:
      followed.size === 0
        ? whole
        : {
            ...whole,
            inputs: whole.inputs.map((each) => (followed.has(each.name) ? following(each) : each)),
          },
    signals,
    driven: [...drives.keys()],
  };
}

/** Returns an input that is a number for each step: its default never holds. */
function following(input: Input): Input {
  const drive = { kind: 'number', value: 0, span: input.span } as const;
  return { ...input, drive, isVarying: false };
}

function mismatch({ syntax, unit }: KnownSignal, input: Input, model: CheckedModel): Diagnostic {
  const name = syntax.name.text;
  const found = unitWords(unit.text);
  const wanted = unitWords(input.unit.text);
  return unitMismatch({
    message: `The signal \`${name}\` is ${found}, but the input \`${input.name}\` of the ${model.componentKind} \`${model.name}\`, which receives it, is ${wanted}.`,
    span: syntax.name.span,
    found,
    labels: [{ span: input.span, message: `declared here as ${wanted}` }],
    hint: `give the signal the unit of the input, or one of them another name.`,
  });
}
