import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { quoteWord } from '../../base/quote-words.ts';
import { cannotWrite, fileExists } from '../../diagnostics/codes/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { packageFolder } from '../package-folder.ts';
import { reasonOf } from '../read-text-file.ts';
import { print, printDiagnostics } from '../terminal.ts';
import { projectFiles } from './project-files.ts';

/** Returns where npm finds this Axode: in the registry, or where it runs from a checkout, there. */
function dependencyOn(folder: string, version: string): string {
  const here = packageFolder();
  return here.includes(`${sep}node_modules${sep}`) ? `^${version}` : `file:${relative(folder, here)}`;
}

/**
 * Makes a folder and those above it, one at a time: Node's own way never returns on file systems that make no folders and
 * say that one is missing, as `/proc` does.
 */
function makeFolder(place: string): void {
  const missing: string[] = [];
  for (let folder = place; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) mkdirSync(folder);
}

/** Returns why the project could not be written. */
function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'no folder can be made there';
    case 'ENOTDIR':
      return 'a part of the path is a file';
    default:
      return reasonOf(error);
  }
}

/** Writes a small project and says what to do next. */
export function initCommand(folder: string, version: string): ExitCode {
  const place = resolve(folder);
  const files = projectFiles(basename(place), dependencyOn(place, version));
  const isFile = existsSync(place) && !statSync(place).isDirectory();
  const taken = isFile ? [folder] : [...files.keys()].filter((name) => existsSync(join(place, name)));
  if (taken.length > 0) {
    printDiagnostics([fileExists({ paths: taken })], new Map());
    return EXIT.failed;
  }
  try {
    makeFolder(place);
    // `wx`: what somebody else has written meanwhile is not lost.
    for (const [name, text] of files) writeFileSync(join(place, name), text, { flag: 'wx' });
  } catch (error) {
    printDiagnostics([cannotWrite({ path: folder, reason: whyNot(error) })], new Map());
    return EXIT.failed;
  }
  print(`Written to ${folder}: ${[...files.keys()].join(', ')}`);
  const steps = [
    ...(place === process.cwd() ? [] : [`cd ${quoteWord(folder)}`]),
    'npm install',
    'npx axode run neuron.axo --for 500ms --dt 0.1ms --input "I = 300 pA"',
    'npx axode run network.axo --for 500ms',
    'npm start',
    'npm test',
  ];
  print(`Next:\n${steps.map((step) => `  ${step}`).join('\n')}`);
  return EXIT.fine;
}
