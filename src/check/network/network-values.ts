/**
 * The parameters and named values of a network. They are numbers before anything is built, and are read by models in
 * different units: so each is computed anew in the units of whoever reads it, from literals that are scaled exactly.
 */
import type { SourceText, Span } from '../../base/span.ts';
import { nearest } from '../../base/suggest.ts';
import { unsupported } from '../../diagnostics/codes/language.ts';
import { duplicateName } from '../../diagnostics/codes/names.ts';
import { missingParameter, notAValue, notSettable } from '../../diagnostics/codes/run/settings.ts';
import { emptyRange, outOfRange } from '../../diagnostics/codes/structure.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ExpressionSyntax, UnitSyntax } from '../../syntax/expression-tree.ts';
import { parseExpression } from '../../syntax/parse-fragments.ts';
import type { DefinitionSyntax, ParameterSyntax } from '../../syntax/statement-tree.ts';
import type { NetworkSyntax } from '../../syntax/tree.ts';
import { DIMENSIONLESS, sameDimension } from '../../units/dimension.ts';
import { ONE_UNIT, type Unit } from '../../units/unit.ts';
import { fromSystemNumber, systemScale, type UnitSystem } from '../../units/unit-system.ts';
import { systemUnitText } from '../../units/unit-text.ts';
import { pathText } from '../check-name.ts';
import { fitValue } from '../check-value.ts';
import type { Parameter } from '../checked-model.ts';
import { mistaken } from '../checked-value.ts';
import { functionsOutside } from '../functions-outside.ts';
import { isPlainNumber, plainQuantity } from '../literal.ts';
import type { LoadedFile } from '../load-files.ts';
import { numberDraws } from '../number-draws.ts';
import { checkNumber } from '../operand.ts';
import { orderValues } from '../order-values.ts';
import { readUnit } from '../read-unit.ts';
import { reportNetworkCircle } from '../rules/no-value-needs-itself.ts';
import type { Checked, Context, Resolution, Scope } from '../scope.ts';
import { makeShared } from '../shared-context.ts';
import { valuesRead } from '../values-read.ts';
import { constantOf } from './constant-of.ts';

/** What is given for the parameters of a network: numbers in their declared units, or texts such as `0.5 nS`. */
export type GivenValues = ReadonlyMap<string, number | SourceText>;

export interface NetworkValues {
  readonly parameters: readonly Parameter[];
  /** Everything of the network that has a value, as it is written now. */
  readonly written: ReadonlyMap<string, WrittenValue>;
  /** Names that were read. */
  readonly read: ReadonlySet<string>;
  /** Notes that a name is read. */
  note(name: string): void;
  /** The names of the network as numbers of a unit system, and the constants and functions of its file. */
  scopeIn(system: UnitSystem): Scope;
}

/** A value of the network, what was given for it in its place. */
export interface WrittenValue {
  readonly syntax: ParameterSyntax | DefinitionSyntax;
  readonly value: ExpressionSyntax;
  readonly unit?: Unit;
}

type Report = (diagnostic: Diagnostic) => void;

/** Returns the values of a network; `given` is absent where it is checked by itself, so that parameters may wait for theirs. */
export function checkNetworkValues(
  network: NetworkSyntax,
  file: LoadedFile,
  system: UnitSystem,
  given: GivenValues | undefined,
  report: Report,
): NetworkValues {
  const places = new Map<string, Span>();
  const written = new Map<string, WrittenValue>();
  const unknown = new Set((network.unreadable ?? []).map(({ text }) => text));
  for (const statement of network.statements) {
    if (statement.kind === 'connect' || statement.kind === 'record') continue;
    const { name } = statement;
    const first = places.get(name.text);
    if (first !== undefined) {
      report(duplicateName({ name: name.text, span: name.span, first }));
      written.delete(name.text);
      unknown.add(name.text);
      continue;
    }
    places.set(name.text, name.span);
    if (statement.kind !== 'parameter' && statement.kind !== 'definition') continue;
    const value = takeValue(statement, given, report);
    if (value === undefined) unknown.add(name.text);
    else written.set(name.text, value);
  }
  reportUnknownGiven(network, written, given, report);

  const read = new Set<string>();
  const computed = new Map<string, Map<string, Checked>>();
  const scopes = new Map<string, Scope>();
  const inOrder: { names: readonly string[]; circular: ReadonlySet<string> } = {
    names: [],
    circular: new Set(),
  };

  const contextIn = (of: UnitSystem, what: string, tell: Report): Context => ({
    ...plainContext(of, what, unitsOf(written), tell),
    scope: scopeIn(of),
  });

  const valueIn = (name: string, of: UnitSystem, tell: Report): Checked | undefined => {
    const entry = written.get(name);
    if (entry === undefined) return undefined;
    const key = of.tens.join(' ');
    const known = computed.get(key) ?? new Map<string, Checked>();
    if (!computed.has(key)) {
      computed.set(key, known);
      // In order, so that no chain of names is followed by calls within calls.
      for (const each of inOrder.names) valueIn(each, of, tell);
    }
    const present = known.get(name);
    if (present !== undefined) return present;
    const checked = inOrder.circular.has(name)
      ? mistaken(entry.value.span)
      : computeValue(name, entry, contextIn(of, describe(entry.syntax), tell));
    known.set(name, checked);
    return checked;
  };

  const scopeIn = (of: UnitSystem): Scope => {
    const key = of.tens.join(' ');
    const present = scopes.get(key);
    if (present !== undefined) return present;
    const outside = functionsOutside(
      file,
      (name) => written.has(name),
      (scope) => ({ ...plainContext(of, 'the constant', unitsOf(written), () => {}), scope }),
    );
    const scope: Scope = {
      of: 'component',
      where: `the network \`${network.name.text}\``,
      resolve: (path): Resolution => {
        const name = pathText(path);
        if (unknown.has(name)) return { kind: 'value', checked: mistaken(path.span) };
        const value = valueIn(name, of, () => {});
        if (value === undefined) return outside.fileScope?.resolve(path) ?? { kind: 'unknown' };
        read.add(name);
        return { kind: 'value', checked: { ...value, expression: { ...value.expression, span: path.span } } };
      },
      declaration: (name) => written.get(name)?.syntax.name.span ?? outside.fileScope?.declaration(name),
      *names() {
        yield* written.keys();
        yield* outside.fileScope?.names() ?? [];
      },
      functionNamed: (name) => (written.has(name) ? undefined : outside.functionNamed(name)),
      functionNames: () => outside.functionNames(),
      *constants() {
        for (const [name, { unit }] of written)
          if (unit !== undefined) yield { name, dimension: unit.dimension };
      },
    };
    scopes.set(key, scope);
    return scope;
  };

  // A scope that gives references, so that who reads whom is seen before anything is computed.
  const naming: Scope = {
    ...scopeIn(system),
    resolve: (path) => {
      const name = pathText(path);
      if (!written.has(name)) return { kind: 'unknown' };
      const { span } = path;
      const expression = { kind: 'reference', to: 'parameter', name, span } as const;
      return {
        kind: 'value',
        checked: { expression, type: 'number', dimension: DIMENSIONLESS, isFlexible: false, reads: 0 },
      };
    },
  };
  const { order, circles } = orderValues(written.keys(), (name) => {
    const value = written.get(name)?.value;
    return value === undefined ? [] : valuesRead(value, naming, () => '');
  });
  inOrder.names = order;
  inOrder.circular = new Set(circles.flat());
  for (const circle of circles) {
    reportNetworkCircle(
      circle.flatMap((name) => written.get(name)?.syntax.name ?? []),
      report,
    );
  }
  const parameters: Parameter[] = [];
  for (const name of order) {
    const entry = written.get(name);
    const value = valueIn(name, system, report);
    if (entry === undefined || value?.dimension === undefined) continue;
    const parameter = asParameter(name, entry, value, system);
    if (parameter === undefined) continue;
    checkValueRange(parameter, entry, contextIn(system, `The range of \`${name}\``, report));
    parameters.push(parameter);
  }
  return { parameters, written, read, note: (name) => read.add(name), scopeIn };
}

/** Returns a context without names, of constants. */
export function plainContext(
  system: UnitSystem,
  what: string,
  units: readonly Unit[],
  report: Report,
): Omit<Context, 'scope'> {
  return {
    place: 'constant',
    what,
    system,
    locals: new Map(),
    timeUnit: undefined,
    calling: [],
    shared: makeShared({
      report,
      units,
      definition: () => undefined,
      nextPeak: () => 0,
      notePoints: () => {},
      overCells: () => 0,
      operandOverCells: () => undefined,
      draws: numberDraws(),
      tooLarge: () => {},
    }),
  };
}

function unitsOf(written: ReadonlyMap<string, WrittenValue>): readonly Unit[] {
  return [...written.values()].flatMap(({ unit }) => unit ?? []);
}

function describe({ kind, name }: ParameterSyntax | DefinitionSyntax): string {
  return kind === 'parameter' ? `The parameter \`${name.text}\`` : `The value of \`${name.text}\``;
}

// ── What is written, and what is given in its place ──────────────────────────────────────────────────

function takeValue(
  statement: ParameterSyntax | DefinitionSyntax,
  given: GivenValues | undefined,
  report: Report,
): WrittenValue | undefined {
  const { name } = statement;
  if (statement.kind === 'parameter' && statement.isList) {
    const hint = 'give it to a population: `population E = Cell[100] { times = [1 ms, 2 ms] }`.';
    report(unsupported({ what: 'A list in a network', span: statement.span, hint }));
    return undefined;
  }
  if (statement.kind === 'definition' && statement.isOutput) {
    const hint = 'leave the word out: every name of a network can be read in it.';
    report(unsupported({ what: '`output` in a network', span: statement.span, hint }));
    return undefined;
  }
  const own = statement.value;
  const unit = declaredUnit(statement, report);
  const unread = statement.unit !== undefined && unit === undefined;
  const from = statement.kind === 'parameter' ? given?.get(name.text) : undefined;
  const value = from === undefined ? own : givenSyntax(from, statement, unit, report);
  if (value === undefined) {
    if (from === undefined && given !== undefined) {
      report(missingParameter({ parameter: name.text, unit: unit?.text ?? '1', declared: name.span }));
    }
    return undefined;
  }
  if (unread) return undefined;
  return { syntax: statement, value, ...(unit === undefined ? {} : { unit }) };
}

/** Returns the unit that is declared, or that of a literal; a parameter without a value has none. */
function declaredUnit(
  { kind, unit, value }: ParameterSyntax | DefinitionSyntax,
  report: Report,
): Unit | undefined {
  if (unit !== undefined) return readUnit(unit, report);
  if (kind === 'definition') return undefined;
  if (value === undefined || isPlainNumber(value)) return ONE_UNIT;
  const quantity = plainQuantity(value);
  return quantity && readUnit(quantity.unit, () => {});
}

function givenSyntax(
  given: number | SourceText,
  { name, unit: unitSyntax, value }: ParameterSyntax | DefinitionSyntax,
  unit: Unit | undefined,
  report: Report,
): ExpressionSyntax | undefined {
  if (typeof given === 'object') {
    const { expression, diagnostics } = parseExpression(given);
    for (const diagnostic of diagnostics) report(diagnostic);
    return expression;
  }
  if (Number.isNaN(given)) {
    report(notAValue({ name: name.text }));
    return undefined;
  }
  const { span } = name;
  const written = unitSyntax ?? (value && plainQuantity(value)?.unit);
  const digits = String(Math.abs(given));
  const magnitude: ExpressionSyntax = !Number.isFinite(given)
    ? { kind: 'path', names: [{ text: 'infinity', span }], span }
    : written === undefined || unit === undefined || unit.text === '1'
      ? { kind: 'number', text: digits, span }
      : { kind: 'quantity', text: digits, unit: bracketed(written), span };
  return given < 0 ? { kind: 'negate', operand: magnitude, span } : magnitude;
}

/** What stands in brackets is one unit, whatever is declared. */
function bracketed(unit: UnitSyntax): UnitSyntax {
  return { ...unit, bracketed: true };
}

function reportUnknownGiven(
  network: NetworkSyntax,
  written: ReadonlyMap<string, WrittenValue>,
  given: GivenValues | undefined,
  report: Report,
): void {
  const parameters = network.statements.flatMap((each) =>
    each.kind === 'parameter' ? [each.name.text] : [],
  );
  for (const name of given?.keys() ?? []) {
    if (parameters.includes(name)) continue;
    const what = written.has(name) ? ('named expression' as const) : undefined;
    report(
      notSettable({
        name,
        model: network.name.text,
        what,
        suggestion: what === undefined ? nearest(name, parameters) : undefined,
        offered: parameters,
        isNetwork: true,
      }),
    );
  }
}

// ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────

function computeValue(name: string, { syntax, value, unit }: WrittenValue, context: Context): Checked {
  const what = describe(syntax);
  const mayBeCondition = syntax.kind === 'definition' && unit === undefined;
  const checked = mayBeCondition ? context.shared.check(value, context) : checkNumber(value, context, what);
  const declared = syntax.unit?.span ?? syntax.name.span;
  const fitted =
    unit === undefined
      ? checked
      : fitValue(
          checked,
          value,
          {
            what,
            dimension: unit.dimension,
            unit: unit.text,
            declared: syntax.value === value && syntax.unit === undefined ? undefined : declared,
          },
          context,
        );
  if (fitted.dimension === undefined) return fitted;
  const number = constantOf(fitted.expression);
  const { span } = value;
  if (typeof number === 'boolean') {
    return { ...fitted, expression: { kind: 'boolean', value: number, span }, isFlexible: false };
  }
  if (number === undefined || Number.isNaN(number)) {
    context.shared.report(notAValue({ name, span }));
    return mistaken(span);
  }
  const literal = fitted.expression.kind === 'number' ? fitted.expression : { value: number };
  return { ...fitted, expression: { ...literal, kind: 'number', text: name, span }, isFlexible: false };
}

function asParameter(
  name: string,
  { syntax, unit }: WrittenValue,
  { expression, dimension }: Checked,
  system: UnitSystem,
): Parameter | undefined {
  if (syntax.kind !== 'parameter' || dimension === undefined) return undefined;
  const { comments } = syntax;
  const shown = unit ?? unitOf(system, dimension);
  const value =
    expression.kind === 'number'
      ? { ...expression, text: numberText(expression.value, shown, system) }
      : expression;
  return {
    name,
    unit: shown,
    dimension,
    ...(comments.doc === undefined ? {} : { doc: comments.doc }),
    span: syntax.name.span,
    value,
    isWired: false,
  };
}

/** Returns the system's own unit of a dimension that follows from a formula. */
function unitOf(system: UnitSystem, dimension: Unit['dimension']): Unit {
  if (sameDimension(dimension, DIMENSIONLESS)) return ONE_UNIT;
  return { text: systemUnitText(system, dimension), dimension, scale: systemScale(system, dimension) };
}

function checkValueRange(
  { name, unit, dimension, value }: Parameter,
  entry: WrittenValue,
  context: Context,
): void {
  const { syntax } = entry;
  if (syntax.kind !== 'parameter' || syntax.range === undefined || value === undefined) return;
  const { what, system } = context;
  const [low, high] = [syntax.range.low, syntax.range.high].map((end) => {
    const receiver = { what, dimension, unit: unit.text, declared: syntax.unit?.span ?? syntax.name.span };
    const fitted = fitValue(checkNumber(end, context, what), end, receiver, context);
    return fitted.dimension === undefined ? undefined : constantOf(fitted.expression);
  });
  const number = constantOf(value);
  if (typeof low !== 'number' || typeof high !== 'number' || typeof number !== 'number') return;
  const text = (x: number): string => numberText(x, unit, system);
  const range = `[${text(low)}, ${text(high)}]`;
  if (low > high) context.shared.report(emptyRange({ name, range, span: syntax.range.span }));
  else if (!(number >= low && number <= high)) {
    const { span } = entry.value;
    context.shared.report(
      outOfRange({ name, value: text(number), range, span, declared: syntax.range.span }),
    );
  }
}

function numberText(x: number, unit: Unit, system: UnitSystem): string {
  const shown = `${fromSystemNumber(x, unit, system)}`;
  return unit.text === '1' ? shown : `${shown} ${unit.text}`;
}
