import { AGREEMENT } from './agreement.ts';
import { CELLS } from './cells.ts';
import { FIGURES } from './figures.ts';
import { MEASURES } from './measures.ts';
import { METHODS } from './methods.ts';
import { NETWORKS } from './networks.ts';
import { NOISE } from './noise.ts';
import { REACTIONS } from './reactions.ts';
import { RECORDING } from './recording.ts';
import { STIMULI } from './stimuli.ts';
import { SWEEPS } from './sweeps.ts';
import { VERIFICATION } from './verification.ts';

/** What `axode help TOPIC` tells beside commands and codes. Every line that begins with `$` is run by a test. */
export const TOPICS: ReadonlyMap<string, string> = new Map([
  ['stimuli', STIMULI],
  ['cells', CELLS],
  ['networks', NETWORKS],
  ['sweeps', SWEEPS],
  ['measures', MEASURES],
  ['recording', RECORDING],
  ['figures', FIGURES],
  ['methods', METHODS],
  ['noise', NOISE],
  ['reactions', REACTIONS],
  ['agreement', AGREEMENT],
  ['verification', VERIFICATION],
]);

/** Other words for topics. */
export const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['auto', 'methods'],
  ['method', 'methods'],
  ['xi', 'noise'],
  ['random', 'noise'],
  ['reaction', 'reactions'],
  ['network', 'networks'],
  ['synapse', 'networks'],
  ['synapses', 'networks'],
  ['connect', 'networks'],
]);
