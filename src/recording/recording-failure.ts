import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Thrown by calls of a sink where its file cannot be written any more: the run ends, and the diagnostic says why. */
export class RecordingFailure extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'RecordingFailure';
    this.diagnostic = diagnostic;
  }
}
