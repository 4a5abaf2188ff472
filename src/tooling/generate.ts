/**
 * Writes everything that is committed but made by a program; with `--check` writes nothing and exits with 1
 * if something is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ALL_CODES } from '../diagnostics/pages.ts';
import { errorDocs } from '../diagnostics/render-page.ts';
import { packModels } from './pack-models.ts';

/** A generated file: its path from the root of the project, and what it is to hold. */
interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  return [{ path: 'docs/errors.md', text: errorDocs(ALL_CODES) }, ...(await packModels())];
}

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const { path, text } of await generatedFiles()) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  stale.push(path);
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (stale.length === 0) console.log('All generated files are up to date.');
else if (isCheck) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exitCode = 1;
} else console.log(`Written: ${stale.join(', ')}`);
