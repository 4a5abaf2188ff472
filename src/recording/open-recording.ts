import { unknownRecordingForm } from '../diagnostics/codes/recording.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RecordingSink } from '../runtime/network/recording-sink.ts';
import { recordToCsv } from './record-to-csv.ts';
import { recordToHdf5 } from './record-to-hdf5.ts';
import { RECORDING_ENDINGS, recordingForm } from './recording-form.ts';

/**
 * Returns where the recordings of a run go, in the form that the ending of the path says; or why they cannot go there. Opened
 * before the run, so that no run is lost. Its calls throw `RecordingFailure` where the disk is full, say.
 */
export async function openRecording(path: string): Promise<RecordingSink | Diagnostic> {
  const form = recordingForm(path);
  switch (form) {
    case 'hdf5':
      return await recordToHdf5(path);
    case 'csv':
      return recordToCsv(path);
    case undefined:
      return unknownRecordingForm({ path, forms: RECORDING_ENDINGS });
  }
}
