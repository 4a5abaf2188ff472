/** Where the expressions of one model stand: their scopes, the unit system, which threshold a name speaks of. */
import { modelTooLarge } from '../diagnostics/codes/limits.ts';
import type { Unit } from '../units/unit.ts';
import { chooseUnitSystem, type UnitSystem } from '../units/unit-system.ts';
import type { ContextOf } from './check-entity.ts';
import type { NoiseSource, OverCells } from './checked-model.ts';
import { type Instance, qualify, type Source } from './instance.ts';
import { instanceScope } from './instance-scope.ts';
import type { LoadedFile } from './load-files.ts';
import type { ModelTable } from './model-table.ts';
import { numberDraws } from './number-draws.ts';
import { numberOverCells } from './number-over-cells.ts';
import type { Context, PointsRead, Scope } from './scope.ts';
import { makeShared } from './shared-context.ts';
import { readTimeUnits, resultTimeUnit } from './time-units.ts';

export interface ModelContexts {
  readonly system: UnitSystem;
  /** What results count time in. */
  readonly timeUnit: Unit;
  /** The instances that have a threshold, owners before parts: spiker by spiker. */
  readonly spiking: readonly Instance[];
  readonly scopeOf: (source: Pick<Source, 'instance' | 'file'>) => Scope;
  readonly contextOf: ContextOf;
  /** The context of an event; `countsSpikesOf` where `count` is that spiker's number of spikes. */
  eventContext(
    instance: Instance,
    what: string,
    options?: { readonly countsSpikesOf?: number; readonly isConstant?: boolean; readonly site?: string },
  ): Context;
  /** How many `peak` memories were given. */
  peaks(): number;
  readonly noises: readonly NoiseSource[];
  readonly points: readonly PointsRead[];
  readonly overCells: readonly OverCells[];
}

/** Returns what gives the expressions of a model their contexts; without a root, those of a file's constants. */
export function makeContexts(root: Instance | undefined, table: ModelTable): ModelContexts {
  const timeUnits = readTimeUnits(table);
  const units = [...table.units.values(), ...timeUnits.values(), ...(table.ends?.units ?? [])];
  // What a synapse gives to its postsynaptic cell needs no factor.
  const system = table.ends?.models?.post.system ?? chooseUnitSystem(units);
  const spiking = table.instances.filter(({ spike }) => spike !== undefined);
  const spikerOf = spikerFinder(spiking);
  let peaks = 0;
  const draws = numberDraws();
  const points: PointsRead[] = [];
  const overCells = numberOverCells();
  const shared = makeShared({
    report: table.report,
    units,
    definition: (name) => table.known.get(name)?.checked,
    nextPeak: () => peaks++,
    draws,
    notePoints: (lists) => points.push(lists),
    overCells: overCells.indexOf,
    operandOverCells: (index) => overCells.entries[index]?.operand,
    tooLarge: (limit) => {
      if (root === undefined) return;
      const { name } = root.component;
      const what = `The functions that \`${name.text}\` calls write out more than ${limit} operations`;
      table.report(modelTooLarge({ what, span: name.span }));
    },
  });
  const scopes = new Map<Instance | undefined, Map<LoadedFile, Scope>>();
  const scopeOf: ModelContexts['scopeOf'] = ({ instance, file }) => {
    const ofInstance = scopes.get(instance) ?? new Map<LoadedFile, Scope>();
    scopes.set(instance, ofInstance);
    const scope = ofInstance.get(file) ?? instanceScope(table, { spikerOf }, instance, file);
    ofInstance.set(file, scope);
    return scope;
  };
  const contextOf: ContextOf = (source, place, what, site) => ({
    scope: scopeOf(source),
    place,
    what,
    system,
    locals: new Map(),
    timeUnit: source.instance && timeUnits.get(source.instance),
    shared,
    ...(site === undefined ? {} : { site: { path: source.instance?.path ?? '', name: site } }),
    calling: [],
  });
  return {
    system,
    timeUnit: (root && timeUnits.get(root)) ?? resultTimeUnit(units),
    spiking,
    scopeOf,
    contextOf,
    eventContext: (instance, what, { countsSpikesOf, isConstant = false, site } = {}) => {
      const { file } = instance;
      const own = site === undefined ? undefined : qualify(instance.path, site);
      const context = contextOf({ instance, file }, isConstant ? 'constant' : 'event', what, own);
      if (countsSpikesOf === undefined) return context;
      return { ...context, scope: instanceScope(table, { spikerOf }, instance, file, { countsSpikesOf }) };
    },
    peaks: () => peaks,
    noises: draws.noises,
    points,
    overCells: overCells.entries,
  };
}

/** Returns the function that gives the number of an instance's spiker: its own, or that of its nearest owner. */
function spikerFinder(spiking: readonly Instance[]): (instance: Instance) => number | undefined {
  const numbers = new Map(spiking.map((instance, index) => [instance, index]));
  return (instance) => {
    for (let at: Instance | undefined = instance; at !== undefined; at = at.owner) {
      const number = numbers.get(at);
      if (number !== undefined) return number;
    }
    return undefined;
  };
}
