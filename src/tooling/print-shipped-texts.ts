import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns a text as a template literal that holds it. */
function literal(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;
}

/** Returns the module that holds the texts of all files below `models/`, by the paths that imports write. */
export function printShippedTexts(): string {
  const names = readdirSync('models', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.axo'))
    .toSorted();
  const entries = names.map(
    (name) => `  [\n    'std/${name}',\n    ${literal(readFileSync(join('models', name), 'utf8'))},\n  ],\n`,
  );
  return (
    '/** The files below `models/`, by the paths that imports write. Made by `npm run generate`; edit the models. */\n' +
    `export const SHIPPED_TEXTS: ReadonlyMap<string, string> = new Map([\n${entries.join('')}]);\n`
  );
}
