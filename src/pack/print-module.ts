/**
 * A packed model as the text of a TypeScript module. ts-morph holds the whole TypeScript compiler and takes a
 * third of a second to load, so this file is imported lazily and by nobody but who writes modules.
 */
import { Project, type SourceFile, SyntaxKind, VariableDeclarationKind } from 'ts-morph';
import { InvariantError } from '../base/invariant.ts';
import type { PackedColumn, PackedModel } from './packed-model.ts';

export interface PrintOptions {
  /** What the module imports the elementary functions from. */
  readonly elementary: string;
}

/** Text that ends no comment and adds no tag. */
function docText(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replaceAll('@', '＠')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ');
}

function numberText(value: number): string {
  // Its type is written, as declarations are made of each file by itself.
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'NaN' : value > 0 ? 'POSITIVE_INFINITY' : 'NEGATIVE_INFINITY';
    return `Number.${name} as number`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function described(columns: readonly PackedColumn[], purpose: PackedColumn['purpose']): string {
  const entries = columns.flatMap(({ name, unit, initial, doc, purpose: own }, index) => {
    if (own !== purpose) return [];
    const words = doc === undefined ? '' : `, doc: ${quoted(doc)}`;
    const value = purpose === 'state' ? 'initial' : 'default';
    return [
      `{ name: ${quoted(name)}, index: ${index}, unit: ${quoted(unit)}, ${value}: ${numberText(initial)}${words} }`,
    ];
  });
  return `[${entries.length === 0 ? '' : `\n  ${entries.join(',\n  ')},\n`}] as const`;
}

/** A function that was printed: its parameters, which step back before names of the model, and its statements. */
interface StepFunction {
  readonly parameters: readonly string[];
  readonly body: readonly string[];
  /** Names that occur in it, comments left out. */
  readonly names: ReadonlySet<string>;
}

/** Reads the text of a function, without its braces and its `'use strict'`; `elementary` is imported instead. */
function stepFunctionOf(project: Project, text: string): StepFunction {
  const [declared] = project.createSourceFile('step.js', text, { overwrite: true }).getFunctions();
  if (declared === undefined) throw new InvariantError('a packed step is no function');
  const body = declared
    .getBodyOrThrow()
    .getText()
    .slice(1, -1)
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
    .filter((line) => !line.startsWith("'use strict'"));
  const parameters = declared.getParameters().map((each) => each.getName());
  const names = new Set(
    declared
      .getBodyOrThrow()
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .map((each) => each.getText()),
  );
  return { parameters: parameters.slice(0, -1), body, names };
}

function addStep(file: SourceFile, model: PackedModel, { parameters, body, names }: StepFunction): void {
  const [numbers = 'numbers', k = 'k', ...others] = parameters;
  const parameter = (name: string, type: string) => ({ name: names.has(name) ? name : `_${name}`, type });
  file.addFunction({
    name: 'step',
    isExported: true,
    docs: [
      {
        description:
          `\nDoes step ${k}, from ${k} p/q ${docText(model.timeUnit)} to the next grid point, in place.\n\n` +
          'dt is p/q; p and q are whole. Returns how many spikes the cell emits.',
      },
    ],
    parameters: [parameter(numbers, 'Numbers'), ...[k, ...others].map((name) => parameter(name, 'number'))],
    returnType: 'number',
    statements: body.join('\n').trim(),
  });
}

/** Returns the text of a module with the model's step function, its initial numbers and what they are. */
export function printModule(model: PackedModel, options: PrintOptions): string {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true } });
  const stepFunction = stepFunctionOf(project, model.step);
  const file = project.createSourceFile(
    'model.ts',
    `// Generated from ${docText(model.source)} by \`npm run generate\`; do not edit.\n`,
  );
  if (stepFunction.body.some((line) => line.includes('elementary.'))) {
    file.addImportDeclaration({
      moduleSpecifier: options.elementary,
      namespaceImport: 'elementary',
    });
  }
  file.addTypeAlias({
    name: 'Numbers',
    isExported: true,
    docs: [{ description: `The numbers of one cell of ${docText(model.name)}, in the units given below.` }],
    type: `[${model.columns.map(() => 'number').join(', ')}]`,
  });
  const constant = (name: string, initializer: string, description: string): void => {
    file.addVariableStatement({
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      docs: [{ description }],
      declarations: [{ name, initializer }],
    });
  };
  const { name, kind, method, source, timeUnit, doc } = model;
  const about = { name, kind, method, source, timeUnit, ...(doc === undefined ? {} : { doc }) };
  const entries = Object.entries(about).map(([key, value]) => `${key}: ${quoted(value)}`);
  constant('model', `{\n  ${entries.join(',\n  ')},\n} as const`, docText(doc ?? `${kind} ${name}`));
  constant(
    'parameters',
    described(model.columns, 'parameter'),
    'Constants of a run; `index` is the place in `Numbers`.',
  );
  constant('inputs', described(model.columns, 'input'), 'What arrives from outside.');
  constant('states', described(model.columns, 'state'), 'The state variables.');
  file.addFunction({
    name: 'initial',
    isExported: true,
    docs: [{ description: 'Returns the numbers of a cell at t_0, everything at its default.' }],
    returnType: 'Numbers',
    statements: [
      'return [',
      ...model.columns.map(
        (column) => `  ${numberText(column.initial)}, // ${docText(column.name)}, ${docText(column.unit)}`,
      ),
      '];',
    ].join('\n'),
  });
  addStep(file, model, stepFunction);
  file.formatText({ indentSize: 2 });
  return file.getFullText();
}
