import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EventCount } from './coverage.ts';
import type { Finding } from './finding.ts';
import type { Grade } from './grade.ts';
import type { Trial } from './trial.ts';

export interface VerifiedMethod {
  readonly name: string;
  readonly grade: Grade;
  /** How far apart the two may be, as a part of the largest number that a state has taken; 0: every bit. */
  readonly allowed: number;
  /** Steps of compiled code that were compared with the interpreter. */
  readonly steps: number;
  /** Trials that ended where rounding decides: which side of a threshold, say. */
  readonly ties: number;
}

/** Something that does not agree, with the smallest trial found that shows it. */
export interface Failure {
  readonly finding: Finding;
  /** All methods that show it in the trial as it was drawn; the finding is that of the first. */
  readonly methods: readonly string[];
  readonly trial: Trial;
  /** In it: the same, made as small as it could be made. */
  readonly shrunk: Trial;
  /** Trials that were run to make it small. */
  readonly tries: number;
}

/** What a verification did and found. */
export interface Verification {
  readonly model: string;
  readonly seed: number;
  readonly agrees: boolean;
  readonly failures: readonly Failure[];
  readonly methods: readonly VerifiedMethod[];
  /** Methods that do not accept the model, or that the interpreter does not have. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  readonly trials: {
    readonly asked: number;
    readonly done: number;
    /** No values were found that the model accepts. */
    readonly empty: number;
    /** Present where they ended before all were done and nothing was found. */
    readonly endedBy?: 'time limit' | 'signal';
  };
  /** What was compared, beside the steps of each method. */
  readonly compared: {
    readonly fastSteps: number;
    readonly evaluatorSteps: number;
    readonly derivatives: number;
    /** Derivatives that were not compared, as there is a bend, a jump or none. */
    readonly bends: number;
    /** Points at which NaN was looked for. */
    readonly points: number;
    readonly places: number;
  };
  readonly events: readonly EventCount[];
  /** All steps of compiled code. */
  readonly steps: number;
  readonly milliseconds: number;
}

/** Without a verification, the diagnostics say what is wrong with what was asked for. */
export interface VerifyReport {
  readonly verification?: Verification;
  readonly diagnostics: readonly Diagnostic[];
}
