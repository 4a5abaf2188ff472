/** Model text in, what the check says of it out. */
import { known } from '../../src/base/invariant.ts';
import { type CheckResult, check, selectModel } from '../../src/check/check.ts';
import type { CheckedModel } from '../../src/check/checked-model.ts';
import type { Host } from '../../src/check/load-files.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';

/** The texts of other files, by name. */
export type Files = Readonly<Record<string, string>>;

/** A host of a flat folder: `./name` is the file `name`. */
function hostOf(files: Files): Host {
  const texts = new Map(Object.entries(files));
  return {
    read(path) {
      const name = path.replace(/^\.\//, '');
      const text = texts.get(name);
      return text === undefined ? undefined : { name, text: text.trimStart() };
    },
  };
}

/** Checks a text as the file `model.axo`. A leading line break is left out, so that lines count as they look. */
export function checkText(text: string, files: Files = {}): CheckResult {
  return check({ name: 'model.axo', text: text.trimStart() }, hostOf(files));
}

/** Returns all that is wrong with a text, as it is shown in a terminal. */
export function diagnose(text: string, files: Files = {}): string {
  const { diagnostics, sources } = checkText(text, files);
  return renderDiagnostics(diagnostics, sources);
}

/** Returns the codes of all that is wrong with a text, in the order of the text. */
export function codesOf(text: string, files: Files = {}): readonly string[] {
  return checkText(text, files).diagnostics.map(({ code }) => code);
}

/** Returns the model of a text that has no mistake: its last neuron, or the component that is named. */
export function modelOf(text: string, name?: string, files: Files = {}): CheckedModel {
  const result = checkText(text, files);
  const { model } = selectModel(result, name);
  return known(model, `a model without errors:\n${renderDiagnostics(result.diagnostics, result.sources)}`);
}
