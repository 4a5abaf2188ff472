import { describe, expect, test } from 'vitest';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';

/** Returns the statements of a component as the formatter prints them, one a line; none may be wrong. */
function lines(body: string): readonly string[] {
  const { model, diagnostics } = parse({ name: '<test>', text: `neuron N {\n${body}\n}` });
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return format(model)
    .split('\n')
    .slice(1, -2)
    .map((line) => line.trim());
}

describe('a newline ends a statement', () => {
  test('but not inside parentheses and brackets', () => {
    expect(lines('x = (a\n+ b\n)\ny = f(\n1,\n2)\nz = [1,\n2]')).toEqual([
      'x = (a + b)',
      'y = f(1, 2)',
      'z = [1, 2]',
    ]);
  });

  test.each(['+', '-', '*', '/', '^', '<', '>', '<=', '>=', '==', '!=', 'and', 'or'])(
    'nor behind %s or before it',
    (operator) => {
      const [behind] = lines(`x = a ${operator}\n b`);
      const [before] = lines(`x = a\n ${operator} b`);
      expect(before).toBe(behind);
    },
  );

  test('nor behind or before the words and signs that join', () => {
    const whole = ['x : mV = if a then b else c'];
    expect(lines('x\n:\nmV\n=\nif\na\nthen\nb\nelse\nc')).toEqual(whole);
    expect(lines('spike when\nnot\na')).toEqual(['spike when not a']);
    expect(lines('spike when a\ncrosses b')).toEqual(['spike when a crosses b']);
    expect(lines('spike when a\nfalls below b')).toEqual(['spike when a falls below b']);
    expect(lines('param a = 1\nin\n[0, 2]')).toEqual(['param a = 1 in [0, 2]']);
    expect(lines('state a\n, b')).toEqual(['state a', 'state b']);
    expect(lines('gate m\n{ inf = 1 }')).toEqual(['gate m { inf = 1 }']);
    expect(lines('x = sum over cells of\na\n+ of')).toEqual(['x = sum over cells of a + of']);
    expect(lines('x = of\ny = cells')).toEqual(['x = of', 'y = cells']);
  });

  test('empty lines and comments between the lines of a statement change nothing', () => {
    expect(lines('x = a +\n\n # why\n\n b')).toEqual(['# why', 'x = a + b']);
  });

  test('`;` always ends one, and empty statements are allowed', () => {
    expect(lines(';;x = 1;y = 2;\n;')).toEqual(['x = 1', 'y = 2']);
  });

  test('indentation means nothing where all blocks are closed', () => {
    expect(lines('on spike {\nif a {\n  v = 1\n}\n}\n      gate m {\n inf = 1\n}')).toEqual([
      'on spike {',
      'if a { v = 1 }',
      '}',
      'gate m { inf = 1 }',
    ]);
  });

  test('any line break is one', () => {
    expect(lines('x = 1\r\ny = 2\rz = 3')).toEqual(['x = 1', 'y = 2', 'z = 3']);
  });
});

describe('comments', () => {
  const formatted = (text: string): string => {
    const { model, diagnostics } = parse({ name: '<test>', text });
    expect(diagnostics).toEqual([]);
    return format(model);
  };
  const docs = (text: string): unknown => {
    const { model } = parse({ name: '<test>', text });
    return [model.doc, ...model.declarations.map(({ comments }) => comments.doc)];
  };

  test('`##` at the head of a file, before an empty line, documents the file', () => {
    expect(docs('## a\n## b\n\n## c\nconst K = 1')).toEqual(['a\nb', 'c']);
    expect(docs('## a\n\nconst K = 1')).toEqual(['a', undefined]);
    expect(docs('## a')).toEqual(['a']);
  });

  test('otherwise it documents what follows, or the statement before it on its line', () => {
    expect(docs('## a\nconst K = 1')).toEqual([undefined, 'a']);
    expect(docs('const K = 1  ## a\nconst L = 2; const M = 3 ## b')).toEqual([
      undefined,
      'a',
      undefined,
      'b',
    ]);
    expect(docs('const J = 1\n## a\n\n## b\nconst K = 1 ## c')).toEqual([undefined, undefined, 'a\nb\nc']);
  });

  test('behind the `{` of a component it documents the component', () => {
    const text = 'neuron N {  ## as published\n  param a\n}\n';
    expect(docs(text)).toEqual([undefined, 'as published']);
    expect(formatted(text)).toBe(text);
  });

  test('comments stay with their statements', () => {
    const text = `# head
neuron N {
  # before a
  param a = 1  # behind a

  # before b
  param b : mV  ## what b is
  gate m {
    # before alpha
    alpha = 1
    beta = 2  # behind beta
    # last of m
  }  # behind m
  # last of N
}  # behind N
# last of all
`;
    expect(formatted(text)).toBe(text);
  });

  test('those inside a statement move in front of it', () => {
    expect(formatted('const K = 1 + # one\n  ## doc\n 2 # two\n')).toBe(
      '# one\n## doc\nconst K = 1 + 2  # two\n',
    );
    expect(formatted('const K = 1 [mV # unit\n]\n')).toBe('# unit\nconst K = 1 [mV]\n');
    expect(formatted('import { A, # first\n B ## second\n # third\n } from "x"\n')).toBe(
      '# first\n# second\n# third\nimport { A, B } from "x"\n',
    );
  });

  test('a rule of # signs is an ordinary comment and keeps its form', () => {
    const text = '##### Channels #####\nconst K = 1\n';
    expect(formatted(text)).toBe(text);
  });
});
