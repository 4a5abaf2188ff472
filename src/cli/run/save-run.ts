import { closeSync, openSync, writeFileSync } from 'node:fs';
import { cannotWrite } from '../../diagnostics/codes/command.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  drawSvg,
  figuresOfRun,
  type RunResult,
  runToCsvPieces,
  runToJsonPieces,
  selectFigures,
} from '../../index.ts';
import type { OutputFile } from './output-file.ts';

async function piecesOf(
  result: RunResult,
  model: CheckedModel,
  { format }: OutputFile,
): Promise<Iterable<string>> {
  switch (format) {
    case '.svg':
      return [
        await drawSvg(
          selectFigures(figuresOfRun(result, model, ['traces', 'raster', 'measures']), undefined),
        ),
      ];
    case '.json':
      return runToJsonPieces(result);
    case '.csv':
      return runToCsvPieces(result);
  }
}

/** Writes a result to a file, in the form that its ending says; returns why it could not. */
export async function saveRun(
  result: RunResult,
  model: CheckedModel,
  file: OutputFile,
): Promise<readonly Diagnostic[]> {
  try {
    const pieces = await piecesOf(result, model, file);
    const opened = openSync(file.path, 'w');
    try {
      for (const piece of pieces) writeFileSync(opened, piece);
    } finally {
      closeSync(opened);
    }
    return [];
  } catch (error) {
    return [cannotWrite({ path: file.path, reason: error instanceof Error ? error.message : String(error) })];
  }
}
