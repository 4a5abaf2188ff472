import { type DiagnosticCode, defineCode } from '../define-code.ts';
import { CELL, RUN } from '../example-run.ts';

/** A form of recording whose package is installed by those who use it. */
export const missingRecordingPackage: DiagnosticCode<
  [details: { path: string; form: string; name: string; version: string; reason?: string | undefined }]
> = defineCode(
  {
    code: 'recording/missing-package',
    severity: 'error',
    title: 'What a form of recording needs is installed',
    explanation:
      'HDF5 is written by the package h5wasm, which holds the HDF5 library and is larger than all of Axode. It is installed ' +
      'by those who record to HDF5: `npm install h5wasm@0.10.3`, in the folder in which Axode is installed. Tables ' +
      '(`.csv`) need nothing.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # recorded by a program to run.h5, where h5wasm is not installed`,
  },
  ({ path, form, name, version, reason }) => ({
    message: `Recording to ${form} ("${path}") needs the package ${name}${reason === undefined ? '.' : `, which cannot be loaded: ${reason}`}`,
    hint: `npm install ${name}@${version}`,
  }),
);

/** A recording that the system does not let us write, at its start or later on. */
export const cannotRecord: DiagnosticCode<
  [details: { path: string; reason: string; kept?: string | undefined }]
> = defineCode(
  {
    code: 'recording/cannot-write',
    severity: 'error',
    title: 'Recordings can be written until a run ends',
    explanation:
      'A recording is written while the network runs, block by block. The folder of the file must exist and allow writing, ' +
      'and the disk must hold what is recorded. Where writing fails in the course of a run, the run ends, and what was ' +
      'written before is kept.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # recorded by a program to a disk that is full`,
  },
  ({ path, reason, kept }) => ({
    message: `The recording "${path}" cannot be written: ${reason}.`,
    hint: kept,
  }),
);

/** A recording that a run which goes on cannot go on with. */
export const cannotGoOn: DiagnosticCode<[details: { path: string; reason: string }]> = defineCode(
  {
    code: 'recording/cannot-go-on',
    severity: 'error',
    title: 'A run goes on in the recording that it was saved with',
    explanation:
      'With `--checkpoint` the recording is put on the disk whenever the state is, and the state says how much there is of ' +
      'it. `--resume` goes on in that file: what was recorded behind the saved state is cut off, and comes again. So the file ' +
      'must be that of the run, with all that was recorded until then. It is left as it is otherwise.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo#Net --resume net.state --out other.h5 # the recording of another run',
  },
  ({ path, reason }) => ({
    message: `The run cannot go on in the recording "${path}": ${reason}.`,
    hint: 'name the file that was written with the saved state, or a new one for what comes from now on.',
  }),
);

/** A file of a form that recordings do not have. */
export const unknownRecordingForm: DiagnosticCode<[details: { path: string; forms: readonly string[] }]> =
  defineCode(
    {
      code: 'recording/unknown-form',
      severity: 'error',
      title: 'The ending of a recording says its form',
      explanation:
        'A recording that ends in `.h5` or `.hdf5` is one file that any program for HDF5 reads, whatever its size. One that ' +
        'ends in `.csv` is a table for each thing that is recorded, for small things: `net.csv` becomes `net-spikes.csv`, ' +
        '`net-E-v.csv` and so on.',
      failing: CELL,
      corrected: CELL,
      command: `${RUN} # recorded by a program to run.mat`,
    },
    ({ path, forms }) => ({
      message: `The ending of "${path}" says no form in which a run is recorded.`,
      hint: `end it in ${forms.join(', ')}.`,
    }),
  );

/** Several files, each to be written while the network runs. */
export const oneRecording: DiagnosticCode<[details: { paths: readonly string[] }]> = defineCode(
  {
    code: 'recording/one-file',
    severity: 'error',
    title: 'A network is recorded to one file',
    explanation:
      'What a network records goes to one file while it runs, `--out run.h5`. Pictures and tables may be written besides: ' +
      '`--out run.h5 --out raster.svg`; then what was recorded is kept in memory too.',
    failing: CELL,
    corrected: CELL,
    command: `${RUN} # a network, with --out a.h5 --out b.h5`,
  },
  ({ paths }) => ({
    message: `${paths.length} files are to be written while the network runs: ${paths.join(', ')}.`,
    hint: 'name one, and copy it.',
  }),
);
