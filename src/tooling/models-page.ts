import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const OUT = 'node_modules/.cache/axode-evidence';

/** What `evidence/print-models-page.ts` returns. */
interface ModelsPage {
  readonly text: string;
  /** `docs/evidence.md` */
  readonly evidence: string;
  /** What the models are held against and do not meet. */
  readonly failures: readonly string[];
}

/**
 * Returns `docs/models.md` and `docs/evidence.md`. What they are made of is bundled now, and not with this program: the numbers of others are no part
 * of what is shipped.
 */
export async function modelsPage(): Promise<ModelsPage> {
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['evidence/print-models-page.ts'],
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const module: { readonly printModelsPage: () => Promise<ModelsPage> } = await import(
    pathToFileURL(resolve(OUT, 'print-models-page.js')).href
  );
  return module.printModelsPage();
}
