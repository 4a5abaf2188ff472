import { EXIT } from '../../src/cli/exit-code.ts';
import type { Commands } from '../../src/cli/usage/program.ts';

const nothing = async (): Promise<typeof EXIT.fine> => EXIT.fine;

/** Commands that do nothing: for the words of the command line alone. */
export const NO_COMMANDS: Commands = {
  check: nothing,
  run: nothing,
  compare: nothing,
  verify: nothing,
  plot: nothing,
  explain: nothing,
  format: nothing,
  models: nothing,
  init: nothing,
  completion: nothing,
  complete: nothing,
  help: nothing,
};
