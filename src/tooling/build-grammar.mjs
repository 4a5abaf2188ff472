// Compiles grammar/axode.ne to generated/grammar.ts with nearleyc's own parts. Fails on any warning of its
// linter, which passes over undefined rules with exit code 0. With `--check` it writes nothing and fails if
// the committed file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const nearley = require('nearley');
const compile = require('nearley/lib/compile.js');
const generate = require('nearley/lib/generate.js');
const lint = require('nearley/lib/lint.js');
const bootstrapped = require('nearley/lib/nearley-language-bootstrapped.js');

const root = new URL('../../', import.meta.url);
const source = new URL('grammar/axode.ne', root);
const target = new URL('generated/grammar.ts', root);

const HEAD = `// Compiled from grammar/axode.ne by \`node src/tooling/build-grammar.mjs\`; do not edit.
import type { CompiledGrammar } from '../src/syntax/builder.ts';`;

/** nearleyc's own types say `any`; ours let each builder have its own tuple of parts. */
function withOurTypes(code) {
  const imports = code.slice(code.indexOf('import '), code.indexOf('interface NearleyToken'));
  const rules = code.slice(code.indexOf('const grammar: Grammar'), code.indexOf('export default'));
  return [
    HEAD,
    imports.trim(),
    '',
    'const id = (parts: readonly unknown[]): unknown => parts[0];',
    '',
    rules
      .replace('const grammar: Grammar', 'const grammar: CompiledGrammar')
      .replace(/Lexer: .*/, 'Lexer: undefined,')
      .replaceAll(/\(token\.has\("(\w+)"\) \? \{type: "\w+"\} : \w+\)/g, 'token("$1")')
      .trim(),
    '',
    'export default grammar;',
    '',
  ].join('\n');
}

function build() {
  const parser = new nearley.Parser(nearley.Grammar.fromCompiled(bootstrapped));
  parser.feed(`${readFileSync(source, 'utf8')}\n`);
  const compiled = compile(parser.results[0], { file: fileURLToPath(source) });
  let warnings = '';
  lint(compiled, { out: { write: (text) => (warnings += text) } });
  if (warnings !== '') throw new Error(`grammar/axode.ne:\n${warnings}`);
  return withOurTypes(generate(compiled, 'grammar'));
}

const code = build();
if (argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== code)
    throw new Error('generated/grammar.ts is stale: node src/tooling/build-grammar.mjs');
} else {
  writeFileSync(target, code);
}
