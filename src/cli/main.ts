#!/usr/bin/env node
import manifest from '../../package.json' with { type: 'json' };
import { EXIT } from './exit-code.ts';
import { type Commands, parseCommandLine } from './usage/program.ts';

const WORDS: readonly string[] = process.argv.slice(2);
const { version } = manifest;

const COMMANDS: Commands = {
  check: async (files, flags) => (await import('./check-command.ts')).checkCommand(files, flags),
  run: async (file, flags) =>
    (await import('./run/run-command.ts')).runCommand(file, flags, { words: WORDS, version }),
  compare: async (file, flags) =>
    (await import('./compare/compare-command.ts')).compareCommand(file, flags, { words: WORDS, version }),
  verify: async (file, component, flags) =>
    (await import('./verify/verify-command.ts')).verifyCommand(file, component, flags),
  plot: async (file, flags) => (await import('./plot-command.ts')).plotCommand(file, flags, version),
  explain: async (file, flags) => (await import('./explain-command.ts')).explainCommand(file, flags, version),
  format: async (files, flags) => (await import('./format-command.ts')).formatCommand(files, flags),
  models: async (words, flags) => (await import('./models-command.ts')).modelsCommand(words, flags),
  init: async (folder) => (await import('./init/init-command.ts')).initCommand(folder, version),
  completion: async (shell) => (await import('./completion/completion-command.ts')).completionCommand(shell),
  complete: async (words, program) =>
    (await import('./completion/complete-command.ts')).completeCommand(words, program),
  help: async (topic) => (await import('./help-command.ts')).helpCommand(topic),
};

// The reader of a pipe may leave early (`| head`); that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  throw error;
});

const parsed = parseCommandLine(WORDS, version, COMMANDS);
process.exitCode = parsed.kind === 'done' ? parsed.exit : await parsed.act();
