import { expect, it } from 'vitest';
import { diagnosticsToJson } from '../../src/diagnostics/to-json.ts';

it('gives every field, places as lines, columns and offsets', () => {
  const text = 'neuron N {\n  😀 = tua\n}\n';
  const span = { source: 'n.axo', start: text.indexOf('tua'), end: text.indexOf('tua') + 3 };
  expect(
    diagnosticsToJson(
      [
        {
          code: 'names/unknown',
          severity: 'error',
          message: 'There is no `tua`.',
          span,
          labels: [{ span: { source: 'n.axo', start: 0, end: 6 }, message: 'in this component' }],
          hint: 'did you mean `tau`?',
          fixes: [{ title: 'write `tau`', span, text: 'tau' }],
        },
      ],
      new Map([['n.axo', text]]),
    ),
  ).toEqual([
    {
      code: 'names/unknown',
      severity: 'error',
      message: 'There is no `tua`.',
      file: 'n.axo',
      line: 2,
      column: 7,
      endLine: 2,
      endColumn: 10,
      offset: 18,
      endOffset: 21,
      note: null,
      hint: 'did you mean `tau`?',
      labels: [
        {
          message: 'in this component',
          file: 'n.axo',
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 7,
          offset: 0,
          endOffset: 6,
        },
      ],
      fixes: [
        {
          title: 'write `tau`',
          text: 'tau',
          file: 'n.axo',
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 10,
          offset: 18,
          endOffset: 21,
        },
      ],
    },
  ]);
});

it('says null where there is nothing to say', () => {
  const [nowhere] = diagnosticsToJson(
    [{ code: 'method/unknown', severity: 'warning', message: 'No method.', labels: [], fixes: [] }],
    new Map(),
  );
  expect(nowhere).toEqual({
    code: 'method/unknown',
    severity: 'warning',
    message: 'No method.',
    file: null,
    line: null,
    column: null,
    endLine: null,
    endColumn: null,
    offset: null,
    endOffset: null,
    note: null,
    hint: null,
    labels: [],
    fixes: [],
  });
});

it('keeps file and offsets where the text is not at hand', () => {
  const span = { source: 'gone.axo', start: 3, end: 4 };
  const [unread] = diagnosticsToJson(
    [{ code: 'a/b', severity: 'error', message: 'No.', span, labels: [], fixes: [] }],
    new Map(),
  );
  expect(unread).toMatchObject({ file: 'gone.axo', line: null, endColumn: null, offset: 3, endOffset: 4 });
});
