/** Mistakes of scripts that build and drive networks by the library. */
import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import { counted, meant, quoted } from '../wording.ts';
import { NET } from './build.ts';

/** More or fewer numbers than cells or synapses. */
export const pairCount: DiagnosticCode<
  [details: { name: string; length: number; wanted: number; of: 'cell' | 'synapse'; span: Span }]
> = defineCode(
  {
    code: 'script/length',
    severity: 'error',
    title: 'Numbers that are listed are one for each',
    explanation:
      'A script may give cells and synapses their values as an array: one number for each cell, or one for each synapse in the ' +
      'order of presynaptic cells, then postsynaptic cells; of pairs that are listed, in their order.',
    failing: NET,
    corrected: NET,
    command: "const A = net.population(Cell, 20, { v: [0, 0.5] }, 'A');",
  },
  ({ name, length, wanted, of, span }) => ({
    message: `\`${name}\` was given ${counted(length, 'number')}, but there ${wanted === 1 ? 'is' : 'are'} ${counted(wanted, of)}.`,
    span,
    hint: `give one number for each ${of}, or one for all.`,
  }),
);

/** Pairs of cells that there are not. */
export const pairNumbers: DiagnosticCode<[details: { problem: string; span: Span; hint: string }]> =
  defineCode(
    {
      code: 'script/pairs',
      severity: 'error',
      title: 'Pairs that are listed are of cells that there are',
      explanation:
        'Pairs are two arrays of one length: pair n is of the presynaptic cell `pre[n]` and the postsynaptic cell `post[n]`. ' +
        'Cells are counted from 0.',
      failing: NET,
      corrected: NET,
      command: 'net.connect(A, A, Kick, { rule: { pairs: { pre: [0, 1], post: [20, 0] } } });',
    },
    ({ problem, span, hint }) => ({ message: `${problem}.`, span, hint }),
  );

/** A name that a population, a projection or a signal has no number of. */
export const unknownValue: DiagnosticCode<
  [
    details: {
      name: string;
      of: string;
      suggestion: string | undefined;
      offered: readonly string[];
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'script/name',
    severity: 'error',
    title: 'What a script reads and sets has a name',
    explanation:
      'Between runs a script may read and set the states and parameters of cells and synapses, and inputs that nothing else ' +
      'drives; what is recorded can be read too.',
    failing: NET,
    corrected: NET,
    command: "A.get('w');",
  },
  ({ name, of, suggestion, offered, span }) => ({
    message: `${of} has no \`${name}\` for a script.`,
    span,
    hint: meant(suggestion, offered.length === 0 ? 'it has no values.' : `it has ${quoted(offered)}.`),
  }),
);

/** A value of another kind than a call takes. */
export const wrongArgument: DiagnosticCode<
  [
    details: {
      call: string;
      name: string;
      /** `a population of this network`. */
      wanted: string;
      /** `the text "E"`; absent where nothing was given. */
      found: string | undefined;
      hint?: string | undefined;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'script/argument',
    severity: 'error',
    title: 'A call is given what it takes',
    explanation:
      'Scripts with types are held to this by the compiler of TypeScript, all others when they call. Populations and projections are ' +
      'given as what `population`, `source` and `connect` returned, and those of one network are unknown to another.',
    failing: NET,
    corrected: NET,
    command: "net.connect('A', 'A', Kick);",
  },
  ({ call, name, wanted, found, hint, span }) => ({
    message:
      found === undefined
        ? `\`${call}\` needs \`${name}\`: ${wanted}.`
        : `\`${call}\` takes as \`${name}\` ${wanted}, not ${found}.`,
    span,
    hint,
  }),
);

/** An option that a call does not have. */
export const unknownOption: DiagnosticCode<
  [
    details: {
      call: string;
      name: string;
      /** Where it is an option of something else. */
      hint: string | undefined;
      suggestion: string | undefined;
      offered: readonly string[];
      beside: string | undefined;
      span: Span;
    },
  ]
> = defineCode(
  {
    code: 'script/option',
    severity: 'error',
    title: 'An option has a name that the call knows',
    explanation:
      'An option that nobody reads would change nothing, so it is refused. What a network is made with, its step and its seed, is ' +
      'given to `network`; parameters of synapses stand in `values` of `connect`, those of cells behind the size of a population.',
    failing: NET,
    corrected: NET,
    command: "net.record(A, 'v', { evry: '1 ms' });",
  },
  ({ call, name, hint, suggestion, offered, beside, span }) => ({
    message: `\`${call}\` has no option \`${name}\`.`,
    span,
    hint: hint ?? meant(suggestion, `it has ${quoted(offered)}${beside === undefined ? '' : `; ${beside}`}.`),
  }),
);

/** Something that a script asks for and that cannot be done. */
export const notScripted: DiagnosticCode<[details: { problem: string; hint: string; span?: Span }]> =
  defineCode(
    {
      code: 'script/impossible',
      severity: 'error',
      title: 'A script changes a network between runs',
      explanation:
        'Populations, connections, signals and records are declared before a run or between two; what is declared later begins there. ' +
        'Values change, and synapses are removed and added, between runs or in `onStep`. What is kept once for all synapses of a cell, ' +
        'or of a connection that was edited, has one number.',
      failing: NET,
      corrected: NET,
      command: "await net.run('1 s', { onStep: () => net.population(Cell, 10) });",
    },
    ({ problem, hint, span }) => ({ message: `${problem}.`, span, hint }),
  );

/** Bytes that are not the state of this network. */
export const notRestored: DiagnosticCode<[details: { reason: string; hint: string }]> = defineCode(
  {
    code: 'script/restore',
    severity: 'error',
    title: 'A saved state is restored into the same network',
    explanation:
      'A saved state holds the numbers of cells and synapses, and which cells are joined, not the models and the settings: it is ' +
      'restored into a network that is made of the same, with the same step.',
    failing: NET,
    corrected: NET,
    command: 'axode run model.axo#Net --resume other.state # the state of another network',
  },
  ({ reason, hint }) => ({ message: `The saved state cannot be restored: ${reason}.`, hint }),
);

/** Something else where a model or a synapse is wanted. */
export const notAComponent: DiagnosticCode<
  [details: { what: string; wanted: string; problem: string; hint: string }]
> = defineCode(
  {
    code: 'script/model',
    severity: 'error',
    title: 'Populations are of models, and connections of synapses',
    explanation:
      'A model is given as what `modelOf` and `shippedModel` return, as the address of a shipped one, `std/neurons/…#Name`, as ' +
      'a packed module, or as the text of a file. Synapses are given by their address or their text, as they become models ' +
      'between two cells only.',
    failing: NET,
    corrected: NET,
    command: "net.population('std/neurons/izikevich.axo', 100);",
  },
  ({ what, wanted, problem, hint }) => ({ message: `${what} is no ${wanted}: ${problem}.`, hint }),
);
