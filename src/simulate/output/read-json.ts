/** Reads back what was written of a run, and says of any other text what is wrong with it. */
import type { SourceText } from '../../base/span.ts';
import { unreadableResult } from '../../diagnostics/codes/run/endings.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MethodChoice } from '../../lower/integrators/integrator.ts';
import type { Origin } from '../origin.ts';
import type { Measure, RunMeta, RunResult, SweepAxis, Trace } from '../run-result.ts';

/** What a text of a result holds. Without a result, the diagnostics say why. */
export interface ReadRun {
  readonly result?: RunResult;
  /** Absent where the run was written without. */
  readonly origin?: Origin;
  readonly diagnostics: readonly Diagnostic[];
}

/** More problems than these say no more. */
const MOST_PROBLEMS = 5;
/** A text of a model, given in place of a result, would be shown up to here. */
const LONGEST_WORDS = 80;

const KEYS: readonly string[] = [
  'model',
  'method',
  'dt',
  't',
  'time_unit',
  'cells',
  'sweep',
  'measures',
  'traces',
  'units',
  'cells_recorded',
  'spikes',
  'meta',
];

/**
 * Returns the result, and its origin if it has one, that `runToJsonText` wrote: the same bits, `null` as NaN, `1e999` as
 * infinity. Every other text gives a diagnostic that names the place and the reason. Does not throw.
 */
export function readRunJson(text: string | SourceText): ReadRun {
  const source = typeof text === 'string' ? { name: 'The text', text } : text;
  const refuse = (problems: readonly string[], hint?: string): ReadRun => ({
    diagnostics: [unreadableResult({ name: source.name, problems, hint })],
  });
  let value: unknown;
  try {
    value = JSON.parse(source.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const words = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    return refuse([`it is not JSON (${words.slice(0, LONGEST_WORDS)})`]);
  }
  if (!isObject(value)) return refuse(['it is JSON, but no object']);
  const missing = KEYS.filter((key) => !Object.hasOwn(value, key));
  if (missing.length === KEYS.length) return refuse(['it is JSON, but has nothing that a result has']);
  if (missing.length > 0) {
    const names = missing.map((key) => `\`${key}\``).join(', ');
    const hint = 'an older version may have written it: run the model again with `--out result.json`.';
    return refuse([`it has no ${names}`], hint);
  }
  const reader = new Reader();
  const result = readResult(reader, value);
  const origin = Object.hasOwn(value, 'origin') ? readOrigin(reader, value.origin) : undefined;
  if (reader.problems.length > 0) return refuse(reader.problems.slice(0, MOST_PROBLEMS));
  return { result, ...(origin === undefined ? {} : { origin }), diagnostics: [] };
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the place of a part: `traces.v`, `measures["rate(spikes)"]`. */
function placeOf(owner: string, name: string): string {
  return /^[\w.]+$/.test(name) ? `${owner}.${name}` : `${owner}[${JSON.stringify(name)}]`;
}

/** Takes values for what they should be. Where one is not, a problem is noted, and the reading goes on. */
class Reader {
  readonly problems: string[] = [];

  note(place: string, problem: string): void {
    this.problems.push(`\`${place}\` ${problem}`);
  }

  fields(value: unknown, place: string): Fields {
    if (isObject(value)) return value;
    this.note(place, 'is no object');
    return {};
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.note(place, 'is no list');
    return [];
  }

  text(value: unknown, place: string): string {
    if (typeof value === 'string') return value;
    this.note(place, 'is no text');
    return '';
  }

  number(value: unknown, place: string): number {
    if (typeof value === 'number') return value;
    this.note(place, 'is no number');
    return 0;
  }

  /** A whole number of at least `least`. */
  count(value: unknown, place: string, least: number): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    this.note(place, `is no whole number from ${least}`);
    return least;
  }

  /** One of the words. */
  word<Word extends string>(value: unknown, place: string, words: readonly [Word, ...Word[]]): Word {
    const found = words.find((word) => word === value);
    if (found === undefined) this.note(place, `is none of ${words.map((word) => `"${word}"`).join(', ')}`);
    return found ?? words[0];
  }

  /** A finite number above 0. */
  positive(value: unknown, place: string): number {
    if (typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY) return value;
    this.note(place, 'is no positive number');
    return 1;
  }

  /** Finite numbers that increase, or at least never fall. */
  times(value: unknown, place: string, mayRepeat: boolean): Float64Array {
    const times = this.numbers(value, place);
    let before = Number.NEGATIVE_INFINITY;
    for (const [index, time] of times.entries()) {
      if (!Number.isFinite(time)) this.note(`${place}[${index}]`, 'is no time');
      else if (time < before || (time === before && !mayRepeat))
        this.note(`${place}[${index}]`, 'does not follow the time before it');
      else {
        before = time;
        continue;
      }
      break;
    }
    return times;
  }

  /** Numbers, `null` for NaN; so many of them, where that is known. */
  numbers(value: unknown, place: string, length?: number): Float64Array {
    const list = this.list(value, place);
    const bad = list.findIndex((each) => typeof each !== 'number' && each !== null);
    if (bad >= 0) this.note(`${place}[${bad}]`, 'is no number');
    if (length !== undefined && Array.isArray(value) && list.length !== length) {
      this.note(place, `has ${list.length} values, not ${length}`);
    }
    return Float64Array.from(list, (each) => (typeof each === 'number' ? each : Number.NaN));
  }

  /** Numbers of cells, in increasing order. */
  cells(value: unknown, place: string, cells: number): Int32Array {
    const list = this.list(value, place);
    let before = -1;
    for (const [index, cell] of list.entries()) {
      if (typeof cell === 'number' && Number.isInteger(cell) && cell > before && cell < cells) before = cell;
      else {
        this.note(`${place}[${index}]`, `is no cell from ${before + 1} to ${cells - 1}`);
        break;
      }
    }
    if (list.length === 0) this.note(place, 'names no cell');
    return Int32Array.from(list, Number);
  }
}

function readResult(reader: Reader, value: Fields): RunResult {
  const dt = reader.fields(value.dt, 'dt');
  const times = reader.times(value.t, 't', false);
  const cells = reader.count(value.cells, 'cells', 1);
  const spikes = reader.list(value.spikes, 'spikes');
  if (Array.isArray(value.spikes) && spikes.length !== cells) {
    reader.note('spikes', `has ${spikes.length} lists, not one for each of ${cells} cells`);
  }
  const sweep = reader
    .list(value.sweep, 'sweep')
    .map((axis, index) => readAxis(reader, axis, `sweep[${index}]`));
  const combinations = sweep.reduce((product, { values }) => product * values.length, 1);
  if (sweep.length > 0 && combinations !== cells) {
    reader.note('sweep', `has ${combinations} combinations, but there are ${cells} cells`);
  }
  return {
    model: reader.text(value.model, 'model'),
    method: reader.text(value.method, 'method'),
    dt: { value: reader.positive(dt.value, 'dt.value'), unit: reader.text(dt.unit, 'dt.unit') },
    times,
    timeUnit: reader.text(value.time_unit, 'time_unit'),
    cells,
    traces: readTraces(reader, value, times.length, cells),
    sweep,
    measures: readMeasures(reader, value.measures, cells),
    spikes: spikes.map((ofCell, cell) => reader.times(ofCell, `spikes[${cell}]`, true)),
    meta: readMeta(reader, value.meta),
  };
}

function readTraces(
  reader: Reader,
  value: Fields,
  samples: number,
  cells: number,
): ReadonlyMap<string, Trace> {
  const units = reader.fields(value.units, 'units');
  const recorded = reader.fields(value.cells_recorded, 'cells_recorded');
  const traces = Object.entries(reader.fields(value.traces, 'traces'));
  return new Map(
    traces.map(([name, written]): readonly [string, Trace] => {
      const place = placeOf('traces', name);
      const unit = reader.text(own(units, name), placeOf('units', name));
      const ofTrace = reader.cells(own(recorded, name), placeOf('cells_recorded', name), cells);
      const values =
        cells === 1
          ? reader.numbers(written, place, samples)
          : readColumns(reader, written, place, samples, ofTrace.length);
      return [name, { name, unit, cells: ofTrace, values }];
    }),
  );
}

/** Returns the lists of cells as rows of samples. */
function readColumns(
  reader: Reader,
  written: unknown,
  place: string,
  samples: number,
  width: number,
): Float64Array {
  const columns = reader.list(written, place);
  if (Array.isArray(written) && columns.length !== width) {
    reader.note(place, `has ${columns.length} lists, not one for each of ${width} recorded cells`);
    return new Float64Array();
  }
  const lists = columns.map((list, column) => reader.numbers(list, `${place}[${column}]`, samples));
  // Nothing is made as large as a text says it is, only as large as it is.
  if (lists.some(({ length }) => length !== samples)) return new Float64Array();
  const values = new Float64Array(samples * width);
  for (const [column, list] of lists.entries()) {
    for (let sample = 0; sample < samples; sample++) values[sample * width + column] = list[sample] ?? 0;
  }
  return values;
}

/** A property that the object inherits is not one that was written. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function readAxis(reader: Reader, value: unknown, place: string): SweepAxis {
  const axis = reader.fields(value, place);
  const values = reader.numbers(axis.values, `${place}.values`);
  if (Array.isArray(axis.values) && values.length === 0) reader.note(`${place}.values`, 'is empty');
  return {
    name: reader.text(axis.name, `${place}.name`),
    unit: reader.text(axis.unit, `${place}.unit`),
    values,
  };
}

function readMeasures(reader: Reader, value: unknown, cells: number): ReadonlyMap<string, Measure> {
  const measures = Object.entries(reader.fields(value, 'measures'));
  return new Map(
    measures.map(([name, written]): readonly [string, Measure] => {
      const place = placeOf('measures', name);
      const measure = reader.fields(written, place);
      const unit = reader.text(measure.unit, `${place}.unit`);
      return [name, { name, unit, values: reader.numbers(measure.values, `${place}.values`, cells) }];
    }),
  );
}

function readMeta(reader: Reader, value: unknown): RunMeta {
  const meta = reader.fields(value, 'meta');
  const number = (name: keyof RunMeta): number => reader.number(meta[name], `meta.${name}`);
  return {
    target: reader.word(meta.target, 'meta.target', ['js', 'wasm', 'interpreter']),
    arithmetic: reader.word(meta.arithmetic, 'meta.arithmetic', ['strict', 'fast']),
    steps: reader.count(meta.steps, 'meta.steps', 0),
    every: reader.count(meta.every, 'meta.every', 1),
    ending: reader.word(meta.ending, 'meta.ending', [
      'done',
      'stopped',
      'interrupted',
      'not-finite',
      'no-step',
      'too-many-spikes',
    ]),
    compile_ms: number('compile_ms'),
    run_ms: number('run_ms'),
    ns_per_cell_step: number('ns_per_cell_step'),
    ...(Object.hasOwn(meta, 'seed') ? { seed: reader.count(meta.seed, 'meta.seed', 0) } : {}),
    inputs: readGiven(reader, meta.inputs, 'meta.inputs'),
    set: readGiven(reader, meta.set, 'meta.set'),
    ...(Object.hasOwn(meta, 'choices') ? { choices: readChoices(reader, meta.choices) } : {}),
    ...(Object.hasOwn(meta, 'held') ? { held: readHeld(reader, meta.held) } : {}),
  };
}

function readChoices(reader: Reader, value: unknown): readonly MethodChoice[] {
  return reader.list(value, 'meta.choices').map((each, index) => {
    const place = `meta.choices[${index}]`;
    const fields = reader.fields(each, place);
    const states = reader.list(fields.states, `${place}.states`);
    return {
      states: states.map((state, at) => reader.text(state, `${place}.states[${at}]`)),
      method: reader.text(fields.method, `${place}.method`),
      reason: reader.text(fields.reason, `${place}.reason`),
    };
  });
}

function readHeld(reader: Reader, value: unknown): readonly string[] {
  return reader.list(value, 'meta.held').map((text, at) => reader.text(text, `meta.held[${at}]`));
}

function readGiven(reader: Reader, value: unknown, place: string): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(reader.fields(value, place)).map(([name, given]): readonly [string, string | number] => {
      if (typeof given === 'string' || typeof given === 'number') return [name, given];
      reader.note(placeOf(place, name), 'is neither text nor number');
      return [name, ''];
    }),
  );
}

function readOrigin(reader: Reader, value: unknown): Origin {
  const origin = reader.fields(value, 'origin');
  const files = Object.entries(reader.fields(origin.files, 'origin.files'));
  return {
    ...(Object.hasOwn(origin, 'command') ? { command: reader.text(origin.command, 'origin.command') } : {}),
    version: reader.text(origin.version, 'origin.version'),
    address: reader.text(origin.address, 'origin.address'),
    files: new Map(
      files.map(([name, text]) => [name, reader.text(text, placeOf('origin.files', name))] as const),
    ),
  };
}
