/**
 * A packed model as the text of a TypeScript module. ts-morph holds the whole TypeScript compiler and takes a
 * third of a second to load, so this file is imported lazily and by nobody but who writes modules.
 */
import { Project, type SourceFile, VariableDeclarationKind } from 'ts-morph';
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
  if (Number.isNaN(value)) return 'Number.NaN';
  if (value === Number.POSITIVE_INFINITY) return 'Number.POSITIVE_INFINITY';
  if (value === Number.NEGATIVE_INFINITY) return 'Number.NEGATIVE_INFINITY';
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

/** The statements of a function's text, without its braces and its `'use strict'`. */
function bodyOf(project: Project, text: string): readonly string[] {
  const [declared] = project.createSourceFile('step.js', text, { overwrite: true }).getFunctions();
  if (declared === undefined) throw new InvariantError('a packed step is no function');
  const body = declared.getBodyOrThrow().getText().slice(1, -1);
  return body
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
    .filter((line) => !line.startsWith("'use strict'"));
}

function addStep(file: SourceFile, model: PackedModel, body: readonly string[]): void {
  const isRead = (name: string): boolean => body.some((line) => new RegExp(`\\b${name}\\b`).test(line));
  const parameter = (name: string, type: string) => ({ name: isRead(name) ? name : `_${name}`, type });
  file.addFunction({
    name: 'step',
    isExported: true,
    docs: [
      {
        description:
          `\nDoes step k, from t_k = k p/q ${docText(model.timeUnit)} to the next grid point, in place.\n\n` +
          'dt is p/q; p and q are whole. Returns how many spikes the cell emits.',
      },
    ],
    parameters: [
      parameter('numbers', 'Numbers'),
      ...['k', 'p', 'q', 'dt'].map((name) => parameter(name, 'number')),
    ],
    returnType: 'number',
    statements: body.join('\n').trim(),
  });
}

/** Returns the text of a module with the model's step function, its initial numbers and what they are. */
export function printModule(model: PackedModel, options: PrintOptions): string {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true } });
  const body = bodyOf(project, model.step);
  const file = project.createSourceFile(
    'model.ts',
    `// Generated from ${docText(model.source)} by \`npm run generate\`; do not edit.\n`,
  );
  if (body.some((line) => line.includes('elementary.'))) {
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
  addStep(file, model, body);
  file.formatText({ indentSize: 2 });
  return file.getFullText();
}
