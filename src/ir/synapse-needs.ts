import { symbolsOf } from '../expr/reachable.ts';
import type { EndOfSynapse, LinkableSynapse } from '../runtime/network/synapse-kernels.ts';
import { type Block, type Program, ROLES, type Role, type SymbolMeaning } from './program.ts';

type EndMeaning = Extract<SymbolMeaning, { kind: 'end' }>;

/** Returns what the network has to make for a synapse. */
export function synapseNeeds(program: Program): LinkableSynapse['needs'] {
  const ends = meaningsRead(program, ROLES);
  const records = (end: EndOfSynapse): readonly string[] =>
    namesOf(ends.filter((meaning) => meaning.end === end && meaning.from === 'record'));
  return {
    sources: readsSources(program),
    beforeDeliveries: namesOf(
      ends.filter(({ end, from, when }) => end === 'pre' && from === 'column' && when === 'before'),
    ),
    preRecords: records('pre'),
    postRecords: records('post'),
    outdegree: degrees(program, 'pre'),
    indegree: degrees(program, 'post'),
  };
}

/** An event of the presynaptic cell says whose it is; all other kernels go from synapse to synapse. */
function readsSources(program: Program): boolean {
  const roles = ROLES.filter((role) => role !== 'onPre');
  if (meaningsRead(program, roles).some(({ end }) => end === 'pre')) return true;
  const kept = new Set(
    program.columns.filter(({ variability }) => variability === 'pre').map(({ name }) => name),
  );
  return roles.some((role) =>
    [...symbolsOf(valuesIn(program.blocks[role]))].some((symbol) => {
      const meaning = program.symbols.get(symbol);
      return meaning?.kind === 'column' && kept.has(meaning.column);
    }),
  );
}

function meaningsRead({ blocks, symbols }: Program, roles: readonly Role[]): readonly EndMeaning[] {
  const read = new Set(roles.flatMap((role) => [...symbolsOf(valuesIn(blocks[role]))]));
  return [...read].flatMap((symbol) => {
    const meaning = symbols.get(symbol);
    return meaning?.kind === 'end' ? [meaning] : [];
  });
}

function valuesIn({ lets, stores }: Block): readonly Block['lets'][number]['value'][] {
  return [...lets, ...stores].map(({ value }) => value);
}

function namesOf(meanings: readonly EndMeaning[]): readonly string[] {
  return [...new Set(meanings.map(({ name }) => name))];
}

/** Columns that are set from outside for the cells of an end: how many synapses they have. */
function degrees({ columns }: Program, end: EndOfSynapse): readonly string[] {
  return columns.flatMap(({ name, variability, purpose, isGiven }) =>
    variability === end && purpose === 'parameter' && isGiven ? [name] : [],
  );
}
