import type { Origin } from '../../../simulate/origin.ts';
import { runToCsvPieces } from '../../../simulate/output/write-csv.ts';
import { runToJsonPieces } from '../../../simulate/output/write-json.ts';
import type { RunResult } from '../../../simulate/run-result.ts';
import type { PageContent, PageRun } from '../page-data.ts';

function resultOf(run: PageRun): RunResult {
  return {
    ...run,
    traces: new Map(
      run.traces.map((trace) => [trace.name, { ...trace, cells: Int32Array.from(trace.cells) }]),
    ),
    measures: new Map(run.measures.map((measure) => [measure.name, measure])),
  };
}

function originOf(origin: PageContent['origin']): Origin | undefined {
  return origin && { ...origin, files: new Map(origin.files) };
}

function save(pieces: Iterable<string>, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([...pieces], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Copies the text of an element; where the clipboard is refused, selects it for the reader to copy. */
async function copy(id: string, from: HTMLElement): Promise<void> {
  const source = document.getElementById(id);
  if (source === null) return;
  try {
    await navigator.clipboard.writeText(source.textContent ?? '');
    from.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(source);
    from.textContent = 'Selected';
  }
  setTimeout(() => {
    from.textContent = 'Copy';
  }, 2000);
}

/** Makes the page's buttons work. */
export function mountButtons({ run, origin }: PageContent): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    each.addEventListener('click', () => void copy(each.dataset.copy ?? '', each));
  }
  for (const each of document.querySelectorAll<HTMLElement>('[data-download]')) {
    each.addEventListener('click', () => {
      if (run === undefined) return;
      const result = resultOf(run);
      if (each.dataset.download === 'csv') save(runToCsvPieces(result), `${run.model}.csv`, 'text/csv');
      else save(runToJsonPieces(result, originOf(origin)), `${run.model}.json`, 'application/json');
    });
  }
}
