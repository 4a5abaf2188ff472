import type { Expression } from '../expr/expression.ts';
import { symbolsOf } from '../expr/reachable.ts';
import { addedInputs } from './added-inputs.ts';
import type { Environment, SpikerValues } from './environment.ts';
import type { InitialValues } from './initial-values.ts';
import type { Lowering } from './lowering.ts';
import { resultColumn } from './over-cells-columns.ts';

/** Names of the columns that events need remembered. They hold blanks, so no model can have them. */
export const refractoryColumn = (path: string): string => ofPart(path, 'refractory steps left');
export const lastTimeColumn = (path: string): string => ofPart(path, 'last spike time');
export const lastStepColumn = (path: string): string => ofPart(path, 'last spike step');
/** When the refractory period of a spiker ends, where spikes are located. */
export const untilColumn = (path: string): string => ofPart(path, 'refractory until');
/** Of `spike at rate`: the hazard since the last spike, that at which the next one comes (0 before it is drawn), and the number of spikes so far. */
export const hazardColumn = (path: string): string => ofPart(path, 'hazard since last spike');
export const nextHazardColumn = (path: string): string => ofPart(path, 'hazard at next spike');
export const rateSpikesColumn = (path: string): string => ofPart(path, 'spikes at rate');
export const addedColumn = (input: string): string => `added to ${input}`;

function ofPart(path: string, what: string): string {
  return path === '' ? what : `${path}.${what}`;
}

/** Names of the parameters that are numbers of the code: those that follow from the text alone. */
export function foldedParameters({ options }: Lowering, initial: InitialValues): ReadonlySet<string> {
  const folded = new Set<string>();
  if (!options.fold) return folded;
  for (const [name, value] of initial.parameters) {
    if (!options.perCell.includes(name) && symbolsOf([value]).size === 0) folded.add(name);
  }
  return folded;
}

/**
 * Returns what is stored at t_k, as the blocks of a step read it; equations begin here. `isLocating`: spikes lie between
 * grid points, so that times are remembered and no numbers of steps.
 */
export function startOfStep(
  lowering: Lowering,
  initial: InitialValues,
  isLocating: boolean = false,
): Environment {
  const { model, symbols } = lowering;
  const folded = foldedParameters(lowering, initial);
  const stored = (names: Iterable<string>): Map<string, Expression> =>
    new Map([...names].map((name) => [name, symbols.stored(name)]));
  return {
    mode: 'equation',
    time: symbols.clock('time'),
    middle: symbols.clock('midTime'),
    step: symbols.clock('step'),
    parameters: new Map(
      [...initial.parameters].map(([name, value]) => [name, folded.has(name) ? value : symbols.stored(name)]),
    ),
    inputs: stored(initial.inputs.keys()),
    added: new Map([...addedInputs(model)].map((name) => [name, symbols.stored(addedColumn(name))])),
    states: stored(model.states.map(({ name }) => name)),
    overCells: (model.overCells ?? []).map((_, index) => symbols.stored(resultColumn(model, index, 'start'))),
    noises: model.noises.map((_, source) => symbols.noise(source)),
    spikers: isLocating
      ? spikersAtTime(lowering, symbols.clock('time'))
      : model.spikers.map((_, index) => spikerAtStart(lowering, index)),
    lists: 'tables',
    suffix: '',
  };
}

function spikerAtStart({ model, pool, symbols, names }: Lowering, index: number): SpikerValues {
  const spiker = model.spikers[index];
  const path = spiker?.path ?? '';
  const isRefractory =
    spiker?.refractory === undefined
      ? pool.condition(false)
      : pool.apply('>', symbols.stored(refractoryColumn(path)), pool.number(0));
  return {
    lastTime: symbols.stored(lastTimeColumn(path)),
    lastStep: symbols.stored(lastStepColumn(path)),
    isRefractory: names.note(isRefractory, path === '' ? 'is_refractory' : `${path}_is_refractory`),
    count: pool.number(1),
  };
}

/** Returns what is known of spikers that spike between grid points, at a time. */
export function spikersAtTime({ model, pool, symbols }: Lowering, time: Expression): readonly SpikerValues[] {
  return model.spikers.map(({ path, refractory }) => {
    const lastTime = symbols.stored(lastTimeColumn(path));
    return {
      lastTime,
      lastStep: pool.apply('round', pool.apply('/', lastTime, symbols.clock('stepSize'))),
      isRefractory:
        refractory === undefined
          ? pool.condition(false)
          : pool.apply('<', time, symbols.stored(untilColumn(path))),
      count: pool.number(1),
    };
  });
}
