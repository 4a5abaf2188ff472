import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { cannotWrite, fileExists } from '../../diagnostics/codes/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { packageFolder } from '../package-folder.ts';
import { quoteWord } from '../quote-words.ts';
import { print, printDiagnostics } from '../terminal.ts';
import { projectFiles } from './project-files.ts';

/** Returns where npm finds this Axode: in the registry, or where it runs from a checkout, there. */
function dependencyOn(folder: string, version: string): string {
  const here = packageFolder();
  return here.includes(`${sep}node_modules${sep}`) ? `^${version}` : `file:${relative(folder, here)}`;
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
    mkdirSync(place, { recursive: true });
    // `wx`: what somebody else has written meanwhile is not lost.
    for (const [name, text] of files) writeFileSync(join(place, name), text, { flag: 'wx' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    printDiagnostics([cannotWrite({ path: folder, reason })], new Map());
    return EXIT.failed;
  }
  print(`Written to ${folder}: ${[...files.keys()].join(', ')}`);
  const steps = [
    ...(place === process.cwd() ? [] : [`cd ${quoteWord(folder)}`]),
    'npm install',
    'npx axode run neuron.axo --for 500ms --dt 0.1ms --input "I = 300 pA"',
    'npm start',
    'npm test',
  ];
  print(`Next:\n${steps.map((step) => `  ${step}`).join('\n')}`);
  return EXIT.fine;
}
