/** What all statements of a network are checked with. */
import { nearest } from '../../base/suggest.ts';
import { unknownPopulation } from '../../diagnostics/codes/network.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, Name } from '../../syntax/expression-tree.ts';
import type { NetworkSyntax } from '../../syntax/tree.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { fitValue, type Receiver } from '../check-value.ts';
import type { PartBudget } from '../expand.ts';
import type { Host, LoadedFile } from '../load-files.ts';
import { checkNumber } from '../operand.ts';
import type { PopulationDraft } from './check-population.ts';
import { constantOf } from './constant-of.ts';
import type { GivenNumbers } from './given-numbers.ts';
import { type NetworkValues, plainContext } from './network-values.ts';

export interface NetworkTools {
  readonly network: NetworkSyntax;
  readonly file: LoadedFile;
  readonly host: Host;
  /** Of what the network computes for itself. */
  readonly system: UnitSystem;
  readonly values: NetworkValues;
  readonly budget: PartBudget;
  /** What scripts give as numbers instead of text. */
  readonly numbers: GivenNumbers;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Returns a number that is known before anything is built; undefined if it is not, which was told. */
export function numberOf(
  syntax: ExpressionSyntax,
  receiver: Receiver,
  { system, values, report }: NetworkTools,
): number | undefined {
  const { what } = receiver;
  const context = { ...plainContext(system, what, [], report), scope: values.scopeIn(system) };
  const fitted = fitValue(checkNumber(syntax, context, what), syntax, receiver, context);
  if (fitted.dimension === undefined) return undefined;
  const value = constantOf(fitted.expression);
  return typeof value === 'number' ? value : undefined;
}

/** Returns the population of a name; undefined, and a report, if there is none. */
export function findPopulation(
  name: Name,
  populations: ReadonlyMap<string, PopulationDraft>,
  { network, file, report }: NetworkTools,
): PopulationDraft | undefined {
  const found = populations.get(name.text);
  if (found !== undefined) return found;
  // What could not be read is known to be missing.
  if (network.unreadable?.some(({ text }) => text === name.text)) return undefined;
  // Of two populations with one name the second was meant to have another, which may be this.
  if (hasTwins(network)) return undefined;
  const declared = network.statements.find((each) => 'name' in each && each.name.text === name.text);
  if (declared?.kind === 'population') return undefined;
  const ofFile = file.names.get(name.text)?.declaration;
  const what =
    declared !== undefined
      ? `a ${WORDS.get(declared.kind) ?? 'statement'}`
      : ofFile?.kind === 'component' || ofFile?.kind === 'variant'
        ? `a ${ofFile.componentKind}`
        : undefined;
  const offered = [...populations.keys()];
  const suggestion = what === undefined ? nearest(name.text, offered) : undefined;
  report(
    unknownPopulation({
      name: name.text,
      network: network.name.text,
      span: name.span,
      suggestion,
      offered,
      what,
    }),
  );
  return undefined;
}

function hasTwins({ statements }: NetworkSyntax): boolean {
  const names = statements.flatMap((each) => (each.kind === 'population' ? [each.name.text] : []));
  return new Set(names).size < names.length;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['parameter', 'parameter'],
  ['definition', 'named value'],
  ['signal', 'signal'],
]);
