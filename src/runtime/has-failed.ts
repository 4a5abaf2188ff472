import { type Layout, STATUS } from './layout.ts';

/** Whether a kernel has noted what ends a run since the status words were cleared. */
export function hasFailed(words: Int32Array, { status }: Layout): boolean {
  return (
    words[status + STATUS.notFinite] !== 0 ||
    words[status + STATUS.tooManySpikes] !== 0 ||
    words[status + STATUS.noStep] !== 0
  );
}
