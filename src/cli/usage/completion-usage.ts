import type { Command } from './commander.ts';
import { withExamples } from './words.ts';

/** Declares `axode completion`, and the hidden `axode complete` by which its scripts ask what may come next. */
export function declareCompletion(
  program: Command,
  act: (shell: string) => void,
  complete: (words: readonly string[]) => void,
): void {
  const command = program
    .command('completion')
    .summary('let the shell complete what you type')
    .description('Prints a script for a shell, by which the Tab key completes commands, options and names.')
    .argument('<shell>', 'bash, zsh, fish or powershell')
    .addHelpText(
      'after',
      `
Where to put it (\`axode\` must be on the PATH, as \`npm install -g\` or \`npm link\` puts it):
  bash        axode completion bash > ~/.local/share/bash-completion/completions/axode
  zsh         axode completion zsh > "\${fpath[1]}/_axode"
  fish        axode completion fish > ~/.config/fish/completions/axode.fish
  powershell  axode completion powershell >> $PROFILE`,
    )
    .action(act);
  withExamples(command, 'completion bash', 'completion zsh');
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: readonly string[]) => complete(words));
}
