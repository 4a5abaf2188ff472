import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { known } from '../../src/base/invariant.ts';
import { type FileValue, parseFileValue } from '../../src/simulate/columns/file-value.ts';
import { readFileNumbers, readFileSamples } from '../../src/simulate/columns/read-file-value.ts';
import { runToCsv } from '../../src/simulate/output/write-csv.ts';
import { run } from '../../src/simulate/run.ts';
import { modelOf } from './models.ts';

const MODEL = modelOf(
  'neuron Cell {\n  param C = 100 pF\n  param n = 1\n  input I : nA = 0\n  state v : mV = 0\n  dv/dt = I / C * n\n}\n',
);
const I = known(MODEL.inputs[0], 'I');
const [C, N] = MODEL.parameters;

/** Returns what a text such as `x.csv:current` asks for. */
function asked(text: string): FileValue {
  return known(parseFileValue(text), text);
}

async function samplesOf(text: string, file: string): Promise<unknown> {
  const { samples, diagnostics } = await readFileSamples(I, asked(text), file);
  if (samples === undefined)
    return diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint}`);
  const plain = (numbers: unknown): unknown =>
    typeof numbers === 'string' ? numbers : [...(numbers as Float64Array)];
  return { ...samples, values: plain(samples.values), times: plain(samples.times) };
}

async function numbersOf(text: string, file: string, receiver = known(C, 'C')): Promise<unknown> {
  const { numbers, diagnostics } = await readFileNumbers(receiver, asked(text), file);
  return numbers === undefined
    ? diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint}`)
    : [...numbers];
}

describe('a text that names a column of a file', () => {
  it.each<readonly [string, FileValue]>([
    ['noise.csv:current', { path: 'noise.csv', column: 'current' }],
    [
      'noise.csv:current [nA] interpolated',
      { path: 'noise.csv', column: 'current', unit: 'nA', between: 'interpolated' },
    ],
    [
      ' data/noise.txt : 2  every 0.1 ms [nA]',
      { path: 'data/noise.txt', column: '2', every: '0.1 ms', unit: 'nA' },
    ],
    ['C:\\data.v2\\x.csv:I held', { path: 'C:\\data.v2\\x.csv', column: 'I', between: 'held' }],
    [
      '../a b/c.csv:soma current [uA/cm^2]',
      { path: '../a b/c.csv', column: 'soma current', unit: 'uA/cm^2' },
    ],
    ['run.csv:v[3]', { path: 'run.csv', column: 'v[3]' }],
    ['x.csv:"held [nA]" held', { path: 'x.csv', column: 'held [nA]', between: 'held' }],
    ['x.csv:held', { path: 'x.csv', column: 'held' }],
  ])('%s', (text, parts) => {
    expect(parseFileValue(text)).toEqual(parts);
  });

  it.each(['10 uA/cm^2', 'if t > 5 ms then 1 else 0', 'noise.csv', 'noise.csv:', 'sodium.g', '0 .. 20 by 1'])(
    'is not %s',
    (text) => {
      expect(parseFileValue(text)).toBeUndefined();
    },
  );
});

describe('samples from a file', () => {
  const expected = { values: [1, 2.5], unit: 'nA', times: [0, 0.1], timeUnit: 'ms', between: 'held' };

  it.each([
    ['as our own files are written', 't (ms),current (nA)\n0,1\n0.1,2.5\n'],
    [
      'with a byte order mark, CRLF and empty last lines',
      '\uFEFFt (ms),current (nA)\r\n0,1\r\n0.1,2.5\r\n\r\n\r\n',
    ],
    ['with quoted headings', '"t (ms)","current (nA)"\n"0","1"\n"0.1","2.5"\n'],
    ['with semicolons', 't (ms);current (nA)\n0;1\n0.1;2.5\n'],
    ['with tabs and blanks', 'time [ms]\t current [nA]\n 0\t 1\n0.1 \t2.5\n'],
    ['with comments', '# made by a rig\nt (ms),current (nA)\n0,1\n# pause\n0.1,2.5e0\n'],
    ['with more columns than are read', 'Time (ms),note,current (nA)\n0,on,1\n0.1,,+2.50\n'],
  ])('are read %s', async (_, file) => {
    expect(await samplesOf('x.csv:current', file)).toEqual(expected);
  });

  it('take unit, spacing and kind from where they are asked for', async () => {
    expect(await samplesOf('x.csv:2 [pA] every 0.1 ms interpolated', '0,1\n9,2.5\n')).toEqual({
      values: [1, 2.5],
      unit: 'pA',
      times: '0.1 ms',
      between: 'interpolated',
    });
  });

  it('drive a run, and come back from what it writes', async () => {
    const { samples } = await readFileSamples(
      I,
      asked('x.csv:current'),
      't (ms),current (pA)\n0,1000\n0.2,-500\n',
    );
    const options = { for: '0.4 ms', dt: '0.1 ms', record: ['I'] };
    const { result } = await run(MODEL, { ...options, inputs: { I: known(samples, 'samples') } });
    const file = runToCsv(known(result, 'result'));
    expect(await samplesOf('run.csv:I', file)).toMatchObject({
      values: [1, 1, -0.5, -0.5, -0.5],
      unit: 'nA',
    });
  });

  it.each([
    [
      'x.csv:curent',
      't (ms),current (nA),voltage (mV)\n0,1,2\n',
      'csv/column: x.csv has no column `curent`. did you mean `current`?',
    ],
    [
      'x.csv:zzz',
      't (ms),current (nA)\n0,1\n',
      'csv/column: x.csv has no column `zzz`. it has `t`, `current`.',
    ],
    [
      'x.csv:3 [nA] every 0.1 ms',
      '0,1\n1,2\n',
      'csv/column: x.csv has no header and 2 columns, none of them `3`. name one by its number, `x.csv:1`.',
    ],
    [
      'x.csv:current',
      't (ms),current (nA)\n0,1\n1,high\n',
      'csv/number: x.csv has `high` in row 2 of the column `current`, which is no number. give every row a finite number, or leave the row out.',
    ],
    [
      'x.csv:current',
      't (ms),current (nA)\n0,1\n1,\n',
      'csv/number: x.csv has no number in row 2 of the column `current`. give every row a finite number, or leave the row out.',
    ],
    [
      'x.csv:current',
      't (ms);current (nA)\n0;0,5\n1;0,7\n',
      'csv/number: x.csv has `0,5` in row 1 of the column `current`, which has a decimal comma. write decimal points in the whole column: 0.5.',
    ],
    [
      'x.csv:current',
      't (ms),current (nA)\n0,0,5\n',
      'csv/table: x.csv cannot be read as a table: row 1 has 3 cells, but the header has 2. write numbers with a decimal point; with decimal commas, separate the cells by semicolons and turn the commas into points.',
    ],
    [
      'x.csv:I',
      't (ms),I (nA),I (pA)\n0,1,1000\n',
      'csv/same-headings: x.csv has 2 columns `I`: `I (nA)` is number 2, `I (pA)` is number 3. name one by its number, `x.csv:2`.',
    ],
    [
      'x.csv:I (nA)',
      't (ms),I (nA),I (nA)\n0,1,3\n',
      'csv/same-headings: x.csv has 2 columns `I (nA)`: `I (nA)` is number 2, `I (nA)` is number 3. name one by its number, `x.csv:2`.',
    ],
    [
      'x.csv:I',
      't (ms),I (nA),time (s)\n0,1,3\n',
      'csv/same-headings: x.csv has 2 columns of times: `t (ms)` is number 1, `time (s)` is number 3. keep one column of times, or give the others another name.',
    ],
    [
      'x.csv:current',
      't (ms),current (nA)\n0,"1,5"\n',
      'csv/number: x.csv has `1,5` in row 1 of the column `current`, which has a decimal comma. write decimal points in the whole column: 1.5.',
    ],
    [
      'x.csv:current',
      't (ms),current\n0,1\n',
      'csv/unit: The unit of the column `current` of x.csv is not known. write it behind the column, `x.csv:current [nA]`, or in the header, `current (nA)`.',
    ],
    [
      'x.csv:current [pA]',
      't (ms),current (nA)\n0,1\n',
      'csv/unit: The header of x.csv says that `current` is in `nA`, but `[pA]` was asked for. leave the unit away, or correct the header.',
    ],
    [
      'x.csv:current',
      't,current (nA)\n0,1\n',
      'csv/unit: The unit of the column `t` of x.csv is not known. write it in the header, `t (ms)`, or say how far the rows lie apart: `every 0.1 ms`.',
    ],
    [
      'x.csv:current',
      'current (nA)\n1\n',
      'csv/time: x.csv has no column of times. name one `t (ms)`, or say how far the rows lie apart: `x.csv:current every 0.1 ms`.',
    ],
    [
      'x.csv:I',
      '',
      'csv/table: x.csv cannot be read as a table: it is empty. save it as CSV: a header, then one row for each sample.',
    ],
    [
      'x.csv:I',
      't (ms),I (nA)\n',
      'csv/table: x.csv cannot be read as a table: it has a header but no rows. save it as CSV: a header, then one row for each sample.',
    ],
  ])('are refused: %s of %j', async (text, file, message) => {
    expect(await samplesOf(text, file)).toEqual([message]);
  });

  it('are found where several columns have their name, by the whole heading or by the number', async () => {
    const file = 't (ms),I (nA),I (pA),I (pA)\n0,1,3,4\n';
    expect(await samplesOf('x.csv:I (nA)', file)).toMatchObject({ values: [1], unit: 'nA' });
    expect(await samplesOf('x.csv:4', file)).toMatchObject({ values: [4], unit: 'pA' });
  });

  it.each(['\n', '\r\n', '\r'])(
    'are the same where a file is read in pieces, lines ended by %j',
    async (end) => {
      const rows = Array.from({ length: 20_000 }, (_, row) => `${row};${row / 7}`);
      const file = ['\uFEFFt (ms);I (nA)', '# a comment', ...rows, '', ''].join(end);
      const quoted = file.replace('I (nA)', '"I (nA)"');
      const expected = { values: rows.map((_, row) => row / 7), times: rows.map((_, row) => row) };
      expect(await samplesOf('x.csv:I', file)).toMatchObject(expected);
      expect(await samplesOf('x.csv:I', quoted)).toMatchObject(expected);
    },
  );

  it('are refused where quotes do not end', async () => {
    expect(await samplesOf('x.csv:I', '"t (ms),I (nA)\n0,1\n')).toEqual([
      expect.stringMatching(/^csv\/table: /),
    ]);
  });
});

describe('numbers from a file', () => {
  it('are those of cells in the declared unit', async () => {
    expect(await numbersOf('cells.csv:capacitance', 'cell,capacitance (nF)\n0,0.1\n1,0.3\n')).toEqual([
      100, 300,
    ]);
    expect(await numbersOf('cells.csv:2', '0,5\n1,6\n', known(N, 'n'))).toEqual([5, 6]);
  });

  it('need their unit, and none of the words for samples', async () => {
    const file = 'cell,capacitance (mV)\n0,1\n';
    expect(await numbersOf('cells.csv:capacitance', file)).toEqual([
      'samples/unit: The numbers of `C` are given in voltage, `mV`, but it is capacitance. name the unit that they have, such as `pF`.',
    ]);
    expect(await numbersOf('cells.csv:capacitance held', file)).toEqual([
      'csv/constant: `C` is a constant, whose rows are cells: `held` has no meaning. leave `held` away.',
    ]);
  });
});

describe('any file', () => {
  it('is read or refused, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.constantFrom('t (ms)', 'I (nA)', '0', '1.5', '-2e3', '', '"', 'x,y', ';', '1,5', '\uFEFF'),
      fc.string(),
    );
    const file = fc
      .tuple(
        fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
      )
      .map(([rows, separator, end]) => rows.map((row) => row.join(separator)).join(end));
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.constantFrom('I', '1', '2', 'I [nA] every 1 ms', '1 [nA] every 1 ms'),
        async (text, column) => {
          const { samples, diagnostics } = await readFileSamples(I, asked(`x.csv:${column}`), text);
          expect(samples === undefined).toBe(diagnostics.length > 0);
        },
      ),
    );
  });

  it('is named by nothing that throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseFileValue(text)));
  });
});
