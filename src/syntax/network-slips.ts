/** Slips in networks and synapses, many of them habits from Brian2, NEST and PyNN. */
import { joinSpans, type Span } from '../base/span.ts';
import { unexpected, unfinished } from '../diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Slip, SyntaxProblem } from './syntax-problem.ts';
import type { Token } from './token.ts';

function isConnection({ start, tokens }: SyntaxProblem): boolean {
  return start === 'networkStatement' && tokens[0]?.text === 'connect';
}

function isRecord({ start, tokens }: SyntaxProblem): boolean {
  return start === 'networkStatement' && tokens[0]?.text === 'record';
}

function isPopulation({ start, tokens }: SyntaxProblem): boolean {
  return start === 'networkStatement' && tokens[0]?.text === 'population' && tokens[1]?.type === 'name';
}

/** Returns what is said where `wanted` should stand: at the token that stands there, or at the end. */
function expects(
  wanted: string,
  { found, previous, written }: SyntaxProblem,
  hint: string,
  instead?: string,
): Diagnostic | undefined {
  if (previous === undefined) return undefined;
  const behind = `Expected ${wanted} after \`${written(previous)}\``;
  if (found === undefined) {
    const end: Span = { ...previous.span, start: previous.span.end };
    return unfinished(`${behind}, but the statement ends here.`, end, hint, []);
  }
  const fixes =
    instead === undefined ? [] : [{ title: `write \`${instead}\``, span: found.span, text: instead }];
  return unexpected(`${behind}, found \`${written(found)}\`.`, placeOf(found), hint, fixes);
}

function placeOf({ type, span }: Token): Span {
  return type === 'block' ? { ...span, end: span.start + 1 } : span;
}

function insertion(word: string, { span }: Token): Diagnostic['fixes'] {
  return [{ title: `insert \`${word}\``, span: { ...span, end: span.start }, text: `${word} ` }];
}

// ── Connections ──

const VALUED: ReadonlySet<string> = new Set([
  ...['delay', 'seed', 'probability', 'indegree', 'outdegree', 'every'],
]);

/** `delay = 1 ms` */
const equatesOption: Slip = (problem) => {
  const { found, previous, next, written } = problem;
  if (found?.text !== '=' || previous === undefined || !VALUED.has(previous.text)) return undefined;
  if (!isConnection(problem) && !isRecord(problem)) return undefined;
  const value = next === undefined ? '…' : written(next);
  return unexpected(
    `\`${previous.text}\` is followed by its value, without \`=\`.`,
    found.span,
    `write \`${previous.text} ${value}\`.`,
    [{ title: 'remove `=`', span: found.span, text: '' }],
  );
};

const ARROWS: ReadonlySet<string> = new Set(['to', '=>', '>', '<->', 'onto', 'into', 'and', '-']);

const connectsWithoutArrow: Slip = (problem) => {
  const { found, expected, tokens } = problem;
  if (!isConnection(problem) || !expected.has('->') || tokens.length < 2) return undefined;
  if (found?.text === '[') return undefined;
  const hint =
    found?.text === '<->'
      ? 'a connection has one direction; write a second one for the way back.'
      : 'a connection goes from populations to populations: `connect E -> I by Synapse all to all`.';
  return expects('`->`', problem, hint, found !== undefined && ARROWS.has(found.text) ? '->' : undefined);
};

const connectsSomeCells: Slip = (problem) => {
  const { found, expected } = problem;
  if (!isConnection(problem) || found?.text !== '[') return undefined;
  if (!expected.has('->') && !expected.has('by')) return undefined;
  return unexpected(
    'A connection takes whole populations.',
    found.span,
    'choose cells by a rule or an option such as `where i <= 9`: `i` counts the cells before the arrow, `j` those behind it.',
    [],
  );
};

const connectsBySomethingElse: Slip = (problem) => {
  const { found, next, expected } = problem;
  if (!isConnection(problem) || !expected.has('by')) return undefined;
  const isWord = found?.type === 'name' && next?.type === 'name' && next.text !== 'probability';
  const hint = 'a connection names its synapse: `connect E -> I by Synapse all to all`.';
  return expects('`by` and a synapse', problem, hint, isWord && next.text !== 'fixed' ? 'by' : undefined);
};

const RULES =
  'which cells are connected stands behind the synapse: `all to all`, `one to one`, `with probability p`, `with fixed indegree n`, `where …` or ' +
  '`pairs from "file.csv"`.';

const WRITTEN_RULES: ReadonlyMap<string, string> = new Map([
  ['all_to_all', 'all to all'],
  ['one_to_one', 'one to one'],
  ['alltoall', 'all to all'],
  ['onetoone', 'one to one'],
  ['if', 'where'],
  ['when', 'where'],
  ['from', 'pairs from'],
]);

const leavesOutRule: Slip = (problem) => {
  const { found, previous, expected } = problem;
  if (!isConnection(problem)) return undefined;
  if (found?.text === '-' && (previous?.text === 'all' || previous?.text === 'one')) {
    return expects('`to`', problem, `write \`${previous.text} to ${previous.text}\`.`);
  }
  if (!expected.has('pairs')) return undefined;
  if (found?.text === 'probability' || found?.text === 'fixed') {
    const message = `Expected \`with\` before \`${found.text}\`.`;
    return unexpected(message, found.span, `write \`with ${found.text} …\`.`, insertion('with', found));
  }
  const instead = found && WRITTEN_RULES.get(found.text.toLowerCase());
  return expects('a rule', problem, RULES, instead);
};

const misnamesRule: Slip = (problem) => {
  const { found, expected } = problem;
  if (!isConnection(problem) || !expected.has('probability') || !expected.has('fixed')) return undefined;
  if (found?.text === 'indegree' || found?.text === 'outdegree') {
    const message = `Expected \`fixed\` before \`${found.text}\`.`;
    return unexpected(
      message,
      found.span,
      `write \`with fixed ${found.text} …\`.`,
      insertion('fixed', found),
    );
  }
  const isProbability = found?.type === 'name' && found.text.startsWith('p');
  const hint = 'write `with probability p`, `with fixed indegree n` or `with fixed outdegree n`.';
  return expects('`probability` or `fixed`', problem, hint, isProbability ? 'probability' : undefined);
};

const OPTIONS: ReadonlySet<string> = new Set(['no', 'where', 'delay', 'seed']);

const WITHOUT_SELF: ReadonlySet<string> = new Set(['no_self', 'noself', 'no_autapses', 'noautapses']);

const misnamesOption: Slip = (problem) => {
  const { found, previous, expected, written } = problem;
  if (!isConnection(problem)) return undefined;
  if (found !== undefined && expected.has(',') && OPTIONS.has(found.text)) {
    const gap: Span = { ...found.span, start: previous?.span.end ?? found.span.start, end: found.span.start };
    const message = `Expected \`,\` before \`${found.text}\`.`;
    return unexpected(message, found.span, 'options stand behind commas.', [
      { title: 'insert `,`', span: gap, text: ', ' },
    ]);
  }
  if (expected.has('self')) {
    return expects('`self`', problem, '`no self` leaves out connections of a cell to itself.', 'self');
  }
  if (!expected.has('seed') || !expected.has('delay')) return undefined;
  if (found !== undefined && WITHOUT_SELF.has(found.text.toLowerCase())) {
    return expects('an option', problem, 'write `no self`.', 'no self');
  }
  const hint =
    found?.type === 'name'
      ? `options are \`no self\`, \`where …\`, \`delay …\` and \`seed …\`; values of the synapse stand behind its name: \`by Synapse(${written(found)} = …)\`.`
      : 'options are `no self`, `where …`, `delay …` and `seed …`.';
  return expects('an option', problem, hint);
};

const callsConnect: Slip = (problem) => {
  const { start, found, previous, tokens, index } = problem;
  if (start !== 'networkStatement' || previous?.type !== 'name') return undefined;
  const isCall = found?.text === '(' && previous.text === 'connect' && index === 1;
  const isMethod = found?.text === '.' && index === 1 && tokens[2]?.text === 'connect';
  if (!isCall && !isMethod) return undefined;
  const hint = 'write `connect E -> I by Synapse with probability 0.1`.';
  const span = isMethod ? joinSpans(previous.span, tokens[2]?.span ?? previous.span) : previous.span;
  return unexpected('A connection is a statement, not a call.', span, hint, []);
};

const setsValueOfPart: Slip = ({ start, found, index, tokens, written }) => {
  const [first] = tokens;
  if (start !== 'networkStatement' || found?.text !== '.' || index !== 1 || first === undefined)
    return undefined;
  return unexpected(
    `A network defines no value of \`${written(first)}\` outside of its statement.`,
    found.span,
    'values of cells stand in the block of their population, `population E = Cell[10] { v = … }`, those of synapses ' +
      'behind their name, `by Synapse(w = …)`.',
    [],
  );
};

// ── Populations ──

const writesSizeElsewhere: Slip = (problem) => {
  const { found, expected, tokens, index, written } = problem;
  if (!isPopulation(problem)) return undefined;
  const name = tokens[1]?.text ?? 'E';
  const component = tokens[3]?.type === 'name' ? tokens[3].text : 'Cell';
  const form = `population ${name} = ${component}[100]`;
  if (index === 2 && found !== undefined) {
    return expects('`=`', problem, `write \`${form}\`.`, found.text === ':' ? '=' : undefined);
  }
  const setsValue = found?.text === '(' && (tokens[index + 2]?.text === '=' || expected.has('%block'));
  if (setsValue) {
    return expects(
      expected.has('[') ? 'the number of cells' : 'a block `{ … }`',
      problem,
      `values of the cells stand in a block: \`${form} { v = … }\`.`,
    );
  }
  if (expected.has('[') && index === 4) {
    const number = found?.text === '(' ? tokens[index + 1] : undefined;
    const size = number?.type === 'number' ? written(number) : '100';
    const hint = `it stands in brackets: \`population ${name} = ${component}[${size}]\`.`;
    return expects('the number of cells', problem, hint);
  }
  if (index === 3) return expects('the name of a component', problem, `write \`${form}\`.`);
  return undefined;
};

const setsOtherwise: Slip = (problem) => {
  const { start, found, previous, expected } = problem;
  if (start !== 'setting') return undefined;
  if (found?.text === ',' && previous !== undefined && !expected.has(',')) {
    const message = 'Settings are separated by `;` or stand in lines of their own.';
    return unexpected(message, found.span, 'write `;` instead of `,`.', [
      { title: 'write `;`', span: found.span, text: ';' },
    ]);
  }
  const hint = 'the block of a population sets values: `v = …`, `part.g = …`.';
  if (previous === undefined && found?.type === 'reserved') {
    return unexpected(`A population has no \`${found.text}\` of its own.`, found.span, hint, []);
  }
  return previous?.type === 'name' ? expects('`=`', problem, hint) : undefined;
};

// ── Records ──

const recordsWithoutOf: Slip = (problem) => {
  const { found, previous, tokens, expected, written } = problem;
  if (!isRecord(problem)) return undefined;
  const wrong = [found, previous].find((token) => ['from', 'in', 'for'].includes(token?.text ?? ''));
  const isBehindValue = wrong !== undefined && tokens.indexOf(wrong) >= 2;
  if (isBehindValue && (expected.has('of') || expected.has('%name'))) {
    const message = `Expected \`of\`, found \`${wrong.text}\`.`;
    return unexpected(message, wrong.span, 'a record says what, and of which cells: `record v of E`.', [
      { title: 'write `of`', span: wrong.span, text: 'of' },
    ]);
  }
  if (found !== undefined || tokens.length < 2 || tokens.some(({ text }) => text === 'of')) return undefined;
  if (previous?.text === 'spikes')
    return expects('`of` and the cells', problem, 'write `record spikes of E`.');
  const last = previous?.text ?? 'v';
  const isSpikes = tokens[1]?.text === 'spikes';
  const example =
    isSpikes && tokens.length === 3
      ? `record spikes of ${last}`
      : tokens[2]?.text === '.'
        ? `record ${last} of ${tokens[1] === undefined ? 'E' : written(tokens[1])}`
        : 'record v of E';
  return expects('`of` and the cells', problem, `write \`${example}\`.`);
};

const REDUCTIONS: ReadonlySet<string> = new Set(['mean', 'sum', 'min', 'max']);

/** `record mean v, mean I of E`, `record mean of v of E` */
const reducesOtherwise: Slip = (problem) => {
  const { found, previous, tokens, index, written } = problem;
  const reduction = tokens[1];
  if (!isRecord(problem) || found === undefined || reduction === undefined) return undefined;
  if (!REDUCTIONS.has(reduction.text)) return undefined;
  if (index > 3 && previous !== undefined && REDUCTIONS.has(previous.text) && found.type === 'name') {
    const hint =
      previous.text === reduction.text
        ? `one \`${reduction.text}\` is of all names behind it: \`record ${reduction.text} v, g of E\`.`
        : 'write a `record` for each of them.';
    return unexpected(`\`${previous.text}\` stands before the first name only.`, previous.span, hint, []);
  }
  const [, , word, name] = tokens;
  if (word?.text !== 'of' || name?.type !== 'name' || index !== 4 || found.text !== 'of') return undefined;
  const hint = `write \`record ${reduction.text} ${written(name)} of …\`.`;
  return unexpected(`Behind \`${reduction.text}\` stands what is recorded.`, word.span, hint, [
    { title: 'remove `of`', span: { ...word.span, end: name.span.start }, text: '' },
  ]);
};

const rangesWithColon: Slip = (problem) => {
  const { found, expected, previous } = problem;
  if (!isRecord(problem)) return undefined;
  const hint = '`E[0..9]` are ten cells: both ends belong to a range.';
  if (found?.text === ':' && expected.has('..')) return expects('`..`', problem, hint, '..');
  if (found?.text !== '.' || previous?.text !== '..') return undefined;
  return unexpected('A range has two points.', found.span, hint, [
    { title: 'remove `.`', span: found.span, text: '' },
  ]);
};

const writesIntervalOtherwise: Slip = (problem) => {
  const { found, previous, tokens, index, expected } = problem;
  const comma = tokens[index - 2];
  if (!isRecord(problem) || found === undefined || !expected.has('every')) return undefined;
  if (previous?.text === 'every' && comma?.text === ',') {
    return unexpected(
      '`every` stands behind the cells without a comma.',
      comma.span,
      'leave the comma out.',
      [{ title: 'remove `,`', span: comma.span, text: '' }],
    );
  }
  if (found.type !== 'name' && found.type !== 'reserved') return undefined;
  return expects('`,` or `every`', problem, 'what is recorded at intervals ends in `every 1 ms`.');
};

// ── What belongs elsewhere ──

const OF_NETWORKS: ReadonlySet<string> = new Set(['population', 'connect', 'record']);

const standsOutsideNetwork: Slip = ({ start, tokens: [first, second], index }) => {
  if (first === undefined || !OF_NETWORKS.has(first.text) || second?.type !== 'name' || index > 1)
    return undefined;
  if (start !== 'declaration' && start !== 'statement') return undefined;
  const hint = `write \`network Name { ${first.text} … }\`.`;
  return unexpected(`\`${first.text}\` stands in a network.`, first.span, hint, []);
};

const OF_COMPONENTS: ReadonlySet<string> = new Set([
  ...['state', 'input', 'gate', 'output', 'use', 'on', 'spike', 'refractory', 'every', 'at', 'reaction'],
]);

const standsOutsideComponent: Slip = ({ start, tokens, index, found }) => {
  const [first] = tokens;
  if (start !== 'networkStatement' || first === undefined || index > 1) return undefined;
  const isEquation = /^d./u.test(first.text) && found?.text === '/' && tokens[2]?.text === 'dt';
  if (!isEquation && found?.type !== 'prime' && !OF_COMPONENTS.has(first.text)) return undefined;
  const what = isEquation || found?.type === 'prime' ? 'equations' : `\`${first.text}\``;
  return unexpected(
    `A network has no ${what} of its own.`,
    first.span,
    'move it into a component such as `neuron Name { … }`, or into the block of a signal: `signal x = d { state d = 0 }`.',
    [],
  );
};

// ── Synapses ──

/** `post.I = E` in a synapse, and `pre.I += E`. */
const setsCell: Slip = ({ start, found, index, tokens, written }) => {
  const [first, point, name] = tokens;
  if (start !== 'statement' || found === undefined || point?.text !== '.' || name === undefined)
    return undefined;
  if (first?.text === 'post' && found.text === '=') {
    return unexpected(
      'A synapse adds to what its cell receives.',
      found.span,
      `write \`${tokens.slice(0, index).map(written).join('')} += …\`: what many synapses give is summed.`,
      [{ title: 'write `+=`', span: found.span, text: '+=' }],
    );
  }
  const isChange = tokens.some(({ text }) => text === '+=' || text === '-=' || text === '=');
  if (first?.text !== 'pre' || index !== 1 || !isChange) return undefined;
  const hint = 'it adds to `post`; what goes the other way is a connection of its own.';
  return unexpected('A synapse only reads the cell that it comes from.', first.span, hint, []);
};

/** In this order: the more special first. */
export const NETWORK_SLIPS: readonly Slip[] = [
  standsOutsideNetwork,
  standsOutsideComponent,
  callsConnect,
  setsValueOfPart,
  equatesOption,
  connectsSomeCells,
  connectsWithoutArrow,
  connectsBySomethingElse,
  leavesOutRule,
  misnamesRule,
  misnamesOption,
  writesSizeElsewhere,
  setsOtherwise,
  recordsWithoutOf,
  reducesOtherwise,
  rangesWithColon,
  writesIntervalOtherwise,
  setsCell,
];
