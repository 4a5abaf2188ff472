import { SPIKE_TIMES, type SpikeTimes } from '../../lower/spike-times.ts';
import { type Command, InvalidArgumentError, Option } from './commander.ts';
import { assignment, collect, count, MODEL, withExamples } from './words.ts';

/** What `axode compare` was asked for, as the words of the command line. */
export interface CompareFlags {
  readonly methods?: readonly string[];
  readonly dt?: string;
  readonly tolerance?: readonly string[];
  readonly for?: string;
  readonly input?: readonly string[];
  readonly set?: readonly string[];
  readonly cells?: number;
  readonly record?: readonly string[];
  readonly spikeTimes?: SpikeTimes;
  readonly seed?: number;
  readonly html?: string;
  readonly svg?: string;
  readonly theme?: string;
  readonly float?: readonly ('f64' | 'f32')[];
  readonly json?: true;
  readonly quiet?: true;
  readonly strict?: true;
  readonly fast?: true;
}

/** Takes `f32,f64`. */
function floats(text: string): readonly ('f64' | 'f32')[] {
  return text.split(',').map((word) => {
    const float = (['f64', 'f32'] as const).find((each) => each === word.trim());
    if (float === undefined) throw new InvalidArgumentError('It must be f64, f32 or f32,f64.');
    return float;
  });
}

/** Declares `axode compare`. */
export function declareCompare(program: Command, act: (file: string, flags: CompareFlags) => void): void {
  const command = program
    .command('compare')
    .summary('see whether methods agree, and what each costs')
    .description(
      'Runs every method over a ladder of steps and holds it against a reference that two methods find independently: ' +
        'errors, spike times, order, cost, and the cheapest that is good enough. Exits with 1 where methods do not agree.',
    )
    .argument('<file>', MODEL)
    .optionsGroup('What is compared:')
    .option(
      '--methods <names>',
      'all that accept the model, or those named: rk4,heun or "tableau: 1/2; 0 1"; repeatable (default: all)',
      collect,
    )
    .option('--dt <times>', 'lengths of steps, from long to short (default: 0.1,0.05,0.025,0.0125,0.00625ms)')
    .option(
      '--tolerance <tolerance>',
      'what is good enough: a share of a variable’s range and of the interval between spikes, 1e-3, or a quantity, "v = 0.1 mV", "spikes = 0.05 ms"; repeatable (default: 0.01)',
      collect,
    )
    .option('--record <names>', 'variables that errors are measured in (default: all states)', collect)
    .optionsGroup('The run:')
    .option('--for <time>', 'how long, in the model’s time (default: 100ms)')
    .option('--input <assignment>', 'an input, as in axode run; repeatable (axode help stimuli)', assignment)
    .option('--set <assignment>', 'a parameter or an initial value, as in axode run; repeatable', assignment)
    .addOption(
      new Option(
        '--spike-times <how>',
        'date spikes at the end of their step, on a line within it, or locate them and reset there (default: grid)',
      ).choices(SPIKE_TIMES),
    )
    .option('--cells <count>', 'how many cells (default: 1; axode help cells)', count)
    .option(
      '--seed <number>',
      'chooses the random numbers of initial values and parameters (default: 0)',
      count,
    )
    .optionsGroup('Output:')
    .option('--html <file>', 'write a report with the work-precision diagram (.html)')
    .option('--svg <file>', 'write the work-precision diagram (.svg)')
    .option(
      '--theme <name>',
      'colours: light or dark (default: light; a report, .html, opens in those of its reader’s system and has a switch)',
    )
    .option('--json', 'print the comparison as JSON and nothing else')
    .option('--quiet', 'print nothing but the verdict and errors')
    .optionsGroup('How it is computed:')
    .addOption(
      new Option('--strict', 'exactly the operations of the model, in order (default)').conflicts('fast'),
    )
    .option(
      '--float <kinds>',
      'what numbers of steps are rounded to: f64, f32 or both, f32,f64 (default: f64)',
      floats,
    )
    .addOption(new Option('--fast', 'rewritten within stated bounds'))
    .action(act);
  withExamples(
    command,
    'compare models/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2" --for 30ms',
    'compare models/neurons/fitzhugh-nagumo.axo --methods rk4,heun --dt 0.2,0.1,0.05ms --tolerance 1e-3 --input "I = 0.5" --html fhn.html',
  );
}
