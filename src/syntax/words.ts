/** Words that the language keeps for itself; no declaration may use one as a name. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...['param', 'input', 'state', 'gate', 'output', 'use', 'function', 'const', 'import', 'on'],
  ...['if', 'then', 'else', 'and', 'or', 'not', 'in', 'true', 'false', 'old'],
  ...['t', 'dt', 'pi', 'infinity', 'xi'],
]);

/** Reserved words that are values, and so may end an expression. */
export const VALUE_WORDS: ReadonlySet<string> = new Set(['t', 'dt', 'pi', 'infinity', 'xi', 'true', 'false']);

/** Reserved words that begin a statement and can stand nowhere else. */
export const STATEMENT_WORDS: ReadonlySet<string> = new Set([
  ...['param', 'input', 'state', 'gate', 'output', 'use', 'function', 'const', 'import', 'on'],
]);

/** Words that may follow a number without being its unit: `every 10 from 5`, `at rate 10 when …`. */
export const WORDS_BEHIND_NUMBERS: ReadonlySet<string> = new Set([
  ...['crosses', 'falls', 'below', 'by', 'with', 'from', 'when', 'holds', 'where'],
  ...['delay', 'seed', 'no', 'to', 'every', 'count', 'at', 'rate', 'start'],
]);

/** The words that begin a declaration with a body, supported by this version or not. */
export const BODY_WORDS: ReadonlySet<string> = new Set([
  ...['neuron', 'compartment', 'channel', 'receptor', 'transmitter', 'pool'],
  ...['synapse', 'source', 'network'],
]);

/** How other languages write `else if`. */
export const ELSE_IF_WORDS: ReadonlySet<string> = new Set(['elif', 'elseif', 'elsif', 'elseIf', 'elsIf']);
