import { type DiagnosticCode, defineCode } from '../define-code.ts';
import { quoted } from '../wording.ts';

/** A small model for the pages whose mistake lies in the command. */
const CELL = 'neuron Cell {\n  state v : mV = -60 mV\n  dv/dt = -v / 10 ms\n}\n';

/** A file named on the command line that is not there. */
export const modelFileNotFound: DiagnosticCode<[details: { path: string; suggestion?: string | undefined }]> =
  defineCode(
    {
      code: 'command/file-not-found',
      severity: 'error',
      title: 'Files named on the command line exist',
      explanation:
        'Paths are relative to the folder in which the command runs. A component of the file is picked by `#` and its ' +
        'name behind the path: `cells.axo#Cell`.',
      failing: CELL,
      corrected: CELL,
      command: 'axode check modle.axo',
    },
    ({ path, suggestion }) => ({
      message: `There is no file "${path}".`,
      hint: suggestion === undefined ? undefined : `did you mean "${suggestion}"?`,
    }),
  );

/** A path on the command line that is a folder, or that the system does not let us read. */
export const modelFileUnreadable: DiagnosticCode<[details: { path: string; reason: string }]> = defineCode(
  {
    code: 'command/file-unreadable',
    severity: 'error',
    title: 'Models are read from text files',
    explanation:
      'A command takes files that hold models, not folders; your shell lists a folder’s files as `folder/*.axo`. The ' +
      'system must let you read them, and they must hold text in UTF-8.',
    failing: CELL,
    corrected: CELL,
    command: 'axode check .',
  },
  ({ path, reason }) => ({ message: `"${path}" cannot be read: ${reason}.` }),
);

/** A result, a table or a picture where a model is expected. */
export const notAModel: DiagnosticCode<[details: { path: string; what: string; plots: boolean }]> =
  defineCode(
    {
      code: 'command/not-a-model',
      severity: 'error',
      title: 'Models are files of equations, not what runs have written',
      explanation:
        'A file that ends in `.json`, `.csv`, `.html`, `.svg` or `.png` is what a run wrote. `axode plot result.json` draws a ' +
        'saved result again; tables and pictures are not read back, but columns of tables drive inputs, `--input "I = ' +
        'noise.csv:current"`.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run result.json',
    },
    ({ path, what, plots }) => ({
      message: `"${path}" is ${what}, no model.`,
      hint: plots
        ? `\`axode plot ${path}\` draws it.`
        : 'name the `.axo` file of the model; `axode plot` draws results that end in `.json`.',
    }),
  );

/** `FILE#Name` with a name that the file does not declare. */
export const unknownComponent: DiagnosticCode<
  [details: { name: string; path: string; offered: readonly string[]; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'command/unknown-component',
    severity: 'error',
    title: 'The component picked by `FILE#Name` is declared in the file',
    explanation:
      'The name behind `#` is that of a component which the file itself declares; imported ones are picked from their ' +
      'own file.',
    failing: CELL,
    corrected: CELL,
    command: 'axode explain model.axo#Cel',
  },
  ({ name, path, offered, suggestion }) => ({
    message: `"${path}" declares no component \`${name}\`.`,
    hint:
      suggestion !== undefined
        ? `did you mean \`${suggestion}\`?`
        : offered.length === 0
          ? 'the file declares no component.'
          : `it declares ${offered.join(', ')}.`,
  }),
);

/** A file of several components without a neuron, and nothing that says which of them is meant. */
export const noNeuron: DiagnosticCode<
  [details: { path: string; offered: readonly string[]; functions?: readonly string[] }]
> = defineCode(
  {
    code: 'command/no-neuron',
    severity: 'error',
    title:
      'Without `#Name`, the last neuron of the file is meant, else its last source, or its only component',
    explanation:
      'A channel or another part can be run too: the only component of a file by itself, one of several if it is named: ' +
      '`channels.axo#Leak`. Its inputs are then given by `--input`. Only `axode explain`, `plot` and `verify` take the last ' +
      'of several parts by themselves.',
    failing:
      'channel Leak {\n  input v : mV = 0\n  output i = v / 10 ms\n}\n\n' +
      'channel Shunt {\n  input v : mV = 0\n  output i = v / 5 ms\n}\n',
    corrected: CELL,
    command: 'axode run model.axo',
  },
  ({ path, offered, functions = [] }) => ({
    message:
      offered.length === 0 && functions.length > 0
        ? `"${path}" declares functions only: ${functions.map((name) => `\`${name}\``).join(', ')}.`
        : `"${path}" declares no neuron.`,
    hint:
      offered.length === 0
        ? functions.length > 0
          ? `import them in a model; \`axode explain ${path}\` tells how they are called.`
          : 'the file declares no component.'
        : `name a component: ${offered.map((name) => `${path}#${name}`).join(', ')}.`,
  }),
);

/** An output file whose ending says no known form. */
export const unknownOutputFormat: DiagnosticCode<[details: { path: string; formats: readonly string[] }]> =
  defineCode(
    {
      code: 'command/unknown-format',
      severity: 'error',
      title: 'The ending of an output file says its form',
      explanation:
        '`--out` writes a report to a file that ends in `.html`, a picture to `.svg` or `.png`, all data to `.json` and a ' +
        'table of measures, traces or spikes to `.csv`. It may be given several times.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run model.axo --for 10ms --dt 0.1ms --out picture.pdf',
    },
    ({ path, formats }) => ({
      message: `The ending of "${path}" says no form that can be written.`,
      hint: `end it in ${formats.join(', ')}.`,
    }),
  );

/** An output file that the system does not let us write; found before the run. */
export const cannotWrite: DiagnosticCode<[details: { path: string; reason: string }]> = defineCode(
  {
    code: 'command/cannot-write',
    severity: 'error',
    title: 'Output files can be written',
    explanation:
      'The folder of an output file must exist and allow writing. This is looked up before the run, so that no long run ' +
      'is lost.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --for 10ms --dt 0.1ms --out nowhere/v.csv',
  },
  ({ path, reason }) => ({ message: `"${path}" cannot be written: ${reason}.` }),
);

/** `axode help TOPIC` with a topic nobody knows. */
export const unknownTopic: DiagnosticCode<
  [details: { topic: string; offered: readonly string[]; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'command/unknown-topic',
    severity: 'error',
    title: 'Help topics are commands, pages and codes',
    explanation:
      '`axode help` lists the commands, `axode help codes` all codes of errors and warnings. Beside them there are pages on ' +
      'what is done with runs: stimuli, cells, sweeps, measures, recording, figures and methods.',
    failing: CELL,
    corrected: CELL,
    command: 'axode help units/mismach',
  },
  ({ topic, offered, suggestion }) => ({
    message: `There is no help on \`${topic}\`.`,
    hint:
      suggestion === undefined
        ? `the topics are ${offered.join(', ')}; \`axode help codes\` lists the codes, \`axode help\` the commands.`
        : `did you mean \`axode help ${suggestion}\`?`,
  }),
);

/** The same input, parameter or initial value set twice in one command. */
export const repeatedSetting: DiagnosticCode<[details: { name: string; option: string }]> = defineCode(
  {
    code: 'command/repeated-setting',
    severity: 'error',
    title: 'A command sets a value once',
    explanation: 'Two `--input` or `--set` for one name contradict each other; remove one of them.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --set "v = -70 mV" --set "v = -50 mV"',
  },
  ({ name, option }) => ({
    message: `\`${name}\` is set twice.`,
    hint: `remove one of the \`--${option}\` options for it.`,
  }),
);

/** `axode completion` for a shell that we have no script for. */
export const unknownShell: DiagnosticCode<
  [details: { name: string; offered: readonly string[]; suggestion?: string | undefined }]
> = defineCode(
  {
    code: 'command/unknown-shell',
    severity: 'error',
    title: 'Completion scripts exist for four shells',
    explanation:
      '`axode completion SHELL` prints a script for bash, zsh, fish or PowerShell; `axode completion --help` says where to ' +
      'put it.',
    failing: CELL,
    corrected: CELL,
    command: 'axode completion bsh',
  },
  ({ name, offered, suggestion }) => ({
    message: `There is no completion for \`${name}\`.`,
    hint: suggestion === undefined ? `there is ${offered.join(', ')}.` : `did you mean \`${suggestion}\`?`,
  }),
);

/** `axode init` where a file would be lost. */
export const fileExists: DiagnosticCode<[details: { paths: readonly string[] }]> = defineCode(
  {
    code: 'command/file-exists',
    severity: 'error',
    title: '`axode init` overwrites nothing',
    explanation:
      'A new project is written only where none of its files exists yet; nothing is written otherwise. Name another folder, ' +
      '`axode init my-neurons`, which is made if need be.',
    failing: CELL,
    corrected: CELL,
    command: 'axode init model.axo',
  },
  ({ paths }) => ({
    message: `${paths.map((path) => `"${path}"`).join(', ')} ${paths.length === 1 ? 'exists' : 'exist'} already; nothing was written.`,
    hint: 'name a new folder: `axode init my-neurons`.',
  }),
);

/** A figure, or colours, that nobody knows. */
export const unknownChoice: DiagnosticCode<
  [
    details: {
      option: string;
      name: string;
      offered: readonly string[];
      suggestion?: string | undefined;
    },
  ]
> = defineCode(
  {
    code: 'command/unknown-choice',
    severity: 'error',
    title: 'Figures and colours are picked by name',
    explanation:
      '`--figure` takes traces, raster, measures, plane or gates; `--theme` takes light or dark. A figure must also be one ' +
      'that the run or the model has: only a plane of two states has nullclines, only a sweep has curves of measures.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --theme drak',
  },
  ({ option, name, offered, suggestion }) => ({
    message: `\`--${option}\` takes no \`${name}\`.`,
    hint:
      suggestion === undefined
        ? `there ${offered.length === 1 ? 'is' : 'are'} ${offered.join(', ')}.`
        : `did you mean \`${suggestion}\`?`,
  }),
);

/** A figure that this run or this model has not. */
export const noSuchFigure: DiagnosticCode<[details: { name: string; offered: readonly string[] }]> =
  defineCode(
    {
      code: 'command/no-such-figure',
      severity: 'error',
      title: 'A figure shows what the run or the model has',
      explanation:
        'Traces need something recorded, a raster spikes, curves of measures a sweep, a plane two states, gate curves ' +
        'gates. The message lists the figures that there are.',
      failing: CELL,
      corrected: CELL,
      command: 'axode run model.axo --figure raster',
    },
    ({ name, offered }) => ({
      message: `There is no figure \`${name}\` to draw here.`,
      hint: offered.length === 0 ? 'there is nothing to draw.' : `there is ${offered.join(', ')}.`,
    }),
  );

/** The command that goes through what gates depend on, everything that must be driven driven. */
function runThatDraws(
  address: string,
  gates: readonly { readonly over: string; readonly unit: string }[],
  open: readonly string[],
): string {
  const [first] = gates;
  const others = open.filter((name) => name !== first?.over).map((name) => `--input "${name} = …"`);
  const unit = first?.unit === '1' ? '' : ` ${first?.unit}`;
  const own =
    first === undefined
      ? []
      : [
          `--input "${first.over} = ramp(t, 0 ms, 100 ms, 0${unit}, 1${unit})"`,
          `--record ${first.over}`,
          '--figure gates',
        ];
  return `\`${['axode run', address, ...others, ...own].join(' ')}\``;
}

/** A model without a run that has no figure of its own; `gates` are those that wait for a run. */
export const nothingToDraw: DiagnosticCode<
  [
    details: {
      model: string;
      address: string;
      gates: readonly { readonly name: string; readonly over: string; readonly unit: string }[];
      /** Inputs that a run must drive. */
      open: readonly string[];
    },
  ]
> = defineCode(
  {
    code: 'command/nothing-to-draw',
    severity: 'error',
    title: 'A model alone shows its gates over the voltage, and its plane if it has two states',
    explanation:
      'Without a run there are the curves of gates that depend on a voltage, and the plane of two states with its nullclines. ' +
      'Over anything else, such as a concentration, gates are drawn with a run, which says over what range.',
    failing: CELL,
    corrected: CELL,
    command: 'axode plot model.axo',
  },
  ({ model, address, gates, open }) => ({
    message:
      gates.length === 0
        ? `${model} has no gates, and no plane of two states: without a run there is nothing to draw.`
        : `The gates of ${model} (${gates.map(({ name }) => name).join(', ')}) do not depend on a voltage: over what range to draw them, a run says.`,
    hint: `${runThatDraws(address, gates, open)} draws ${gates.length === 0 ? 'what it does' : 'them'}.`,
  }),
);

/** A network where a single model is expected. */
export const isNetwork: DiagnosticCode<
  [details: { name: string; path: string; offered: readonly string[] }]
> = defineCode(
  {
    code: 'command/is-network',
    severity: 'error',
    title: 'Commands that take a single model are given one',
    explanation:
      '`axode run`, `axode explain` and `axode check` take networks. `compare`, `verify` and `plot` look at the equations of one ' +
      'model: name one of those that the network is made of.',
    failing: `${CELL}network Pair {\n  population A = Cell[2]\n  record v of A\n}\n`,
    corrected: CELL,
    command: 'axode compare model.axo#Pair',
  },
  ({ name, path, offered }) => ({
    message: `\`${name}\` is a network, and this command takes a single model.`,
    hint:
      offered.length === 0
        ? `\`axode run ${path}#${name}\` runs it.`
        : `\`axode run ${path}#${name}\` runs it; its file declares ${quoted(offered)}.`,
  }),
);

/** A synapse where something that runs is expected. */
export const synapseAlone: DiagnosticCode<[details: { name: string; path: string }]> = defineCode(
  {
    code: 'command/is-synapse',
    severity: 'error',
    title: 'A synapse runs in a network',
    explanation:
      'A synapse stands between two cells, and does nothing without them: a network connects populations by it. `axode explain` ' +
      'shows what it is by itself; `axode check` checks it with its file.',
    failing: `${CELL}synapse Kick {\n  post v : mV\n  on pre { post.v += 1 mV }\n}\n`,
    corrected: CELL,
    command: 'axode run model.axo#Kick',
  },
  ({ name, path }) => ({
    message: `\`${name}\` is a synapse, which runs in a network, between the cells of two populations.`,
    hint: `write \`connect A -> B by ${name} …\` in a network; \`axode explain ${path}#${name}\` shows what it is by itself.`,
  }),
);

/** An option of `axode run` that has no meaning for a network, or what only a network has. */
export const networkOption: DiagnosticCode<[details: { option: string; network: string; hint: string }]> =
  defineCode(
    {
      code: 'command/network-option',
      severity: 'error',
      title: 'A network is run with options that it has',
      explanation:
        'What a network consists of, what its cells are given and what is recorded of them stands in its text. The command line ' +
        'says how long it runs and by which step, method and seed, gives its own parameters other values by `--set`, and says ' +
        'where the result goes.',
      failing: `${CELL}network Pair {\n  population A = Cell[2]\n  record v of A\n}\n`,
      corrected: `${CELL}network Pair {\n  population A = Cell[100]\n  record v of A\n}\n`,
      command: 'axode run model.axo#Pair --cells 100',
    },
    ({ option, network, hint }) => ({
      message: `\`${option}\` has no meaning for the network \`${network}\`.`,
      hint,
    }),
  );

/** The result of a network, which `plot` does not draw. */
export const plottedNetwork: DiagnosticCode<
  [details: { path: string; network: string; address?: string | undefined }]
> = defineCode(
  {
    code: 'command/plotted-network',
    severity: 'error',
    title: 'Networks are drawn by their runs',
    explanation:
      '`axode plot` draws results and models of single neurons. The rasters and courses of a network are drawn by `axode run`: ' +
      'in the terminal, or to a picture or a page, `--out raster.svg`, `--out report.html`. The same seed gives the same run.',
    failing: `${CELL}network Pair {\n  population A = Cell[2]\n  record v of A\n}\n`,
    corrected: `${CELL}network Pair {\n  population A = Cell[2]\n  record v of A\n}\n`,
    command: 'axode plot pair.json # the result of `axode run model.axo#Pair --out pair.json`',
  },
  ({ path, network, address }) => ({
    message: `"${path}" is the result of the network \`${network}\`, and \`plot\` draws those of single models.`,
    hint: `its run draws it: \`axode run ${address ?? `FILE#${network}`} --out raster.svg\`, or \`--out report.html\`.`,
  }),
);

/** A time between saved states that is none. */
export const badCheckpointInterval: DiagnosticCode<[details: { text: string; isTime: boolean }]> = defineCode(
  {
    code: 'command/checkpoint-interval',
    severity: 'error',
    title: 'Between saved states lies a time',
    explanation:
      '`--checkpoint-every` says how much of the network’s time lies between two states that are saved: a number above 0 with ' +
      'its unit. Each takes as long as writing all numbers of the network; the usual time is 10 s.',
    failing: `${CELL}network Pair {\n  population A = Cell[2]\n  record v of A\n}\n`,
    corrected: `${CELL}network Pair {\n  population A = Cell[2]\n  record v of A\n}\n`,
    command: 'axode run model.axo#Pair --checkpoint pair.state --checkpoint-every 5',
  },
  ({ text, isTime }) => ({
    message: isTime
      ? `\`--checkpoint-every ${text}\` is less than a step.`
      : `\`--checkpoint-every ${text}\` is no time.`,
    hint: 'write a number above 0 and its unit: `--checkpoint-every 500ms`; the usual time is 10s.',
  }),
);

/** An option of networks, of a single model. */
export const modelOption: DiagnosticCode<[details: { option: string; model: string }]> = defineCode(
  {
    code: 'command/model-option',
    severity: 'error',
    title: 'A single model is run with options that it has',
    explanation:
      'The state of a network is written now and then by `--checkpoint`, so that a long run that was killed goes on, and several ' +
      'threads run a large one. Runs of single models are short.',
    failing: CELL,
    corrected: CELL,
    command: 'axode run model.axo --checkpoint model.state',
  },
  ({ option, model }) => ({
    message: `\`${option}\` has no meaning for the model \`${model}\`.`,
    hint: 'it is for networks: `axode run file.axo#Network`.',
  }),
);
