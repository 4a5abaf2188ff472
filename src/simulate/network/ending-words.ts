import { unreachable } from '../../base/invariant.ts';
import type { RecordingEnding } from '../../runtime/network/recording-sink.ts';
import type { NetworkMeta } from './network-result.ts';

/** Returns how a run ended, in the words of the files that it is written to, and of a failure why. */
export function endingWords(ending: NetworkMeta['ending']): Omit<RecordingEnding, 'point'> {
  switch (ending) {
    case 'done':
      return { reason: 'complete' };
    case 'stopped':
      return { reason: 'interrupted' };
    case 'interrupted':
      return { reason: 'failed', message: 'a program that was called threw an error' };
    case 'not-finite':
      return { reason: 'failed', message: 'a state became NaN or infinite' };
    case 'no-step':
      return { reason: 'failed', message: 'no step was small enough' };
    case 'too-many-spikes':
      return { reason: 'failed', message: 'there were more spikes than can be kept' };
    default:
      return unreachable(ending);
  }
}

/** Returns the same as one text: `complete`, `failed: a state became NaN or infinite`. */
export function endingText({ reason, message }: Omit<RecordingEnding, 'point'>): string {
  return message === undefined ? reason : `${reason}: ${message}`;
}
