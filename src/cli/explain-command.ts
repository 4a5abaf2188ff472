import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import { explain, renderExplanation } from '../index.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { openModel } from './open-model.ts';
import type { ExplainFlags } from './program.ts';
import { print, printDiagnostics } from './terminal.ts';

/** Prints what the compiler understood of a model. */
export async function explainCommand(file: string, flags: ExplainFlags): Promise<ExitCode> {
  const { model, diagnostics, sources } = openModel(file);
  if (model === undefined && flags.json === true)
    print(JSON.stringify(diagnosticsToJson(diagnostics, sources), undefined, 2));
  else printDiagnostics(diagnostics, sources);
  if (model === undefined) return EXIT.failed;
  const explanation = explain(model);
  if (flags.json === true) print(JSON.stringify(explanation, undefined, 2));
  else print(renderExplanation(explanation));
  return EXIT.fine;
}
