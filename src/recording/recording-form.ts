/** Forms of recordings, by the ending of the file's name. */
const FORMS = { '.h5': 'hdf5', '.hdf5': 'hdf5', '.csv': 'csv' } as const;

export type RecordingForm = (typeof FORMS)[keyof typeof FORMS];

/** The endings that recordings may have. */
export const RECORDING_ENDINGS: readonly string[] = Object.keys(FORMS);

/** Returns the form that a path says by its ending. */
export function recordingForm(path: string): RecordingForm | undefined {
  const name = path.toLowerCase();
  return Object.entries(FORMS).find(([ending]) => name.endsWith(ending))?.[1];
}
