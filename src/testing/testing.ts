/** `axode/testing`: verification of models in tests, whatever runs them. */

import { renderVerification } from '../agreement/verify/render-verification.ts';
import { verify } from '../agreement/verify/verify.ts';
import { describeSpansBy, type VerifyOptions } from '../agreement/verify/verify-options.ts';
import type { Verification } from '../agreement/verify/verify-report.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../diagnostics/render.ts';
import { readModel } from './read-model.ts';

export type { VerifyOptions } from '../agreement/verify/verify-options.ts';
export type { Verification } from '../agreement/verify/verify-report.ts';

/**
 * Returns what was compared of a model in trials with random values, all of which agreed. Rejects with an `Error` whose
 * message is the report where compiled code does not do what the model means, or where nothing could be compared.
 */
export async function agrees(model: CheckedModel, options: VerifyOptions = {}): Promise<Verification> {
  return verified(model, model.source === '' ? model.name : `${model.source}#${model.name}`, options);
}

/**
 * The same of a model in a file: `verifies('models/hh.axo', { trials: 50 })`. The path begins where the tests are run; a
 * `URL` says where it lies whatever that is. Behind `#` stands a component, else it is the last neuron, else the
 * only component.
 */
export async function verifies(file: string | URL, options: VerifyOptions = {}): Promise<Verification> {
  const { model, sources, address } = readModel(file);
  return verified(model, address, { describeSpan: describeSpansBy(sources), ...options });
}

async function verified(model: CheckedModel, address: string, options: VerifyOptions): Promise<Verification> {
  const { verification, diagnostics } = await verify(model, options);
  if (verification === undefined || hasErrors(diagnostics)) {
    throw new Error(renderDiagnostics(diagnostics, new Map()));
  }
  const { agrees: isRight, methods, trials } = verification;
  const isEmpty = methods.length === 0 || trials.done === trials.empty;
  if (isRight && !isEmpty) return verification;
  throw new Error(renderVerification(model, verification, { address }));
}
