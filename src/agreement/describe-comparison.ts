/** What a comparison says, as sentences and tables, in the order in which it is read. */
import type {
  ComparedStatistic,
  Comparison,
  MethodReport,
  ObservedOrder,
  ReferenceReport,
  RungReport,
} from './comparison.ts';
import { comparedRungs, stepWords } from './judge.ts';
import { numberText, secondsText, shareText, timeWords } from './words.ts';

/** A table, sentences, or both. */
export interface ComparisonSection {
  readonly title: string;
  readonly heads?: readonly string[];
  /** Columns of numbers, which stand to the right. */
  readonly numbers?: readonly number[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
}

export interface ComparisonText {
  /** The verdict, in one sentence. */
  readonly verdict: string;
  /** What the reference is, and what else a reader must know. */
  readonly about: readonly string[];
  readonly sections: readonly ComparisonSection[];
}

type Compared = Extract<RungReport, { kind: 'compared' }>;

/** Returns `0.1 ms`, `tol 1e-6`. */
function stepText({ dt, tolerance }: RungReport, unit: string): string {
  return dt === undefined ? `tol ${numberText(tolerance ?? Number.NaN, 2)}` : timeWords(dt, unit);
}

function orderText(order: ObservedOrder | undefined): string {
  return order === undefined ? '–' : order.order.toFixed(1);
}

function declaredText({ declaredOrder }: MethodReport): string {
  return declaredOrder === undefined ? 'exact' : String(declaredOrder);
}

/** Returns what the reference is. */
function referenceText({ reference, timeUnit }: Comparison): string {
  const { solutions, kind, uncertainty, model, spikes } = reference;
  const [first, second] = solutions;
  const whose = model === undefined ? '' : ` of \`${model}\``;
  const text = `Reference${whose}: \`${first?.method}\` at ${first?.step}, confirmed by \`${second?.method}\` at ${second?.step}`;
  const count = spikes === 0 ? '' : `; ${spikes} spike${spikes === 1 ? '' : 's'}`;
  switch (kind) {
    case 'agreed':
      return `${text} to ${numberText(uncertainty, 2)} of a range${count}.`;
    case 'parting':
      return `${text} until ${timeWords(reference.until ?? Number.NaN, timeUnit)}, behind which they part${count}.`;
    case 'disagreed':
      return `Tried as reference: \`${first?.method}\` at ${first?.step} and \`${second?.method}\` at ${second?.step}, which differ.`;
  }
}

function methodsSection(comparison: Comparison): ComparisonSection {
  const { methods, reference, timeUnit } = comparison;
  const isParting = reference.kind === 'parting';
  const hasQuiet = comparison.resetsOnGrid;
  const rows = methods.map((method) => {
    const compared = comparedRungs(method.rungs);
    const good = compared.find(({ meets }) => meets);
    return [
      method.name,
      declaredText(method),
      orderText(method.order),
      hasQuiet ? orderText(method.orderBeforeSpike) : '',
      good === undefined ? '–' : stepText(good, timeUnit),
      good === undefined ? '–' : shareText(good.error),
      good === undefined ? '–' : secondsText(good.cost),
    ];
  });
  const odd = methods.filter(({ verdict }) => verdict !== 'meets' && verdict !== 'coarse');
  return {
    title: 'Methods',
    heads: ['method', 'order', 'seen', hasQuiet ? 'before a spike' : '', 'good from', 'error', 'cost'],
    numbers: [1, 2, 3, 4, 5, 6],
    rows,
    notes: [
      'good from: the longest step that is good enough, with its largest error as a share of the range of a variable, and the time it takes to compute a second of the model’s.',
      ...(isParting ? ['Orders and errors are those before solutions part.'] : []),
      ...odd.map(({ name, reason }) => `${name}: ${reason}`),
    ],
  };
}

/** Returns a table of all methods and steps. Methods that choose their steps have a table of their own. */
function ladderSections(
  { methods, timeUnit }: Comparison,
  title: string,
  notes: readonly string[],
  textOf: (rung: Compared) => string,
): readonly ComparisonSection[] {
  const [fixed, adaptive] = [true, false].map((isFixed) =>
    methods.filter(({ rungs }) => (rungs[0]?.dt !== undefined) === isFixed),
  );
  return [fixed ?? [], adaptive ?? []].flatMap((group, index) => {
    const [first] = group;
    if (first === undefined) return [];
    const heads = ['method', ...first.rungs.map((rung) => stepText(rung, timeUnit))];
    const rows = group.map(({ name, rungs }) => [
      name,
      ...rungs.map((rung) => (rung.kind === 'diverged' ? 'diverged' : textOf(rung))),
    ]);
    return [
      {
        title: index === 0 ? title : `${title}, of methods that choose their steps`,
        heads,
        numbers: first.rungs.map((_, column) => column + 1),
        rows,
        notes: index === 0 || fixed?.length === 0 ? notes : [],
      },
    ];
  });
}

function errorSections(comparison: Comparison): readonly ComparisonSection[] {
  return ladderSections(
    comparison,
    'Largest error, as a share of the range of a variable',
    ['✓ good enough'],
    ({ error, meets }) => `${numberText(error, 2)}${meets ? ' ✓' : '  '}`,
  );
}

/** Returns how numbers of spikes are to be read, by the first of the table. */
function countNotes({ methods, cells }: Comparison): readonly string[] {
  const drifts = methods.flatMap(({ rungs }) => comparedRungs(rungs).flatMap(({ spikes }) => spikes ?? []));
  const first = drifts.find(({ cellsThatDiffer }) => cellsThatDiffer > 0);
  if (first === undefined) return [];
  const { count, expected } = first;
  const where = cells === 1 ? '' : ', of all cells; some cells have more or fewer';
  return [
    `${count}/${expected}: ${count} spike${count === 1 ? '' : 's'}, where the reference has ${expected}${where}.`,
  ];
}

function spikeSections(comparison: Comparison): readonly ComparisonSection[] {
  const { reference, timeUnit } = comparison;
  if (reference.spikes === 0) return [];
  return ladderSections(
    comparison,
    `Largest drift of a spike (${timeUnit})`,
    countNotes(comparison),
    ({ spikes }) => {
      if (spikes === undefined) return '–';
      const drift = numberText(spikes.max, 2);
      return spikes.cellsThatDiffer === 0 ? drift : `${drift} ${spikes.count}/${spikes.expected}`;
    },
  );
}

function costSections(comparison: Comparison): readonly ComparisonSection[] {
  return ladderSections(
    comparison,
    'Time to compute a second of the model’s',
    ['The least of several runs of code that was warm, on this machine.'],
    ({ cost }) => secondsText(cost),
  );
}

/** Returns what a choice is off by in each variable, in its unit. */
function variablesSection({
  methods,
  cheapest,
  variables,
  timeUnit,
}: Comparison): readonly ComparisonSection[] {
  const chosen =
    cheapest ??
    methods.flatMap(({ name, rungs }) =>
      comparedRungs(rungs)
        .slice(-1)
        .map((rung) => ({ method: name, ...rung })),
    )[0];
  const method = methods.find(({ name }) => name === chosen?.method);
  const rung = comparedRungs(method?.rungs ?? []).find(
    ({ dt, tolerance }) => dt === chosen?.dt && tolerance === chosen?.tolerance,
  );
  if (rung === undefined || method === undefined) return [];
  const withUnit = (value: number, unit: string): string =>
    `${numberText(value)}${unit === '1' ? '' : ` ${unit}`}`;
  const rows = rung.errors.map(({ name, unit, max, rms }, index) => {
    const { low = 0, high = 0, tolerance = 0 } = variables[index] ?? {};
    return [
      name,
      `${numberText(low)} to ${withUnit(high, unit)}`,
      withUnit(max, unit),
      withUnit(rms, unit),
      withUnit(tolerance, unit),
    ];
  });
  return [
    {
      title: `Errors of ${method.name} ${stepWords(rung, timeUnit)}`,
      heads: ['variable', 'in the reference', 'largest', 'rms', 'tolerated'],
      numbers: [2, 3, 4],
      rows,
    },
    ...statisticsSection(rung.statistics, method.name, stepWords(rung, timeUnit)),
  ];
}

function statisticsSection(
  statistics: readonly ComparedStatistic[],
  method: string,
  step: string,
): readonly ComparisonSection[] {
  if (statistics.length === 0) return [];
  const interval = (value: number, half: number): string => `${numberText(value)} ± ${numberText(half, 2)}`;
  return [
    {
      title: `Statistics of ${method} ${step}, where solutions have parted`,
      heads: ['statistic', 'unit', 'reference', method, ''],
      numbers: [2, 3],
      rows: statistics.map(({ name, unit, value, half, expected, expectedHalf, agrees }) => [
        name,
        unit === '1' ? '' : unit,
        interval(expected, expectedHalf),
        interval(value, half),
        agrees ? 'agrees' : 'differs',
      ]),
      notes: ['± is half a confidence interval of 99%.'],
    },
  ];
}

function failedNotes({ failed }: ReferenceReport): readonly string[] {
  return failed.length === 0 ? [] : [`No reference was found by ${failed.join('; ')}.`];
}

/** Returns what a comparison says. */
export function describeComparison(comparison: Comparison): ComparisonText {
  const { passed, verdict, model, methods, refused, notes, duration, timeUnit, cells, reference } =
    comparison;
  const of = cells === 1 ? '' : `, ${cells} cells`;
  return {
    verdict: `${passed ? 'PASS' : 'FAIL'}  ${model}, ${timeWords(duration, timeUnit)}${of}. ${verdict}`,
    about: [referenceText(comparison), ...failedNotes(reference), ...notes],
    sections: [
      ...(methods.length === 0
        ? []
        : [
            methodsSection(comparison),
            ...errorSections(comparison),
            ...spikeSections(comparison),
            ...costSections(comparison),
            ...variablesSection(comparison),
          ]),
      ...(refused.length === 0
        ? []
        : [
            { title: 'Refused', rows: refused.map(({ name, reason }) => [name, reason.replaceAll('`', '')]) },
          ]),
    ],
  };
}
