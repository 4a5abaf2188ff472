import type { Span } from '../../base/span.ts';
import { type DiagnosticCode, defineCode } from '../define-code.ts';
import type { Fix } from '../diagnostic.ts';

/** Returns a piece of the text for a message, shortened if it is longer than anyone reads. */
function quoted(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

const LEAK = `neuron Leaky {
  param tau = 10 ms
  state v : mV = -65 mV
  dv/dt = (-65 mV - v) / tau
}
`;

export const tooLong: DiagnosticCode<[length: number, limit: number, span: Span]> = defineCode(
  {
    code: 'syntax/too-long',
    severity: 'error',
    title: 'A file holds at most a million characters',
    explanation:
      'A model file is meant to be read by people. A text of more than a million characters is not compiled, so that a wrong file (data, an archive) is refused at once. Tables of numbers belong into data files; a large model is split into several files with `import`.',
    failing: `# A million characters and more\n${LEAK}`,
    corrected: LEAK,
    command: 'axode check recording.csv',
  },
  (length, limit, span) => ({
    message: `The text has ${length} characters; a model file holds at most ${limit}.`,
    span,
    hint: 'split the model into several files with `import`.',
  }),
);

export const tooMany: DiagnosticCode<[limit: number, span: Span]> = defineCode(
  {
    code: 'syntax/too-many',
    severity: 'error',
    title: 'A text with a thousand mistakes is no model',
    explanation:
      'Reading stops at the thousandth mistake: the text is something else than a model, or one mistake near its beginning upset all that follows. Repair the first ones and check again.',
    failing: `# A thousand lines that are no model\n${LEAK}`,
    corrected: LEAK,
    command: 'axode check recording.csv',
  },
  (limit, span) => ({
    message: `The text has more than ${limit} mistakes; those from here on are not told.`,
    span,
    hint: 'repair the first ones and check again.',
  }),
);

export const tooDeep: DiagnosticCode<[limit: number, span: Span]> = defineCode(
  {
    code: 'syntax/too-deep',
    severity: 'error',
    title: 'Brackets, signs and powers are nested at most 500 deep',
    explanation:
      'Parentheses, brackets, blocks, chains of `-`, `not` and `^` may be nested 500 deep; sums, products and `else if` chains may be as long as you like. Give parts of the expression names of their own.',
    failing: `neuron Deep {\n  param a = ${'('.repeat(501)}1${')'.repeat(501)}\n}\n`,
    corrected: 'neuron Deep {\n  param a = ((1))\n  output x = a\n}\n',
  },
  (limit, span) => ({
    message: `The text is nested more than ${limit} deep here.`,
    span,
    hint: 'give inner parts of the expression names of their own.',
  }),
);

export const statementTooLong: DiagnosticCode<[count: number, limit: number, span: Span]> = defineCode(
  {
    code: 'syntax/statement-too-long',
    severity: 'error',
    title: 'A statement has a bounded number of words',
    explanation:
      'One statement may have some ten thousands of words and signs. A longer one is refused, as it would need too much memory. Give parts of it names of their own.',
    failing: `neuron Long {\n  param a = 1${' + 1'.repeat(25_001)}\n}\n`,
    corrected: 'neuron Long {\n  param a = 1 + 1\n  output x = a\n}\n',
  },
  (count, limit, span) => ({
    message: `This statement has ${count} words and signs; a statement may have at most ${limit}.`,
    span,
    hint: 'give parts of it names of their own.',
  }),
);

export const strayCharacter: DiagnosticCode<
  [message: string, span: Span, hint: string | undefined, fixes: readonly Fix[]]
> = defineCode(
  {
    code: 'syntax/stray-character',
    severity: 'error',
    title: 'Every character belongs to the language',
    explanation:
      'The text holds a character that means nothing in a model. Texts that were copied from a paper or a word processor often hold a long minus, a multiplication sign or a blank of a fixed width; write the plain characters `-`, `*` and the blank instead.',
    failing: `neuron Leaky {\n  state v : mV = \u221265 mV\n  dv/dt = (-65 mV - v) / 10 ms\n}\n`,
    corrected: `neuron Leaky {\n  state v : mV = -65 mV\n  dv/dt = (-65 mV - v) / 10 ms\n}\n`,
  },
  (message, span, hint, fixes) => ({ message, span, hint, fixes }),
);

export const unterminatedString: DiagnosticCode<[span: Span]> = defineCode(
  {
    code: 'syntax/unterminated-string',
    severity: 'error',
    title: 'A quoted text ends on its line',
    explanation: 'The path of an `import` stands between two double quotes on one line.',
    failing: `import { Leaky } from "./leaky.axo\n\n${LEAK}`,
    corrected: LEAK,
  },
  (span) => ({
    message: 'This quoted text has no closing `"` on its line.',
    span,
    hint: 'close it with `"`.',
  }),
);

export const unterminatedBlock: DiagnosticCode<
  [owner: string | undefined, span: Span, here: { readonly span: Span; readonly message: string } | undefined]
> = defineCode(
  {
    code: 'syntax/unterminated-block',
    severity: 'error',
    title: 'Every block is closed',
    explanation:
      'A `{` opens a block that its `}` closes. The place shown is the block that was still open when the text ended, or when a new declaration began at the start of a line.',
    failing:
      'neuron Leaky {\n  state v : mV = -65 mV\n  dv/dt = (-65 mV - v) / 10 ms\n\nneuron Other {\n  output x = 0\n}\n',
    corrected:
      'neuron Leaky {\n  state v : mV = -65 mV\n  dv/dt = (-65 mV - v) / 10 ms\n}\n\nneuron Other {\n  output x = 0\n}\n',
  },
  (owner, span, here) => ({
    message:
      owner === undefined
        ? 'This block is opened here and never closed.'
        : `The block of \`${owner}\` is opened here and never closed.`,
    span,
    labels: here === undefined ? [] : [here],
    hint: 'close it with `}`.',
  }),
);

export const unmatchedBracket: DiagnosticCode<
  [bracket: string, span: Span, opener: { readonly text: string; readonly span: Span } | undefined]
> = defineCode(
  {
    code: 'syntax/unmatched-bracket',
    severity: 'error',
    title: 'Brackets come in pairs',
    explanation:
      'Each `(` is closed by a `)`, each `[` by a `]`, each `{` by a `}`, the inner ones first. The place shown is the bracket that has no partner.',
    failing: 'neuron Leaky {\n  state v : mV = -65 mV\n  dv/dt = (-65 mV - v)) / 10 ms\n}\n',
    corrected: 'neuron Leaky {\n  state v : mV = -65 mV\n  dv/dt = (-65 mV - v) / 10 ms\n}\n',
  },
  (bracket, span, opener) => {
    const partner = { '(': ')', '[': ']', ')': '(', ']': '[', '}': '{' }[bracket] ?? '';
    if (opener !== undefined)
      return {
        message: `\`${bracket}\` cannot close the \`${opener.text}\` that is open here.`,
        span,
        labels: [{ span: opener.span, message: 'opened here' }],
        hint: `close \`${opener.text}\` first.`,
      };
    return '(['.includes(bracket)
      ? {
          message: `\`${bracket}\` is opened here and never closed.`,
          span,
          hint: `close it with \`${partner}\`.`,
        }
      : {
          message: `\`${bracket}\` closes nothing: no \`${partner}\` is open here.`,
          span,
          hint: `remove it, or open it with \`${partner}\`.`,
        };
  },
);

/** What was expected and what was found; the words are put together from the grammar. */
export const unexpected: DiagnosticCode<
  [message: string, span: Span, hint: string | undefined, fixes: readonly Fix[]]
> = defineCode(
  {
    code: 'syntax/unexpected',
    severity: 'error',
    title: 'Statements follow the grammar',
    explanation:
      'The text differs from the form of the statement at the place shown; the message says what may stand there. One statement stands on a line; several on one line are separated by `;`.',
    failing: 'neuron Leaky {\n  param g 120\n  output x = g\n}\n',
    corrected: 'neuron Leaky {\n  param g = 120\n  output x = g\n}\n',
  },
  (message, span, hint, fixes) => ({ message, span, hint, fixes }),
);

/** The statement ends where something must follow. */
export const unfinished: DiagnosticCode<
  [message: string, span: Span, hint: string | undefined, fixes: readonly Fix[]]
> = defineCode(
  {
    code: 'syntax/unfinished',
    severity: 'error',
    title: 'A statement is written to its end',
    explanation:
      'The line, block or text ends in the middle of a statement. A statement goes on on the next line if its line ends in an operator, a comma or an open bracket, or if the next line begins with an operator.',
    failing: 'neuron Leaky {\n  param g =\n}\n',
    corrected: 'neuron Leaky {\n  param g = 120\n  output x = g\n}\n',
  },
  (message, span, hint, fixes) => ({ message, span, hint, fixes }),
);

export const unknownStatement: DiagnosticCode<
  [word: string, place: string, span: Span, suggestion: string | undefined, hint: string | undefined]
> = defineCode(
  {
    code: 'syntax/unknown-statement',
    severity: 'error',
    title: 'A statement begins with a word of the language or a name that it defines',
    explanation:
      'In a component, a statement begins with `param`, `input`, `state`, `gate`, `output`, `use`, `spike`, `on`, `at`, `every`, `refractory` or `time unit`, or defines a name with `=`, or gives an equation `dv/dt =`. In a file stand imports, constants, functions and components.',
    failing: 'neuron Leaky {\n  parameter g = 120\n  output x = 0\n}\n',
    corrected: 'neuron Leaky {\n  param g = 120\n  output x = g\n}\n',
  },
  (word, place, span, suggestion, hint) => ({
    message: `${quoted(word)} begins no statement of ${place}.`,
    span,
    hint: suggestion === undefined ? hint : `did you mean \`${suggestion}\`?`,
    fixes: suggestion === undefined ? [] : [{ title: `write \`${suggestion}\``, span, text: suggestion }],
  }),
);

export const reservedWord: DiagnosticCode<[word: string, span: Span]> = defineCode(
  {
    code: 'syntax/reserved-word',
    severity: 'error',
    title: 'A reserved word is no name',
    explanation:
      'The words `param input state gate output use function const import if then else and or not in on t dt pi infinity xi old true false` have a fixed meaning everywhere and cannot be names. Every other word is free.',
    failing: 'neuron Leaky {\n  param t = 3\n  output x = 0\n}\n',
    corrected: 'neuron Leaky {\n  param t_0 = 3\n  output x = t_0\n}\n',
  },
  (word, span) => ({
    message: `\`${word}\` is a word of the language and cannot be used as a name.`,
    span,
    hint: `choose another name, for example \`${word}_\`.`,
    fixes: [{ title: `rename to \`${word}_\``, span, text: `${word}_` }],
  }),
);

export const quantityPower: DiagnosticCode<[number: string, unit: string, power: string, span: Span]> =
  defineCode(
    {
      code: 'syntax/quantity-power',
      severity: 'error',
      title: 'A power of a quantity says what is raised',
      explanation:
        '`10 mV ^ 2` could mean the square of ten millivolts or ten square millivolts, which differ by a factor of ten. Write `(10 mV)^2` or `10 [mV^2]`.',
      failing: 'neuron Leaky {\n  param a = 10 mV ^ 2\n  output x = a / 1 [mV^2]\n}\n',
      corrected: 'neuron Leaky {\n  param a = (10 mV)^2\n  output x = a / 1 [mV^2]\n}\n',
    },
    (number, unit, power, span) => {
      const raised = /^[\p{L}\p{N}_]+$/u.test(unit) ? unit : `(${unit})`;
      return {
        message: `${quoted(`${number} ${unit}`)} followed by \`^\` can be read in two ways.`,
        span,
        hint: `write \`(${number} ${unit})^${power}\` or \`${number} [${raised}^${power}]\`.`,
      };
    },
  );

export const comparisonChain: DiagnosticCode<[first: string, second: string, span: Span, previous: Span]> =
  defineCode(
    {
      code: 'syntax/comparison-chain',
      severity: 'error',
      title: 'A comparison has two sides',
      explanation:
        'A comparison gives a condition, which cannot be compared with a number again. Write the two comparisons and join them with `and`.',
      failing: 'neuron Leaky {\n  output x = 0\n  param a = if 0 < x < 1 then 1 else 0\n}\n',
      corrected: 'neuron Leaky {\n  output x = 0\n  output a = if 0 < x and x < 1 then 1 else 0\n}\n',
    },
    (first, second, span, previous) => ({
      message: `The result of \`${first}\` cannot be compared again with \`${second}\`.`,
      span,
      labels: [{ span: previous, message: 'the first comparison' }],
      hint: `join two comparisons with \`and\`, for example \`a ${first} b and b ${second} c\`.`,
    }),
  );

export const derivativeInExpression: DiagnosticCode<[state: string, span: Span]> = defineCode(
  {
    code: 'syntax/derivative-in-expression',
    severity: 'error',
    title: 'A derivative stands on the left of its equation only',
    explanation:
      'The derivative of a state variable is given by its equation. To read the same value elsewhere, give the right-hand side a name and use that name in both places.',
    failing: 'neuron Leaky {\n  state v = 0\n  time unit 1 ms\n  dv/dt = -v\n  output slope = 2 * dv/dt\n}\n',
    corrected:
      'neuron Leaky {\n  state v = 0\n  time unit 1 ms\n  rate = -v\n  dv/dt = rate\n  output slope = 2 * rate\n}\n',
  },
  (state, span) => ({
    message: `\`d${state}/dt\` can stand on the left of an equation only.`,
    span,
    hint: `name the right-hand side of the equation of \`${state}\` and use that name here.`,
  }),
);

export const missingElse: DiagnosticCode<[span: Span, end: Span]> = defineCode(
  {
    code: 'syntax/missing-else',
    severity: 'error',
    title: 'An `if` in an expression has an `else`',
    explanation:
      'An expression has a value in every case, so `if C then A` needs `else B`. Only `if C { … }` in an event block may do without.',
    failing: 'neuron Leaky {\n  output x = 0\n  output a = if x > 0 then 1\n}\n',
    corrected: 'neuron Leaky {\n  output x = 0\n  output a = if x > 0 then 1 else 0\n}\n',
  },
  (span, end) => ({
    message: 'This `if … then …` has no `else`, so it has no value when the condition is false.',
    span,
    hint: 'add `else` and the other value, for example `else 0`.',
    labels: [{ span: end, message: '`else` is expected here' }],
  }),
);

export const missingOperator: DiagnosticCode<[left: string, right: string, at: Span, span: Span]> =
  defineCode(
    {
      code: 'syntax/missing-operator',
      severity: 'error',
      title: 'Products are written with `*`',
      explanation:
        'Two values that stand side by side are not multiplied: `2 (x + 1)` is written `2 * (x + 1)`. Only a number and its unit stand side by side.',
      failing: 'neuron Leaky {\n  output x = 0\n  output a = 2 (x + 1)\n}\n',
      corrected: 'neuron Leaky {\n  output x = 0\n  output a = 2 * (x + 1)\n}\n',
    },
    (left, right, at, span) => ({
      message: `There is no operator between ${quoted(left)} and ${quoted(right)}.`,
      span,
      hint: 'write `*` for a product.',
      fixes: [{ title: 'insert `*`', span: at, text: ' * ' }],
    }),
  );

export const foreignOperator: DiagnosticCode<
  [found: string, span: Span, instead: string | undefined, hint: string | undefined]
> = defineCode(
  {
    code: 'syntax/foreign-operator',
    severity: 'error',
    title: 'Operators are those of the language',
    explanation:
      'A power is `^`, conditions are joined by `and`, `or`, `not`, equality is `==` in conditions and `=` in definitions, comments begin with `#`, and a further case is `else if`.',
    failing: 'neuron Leaky {\n  output x = 0\n  output a = x ** 2\n}\n',
    corrected: 'neuron Leaky {\n  output x = 0\n  output a = x^2\n}\n',
  },
  (found, span, instead, hint) => ({
    message:
      instead === undefined
        ? `\`${found}\` is not part of the language.`
        : `\`${found}\` is written \`${instead}\` here.`,
    span,
    hint: hint ?? (instead === undefined ? undefined : `write \`${instead}\`.`),
    fixes: instead === undefined ? [] : [{ title: `write \`${instead}\``, span, text: instead }],
  }),
);

export const numberFormat: DiagnosticCode<[found: string, better: string, span: Span]> = defineCode(
  {
    code: 'syntax/number-format',
    severity: 'error',
    title: 'A decimal point has a digit on both sides',
    explanation: 'Numbers are written `0.5`, `5.0`, `1e-3`: a point stands between two digits.',
    failing: 'neuron Leaky {\n  param a = .5\n  output x = a\n}\n',
    corrected: 'neuron Leaky {\n  param a = 0.5\n  output x = a\n}\n',
  },
  (found, better, span) => ({
    message: `${quoted(found)} needs a digit on both sides of the point.`,
    span,
    hint: `write ${quoted(better)}.`,
    fixes: [{ title: `write \`${better}\``, span, text: better }],
  }),
);

export const numberTooLong: DiagnosticCode<[length: number, limit: number, span: Span]> = defineCode(
  {
    code: 'syntax/number-too-long',
    severity: 'error',
    title: 'A number has a bounded number of digits',
    explanation:
      'Numbers are read exactly and then rounded once, to about sixteen digits. A number of more than a thousand digits is a slip; write very large and very small ones with an exponent, such as `1e-9`.',
    failing: `neuron Long {\n  param a = 0.${'1'.repeat(1000)}\n  output x = a\n}\n`,
    corrected: 'neuron Long {\n  param a = 0.111\n  output x = a\n}\n',
  },
  (length, limit, span) => ({
    message: `This number has ${length} digits; a number may have at most ${limit}.`,
    span,
    hint: 'write it with an exponent, such as `1e-9`.',
  }),
);

export const missingUnit: DiagnosticCode<[found: string, span: Span]> = defineCode(
  {
    code: 'syntax/missing-unit',
    severity: 'error',
    title: 'A colon is followed by a unit',
    explanation:
      'After `:` stands the unit in which a value is declared: `: mV`, `: mS/cm^2`, `: [nA mV^-1]`, or `: 1` for a plain number. The unit may be left out together with the colon.',
    failing: 'neuron Leaky {\n  param g : = 120\n  output x = g\n}\n',
    corrected: 'neuron Leaky {\n  param g : 1 = 120\n  output x = g\n}\n',
  },
  (found, span) => ({
    message: `Expected a unit after \`:\`${found}.`,
    span,
    hint: 'write a unit such as `mV`, or `1` for a plain number.',
  }),
);

export const unitForm: DiagnosticCode<[message: string, span: Span, hint: string | undefined]> = defineCode(
  {
    code: 'syntax/unit-form',
    severity: 'error',
    title: 'A unit is a product of powers of unit names',
    explanation:
      'In brackets, a unit is made of unit names with `*`, `/`, blanks (which multiply), parentheses and constant powers: `[nA mV^-1]`, `[mV^(1/2)]`. Without brackets only `*`, `/` and whole powers are read: `mS/cm^2`.',
    failing: 'neuron Leaky {\n  param a = 10 [mV^]\n  output x = a / 1 mV\n}\n',
    corrected: 'neuron Leaky {\n  param a = 10 [mV]\n  output x = a / 1 mV\n}\n',
  },
  (message, span, hint) => ({ message, span, hint }),
);
