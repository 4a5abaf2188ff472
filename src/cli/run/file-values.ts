import type { CheckedModel } from '../../check/checked-model.ts';
import { modelFileNotFound, modelFileUnreadable } from '../../diagnostics/codes/command.ts';
import { columnForgotten } from '../../diagnostics/codes/csv.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileValue } from '../../simulate/columns/file-value.ts';
import { columnNames, readFileNumbers, readFileSamples } from '../../simulate/columns/read-file-value.ts';
import { recordableUnits } from '../../simulate/model-names.ts';
import type { Setting, Stimulus } from '../../simulate/run-options.ts';
import { suggestFile } from '../model-files.ts';
import { readTextFile, reasonOf } from '../read-text-file.ts';

/** What fits into a string, and then into memory as text and as numbers. */
const MOST_BYTES = 2 ** 28;
const TOO_LONG = 'it has more than 268 MB; a run needs no more than one sample per step';

/** What a column of a file holds, or why it cannot be had. */
export interface ReadValue<Value> {
  readonly value?: Value;
  readonly diagnostics: readonly Diagnostic[];
}

function textOf(path: string): string | Diagnostic {
  try {
    return readTextFile(path, MOST_BYTES, TOO_LONG);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing
      ? modelFileNotFound({ path, suggestion: suggestFile(path, ['.csv', '.tsv', '.txt', '.dat']) })
      : modelFileUnreadable({ path, reason: reasonOf(error) });
  }
}

/** `n.csv`, and what may stand behind a column: `n.csv interpolated`. */
const TABLE = /^(\S.*?\.(?:csv|tsv|txt|dat))((?:\s+(?:held|interpolated|every\s.*|\[[^\]]*\]))*)$/is;

/** Returns an error for a file without a column; nothing for any other text, also where `n.csv` is a part's variable. */
export async function findForgottenColumn(
  model: CheckedModel,
  name: string,
  value: string,
): Promise<Diagnostic | undefined> {
  const [, path, rest = ''] = TABLE.exec(value) ?? [];
  if (path === undefined || recordableUnits(model).has(path)) return undefined;
  const text = textOf(path);
  return typeof text === 'string'
    ? columnForgotten({ name, path, offered: await columnNames(path, text), rest })
    : text;
}

/** Returns the samples of an input; of an unknown one nothing, as the run says what there is. */
export async function readStimulus(
  model: CheckedModel,
  name: string,
  column: FileValue,
): Promise<ReadValue<Stimulus>> {
  const input = model.inputs.find((each) => each.name === name);
  if (input === undefined) return { diagnostics: [] };
  const text = textOf(column.path);
  if (typeof text !== 'string') return { diagnostics: [text] };
  const { samples, diagnostics } = await readFileSamples(input, column, text);
  return { diagnostics, ...(samples === undefined ? {} : { value: samples }) };
}

/** Returns the numbers of a parameter, an initial value or a list; of an unknown one nothing. */
export async function readSetting(
  model: CheckedModel,
  name: string,
  column: FileValue,
): Promise<ReadValue<Setting>> {
  const all = [...model.parameters, ...model.states, ...model.lists];
  const receiver = all.find((each) => each.name === name);
  if (receiver === undefined) return { diagnostics: [] };
  const text = textOf(column.path);
  if (typeof text !== 'string') return { diagnostics: [text] };
  const { numbers, diagnostics } = await readFileNumbers(receiver, column, text);
  return { diagnostics, ...(numbers === undefined ? {} : { value: numbers }) };
}
