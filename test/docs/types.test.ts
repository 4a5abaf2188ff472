import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { blocksOf, ROOT } from './blocks.ts';
import { workplace } from './workplace.ts';

const PAGES = ['README.md', 'docs/networks.md', 'docs/running.md', 'docs/agreement.md', 'docs/verify.md'];

/** What `tsc --strict` says of scripts beside a package whose types are those of the source. */
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  paths: { axode: [join(ROOT, 'src/index.ts')], 'axode/testing': [join(ROOT, 'src/testing/testing.ts')] },
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

describe('the scripts of the pages', () => {
  const folder = workplace();
  const blocks = PAGES.flatMap((page) => blocksOf(page, 'ts'));
  const files = blocks.map(({ text }, index) => {
    const path = join(folder, `block-${index}.mts`);
    writeFileSync(path, text);
    return path;
  });
  const program = ts.createProgram(files, OPTIONS);

  it.each(blocks.map(({ place }, index) => ({ place, path: files[index] ?? '' })))(
    '$place has the types that strict TypeScript asks for',
    ({ path }) => {
      const source = program.getSourceFile(path);
      const problems = source === undefined ? [] : program.getSemanticDiagnostics(source);
      expect(source?.getLineStarts().length).toBeGreaterThan(3);
      expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual(
        [],
      );
    },
    120_000,
  );
});
