/**
 * Writes everything that is committed but made by a program; with `--check` writes nothing and exits with 1
 * if something is stale.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ALL_CODES } from '../diagnostics/pages.ts';
import { errorDocs } from '../diagnostics/render-page.ts';
import { FLOAT32 } from '../elementary/number-format.ts';
import { printFunctions } from '../elementary/print-functions.ts';
import { modelsPage } from './models-page.ts';
import { packModels } from './pack-models.ts';
import { printShippedTexts } from './print-shipped-texts.ts';

const ELEMENTARY = 'src/runtime/elementary.ts';
const ELEMENTARY32 = 'src/runtime/elementary-32.ts';

/** A generated file: its path from the root of the project, and what it is to hold. */
interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the text as the formatter has it. */
function formatted(path: string, text: string): string {
  const options = ['format', `--stdin-file-path=${path}`];
  return execFileSync('node_modules/.bin/biome', options, { input: text, encoding: 'utf8' });
}

async function generatedFiles(models: string, evidence: string): Promise<readonly GeneratedFile[]> {
  return [
    { path: ELEMENTARY, text: formatted(ELEMENTARY, printFunctions()) },
    { path: ELEMENTARY32, text: formatted(ELEMENTARY32, printFunctions(FLOAT32)) },
    { path: 'docs/errors.md', text: errorDocs(ALL_CODES) },
    { path: 'docs/models.md', text: models },
    { path: 'docs/evidence.md', text: evidence },
    { path: 'src/library/shipped-texts.ts', text: printShippedTexts() },
    ...(await packModels()),
  ];
}

/** Returns modules that an earlier run has left and that nothing makes any more. */
function leftOver(made: ReadonlySet<string>): readonly string[] {
  if (!existsSync('generated/models')) return [];
  return readdirSync('generated/models', { recursive: true, encoding: 'utf8' })
    .map((name) => join('generated/models', name))
    .filter((path) => path.endsWith('.ts') && !made.has(path));
}

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
const { text: models, evidence, failures } = await modelsPage();
const files = await generatedFiles(models, evidence);
for (const path of leftOver(new Set(files.map(({ path }) => path)))) {
  stale.push(path);
  if (!isCheck) rmSync(path);
}
for (const { path, text } of files) {
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
} else console.log(`Brought up to date: ${stale.join(', ')}`);
if (failures.length > 0) {
  console.error(`Shipped models are not what they are held against:\n${failures.join('\n')}`);
  process.exitCode = 1;
}
