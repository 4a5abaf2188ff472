import { nearest } from '../base/suggest.ts';
import * as build from './codes/build.ts';
import * as command from './codes/command.ts';
import * as compare from './codes/compare.ts';
import * as csv from './codes/csv.ts';
import * as events from './codes/events.ts';
import * as imports from './codes/imports.ts';
import * as language from './codes/language.ts';
import * as limits from './codes/limits.ts';
import * as lists from './codes/lists.ts';
import * as method from './codes/method.ts';
import * as names from './codes/names.ts';
import * as network from './codes/network.ts';
import * as population from './codes/population.ts';
import * as random from './codes/random.ts';
import * as reaction from './codes/reaction.ts';
import * as recording from './codes/recording.ts';
import * as runEndings from './codes/run/endings.ts';
import * as runEventTimes from './codes/run/event-times.ts';
import * as runMeasures from './codes/run/measures.ts';
import * as runOptions from './codes/run/options.ts';
import * as runRanges from './codes/run/ranges.ts';
import * as runRecords from './codes/run/records.ts';
import * as runSettings from './codes/run/settings.ts';
import * as runSweeps from './codes/run/sweeps.ts';
import * as runTimes from './codes/run/times.ts';
import * as samples from './codes/samples.ts';
import * as script from './codes/script.ts';
import * as structure from './codes/structure.ts';
import * as syntax from './codes/syntax.ts';
import * as units from './codes/units.ts';
import * as wiring from './codes/wiring.ts';
import type { CodePage } from './define-code.ts';

/** The codes of each family, by their names in the source; a test fails where a file of `codes/` is missing. */
const FAMILIES: readonly Readonly<Record<string, unknown>>[] = [
  syntax,
  names,
  units,
  structure,
  reaction,
  wiring,
  events,
  random,
  population,
  imports,
  language,
  limits,
  method,
  network,
  build,
  command,
  compare,
  {
    ...runSettings,
    ...runRanges,
    ...runSweeps,
    ...runOptions,
    ...runTimes,
    ...runEventTimes,
    ...runRecords,
    ...runMeasures,
    ...runEndings,
  },
  samples,
  lists,
  csv,
  recording,
  script,
];

function isCode(value: unknown): value is { readonly page: CodePage } {
  return typeof value === 'function' && 'page' in value;
}

/** The pages of all codes, by family as listed, within a family by code. */
export const ALL_CODES: readonly CodePage[] = FAMILIES.flatMap((family) =>
  Object.values(family)
    .filter(isCode)
    .map(({ page }) => page)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
);

/** Returns the page of a code such as `units/mismatch`; undefined if there is no such code. */
export function findPage(code: string): CodePage | undefined {
  return ALL_CODES.find((page) => page.code === code);
}

/** Returns the code that was most likely meant: `units/mismatch` for `unit/mismatch` or `mismatch`. */
export function suggestCode(code: string): string | undefined {
  const codes = ALL_CODES.map((page) => page.code);
  const ending = codes.find((each) => each.endsWith(`/${code.toLowerCase()}`));
  return ending ?? nearest(code, codes);
}
