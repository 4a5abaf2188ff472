/** Slips of people who write as papers, Python or C do, each with what is written here instead. */
import { joinSpans, type Span } from '../base/span.ts';
import { unexpected, unitForm } from '../diagnostics/codes/syntax.ts';
import { isUnitName } from '../units/unit-names.ts';
import { isOperatorExpected, type Slip, type SyntaxProblem } from './syntax-problem.ts';
import type { Token } from './token.ts';
import { BODY_WORDS } from './words.ts';

const COMPOUND: ReadonlySet<string> = new Set(['+=', '-=', '*=', '/=']);

/** Returns the text of tokens without blanks, as units and factors are written. */
function joined(tokens: readonly Token[], written: SyntaxProblem['written']): string {
  return tokens.map(written).join('');
}

export const leavesOutColon: Slip = ({ start, tokens, index, found, previous, written }) => {
  const [first, name] = tokens;
  if (start !== 'statement' || index !== 2 || first?.type !== 'reserved' || name?.type !== 'name')
    return undefined;
  if (first.text === 'on') return undefined;
  if (found?.type !== 'name' || !isUnitName(found.text) || previous === undefined) return undefined;
  const end = tokens.findIndex(({ text }) => text === '=');
  const unit = joined(tokens.slice(index, end < 0 ? undefined : end), written);
  const gap: Span = { ...previous.span, start: previous.span.end, end: found.span.start };
  return unexpected(
    `Expected \`:\` before the unit \`${unit}\`.`,
    found.span,
    `write \`${first.text} ${name.text} : ${unit}${end < 0 ? '' : ' = …'}\`.`,
    [{ title: 'insert `:`', span: gap, text: ' : ' }],
  );
};

export const multipliesDerivative: Slip = ({ start, tokens, index, written }) => {
  const equals = tokens.findIndex(({ text }) => text === '=');
  const [variable, slash, time] = tokens.slice(Math.max(0, equals - 3), Math.max(0, equals));
  if (start !== 'statement' || equals < 5 || index >= equals || variable === undefined) return undefined;
  if (!/^d./u.test(variable.text) || slash?.text !== '/' || time?.text !== 'dt') return undefined;
  if (tokens[equals - 4]?.text !== '*') return undefined;
  const factors = tokens.slice(0, equals - 4);
  const factor = joined(factors, written);
  const divisor = factors.length === 1 && factors[0]?.type === 'name' ? factor : `(${factor})`;
  const derivative = `${variable.text}/dt`;
  return unexpected(
    'An equation has nothing but its derivative on the left.',
    joinSpans(factors[0]?.span ?? variable.span, time.span),
    `solve for \`${derivative}\`: \`${derivative} = (…) / ${divisor}\`.`,
    [],
  );
};

/** An equation where values are assigned: what holds all the time is no event, whatever the condition. */
export const equatesInBlock: Slip = ({ start, tokens }) => {
  const [variable, slash, time] = tokens;
  if (start !== 'blockStatement' || variable === undefined || !/^d./u.test(variable.text)) return undefined;
  if (slash?.text !== '/' || time?.text !== 'dt') return undefined;
  return unexpected(
    'An equation stands outside of blocks.',
    joinSpans(variable.span, time.span),
    `outside, a condition may choose its right side: \`${variable.text}/dt = if C then A else B\`.`,
    [],
  );
};

export const callsOfModule: Slip = ({ found, previous, tokens, index }) => {
  if (found?.text !== '(' || previous?.type !== 'name' || tokens[index - 2]?.text !== '.') return undefined;
  return unexpected(
    `\`${tokens[index - 3]?.text ?? ''}.${previous.text}\` is no function.`,
    previous.span,
    `functions are called by their plain name: \`${previous.text}(…)\`.`,
    [],
  );
};

/** A unit without brackets ends at a blank: `5 uF cm^-2`. */
export const separatesUnits: Slip = ({ found, previous, tokens, index, written }) => {
  if (previous?.type !== 'quantity' || previous.unit === undefined || previous.unit.bracketed)
    return undefined;
  if (found?.type !== 'name' || !isUnitName(found.text)) return undefined;
  const hasSign = tokens[index + 2]?.text === '-';
  const power = tokens[index + (hasSign ? 3 : 2)];
  const isPower = tokens[index + 1]?.text === '^' && power?.type === 'number';
  if (!isPower && [...found.text].length === 1) return undefined;
  const exponent = isPower && power.text !== '1' ? `^${power.text}` : '';
  const unit = `${previous.unit.text}${hasSign ? '/' : '*'}${found.text}${exponent}`;
  const last = isPower ? power : found;
  const number = previous.text;
  const bracket = `${previous.unit.text} ${joined(tokens.slice(index, tokens.indexOf(last) + 1), written)}`;
  return unitForm(
    'A unit without brackets has no blanks.',
    joinSpans(previous.span, last.span),
    `write \`${number} ${unit}\` or \`${number} [${bracket}]\`.`,
  );
};

/** What stands in braces here and behind a colon in Python. */
export const opensWithColon: Slip = ({ found, expected, tokens, index, written }) => {
  const [first] = tokens;
  if (found?.text !== ':' || first === undefined || !expected.has('%block')) return undefined;
  const isComponent = BODY_WORDS.has(first.text);
  const what = isComponent ? "a component's statements" : 'the statements of a block';
  const head = tokens.slice(0, index).map(written).join(' ');
  return unexpected(
    `Expected a block \`{ … }\` after \`${written(tokens[index - 1] ?? first)}\`, found \`:\`.`,
    found.span,
    `${what} stand in braces: \`${head.length > 40 ? first.text : head} { … }\`.`,
    [],
  );
};

export const definesFunction: Slip = ({ start, tokens: [first, name], index }) => {
  if (first?.text !== 'def' || name?.type !== 'name' || index > 1) return undefined;
  const where = start === 'declaration' ? '' : ' at the top level of the file';
  return unexpected(
    '`def` begins no statement.',
    first.span,
    `a function is one formula${where}: \`function ${name.text}(…) = …\`.`,
    [],
  );
};

export const choosesBehindValue: Slip = (problem) => {
  const { found, isComplete } = problem;
  if (found?.text !== 'if' || !isComplete || !isOperatorExpected(problem)) return undefined;
  const hint = 'a choice has the form `if C then A else B`.';
  return unexpected('The value of an `if` stands behind its condition.', found.span, hint, []);
};

export const changesOutsideEvent: Slip = ({ start, tokens: [first, second], index }) => {
  if (index > 1 || (start !== 'statement' && start !== 'declaration')) return undefined;
  const operator = second?.text;
  if (first?.type !== 'name' || operator === undefined || !COMPOUND.has(operator)) return undefined;
  return unexpected(
    `\`${first.text}\` is changed outside of an event block.`,
    first.span,
    `what changes at an event stands in its block: \`on spike { ${first.text} ${operator} … }\`.`,
    [],
  );
};
