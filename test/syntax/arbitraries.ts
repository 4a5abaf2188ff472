/** Random trees as the parser makes them: every tree here has a text that reads back as it. */
import fc from 'fast-check';
import type {
  ExpressionSyntax,
  Name,
  PathSyntax,
  UnitFactor,
  UnitSyntax,
} from '../../src/syntax/expression-tree.ts';
import type {
  CellsSyntax,
  ConnectionOptionSyntax,
  ConnectionRuleSyntax,
  NetworkStatementSyntax,
  RecordedSyntax,
  RecordSourceSyntax,
  RecordSyntax,
  SettingSyntax,
} from '../../src/syntax/network-tree.ts';
import type {
  AssignmentSyntax,
  BlockStatementSyntax,
  BlockSyntax,
  Comments,
  GateEntrySyntax,
  RangeSyntax,
  SignalSyntax,
  StatementSyntax,
  TriggerSyntax,
} from '../../src/syntax/statement-tree.ts';
import type { ComponentSyntax, DeclarationSyntax, ModelSyntax } from '../../src/syntax/tree.ts';
import { COMPONENT_KINDS } from '../../src/syntax/tree.ts';

const span = { source: '<random>', start: 0, end: 0 } as const;

/** Ordinary names, names of the language that are free, names of units, and names that JavaScript minds. */
export const arbitraryNameText: fc.Arbitrary<string> = fc.constantFrom(
  ...['v', 'u', 'g_Na', 'τ_m', 'α', 'x1', 'E', 'm', 'ms', 'mV', 'V', '_', 'é', '膜'],
  ...['__proto__', 'constructor', 'toString', 'eval', 'class', 'hasOwnProperty', 'd', 'e', 'e3'],
  ...[
    'spike',
    'neuron',
    'refractory',
    'alpha',
    'when',
    'count',
    'every',
    'at',
    'time',
    'unit',
    'rate',
    'holds',
  ],
  ...[
    'from',
    'crosses',
    'falls',
    'below',
    'by',
    'with',
    'let',
    'step',
    'reaction',
    'start',
    'steady',
    'sum',
    'signal',
    'as',
    'over',
    'cells',
    'of',
    'connect',
    'pre',
    'post',
    'population',
    'record',
    'where',
    'delay',
    'seed',
    'no',
    'all',
    'one',
    'to',
    'pairs',
    'mean',
    'network',
  ],
);

export const arbitraryName: fc.Arbitrary<Name> = arbitraryNameText.map((text) => ({ text, span }));

function unit(
  text: string,
  bracketed: boolean,
  ...factors: readonly [string, number, number?][]
): UnitSyntax {
  const list: readonly UnitFactor[] = factors.map(([name, numerator, denominator = 1]) => ({
    name: { text: name, span },
    exponent: { numerator, denominator },
  }));
  return { kind: 'unit', text, factors: list, bracketed, span };
}

const UNITS = [
  unit('mV', false, ['mV', 1]),
  unit('ms', false, ['ms', 1]),
  unit('mS/cm^2', false, ['mS', 1], ['cm', -2]),
  unit('mV*ms^-1', false, ['mV', 1], ['ms', -1]),
  unit('nA mV^-1', true, ['nA', 1], ['mV', -1]),
  unit('mV^(1/2)', true, ['mV', 1, 2]),
  unit('(mV/ms)^2/µm', true, ['mV', 2], ['ms', -2], ['µm', -1]),
  unit('1/ms', true, ['ms', -1]),
  unit('1', true),
] as const;

export const arbitraryUnit: fc.Arbitrary<UnitSyntax> = fc.constantFrom(...UNITS);
const arbitraryDeclaredUnit = fc.constantFrom(...UNITS, unit('1', false), unit('1/ms', false, ['ms', -1]));

const arbitraryDigits = fc.constantFrom('0', '1', '2', '10', '0.02', '1e3', '2.5e-10', '007');

const word = (text: string): PathSyntax => ({ kind: 'path', names: [{ text, span }], span });

const arbitraryPath: fc.Arbitrary<PathSyntax> = fc.oneof(
  fc
    .tuple(arbitraryName, fc.array(arbitraryName, { maxLength: 2 }))
    .map(([first, rest]): PathSyntax => ({ kind: 'path', names: [first, ...rest], span })),
  fc.constantFrom('t', 'dt', 'pi', 'infinity', 'xi').map(word),
);

type Levels = {
  base: ExpressionSyntax;
  power: ExpressionSyntax;
  signed: ExpressionSyntax;
  product: ExpressionSyntax;
  sum: ExpressionSyntax;
  comparison: ExpressionSyntax;
  negation: ExpressionSyntax;
  conjunction: ExpressionSyntax;
  disjunction: ExpressionSyntax;
  choice: ExpressionSyntax;
  expression: ExpressionSyntax;
};

const quantity = fc
  .tuple(arbitraryDigits, arbitraryUnit)
  .map(([text, own]): ExpressionSyntax => ({ kind: 'quantity', text, unit: own, span }));

const few = { minLength: 1, maxLength: 2 } as const;
/** What may stand before `of` in `sum over cells of`, for the grammar any names. */
const arbitraryReduction: fc.Arbitrary<{ readonly reduction: Name; readonly population?: Name }> = fc
  .tuple(
    fc.constantFrom('sum', 'mean', 'max', 'min', 'count', 'rank', 'over', 'of'),
    fc.constantFrom('cells', 'cells', 'E', 'over', 'of'),
  )
  .map(([text, cells]) => ({
    reduction: { text, span },
    ...(cells === 'cells' ? {} : { population: { text: cells, span } }),
  }));
/** Ten levels lead from an expression to its smallest parts: this allows two brackets. */
const shallow = { depthIdentifier: 'expression', maxDepth: 22, depthSize: 'max' } as const;

/** Each level of precedence, the looser ones only in brackets inside the tighter ones. */
const levels = fc.letrec<Levels>((tie) => ({
  base: fc.oneof(
    shallow,
    arbitraryDigits.map((text): ExpressionSyntax => ({ kind: 'number', text, span })),
    arbitraryPath,
    fc.boolean().map((value): ExpressionSyntax => ({ kind: 'boolean', value, span })),
    tie('expression').map((expression): ExpressionSyntax => ({ kind: 'group', expression, span })),
    fc
      .tuple(fc.oneof(arbitraryName, fc.constant({ text: 'old', span })), fc.array(tie('expression'), few))
      .map(
        ([callee, args]): ExpressionSyntax => ({
          kind: 'call',
          callee,
          arguments: callee.text === 'old' ? args.slice(0, 1) : args,
          span,
        }),
      ),
    arbitraryName.map((callee): ExpressionSyntax => ({ kind: 'call', callee, arguments: [], span })),
    fc
      .tuple(arbitraryPath, tie('expression'))
      .map(([list, index]): ExpressionSyntax => ({ kind: 'element', list, index, span })),
    fc.tuple(arbitraryName, arbitraryName, arbitraryName).map(
      ([first, second, of]): ExpressionSyntax => ({
        kind: 'degree',
        degree: { kind: 'path', names: [first, second], span },
        of,
        span,
      }),
    ),
    fc
      .array(tie('expression'), { maxLength: 3 })
      .map((elements): ExpressionSyntax => ({ kind: 'list', elements, span })),
  ),
  power: fc.oneof(
    shallow,
    { arbitrary: tie('base'), weight: 4 },
    quantity,
    fc.tuple(tie('base'), fc.nat(2), tie('power')).map(
      ([base, signs, last]): ExpressionSyntax => ({
        kind: 'power',
        base,
        exponent: negated(last, signs),
        span,
      }),
    ),
  ),
  signed: fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 2), tie('power'))
    .map(([signs, operand]) => negated(operand, signs)),
  product: fc.oneof(
    shallow,
    { arbitrary: tie('signed'), weight: 4 },
    fc
      .tuple(
        tie('signed'),
        fc.array(fc.record({ operator: fc.constantFrom('*', '/'), operand: tie('signed') }), few),
      )
      .map(([first, rest]): ExpressionSyntax => ({ kind: 'product', first, rest, span })),
  ),
  sum: fc.oneof(
    shallow,
    { arbitrary: tie('product'), weight: 4 },
    fc
      .tuple(
        tie('product'),
        fc.array(fc.record({ operator: fc.constantFrom('+', '-'), operand: tie('product') }), few),
      )
      .map(([first, rest]): ExpressionSyntax => ({ kind: 'sum', first, rest, span })),
  ),
  comparison: fc.oneof(
    shallow,
    { arbitrary: tie('sum'), weight: 4 },
    fc
      .tuple(
        tie('sum'),
        fc.constantFrom('<', '<=', '>', '>=', '==', '!=', 'crosses', 'falls below'),
        tie('sum'),
      )
      .map(
        ([left, operator, right]): ExpressionSyntax => ({ kind: 'comparison', operator, left, right, span }),
      ),
  ),
  negation: fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 2), tie('comparison'))
    .map(([count, operand]) =>
      Array.from({ length: count }).reduce<ExpressionSyntax>(
        (inner) => ({ kind: 'not', operand: inner, span }),
        operand,
      ),
    ),
  conjunction: fc.oneof(
    shallow,
    { arbitrary: tie('negation'), weight: 4 },
    fc
      .array(tie('negation'), { minLength: 2, maxLength: 3 })
      .map((operands): ExpressionSyntax => ({ kind: 'logic', operator: 'and', operands, span })),
  ),
  disjunction: fc.oneof(
    shallow,
    { arbitrary: tie('conjunction'), weight: 4 },
    fc
      .array(tie('conjunction'), { minLength: 2, maxLength: 3 })
      .map((operands): ExpressionSyntax => ({ kind: 'logic', operator: 'or', operands, span })),
  ),
  expression: fc.oneof(
    shallow,
    { arbitrary: tie('choice'), weight: 4 },
    fc
      .tuple(fc.array(arbitraryReduction, { minLength: 1, maxLength: 2 }), tie('choice'))
      .map(([reductions, operand]) =>
        reductions.reduce<ExpressionSyntax>(
          (inner, reduction) => ({ kind: 'overCells', ...reduction, operand: inner, span }),
          operand,
        ),
      ),
  ),
  choice: fc.oneof(
    shallow,
    { arbitrary: tie('disjunction'), weight: 4 },
    fc
      .tuple(
        fc.array(fc.record({ condition: tie('disjunction'), value: tie('disjunction') }), few),
        tie('disjunction'),
      )
      .map(([branches, otherwise]): ExpressionSyntax => ({ kind: 'conditional', branches, otherwise, span })),
  ),
}));

function negated(operand: ExpressionSyntax, signs: number): ExpressionSyntax {
  return Array.from({ length: signs }).reduce<ExpressionSyntax>(
    (inner) => ({ kind: 'negate', operand: inner, span }),
    operand,
  );
}

export const arbitraryExpressionSyntax: fc.Arbitrary<ExpressionSyntax> = levels.expression;
const expression = arbitraryExpressionSyntax;

/** A line of a comment as the scanner gives it: no blanks at its end. */
const arbitraryLine = fc
  .oneof(
    fc.constantFrom(
      '',
      'membrane',
      '*/ process.exit()',
      '`$' + '{1}`',
      '#',
      '# x',
      '## y',
      '###',
      ' indented',
      '"',
      '{',
      '}',
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  )
  .map((line) => line.replace(/[\r\n]/g, '').trimEnd());

const arbitraryDoc = fc
  .array(
    arbitraryLine.filter((line) => !line.startsWith('#')),
    few,
  )
  .map((lines) => lines.join('\n'));

/** Comments of a statement; `isFirst` statements have no empty line before them. */
function comments(isFirst: boolean): fc.Arbitrary<Comments> {
  return fc
    .record({
      doc: fc.option(arbitraryDoc, { nil: undefined, freq: 4 }),
      docBehind: fc.boolean(),
      before: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(arbitraryLine, few) },
      ),
      behind: fc.option(arbitraryLine, { nil: undefined, freq: 4 }),
      blankBefore: fc.boolean(),
    })
    .map(({ doc, docBehind, before, behind, blankBefore }) => ({
      ...(doc === undefined ? {} : { doc }),
      before,
      ...(behind === undefined ? {} : { behind }),
      ...(docBehind && doc !== undefined && !doc.includes('\n') && behind === undefined ? { docBehind } : {}),
      ...(blankBefore && !isFirst ? { blankBefore } : {}),
    }));
}

type Commented<T> = T extends unknown ? Omit<T, 'comments' | 'span'> : never;

/** Gives statements their comments; the first of a block has no empty line before it. */
function statements<T>(bare: fc.Arbitrary<Commented<T>>, maxLength: number): fc.Arbitrary<readonly T[]> {
  return fc.array(fc.tuple(bare, comments(false)), { maxLength }).map((list) =>
    list.map(([statement, { blankBefore, ...rest }], index) => {
      const own: Comments = index > 0 && blankBefore ? { ...rest, blankBefore } : rest;
      // What `Commented` took away is put back here.
      return { ...statement, comments: own, span } as unknown as T;
    }),
  );
}

const trailing = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(arbitraryLine, few) },
);

const maybe = <K extends string, T>(
  key: K,
  value: fc.Arbitrary<T>,
): fc.Arbitrary<{ readonly [P in K]?: T }> =>
  // A record of one key, or none.
  fc
    .option(value, { nil: undefined })
    .map((own) => (own === undefined ? {} : { [key]: own }) as { readonly [P in K]?: T });

const range = fc.record({ low: expression, high: expression }).map((own): RangeSyntax => ({ ...own, span }));

const declared = fc
  .tuple(
    maybe('unit', arbitraryDeclaredUnit),
    maybe('value', expression),
    maybe('range', range),
    arbitraryName,
  )
  .map(([own, value, limits, name]) => ({ name, ...own, ...value, ...limits }));

const assignment: fc.Arbitrary<Commented<AssignmentSyntax>> = fc.record({
  kind: fc.constant('assignment'),
  target: arbitraryPath,
  operator: fc.constantFrom('=', '+=', '-=', '*=', '/='),
  value: expression,
});

function block(depth: number): fc.Arbitrary<BlockSyntax> {
  return fc
    .record({ statements: statements<BlockStatementSyntax>(blockStatement(depth), 3), trailing })
    .map((own) => ({ ...own, span }));
}

function blockStatement(depth: number): fc.Arbitrary<Commented<BlockStatementSyntax>> {
  const simple = [
    assignment,
    fc.record({ kind: fc.constant('let'), name: arbitraryName, value: expression }),
  ] as const;
  if (depth === 0) return fc.oneof(...simple);
  const inner = block(depth - 1);
  const choice = fc
    .tuple(fc.array(fc.record({ condition: expression, block: inner }), few), maybe('otherwise', inner))
    .map(([branches, otherwise]) => ({ kind: 'if' as const, branches, ...otherwise }));
  return fc.oneof(...simple, choice);
}

const args = fc.array(
  fc.record({
    name: arbitraryName,
    within: fc.array(arbitraryName, { maxLength: 2 }),
    value: expression,
    span: fc.constant(span),
  }),
  {
    maxLength: 3,
  },
);

/** `on spike { … }` is the spike itself: a condition of that name needs parentheses. */
function isWord(condition: ExpressionSyntax): boolean {
  return (
    condition.kind === 'path' &&
    condition.names.length === 1 &&
    ['spike', 'step', 'pre', 'post'].includes(condition.names[0].text)
  );
}

const trigger: fc.Arbitrary<TriggerSyntax> = fc.oneof(
  fc.constantFrom<TriggerSyntax>({ kind: 'spike' }, { kind: 'step' }, { kind: 'pre' }, { kind: 'post' }),
  fc.record({ kind: fc.constant('condition'), condition: expression.filter((own) => !isWord(own)) }),
  fc.record({ kind: fc.constant('at'), times: expression }),
  fc
    .tuple(expression, maybe('from', expression))
    .map(([period, from]): TriggerSyntax => ({ kind: 'every', period, ...from })),
);

/** Whether the expression begins with the word `rate`, which `spike at` reads otherwise. */
function beginsWithRate(own: ExpressionSyntax): boolean {
  return /^rate\b/.test(JSON.stringify(own).replace(/^.*?"text":"/, ''));
}

const spike = fc.oneof(
  fc.record({ kind: fc.constant('spike'), form: fc.constant('when'), value: expression }),
  fc.record({ kind: fc.constant('spike'), form: fc.constant('when'), count: expression, value: expression }),
  fc.record({
    kind: fc.constant('spike'),
    form: fc.constant('at'),
    value: expression.filter((own) => !beginsWithRate(own)),
  }),
  fc.record({
    kind: fc.constant('spike'),
    form: fc.constant('rate'),
    // `spike at rate[k]` reads an element of `rate`.
    value: expression.filter((own) => !JSON.stringify(own).includes('"list"')),
  }),
);

const gateEntry: fc.Arbitrary<Commented<GateEntrySyntax>> = fc.record({
  key: arbitraryName,
  value: expression,
});

const plainStatement: fc.Arbitrary<Commented<StatementSyntax>> = fc.oneof(
  declared.map((own) => ({ kind: 'parameter' as const, isList: false, ...own })),
  fc
    .tuple(arbitraryName, arbitraryDeclaredUnit, maybe('value', expression))
    .map(([name, own, value]) => ({ kind: 'parameter' as const, isList: true, name, unit: own, ...value })),
  declared.map((own) => ({ kind: 'input' as const, ...own })),
  declared.map((own) => ({ kind: 'state' as const, ...own })),
  fc.record({
    kind: fc.constant('steady'),
    states: fc.array(declared, { minLength: 1, maxLength: 3 }),
    sum: expression,
  }),
  fc.record({
    kind: fc.constant('reaction'),
    left: fc.array(arbitraryName, { maxLength: 3 }),
    right: fc.array(arbitraryName, { maxLength: 3 }),
    isReversible: fc.boolean(),
    constants: fc.array(expression, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('equation'),
    state: arbitraryName,
    notation: fc.constantFrom('leibniz', 'prime'),
    order: fc.constant(1),
    value: expression,
  }),
  fc
    .tuple(arbitraryName, maybe('value', expression), statements<GateEntrySyntax>(gateEntry, 3), trailing)
    .map(([name, value, entries, rest]) => ({
      kind: 'gate' as const,
      name,
      ...value,
      entries,
      trailing: rest,
    })),
  fc
    .tuple(arbitraryName, fc.boolean(), maybe('unit', arbitraryDeclaredUnit), expression)
    .map(([name, isOutput, own, value]) => ({ kind: 'definition' as const, name, isOutput, ...own, value })),
  fc.record({ kind: fc.constant('use'), name: arbitraryName, component: arbitraryName, arguments: args }),
  spike,
  fc.record({ kind: fc.constant('event'), trigger, block: block(1) }),
  fc.record({
    kind: fc.constant('refractory'),
    duration: expression,
    holds: fc.array(arbitraryPath, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('timeUnit'), value: expression }),
  fc.record({
    kind: fc.constant('port'),
    end: fc.constantFrom('pre', 'post'),
    path: arbitraryPath,
    unit: arbitraryDeclaredUnit,
  }),
  fc.record({
    kind: fc.constant('coupling'),
    target: fc
      .array(arbitraryName, { minLength: 1, maxLength: 2 })
      .map((names): PathSyntax => ({ kind: 'path', names: [{ text: 'post', span }, ...names], span })),
    operator: fc.constantFrom('+=', '-='),
    value: expression,
  }),
);

const signal: fc.Arbitrary<Commented<SignalSyntax>> = fc
  .tuple(
    arbitraryName,
    maybe('unit', arbitraryDeclaredUnit),
    expression,
    maybe('body', fc.record({ statements: statements<StatementSyntax>(plainStatement, 2), trailing })),
  )
  .map(([name, own, value, body]) => ({ kind: 'signal', name, ...own, value, ...body }));

const statement: fc.Arbitrary<Commented<StatementSyntax>> = fc.oneof(
  { weight: 12, arbitrary: plainStatement },
  signal,
);

// ── Networks ──

const names = fc.array(arbitraryName, { minLength: 1, maxLength: 3 });
const nonEmptyExpressions = fc.array(expression, few);

const setting: fc.Arbitrary<Commented<SettingSyntax>> = fc.record({
  target: arbitraryPath,
  value: expression,
});

const rule: fc.Arbitrary<ConnectionRuleSyntax> = fc.oneof(
  fc.constantFrom<ConnectionRuleSyntax>({ kind: 'allToAll', span }, { kind: 'oneToOne', span }),
  fc.record({
    kind: fc.constantFrom('probability', 'indegree', 'outdegree', 'where'),
    value: expression,
    span: fc.constant(span),
  }),
  fc.constant<ConnectionRuleSyntax>({ kind: 'pairs', file: { text: './pairs # {}.csv', span }, span }),
);

const option: fc.Arbitrary<ConnectionOptionSyntax> = fc.oneof(
  fc.constant<ConnectionOptionSyntax>({ kind: 'noSelf', span }),
  fc.record({
    kind: fc.constantFrom('where', 'delay', 'seed'),
    value: expression,
    span: fc.constant(span),
  }),
);

/** `record spikes of E` are the spikes, whatever a variable is called. */
const recordedPaths = fc.array(arbitraryPath, few);

const recorded: fc.Arbitrary<RecordedSyntax> = fc.oneof(
  fc.constant<RecordedSyntax>({ kind: 'spikes' }),
  fc
    .tuple(maybe('reduction', arbitraryName), recordedPaths)
    .map(([reduction, paths]): RecordedSyntax => ({ kind: 'values', ...reduction, paths })),
);

const cells: fc.Arbitrary<CellsSyntax> = fc
  .tuple(arbitraryName, fc.array(fc.tuple(expression, maybe('last', expression)), { maxLength: 3 }))
  .map(([population, parts]) => ({
    population,
    ...(parts.length === 0 ? {} : { parts: parts.map(([first, last]) => ({ first, ...last })) }),
    span,
  }));

const recordSource: fc.Arbitrary<RecordSourceSyntax> = fc.oneof(
  fc.record({ kind: fc.constant('cells'), groups: fc.array(cells, few) }),
  fc.record({ kind: fc.constant('projection'), from: cells, to: cells }),
);

const record: fc.Arbitrary<Commented<RecordSyntax>> = fc
  .tuple(recorded, recordSource, maybe('every', expression))
  .map(([what, of, every]) => ({ kind: 'record', what, of, ...(what.kind === 'spikes' ? {} : every) }));

const networkStatement: fc.Arbitrary<Commented<NetworkStatementSyntax>> = fc.oneof(
  declared.map((own) => ({ kind: 'parameter' as const, isList: false, ...own })),
  fc
    .tuple(arbitraryName, maybe('unit', arbitraryDeclaredUnit), expression)
    .map(([name, own, value]) => ({ kind: 'definition' as const, name, isOutput: false, ...own, value })),
  fc
    .record({
      name: arbitraryName,
      component: arbitraryName,
      sizes: nonEmptyExpressions,
      settings: statements<SettingSyntax>(setting, 2),
      trailing,
    })
    .map((own) => ({ kind: 'population' as const, ...own })),
  fc.record({
    kind: fc.constant('connect'),
    from: names,
    to: names,
    synapse: arbitraryName,
    arguments: args,
    rule,
    options: fc.array(option, { maxLength: 3 }),
  }),
  signal,
  record,
);

const componentKind = fc.constantFrom(...COMPONENT_KINDS);

const declaration: fc.Arbitrary<Commented<DeclarationSyntax>> = fc.oneof(
  fc.record({
    kind: fc.constant('network'),
    name: arbitraryName,
    statements: statements<NetworkStatementSyntax>(networkStatement, 4),
    trailing,
  }),
  fc
    .record({
      kind: fc.constant('component'),
      componentKind,
      name: arbitraryName,
      statements: statements<StatementSyntax>(statement, 4),
      trailing,
    })
    .map((own): Commented<ComponentSyntax> => own),
  fc.record({
    kind: fc.constant('variant'),
    componentKind,
    name: arbitraryName,
    base: arbitraryName,
    arguments: args,
  }),
  fc.record({
    kind: fc.constant('import'),
    names: fc.array(fc.record({ name: arbitraryName, as: arbitraryName }), { maxLength: 3 }),
    from: fc.constantFrom('./a.axo', 'std/hh', '../# {"}'.replace('"', '')).map((text) => ({ text, span })),
  }),
  fc.record({
    kind: fc.constant('function'),
    name: arbitraryName,
    parameters: fc.array(
      fc.tuple(arbitraryName, maybe('unit', arbitraryDeclaredUnit)).map(([name, own]) => ({ name, ...own })),
      { maxLength: 3 },
    ),
    value: expression,
  }),
  fc
    .tuple(arbitraryName, maybe('unit', arbitraryDeclaredUnit), expression)
    .map(([name, own, value]) => ({ kind: 'constant' as const, name, ...own, value })),
);

/** A model as the parser gives it for a text without errors, spans aside. */
export const arbitraryModelSyntax: fc.Arbitrary<ModelSyntax> = fc
  .record({
    doc: fc.option(arbitraryDoc, { nil: undefined }),
    declarations: statements<DeclarationSyntax>(declaration, 4),
    trailing,
  })
  .map(({ doc, ...own }) => ({
    kind: 'file',
    source: '<random>',
    ...(doc === undefined ? {} : { doc }),
    ...own,
  }));

/** Returns the tree without its spans, for comparison. */
export function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSpans);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== 'span');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutSpans(value)]));
}
