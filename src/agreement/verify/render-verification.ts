import { unreachable } from '../../base/invariant.ts';
import { quoteWords } from '../../base/quote-words.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Finding } from './finding.ts';
import { type Grade, ROUNDING_ULPS } from './grade.ts';
import { quantityText, runWords } from './run-words.ts';
import type { Course, Trial } from './trial.ts';
import type { Failure, Verification } from './verify-report.ts';

/** How the verification is called in its own report. */
export interface RenderVerificationOptions {
  /** `models/hh.axo#HodgkinHuxley`: for the commands that show it again. */
  readonly address: string;
  /** Options of the command without which trials would be others: `--for 5ms`. */
  readonly words?: readonly string[];
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns `HodgkinHuxley: 13 methods, 100 trials, 36,807 steps: all agree`. */
export function verdictOf({ model, methods, trials, steps, failures, agrees }: Verification): string {
  const done = `${model}: ${counted(methods.length, 'method')}, ${counted(trials.done, 'trial')}, ${counted(steps, 'step')}`;
  if (!agrees) {
    const checks = failures.map(({ finding }) => WORDS_OF_CHECK[finding.check]);
    return `${done}: ${checks.join('; ')}`;
  }
  if (methods.length === 0) return `${done}: no method accepts it, nothing was compared`;
  if (trials.endedBy !== undefined && trials.done === 0)
    return `${done}: ended within its first trial by ${ENDED_BY[trials.endedBy]}, nothing is verified`;
  const early = trials.endedBy === undefined ? '' : `, ended early by ${ENDED_BY[trials.endedBy]}`;
  return `${done}: all agree${early}`;
}

const ENDED_BY = { 'time limit': 'the time limit', signal: 'an interruption' } as const;

const WORDS_OF_CHECK: Readonly<Record<Finding['check'], string>> = {
  interpreter: 'compiled code does not do what the model means',
  fast: 'fast arithmetic is further from strict than it may be',
  evaluator: 'the JavaScript is not the program that it was made of',
  derivatives: 'a symbolic derivative is wrong',
  nan: 'an equation is NaN next to finite values',
  error: 'a check ended in an error',
};

/** Returns the report of a verification as text, the verdict first. */
export function renderVerification(
  model: CheckedModel,
  verification: Verification,
  options: RenderVerificationOptions,
): string {
  const { failures, seed } = verification;
  const sections =
    failures.length > 0
      ? failures.map((failure) => failureText(model, failure, seed, options))
      : [whatWasDone(model, verification, options)];
  return [verdictOf(verification), ...sections].join('\n\n');
}

function failureText(
  model: CheckedModel,
  { finding, methods, trial, shrunk, tries }: Failure,
  seed: number,
  { address, words = [] }: RenderVerificationOptions,
): string {
  const again = ['verify', address, '--seed', String(seed), '--trial', String(trial.number), ...words];
  const run = runWords(model, address, shrunk, finding);
  return table([
    ['', sentenceOf(finding)],
    ...(methods.length === 0 ? [] : [['in', methods.join(', ')] as const]),
    [
      'smallest',
      `${trialText(model, shrunk, finding)} (found in ${counted(tries, 'try').replace('trys', 'tries')})`,
    ],
    ['again', `axode ${quoteWords(again)}`],
    ...(run === undefined ? [] : [['in a run', `axode ${quoteWords(run)}`] as const]),
    ...(run === undefined || finding.check === 'nan'
      ? []
      : [['beside', 'the same with --target interpreter'] as const]),
  ]);
}

function sentenceOf(finding: Finding): string {
  const { check, variable, found, expected, allowed, step, unit, message } = finding;
  const at = step === undefined ? 'before the first step' : `after step ${step + 1}`;
  const text = (value: number): string => (variable === 'spikes' ? String(value) : quantityText(value, unit));
  const room = allowed > 0 ? `; they may differ by ${text(Number(allowed.toPrecision(2)))}` : '';
  switch (check) {
    case 'interpreter':
      return `${variable} is ${text(found)} ${at}; by the interpreter it is ${text(expected)}${room}.`;
    case 'fast':
      return `${variable} is ${text(found)} ${at} in fast arithmetic; in strict it is ${text(expected)}${room}.`;
    case 'evaluator':
      return `${variable} is ${found} ${at}; by the program before it is printed it is ${expected}.`;
    case 'derivatives':
      return `${variable} is ${found}; by differences of 50 digits it is ${expected} (${unit}).`;
    case 'nan':
      return `${variable} is NaN there, and finite next to it: ${expected} (${unit}).`;
    case 'error':
      return `The check ended in an error: ${message}`;
    default:
      return unreachable(check);
  }
}

/** Returns `1 step of 0.1 ms from v = -40 mV, with I = 3 nA; everything else as the model has it`. */
function trialText(
  model: CheckedModel,
  { dt, steps, set, inputs }: Trial,
  { check, before }: Finding,
): string {
  const unitOf = new Map(
    [...model.parameters, ...model.states, ...model.inputs].map(({ name, unit }) => [name, unit.text]),
  );
  const valueText = (name: string, value: number | Course): string => {
    const unit = unitOf.get(name) ?? '1';
    if (typeof value === 'number') return `${name} = ${quantityText(value, unit)}`;
    const points = value.values.map(
      (each, index) => `${quantityText(each, unit)} from ${value.times[index]} ms`,
    );
    return `${name} in ${value.kind}, ${points.join(', ')}`;
  };
  const isAtPlace = check === 'nan' || check === 'derivatives';
  const values = isAtPlace ? new Map([...set, ...(before ?? [])]) : set;
  const named = [...values, ...inputs].map(([name, value]) => valueText(name, value));
  const rest = named.length === 0 ? 'everything as the model has it' : 'everything else as the model has it';
  return [isAtPlace ? 'at t = 0' : `${counted(steps, 'step')} of ${dt}`, ...named, rest].join('; ');
}

/** Returns lines of two columns. */
function table(rows: readonly (readonly [head: string, text: string])[]): string {
  const width = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, text]) => `  ${head.padEnd(width)}  ${text}`.trimEnd()).join('\n');
}

const MEANING: Readonly<Record<Grade, string>> = {
  bits: 'every bit of states, spikes and recorded values is that of the interpreter',
  rounding: `within ${ROUNDING_ULPS} units in the last place of it, in each step from equal states`,
  tolerance: 'within ten times their tolerance of it, in each step',
};

function whatWasDone(
  { overCells }: CheckedModel,
  { methods, refused, compared, events, seed, trials, milliseconds }: Verification,
  { address }: RenderVerificationOptions,
): string {
  const ofGrade = (grade: Grade): readonly (readonly [string, string])[] => {
    const those = methods.filter((method) => method.grade === grade);
    if (those.length === 0) return [];
    const steps = those.reduce((sum, method) => sum + method.steps, 0);
    const ties = those.reduce((sum, method) => sum + method.ties, 0);
    const tied = ties === 0 ? '' : `; rounding decided how ${counted(ties, 'trial')} went on`;
    return [
      [
        grade,
        `${those.map(({ name }) => name).join(', ')}: ${MEANING[grade]} (${counted(steps, 'step')}${tied})`,
      ],
    ];
  };
  const never = events.filter(({ times }) => times === 0);
  const eventText = ({ event, place }: (typeof events)[number]): string =>
    place === undefined ? event : `${event} (${place})`;
  const fired = events
    .filter(({ times }) => times > 0)
    .map((each) => `${eventText(each)} ${each.times} times`);
  return table([
    ...(['bits', 'rounding', 'tolerance'] as const).flatMap(ofGrade),
    ['fast', `as strict, within the same (${counted(compared.fastSteps, 'step')})`],
    ['program', `gives the bits of the JavaScript made of it (${counted(compared.evaluatorSteps, 'step')})`],
    [
      'derivatives',
      `as differences of 50 digits have them (${counted(compared.derivatives, 'derivative')}${
        compared.bends === 0 ? '' : `; ${compared.bends} at bends, jumps or poles were not compared`
      })`,
    ],
    [
      'NaN',
      `none at ${counted(compared.points, 'point')} on and around ${counted(compared.places, 'place')}`,
    ],
    ...(fired.length === 0 ? [] : [['events', fired.join(', ')] as const]),
    ...(never.length === 0
      ? []
      : [['not tried', `${never.map(eventText).join(', ')}: never happened in these trials`] as const]),
    ...(overCells === undefined
      ? []
      : [
          [
            'not tried',
            'what cells do to each other: the population is of one cell in these trials',
          ] as const,
        ]),
    ...refused.map(({ name, reason }) => ['refused', `${name}: ${reason}`] as const),
    ...(trials.empty === 0
      ? []
      : [
          [
            'left out',
            `${counted(trials.empty, 'trial')}: no values were found that the model accepts`,
          ] as const,
        ]),
    [
      'seed',
      `${seed}, in ${(milliseconds / 1000).toFixed(1)} s; other values: axode ${quoteWords(['verify', address, '--seed', String(seed + 1)])}`,
    ],
  ]);
}
