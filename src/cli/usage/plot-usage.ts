import type { Command } from './commander.ts';
import { collect, withExamples } from './words.ts';

export interface PlotFlags {
  readonly out?: readonly string[];
  readonly figure?: readonly string[];
  readonly theme?: string;
  readonly quiet?: true;
}

/** Declares `axode plot`. */
export function declarePlot(program: Command, act: (file: string, flags: PlotFlags) => void): void {
  const command = program
    .command('plot')
    .summary('draw a saved result again, or the gates of a channel')
    .description(
      'Draws a result that `axode run` saved, without running, or the gate curves and the phase plane of a model.',
    )
    .argument('<file>', 'a result (.json), or a model file; `FILE#Name` picks a component')
    .optionsGroup('Output:')
    .option(
      '--out <file>',
      'write to a file, by its ending a report (.html) or a picture (.svg, .png); repeatable (default: the terminal)',
      collect,
    )
    .option('--figure <name>', FIGURE, collect)
    .option('--theme <name>', THEME)
    .option('--quiet', 'print nothing but errors')
    .action(act);
  withExamples(
    command,
    'plot result.json',
    'plot result.json --figure raster --out raster.png',
    'plot models/channels/squid-sodium.axo#SquidSodium',
    'plot models/channels/squid-sodium.axo --out gates.html',
  );
}

/** The same words wherever figures are drawn. */
export const FIGURE: string =
  'draw this figure: traces, raster, measures, plane or gates; repeatable (default: all that there are; in a picture, the one that tells most; axode help figures)';
export const THEME: string =
  'colours: light or dark (default: light; a report, .html, opens in those of its reader’s system and has a switch)';
