import { quoteWords } from '../../base/quote-words.ts';
import type { CheckedModel } from '../../check/checked-model.ts';
import type { Finding } from './finding.ts';
import { runWords } from './run-words.ts';
import type { Trial } from './trial.ts';
import type { Verification } from './verify-report.ts';

/** A number that JSON can hold: what is not finite becomes its name. */
function plain(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function named<Value>(values: ReadonlyMap<string, Value> | undefined): Readonly<Record<string, unknown>> {
  // Names of models go into an object without a prototype.
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, value] of values ?? []) object[name] = typeof value === 'number' ? plain(value) : value;
  return object;
}

function findingToJson({ before, ...finding }: Finding): unknown {
  const { found, expected, allowed } = finding;
  return {
    ...finding,
    found: plain(found),
    expected: plain(expected),
    allowed: plain(allowed),
    ...(before === undefined ? {} : { before: named(before) }),
  };
}

function trialToJson({ set, inputs, ...trial }: Trial): unknown {
  return { ...trial, set: named(set), inputs: named(inputs) };
}

/** Returns a verification as a value that JSON can hold, with the command that shows each failure again. */
export function verificationToJson(
  model: CheckedModel,
  verification: Verification,
  address: string,
): unknown {
  const { failures, seed } = verification;
  return {
    ...verification,
    failures: failures.map(({ finding, methods, trial, shrunk, tries }) => {
      const run = runWords(model, address, shrunk, finding);
      return {
        finding: findingToJson(finding),
        methods,
        trial: trialToJson(trial),
        shrunk: trialToJson(shrunk),
        tries,
        again: `axode ${quoteWords(['verify', address, '--seed', String(seed), '--trial', String(trial.number)])}`,
        ...(run === undefined ? {} : { run: `axode ${quoteWords(run)}` }),
      };
    }),
  };
}
