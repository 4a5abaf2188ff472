/** What each call of a network takes. Populations and projections of it are its own to know. */
import { nearest } from '../base/suggest.ts';
import {
  CELL_VALUE,
  FUNCTION,
  isNumbers,
  isRecord,
  type Kind,
  NUMBER,
  named,
  oneOf,
  optional,
  options,
  PAIR_VALUE,
  type Signature,
  TEXT,
  TEXT_OR_NUMBER,
  TIME,
  TRUTH,
} from './kinds.ts';

const HOST: Kind = {
  wanted: 'an object with a function `read`',
  admits: (value) => isRecord(value) && typeof value.read === 'function',
};

const MADE_WITH: Signature = {
  name: optional(TEXT),
  dt: optional(TIME),
  method: optional(TEXT),
  seed: optional(NUMBER),
  arithmetic: optional(oneOf('strict', 'fast')),
  fold: optional(TRUTH),
  tolerance: optional(NUMBER),
  spikeTimes: optional(oneOf('grid', 'located')),
  memory: {
    ...options({ kinds: { most: optional(NUMBER), free: optional(NUMBER) } }),
    wanted: 'an object of bytes, `{ most: 4e9 }`',
  },
  host: optional(HOST),
};

const RUN_OPTIONS: Signature = {
  until: optional(TRUTH),
  signal: optional({
    wanted: 'an `AbortSignal`',
    admits: (value) => isRecord(value) && typeof value.aborted === 'boolean',
    hint: (value) =>
      value instanceof AbortController ? 'give its `signal`: `controller.signal`.' : undefined,
  }),
  progress: optional(FUNCTION),
  onStep: optional(FUNCTION),
  every: optional(TIME),
};

/** Where an option belongs that a call does not have. */
const madeWith = (name: string): string | undefined =>
  Object.hasOwn(MADE_WITH, name) ? `give it when the network is made: \`network({ ${name} })\`.` : undefined;

const ofRun = (name: string): string | undefined => {
  if (name === 'for' || name === 'duration') return 'say how long when it runs: `run("1 s")`.';
  return Object.hasOwn(RUN_OPTIONS, name) ? `give it to the run: \`run("1 s", { ${name} })\`.` : undefined;
};

const isText = (value: unknown): boolean => typeof value === 'string';

const isComponentText = (value: unknown): boolean =>
  isRecord(value) &&
  isText(value.name) &&
  isText(value.text) &&
  (value.component === undefined || isText(value.component));

const isNamedModel = (value: unknown): boolean => {
  const model: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'model');
  return isRecord(model) && isText(model.name) && isText(model.source);
};

/** What else it should have is told of where the model is looked for. */
const isCheckedModel = (value: unknown): boolean =>
  isRecord(value) && isText(value.name) && (value.file === undefined || isRecord(value.file));

const MODEL: Kind = {
  wanted: 'a model: its address, its text, `{ name, text }`, a checked or a packed one',
  admits: (value) => {
    if (isText(value)) return true;
    if (typeof value !== 'object' || value === null) return false;
    if ('text' in value) return isComponentText(value);
    return 'model' in value ? isNamedModel(value) : isCheckedModel(value);
  },
};

const SYNAPSE: Kind = {
  wanted: 'a synapse: its address, its text or `{ name, text }`',
  admits: (value) => isText(value) || isComponentText(value),
};

const SIZE: Kind = {
  wanted: 'how many cells, or the rows and columns of a lattice, `[rows, columns]`',
  admits: (value) =>
    typeof value === 'number' || (isNumbers(value) && (value.length === 1 || value.length === 2)),
  hint: (value) =>
    typeof value === 'string' && /^\s*\d+\s*$/.test(value)
      ? `give a number: ${value.trim()}.`
      : isNumbers(value)
        ? 'a lattice has two dimensions at most.'
        : undefined,
};

export const POPULATION: Signature = {
  model: MODEL,
  size: SIZE,
  values: named(
    CELL_VALUE,
    'an object of parameters, initial values and inputs, `{ v: "-60 mV" }`',
    (value) =>
      typeof value === 'string'
        ? `the name stands behind the values: \`population(model, size, {}, "${value}")\`.`
        : undefined,
  ),
  options: {
    ...options({ kinds: { name: optional(TEXT) } }),
    wanted: 'a name, or `{ name }`',
    admits: (value) => isText(value) || isRecord(value),
  },
};

const RULES = ['all to all', 'one to one'] as const;

const isPairs = (value: unknown): boolean =>
  isText(value) || (isRecord(value) && isNumbers(value.pre) && isNumbers(value.post));

const RULE: Kind = {
  wanted: 'one of "all to all", "one to one", { probability }, { indegree }, { outdegree } and { pairs }',
  admits: (value) =>
    isRecord(value) ? Object.keys(value).length === 1 : RULES.some((rule) => rule === value),
  hint: (value) => {
    if (isRecord(value)) {
      return Object.keys(value).length === 0
        ? undefined
        : 'a rule says one thing; what narrows it stands beside, in `where` and `noSelf`.';
    }
    if (typeof value === 'number') return `say of what: \`{ probability: ${value} }\`.`;
    const suggestion = typeof value === 'string' ? nearest(value, RULES) : undefined;
    return suggestion === undefined ? undefined : `did you mean "${suggestion}"?`;
  },
  isOptional: true,
  fields: {
    kinds: {
      probability: optional(TEXT_OR_NUMBER),
      indegree: optional(TEXT_OR_NUMBER),
      outdegree: optional(TEXT_OR_NUMBER),
      pairs: optional({
        wanted: 'the path of a table, or two arrays of cells, `{ pre: [0, 2], post: [1, 3] }`',
        admits: isPairs,
        hint: (value) =>
          Array.isArray(value)
            ? 'pair n is of `pre[n]` and `post[n]`: `{ pre: pairs.map(([i]) => i), post: pairs.map(([, j]) => j) }`.'
            : undefined,
      }),
    },
    beside: 'a rule is one of these',
  },
};

const CONNECT: Signature = {
  rule: RULE,
  where: optional({
    wanted: 'a condition as text, `distance < 2`, or a function of the numbers of both cells',
    admits: (value) => isText(value) || typeof value === 'function',
  }),
  noSelf: optional(TRUTH),
  values: named(PAIR_VALUE, 'an object of parameters and initial states, `{ w: "3 mV" }`'),
  delay: PAIR_VALUE,
  seed: optional(NUMBER),
};

/** `end`: a population of the network. */
export function connectSignature(end: Kind): Signature {
  return {
    from: end,
    to: end,
    synapse: SYNAPSE,
    options: options({
      kinds: CONNECT,
      beside: 'parameters and initial states of the synapse stand in `values: { … }`',
    }),
  };
}

/** `recorded`: a population or a projection of the network. */
export function recordSignature(recorded: Kind): Signature {
  return {
    of: recorded,
    what: {
      wanted: '"spikes", a name or an array of names',
      admits: (value) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
    },
    options: options({
      kinds: {
        cells: optional({
          wanted: 'the number of a cell, a list of them, or `{ from: 0, to: 9 }`',
          admits: (value) =>
            typeof value === 'number' || (isNumbers(value) && value.length > 0) || isFromTo(value),
        }),
        every: optional({
          ...TEXT,
          wanted: 'a time as text, `1 ms`',
          hint: (value) => (typeof value === 'number' ? `write its unit: \`${value} ms\`.` : undefined),
        }),
        by: optional({ ...TEXT, wanted: 'one of "mean", "sum", "min" and "max"' }),
      },
    }),
  };
}

export const SIGNAL: Signature = {
  name: TEXT,
  value: optional(TEXT_OR_NUMBER),
  options: options({ kinds: { unit: optional(TEXT) } }),
};

export const RUN: Signature = {
  duration: TIME,
  options: options({ kinds: RUN_OPTIONS, elsewhere: madeWith }),
};

export const STEP: Signature = { steps: optional(NUMBER) };

export const RESTORE: Signature = {
  bytes: {
    wanted: 'the bytes that `save` returned, a `Uint8Array`',
    admits: (value) => value instanceof Uint8Array,
    hint: (value) => (value instanceof ArrayBuffer ? 'give `new Uint8Array(buffer)`.' : undefined),
  },
};

export const NETWORK: Signature = { options: options({ kinds: MADE_WITH, elsewhere: ofRun }) };

export const OPEN_NETWORK: Signature = {
  given: {
    wanted: 'a network: its address, its text or `{ name, text }`',
    admits: (value) => isText(value) || isComponentText(value),
  },
  name: optional({
    ...TEXT,
    hint: (value) =>
      isRecord(value) ? 'options stand behind the name: `openNetwork(text, undefined, { … })`.' : undefined,
  }),
  options: options({
    kinds: {
      ...Object.fromEntries(Object.entries(MADE_WITH).filter(([key]) => key !== 'name')),
      set: named(optional(TEXT_OR_NUMBER), 'an object of parameters of the network, `{ N: 400 }`'),
    },
    beside: 'parameters of the network stand in `set: { … }`',
    elsewhere: ofRun,
  }),
};

export const GET: Signature = { name: TEXT };
export const SET_CELLS: Signature = { name: TEXT, value: { ...CELL_VALUE, isOptional: false } };
export const SET_SYNAPSES: Signature = { name: TEXT, value: { ...PAIR_VALUE, isOptional: false } };
export const SET_SIGNAL: Signature = { value: TEXT_OR_NUMBER };

export const REMOVE: Signature = {
  test: {
    ...FUNCTION,
    wanted: 'a function of the numbers of both cells',
    hint: (value) =>
      typeof value === 'string' ? 'write `(pre, post) => pre > 3` instead of a text.' : undefined,
  },
};

export const ADD: Signature = {
  pairs: {
    wanted: 'two arrays of cells, `{ pre: [0, 2], post: [1, 3] }`',
    admits: (value) => isPairs(value) && !isText(value),
  },
  values: named(PAIR_VALUE, 'an object of parameters and initial states, `{ w: "3 mV" }`'),
};

function isFromTo(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('from' in value && 'to' in value)) return false;
  return typeof value.from === 'number' && typeof value.to === 'number';
}
