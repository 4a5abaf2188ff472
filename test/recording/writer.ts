/** Records for ever, for tests that end this process: `node writer.mjs FILE [throws]`; tells how far it has come. */
import { openRecording } from '../../src/recording/open-recording.ts';
import { LONG, recordBlock } from './long-recording.ts';

const [path = '', ending] = process.argv.slice(2);
const BLOCK = 100;

const sink = await openRecording(path);
if ('code' in sink) throw new Error(sink.message);
sink.begin(LONG);
for (let samples = 0; ; ) {
  recordBlock(sink, samples, BLOCK);
  samples += BLOCK;
  process.stdout.write(`${samples}\n`);
  if (ending === 'throws' && samples === 700) throw new Error('as it was asked to');
  // A turn for the pipe.
  await new Promise((resolve) => setTimeout(resolve, 1));
}
