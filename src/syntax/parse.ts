import type { SourceText, Span } from '../base/span.ts';
import { derivativeInExpression, statementTooLong, tooLong, tooMany } from '../diagnostics/codes/syntax.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import { commentsOf } from './attach-comments.ts';
import type { BuildContext, ComponentBody, GateBody, NetworkBody, SettingsBody } from './builder.ts';
import { cut } from './cut.ts';
import { declaredNames } from './declared-names.ts';
import { explainUnexpected } from './explain-unexpected.ts';
import type { Name } from './expression-tree.ts';
import { beginsDeclaration } from './layout.ts';
import { LONGEST_STATEMENT, LONGEST_TEXT, MOST_MISTAKES } from './limits.ts';
import { markWords } from './mark-words.ts';
import type { NetworkStatementSyntax, SettingSyntax } from './network-tree.ts';
import { parseTokens, type Starts } from './parse-tokens.ts';
import { readUnits } from './read-units.ts';
import { scan } from './scan.ts';
import type { BlockSyntax, StatementSyntax } from './statement-tree.ts';
import type { Block, Statement } from './token.ts';
import type { DeclarationSyntax, ImportSyntax, ModelSyntax } from './tree.ts';
import { BODY_WORDS } from './words.ts';

/** `dX / dt` in an expression: a mistake where X is a state. */
interface Suspect {
  readonly state: string;
  readonly span: Span;
}

/** What is known of the component whose statements are read, and what is collected on the way. */
interface Reading {
  readonly source: SourceText;
  readonly diagnostics: Diagnostic[];
  readonly suspects: Suspect[];
  readonly lets: Set<string>;
}

/**
 * Returns the tree of a model file and every syntax error in it. Never throws for a text, whatever it holds:
 * a statement with an error is left out, with one diagnostic, and all others are in the tree.
 */
export function parse(source: SourceText): {
  readonly model: ModelSyntax;
  readonly diagnostics: readonly Diagnostic[];
} {
  const empty = { kind: 'file', source: source.name, declarations: [], trailing: [] } as const;
  const { length } = source.text;
  if (length > LONGEST_TEXT) {
    const span: Span = { source: source.name, start: LONGEST_TEXT, end: LONGEST_TEXT };
    return { model: empty, diagnostics: [tooLong(length, LONGEST_TEXT, span)] };
  }
  const scanned = readUnits(scan(source));
  const { block, before, doc, diagnostics } = cut(scanned.items, source, { byLines: true });
  const reading: Reading = {
    source,
    diagnostics: [...scanned.diagnostics, ...diagnostics],
    suspects: [],
    lets: new Set(),
  };
  const { values, unreadable, skipped } = readStatements<DeclarationSyntax>('declaration', block, reading);
  const model: ModelSyntax = {
    ...empty,
    ...(before.length === 0 ? {} : { before: before.map(({ text }) => text) }),
    ...(doc.length === 0 ? {} : { doc: doc.map(({ text }) => text).join('\n') }),
    declarations: values,
    trailing: block.trailing,
    ...(unreadable.length === 0 ? {} : { unreadable }),
  };
  const found = without(skipped, sortDiagnostics(reading.diagnostics));
  if (found.length <= MOST_MISTAKES) return { model, diagnostics: found };
  const last = found[MOST_MISTAKES]?.span ?? block.span;
  return { model, diagnostics: [...found.slice(0, MOST_MISTAKES), tooMany(MOST_MISTAKES, last)] };
}

interface Readings<T> {
  readonly values: readonly T[];
  /** Names that the statements left out would have declared. */
  readonly unreadable: readonly Name[];
  /** The statements that could not be read. */
  readonly lost: readonly Statement[];
  /** What stands behind a header without its `{`. */
  readonly skipped: readonly Span[];
}

function isDeclaration({ tokens: [first, second] }: Statement): boolean {
  return first !== undefined && beginsDeclaration(first, second);
}

/** Whether a declaration should have a block and has none: `neuron N`, or `neuron N:` as Python has it. */
function isHeader({ tokens: [word, name, behind] }: Statement): boolean {
  return (
    BODY_WORDS.has(word?.text ?? '') && name?.type === 'name' && (behind === undefined || behind.text === ':')
  );
}

/** Returns what was said of the text but for the places that were skipped; both are in the order of the text. */
function without(skipped: readonly Span[], diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let index = 0;
  return diagnostics.filter(({ span }) => {
    if (span === undefined) return true;
    while ((skipped[index]?.end ?? span.start) < span.start) index++;
    const place = skipped[index];
    return place === undefined || span.start < place.start;
  });
}

/** Returns the statements of a block that could be read; reports the others. */
function readStatements<T>(start: keyof Starts, block: Block, reading: Reading): Readings<T> {
  const values: T[] = [];
  const unreadable: Name[] = [];
  const lost: Statement[] = [];
  const skipped: Span[] = [];
  let isHeadless = false;
  for (const [index, statement] of block.statements.entries()) {
    // Behind `neuron N` without its `{`, one report is enough for all that should stand in the block.
    isHeadless &&= !isDeclaration(statement);
    if (isHeadless) {
      // Up to the next one: the span of a faulty statement may end before its fault.
      const next = block.statements[index + 1]?.span.start ?? block.span.end + 1;
      skipped.push({ ...statement.span, end: next - 1 });
      continue;
    }
    // The start rule gives the type that `Starts` says; the callers name it.
    const read = readStatement(start, statement, reading) as T | readonly T[] | undefined;
    if (read === undefined) {
      lost.push(statement);
      for (const name of declaredNames(statement.tokens)) unreadable.push(name);
    } else if (Array.isArray(read)) for (const one of read) values.push(one);
    else values.push(read as T);
    isHeadless = start === 'declaration' && read === undefined && isHeader(statement);
  }
  return { values, unreadable, lost, skipped };
}

/** Returns what one statement means; undefined if it has an error, which is reported then. */
function readStatement<Start extends keyof Starts>(
  start: Start,
  statement: Statement,
  reading: Reading,
): Starts[Start] | undefined {
  const { tokens, span, isFaulty } = statement;
  const { source, diagnostics } = reading;
  if (isFaulty || diagnostics.length > MOST_MISTAKES) return undefined;
  if (tokens.length > LONGEST_STATEMENT) {
    diagnostics.push(statementTooLong(tokens.length, LONGEST_STATEMENT, span));
    return undefined;
  }
  const mistakes: Diagnostic[] = [];
  const marked = markWords(tokens);
  const parsed = parseTokens(start, marked, contextOf(statement, reading, mistakes));
  if ('unexpected' in parsed) {
    diagnostics.push(explainUnexpected(start, marked, parsed.unexpected, source));
    return undefined;
  }
  for (const mistake of mistakes) diagnostics.push(mistake);
  return mistakes.length > 0 ? undefined : parsed.value;
}

function contextOf(statement: Statement, reading: Reading, mistakes: Diagnostic[]): BuildContext {
  return {
    span: statement.span,
    comments: commentsOf(statement),
    report: (diagnostic) => mistakes.push(diagnostic),
    noteDerivative: (state, span) => reading.suspects.push({ state, span }),
    noteLet: (name) => reading.lets.add(name),
    readComponent: (block) => readComponent(block, reading),
    readGate: (block) => readGate(block, reading),
    readBlock: (block) => readBlock(block, reading),
    readNetwork: (block) => readNetwork(block, reading),
    readSettings: (block) => readSettings(block, reading),
    readImports: (block) => readImports(block, reading),
  };
}

function readComponent(block: Block, { source, diagnostics }: Reading): ComponentBody {
  const reading: Reading = { source, diagnostics, suspects: [], lets: new Set() };
  const { values, unreadable } = readStatements<StatementSyntax>('statement', block, reading);
  const derivatives = derivativesAmong(reading, values, unreadable);
  for (const { state, span } of derivatives) diagnostics.push(derivativeInExpression(state, span));
  const isRight = (statement: StatementSyntax): boolean =>
    !derivatives.some(({ span }) => statement.span.start <= span.start && span.end <= statement.span.end);
  const statements = derivatives.length === 0 ? values : values.filter(isRight);
  const dropped = values.filter((value) => !statements.includes(value)).flatMap(nameDeclaredBy);
  return { statements, trailing: block.trailing, unreadable: [...unreadable, ...dropped] };
}

function nameDeclaredBy(statement: StatementSyntax): readonly Name[] {
  if (statement.kind === 'steady') return statement.states.map(({ name }) => name);
  return 'name' in statement ? [statement.name] : [];
}

/** Returns the places of `dX / dt` where X is a state of the component and `dX` is no name of it. */
function derivativesAmong(
  { suspects, lets }: Reading,
  statements: readonly StatementSyntax[],
  unreadable: readonly Name[],
): readonly Suspect[] {
  if (suspects.length === 0) return [];
  const names = new Set([...lets, ...unreadable.map(({ text }) => text)]);
  for (const { text } of statements.flatMap(nameDeclaredBy)) names.add(text);
  const states = new Set<string>();
  for (const statement of statements) {
    if (statement.kind === 'state' || statement.kind === 'gate') states.add(statement.name.text);
    if (statement.kind === 'steady') for (const { name } of statement.states) states.add(name.text);
    if (statement.kind === 'equation') states.add(statement.state.text);
  }
  return suspects.filter(({ state }) => states.has(state) && !names.has(`d${state}`));
}

function readNetwork(block: Block, reading: Reading): NetworkBody {
  const { values, unreadable, lost } = readStatements<NetworkStatementSyntax>(
    'networkStatement',
    block,
    reading,
  );
  const hasLostConnections = lost.some(isConnection);
  return { statements: values, trailing: block.trailing, unreadable, hasLostConnections };
}

/** Whether a statement joins populations, as its words tell: whatever has an arrow, but for what is recorded of synapses. */
function isConnection({ tokens }: Statement): boolean {
  return tokens[0]?.text !== 'record' && tokens.some(({ text }) => text === '->' || text === 'connect');
}

function readSettings(block: Block, reading: Reading): SettingsBody {
  const { values } = readStatements<SettingSyntax>('setting', block, reading);
  return { settings: values, trailing: block.trailing };
}

function readGate(block: Block, reading: Reading): GateBody {
  const { values } = readStatements<GateBody['entries'][number]>('gateEntry', block, reading);
  return { entries: values, trailing: block.trailing };
}

function readBlock(block: Block, reading: Reading): BlockSyntax {
  const { values } = readStatements<BlockSyntax['statements'][number]>('blockStatement', block, reading);
  return { statements: values, trailing: block.trailing, span: block.span };
}

function readImports(block: Block, reading: Reading): ImportSyntax['names'] {
  return readStatements<ImportSyntax['names'][number]>('importList', block, reading).values;
}
