/**
 * The frequent slips of people who write other languages, each with its own words. A slip looks at the place
 * where the grammar was left; the first that knows it speaks.
 */
import { joinSpans, type Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import {
  comparisonChain,
  foreignOperator,
  missingElse,
  missingOperator,
  missingUnit,
  numberFormat,
  quantityPower,
  reservedWord,
  unexpected,
  unitForm,
  unknownStatement,
} from '../diagnostics/codes/syntax.ts';
import {
  callsOfModule,
  changesOutsideEvent,
  choosesBehindValue,
  definesFunction,
  equatesInBlock,
  leavesOutColon,
  multipliesDerivative,
  opensWithColon,
  separatesUnits,
} from './habits.ts';
import { NETWORK_SLIPS } from './network-slips.ts';
import { isOperatorExpected, type Slip, type SyntaxProblem } from './syntax-problem.ts';
import type { Token } from './token.ts';
import { BODY_WORDS, ELSE_IF_WORDS, STATEMENT_WORDS, VALUE_WORDS } from './words.ts';

const COMPARATORS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', 'crosses', 'falls']);

function isExpressionExpected({ expected }: SyntaxProblem): boolean {
  return expected.has('%number');
}

function touches(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && left.span.end === right.span.start;
}

const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['**', '^'],
  ['&&', 'and'],
  ['&', 'and'],
  ['||', 'or'],
  ['|', 'or'],
  ['!', 'not'],
  ['!==', '!='],
  [':=', '='],
  ['=>', '>='],
  ['=<', '<='],
]);

const usesForeignOperator: Slip = ({ found, expected }) => {
  if (found?.type !== 'foreign') return undefined;
  if (found.text === '===')
    return foreignOperator('===', found.span, expected.has('=') ? '=' : '==', undefined);
  const hint =
    found.text === '%' ? 'write `mod(a, b)` for a remainder, and `0.2` for 20 percent.' : undefined;
  return foreignOperator(found.text, found.span, FOREIGN.get(found.text), hint);
};

const raisesQuantity: Slip = ({ found, previous, tokens, index, written }) => {
  if (previous?.type === 'unit' && found?.text === '^') {
    const hint = 'write any other power in brackets, such as `[mV^(1/2)]`.';
    return unitForm('Only whole powers are read in a unit without brackets.', found.span, hint);
  }
  if (previous?.type !== 'quantity' || previous.unit === undefined || found?.text !== '^') return undefined;
  const isNegative = tokens[index + 1]?.text === '-';
  const power = tokens[isNegative ? index + 2 : index + 1];
  const isNumber = power?.type === 'number';
  const text = isNumber ? `${isNegative ? '-' : ''}${written(power)}` : '2';
  const last = isNumber ? power : found;
  return quantityPower(previous.text, previous.unit.text, text, joinSpans(previous.span, last.span));
};

const confusesEquals: Slip = ({ found, previous, expected, tokens }) => {
  if (found?.text === '==' && expected.has('=')) return foreignOperator('==', found.span, '=', undefined);
  if (found?.text !== '=' || !expected.has('==') || previous?.type === undefined) return undefined;
  const isSecond = tokens.some((token) => token.text === '=' && token.span.end <= found.span.start);
  const hint = isSecond ? 'one statement has one `=`; a condition compares with `==`.' : undefined;
  return foreignOperator('=', found.span, '==', hint ?? 'a condition compares with `==`.');
};

/** Returns the comparison before `index` at the same bracket level and in the same condition. */
function comparisonBefore(tokens: readonly Token[], index: number): Token | undefined {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    const { text, type } = tokens[at] ?? { text: '', type: 'name' };
    if (text === ')' || text === ']') depth++;
    if (text === '(' || text === '[') depth--;
    if (depth < 0 || (depth === 0 && (type === 'reserved' || text === '=') && !VALUE_WORDS.has(text)))
      return undefined;
    if (depth === 0 && COMPARATORS.has(text)) return tokens[at];
  }
  return undefined;
}

const chainsComparisons: Slip = ({ found, tokens, index }) => {
  if (found === undefined || !COMPARATORS.has(found.text)) return undefined;
  const first = comparisonBefore(tokens, index);
  return first === undefined ? undefined : comparisonChain(first.text, found.text, found.span, first.span);
};

const leavesOutDigit: Slip = (problem) => {
  const { found, previous, next } = problem;
  if (found?.text !== '.') return undefined;
  if (previous?.type === 'number' && touches(previous, found)) {
    return numberFormat(`${previous.text}.`, `${previous.text}.0`, joinSpans(previous.span, found.span));
  }
  const isNumber = next?.type === 'number' || next?.type === 'quantity';
  if (!isNumber || !isExpressionExpected(problem)) return undefined;
  const span: Span = { ...found.span, end: next.span.start + next.text.length };
  return numberFormat(`.${next.text}`, `0.${next.text}`, span);
};

const beginsWithPlus: Slip = (problem) => {
  const { found, previous } = problem;
  if (found?.text !== '+' || !isExpressionExpected(problem)) return undefined;
  if (previous?.text === '=' && touches(previous, found)) {
    const span = joinSpans(previous.span, found.span);
    return foreignOperator(
      '=+',
      span,
      undefined,
      'write `+=` to add in a block; a positive value has no sign.',
    );
  }
  return unexpected('A value has no leading `+`.', found.span, 'leave the `+` out.', [
    { title: 'remove `+`', span: found.span, text: '' },
  ]);
};

const writesElif: Slip = ({ found, previous }) => {
  for (const token of [found, previous]) {
    if (token !== undefined && ELSE_IF_WORDS.has(token.text)) {
      return foreignOperator(token.text, token.span, 'else if', undefined);
    }
  }
  return undefined;
};

const forgetsElse: Slip = ({ found, previous, expected, tokens, index }) => {
  const isEnd = found === undefined || [')', ']', ','].includes(found.text) || found.type === 'block';
  if (!isEnd || !expected.has('else') || !expected.has('*') || previous === undefined) return undefined;
  const start = tokens.slice(0, index).findLast(({ text }) => text === 'if');
  if (start === undefined) return undefined;
  const end = { ...previous.span, start: previous.span.end };
  return missingElse(joinSpans(start.span, previous.span), end);
};

const FILE_WORDS: ReadonlySet<string> = new Set(['import', 'function', 'const']);

const standsInWrongPlace: Slip = ({ start, index, tokens, found, next }) => {
  const [first, second] = tokens;
  if (first === undefined) return undefined;
  if (start === 'declaration' && index === 0 && found !== undefined) {
    const isStatement =
      STATEMENT_WORDS.has(found.text) || ['spike', 'refractory', 'every', 'at', 'time'].includes(found.text);
    const isDefinition = ['=', ':', '/', "'"].includes(next?.text ?? '') && found.type === 'name';
    if (!FILE_WORDS.has(found.text) && (isStatement || isDefinition)) {
      const isValue = isDefinition && (next?.text === '=' || next?.text === ':');
      const hint = isValue ? ' A value that a whole file shares is a `const`.' : '';
      return unexpected(
        `\`${found.text}\` stands outside of any component.`,
        found.span,
        `move it into a component such as \`neuron Name { … }\`.${hint}`,
        [],
      );
    }
  }
  if (start === 'declaration' || start === 'importList') return undefined;
  const isFileWord = index === 0 && FILE_WORDS.has(first.text) && second?.type !== 'symbol';
  const isBody = index === 1 && BODY_WORDS.has(first.text) && second?.type === 'name';
  if (!isFileWord && !isBody && !(index === 0 && first.text === 'import')) return undefined;
  return unexpected(
    `\`${first.text}\` declarations stand at the top level of a file.`,
    first.span,
    'move it out of this block.',
    [],
  );
};

const namesReservedWord: Slip = (problem) => {
  const { found, next, expected, tokens, index } = problem;
  const [first] = tokens;
  const defines = (token: Token | undefined): boolean => ['=', ':', '+='].includes(token?.text ?? '');
  if (index === 1 && first?.type === 'reserved' && defines(found))
    return reservedWord(first.text, first.span);
  if (found?.type !== 'reserved') return undefined;
  if (index === 0) return defines(next) ? reservedWord(found.text, found.span) : undefined;
  const isNameOnly = expected.has('%name') && !isExpressionExpected(problem);
  const isOperand = isExpressionExpected(problem) && STATEMENT_WORDS.has(found.text);
  return isNameOnly || isOperand ? reservedWord(found.text, found.span) : undefined;
};

const STATEMENT_STARTS: {
  readonly [start: string]: { readonly place: string; readonly words: readonly string[] };
} = {
  declaration: {
    place: 'a file',
    words: [...BODY_WORDS, ...FILE_WORDS],
  },
  statement: {
    place: 'a component',
    words: [...STATEMENT_WORDS, 'spike', 'at', 'every', 'refractory', 'reaction', 'time unit'].filter(
      (word) => !FILE_WORDS.has(word),
    ),
  },
  networkStatement: { place: 'a network', words: ['population', 'connect', 'signal', 'record', 'param'] },
  setting: { place: 'the block of a population', words: [] },
  gateEntry: { place: 'a gate', words: ['alpha', 'beta', 'inf', 'tau', 'scale'] },
  blockStatement: { place: 'an event block', words: ['let', 'if'] },
};

/** What a run is asked for, and no network says. */
const OF_RUNS: ReadonlySet<string> = new Set([
  ...['run', 'seed', 'dt', 'duration', 'method', 'simulate', 'timestep'],
]);

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['parameter', 'param'],
  ['parameters', 'param'],
  ['constant', 'const'],
  ['var', 'state'],
  ['variable', 'state'],
  ['model', 'neuron'],
  ['cell', 'neuron'],
  ['def', 'function'],
  ['include', 'import'],
  ['threshold', 'spike when'],
  ['reset', 'on spike'],
  ['when', 'on'],
  ['timeunit', 'time unit'],
  ['on_pre', 'on pre'],
  ['on_post', 'on post'],
  ['group', 'population'],
  ['neurons', 'population'],
  ['projection', 'connect'],
  ['connection', 'connect'],
  ['monitor', 'record'],
]);

const beginsUnknownStatement: Slip = ({ start, tokens, index, found, written }) => {
  const [first] = tokens;
  const known = STATEMENT_STARTS[start];
  if (first === undefined || known === undefined) return undefined;
  const { place, words } = known;
  if (index === 0) {
    if (first.text === 'if' && start === 'statement') {
      const hint = 'a value is chosen by `name = if C then A else B`; `if C { … }` stands in an event block.';
      return unexpected('A component has no `if` blocks of its own.', first.span, hint, []);
    }
    if (first.type !== 'name') {
      return unexpected(
        `A statement of ${place} cannot begin with \`${written(first)}\`.`,
        { ...first.span, end: first.type === 'block' ? first.span.start + 1 : first.span.end },
        undefined,
        [],
      );
    }
  } else if (
    index !== 1 ||
    first.type !== 'name' ||
    words.some((word) => word.split(' ')[0] === first.text)
  ) {
    return undefined;
  } else if (
    found !== undefined &&
    !['name', 'reserved', 'number', 'quantity', 'block', 'string'].includes(found.type)
  ) {
    return undefined;
  } else if (
    found === undefined &&
    SYNONYMS.get(first.text) === undefined &&
    nearest(first.text, words) === undefined
  ) {
    return undefined;
  }
  const synonym = SYNONYMS.get(first.text.toLowerCase());
  // What is right elsewhere is no help here: `reset` in an event block is no `on spike`.
  const isOffered = synonym !== undefined && words.includes(synonym.split(' ')[0] ?? '');
  const ofComponent = start === 'statement' && synonym === 'const' ? 'param' : undefined;
  const suggestion = ofComponent ?? (isOffered ? synonym : nearest(first.text, words));
  const list = words.map((word) => `\`${word}\``).join(', ');
  const hint =
    start === 'statement'
      ? 'a definition has the form `name = value`.'
      : start === 'blockStatement'
        ? 'here stand assignments `name = value`, `let` and `if`.'
        : start === 'networkStatement' && OF_RUNS.has(first.text.toLowerCase())
          ? 'that is said when it runs: `axode run FILE --for 1s --dt 0.1ms --seed 3 --method rk4`.'
          : `here stand ${list}.`;
  return unknownStatement(first.text, place, first.span, suggestion, hint);
};

const sumsWithoutParentheses: Slip = ({ found, previous, next }) => {
  if (found?.text !== 'over' || previous?.type !== 'name' || next?.type !== 'name') return undefined;
  const what = `${previous.text} over ${next.text} of …`;
  return unexpected(
    `\`${what}\` cannot stand here without parentheses.`,
    joinSpans(previous.span, next.span),
    `it takes all that follows: write \`(${what})\`.`,
    [],
  );
};

const misspellsOverCells: Slip = ({ found, previous, expected, tokens, index, written }) => {
  if (found === undefined || previous === undefined) return undefined;
  const over = previous.text === 'over' ? index - 1 : index - 2;
  if (tokens[over]?.text !== 'over') return undefined;
  // `sum over all cells of v`: the word between is one too many.
  const isAll = over === index - 2 && found.text === 'cells';
  if (!isAll && !expected.has(over === index - 1 ? '%name' : 'of')) return undefined;
  const [wanted, word, at] = isAll
    ? ['cells', 'over', previous]
    : [over === index - 1 ? 'cells' : 'of', previous.text, found];
  return unexpected(
    `Expected \`${wanted}\` after \`${word}\`, found \`${written(at)}\`.`,
    at.span,
    `it is written \`${tokens[over - 1]?.text ?? 'sum'} over cells of …\`.`,
    [],
  );
};

const misspellsWord: Slip = (problem) => {
  const { found, expected, next } = problem;
  if (found?.type !== 'name' || !isOperatorExpected(problem)) return undefined;
  if (['=', ':'].includes(next?.text ?? '')) return undefined;
  const words = [...expected].filter((symbol) => /^\p{L}{2,}$/u.test(symbol));
  const suggestion = nearest(found.text, words);
  if (suggestion === undefined) return undefined;
  return unexpected(
    `Expected an operator or \`${suggestion}\`, found \`${found.text}\`.`,
    found.span,
    `did you mean \`${suggestion}\`?`,
    [{ title: `write \`${suggestion}\``, span: found.span, text: suggestion }],
  );
};

const forgetsBraces: Slip = (problem) => {
  const { found, previous, expected, written, tokens } = problem;
  if (found === undefined || !expected.has('%block') || previous === undefined) return undefined;
  if (tokens[0]?.text === 'import') {
    const hint = 'write `import { A, B } from "./file.axo"`.';
    return unexpected(
      `Expected the names to import in braces, found \`${written(found)}\`.`,
      found.span,
      hint,
      [],
    );
  }
  if (found.type !== 'name' && found.type !== 'reserved') return undefined;
  return unexpected(
    `Expected a block \`{ … }\` after \`${written(previous)}\`, found \`${written(found)}\`.`,
    found.span,
    'put the statements between `{` and `}`.',
    [],
  );
};

function endsOperand({ type, text }: Token): boolean {
  if (type === 'reserved') return VALUE_WORDS.has(text);
  return ['name', 'number', 'quantity'].includes(type) || text === ')' || text === ']';
}

function beginsOperand({ type, text }: Token): boolean {
  if (type === 'reserved') return VALUE_WORDS.has(text) || text === 'old';
  return ['name', 'number', 'quantity'].includes(type) || text === '(' || text === '[';
}

const writesTwoStatements: Slip = ({ found, next, isComplete, previous, tokens }) => {
  const [first] = tokens;
  if (found === undefined || !isComplete || previous === undefined) return undefined;
  const isNext = STATEMENT_WORDS.has(found.text) || ['=', ':', "'", '+=', '-='].includes(next?.text ?? '');
  if (!isNext && found.text !== ',' && previous.type !== 'block') return undefined;
  if (found.text === ',') {
    if (!['param', 'input', 'output', 'const', 'let'].includes(first?.text ?? '')) return undefined;
    return unexpected(
      'Expected the end of the statement, found `,`.',
      found.span,
      'give each its own statement, on a new line or behind `;`.',
      [],
    );
  }
  return unexpected(
    `Expected the end of the statement before \`${found.type === 'block' ? '{' : found.text}\`.`,
    { ...found.span, end: found.type === 'block' ? found.span.start + 1 : found.span.end },
    'begin a new line, or write `;` between two statements.',
    [],
  );
};

const leavesOutOperator: Slip = (problem) => {
  const { found, previous, written, tokens, index, expected } = problem;
  if (found === undefined || previous === undefined || !isOperatorExpected(problem)) return undefined;
  if (!endsOperand(previous) || !beginsOperand(found)) return undefined;
  // In `if a 1 else 2` the `then` is missing, in `if 2 (a) then` the `*`.
  const following = tokens.slice(index).find(({ text }) => text === 'then' || text === 'else');
  if (expected.has('then') && following?.text !== 'then') {
    const message = `Expected \`then\` after \`${written(previous)}\`, found \`${written(found)}\`.`;
    return unexpected(message, found.span, 'a choice has the form `if C then A else B`.', []);
  }
  const gap: Span = { ...previous.span, start: previous.span.end, end: found.span.start };
  return missingOperator(written(previous), written(found), gap, joinSpans(previous.span, found.span));
};

const forgetsUnit: Slip = ({ previous, found, expected, written }) => {
  if (previous?.text !== ':' || !expected.has('%unit')) return undefined;
  const rest = found === undefined ? ', but the statement ends here' : `, found \`${written(found)}\``;
  return missingUnit(rest, found?.span ?? previous.span);
};

const quotesWithPrime: Slip = ({ found, expected }) => {
  if (found?.type !== 'prime' || !expected.has('%string')) return undefined;
  return foreignOperator("'", found.span, '"', 'the path stands in double quotes: `from "./file.axo"`.');
};

const nestsWithoutParentheses: Slip = (problem) => {
  const { found } = problem;
  if ((found?.text !== 'if' && found?.text !== 'not') || !isExpressionExpected(problem)) return undefined;
  return unexpected(
    `\`${found.text}\` cannot stand here without parentheses.`,
    found.span,
    `put the whole \`${found.text} …\` in parentheses.`,
    [],
  );
};

const leavesOutArgumentName: Slip = ({ found, previous, expected, tokens }) => {
  if (found === undefined || !expected.has('%name') || expected.has('%number')) return undefined;
  const isArgument =
    (['use', 'connect'].includes(tokens[0]?.text ?? '') || tokens[2]?.text === '=') &&
    (previous?.text === '(' || previous?.text === ',');
  if (!isArgument || found.type === 'symbol') return undefined;
  const hint = 'arguments are written `name = value`.';
  return unexpected(`Expected the name of a parameter, found \`${found.text}\`.`, found.span, hint, []);
};

const definesPath: Slip = ({ start, found, index, tokens }) => {
  if (start !== 'statement' || found?.text !== '.' || index !== 1) return undefined;
  const path = `${tokens[0]?.text}.${tokens[2]?.text ?? ''}`;
  const hint = 'the values of a part are given where it is used: `use part = Kind(name = value)`.';
  return unexpected(`A component defines no value of a part, such as \`${path}\`.`, found.span, hint, []);
};

/** In this order: the more special first. */
export const SLIPS: readonly Slip[] = [
  ...NETWORK_SLIPS,
  opensWithColon,
  multipliesDerivative,
  equatesInBlock,
  definesFunction,
  changesOutsideEvent,
  leavesOutColon,
  callsOfModule,
  separatesUnits,
  usesForeignOperator,
  raisesQuantity,
  quotesWithPrime,
  forgetsUnit,
  leavesOutDigit,
  writesElif,
  chainsComparisons,
  standsInWrongPlace,
  leavesOutArgumentName,
  definesPath,
  namesReservedWord,
  confusesEquals,
  beginsWithPlus,
  beginsUnknownStatement,
  sumsWithoutParentheses,
  misspellsOverCells,
  misspellsWord,
  forgetsElse,
  writesTwoStatements,
  forgetsBraces,
  choosesBehindValue,
  nestsWithoutParentheses,
  leavesOutOperator,
];
