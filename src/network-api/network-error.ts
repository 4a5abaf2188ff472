import type { SourceText } from '../base/span.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { renderDiagnostics } from '../diagnostics/render.ts';

/**
 * What is wrong with a network that a script declares, reads or sets: all mistakes of one call. Its message shows them as the
 * command line does.
 */
export class NetworkError extends Error {
  override name = 'NetworkError';
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics point into. */
  readonly sources: readonly SourceText[];

  constructor(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>) {
    super(renderDiagnostics(diagnostics, sources).trimEnd());
    this.diagnostics = diagnostics;
    this.sources = [...sources].map(([name, text]) => ({ name, text }));
  }
}
