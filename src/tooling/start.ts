/** `npm start`: from a fresh clone to a compiled model, a picture and data, and where they are. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelFiles } from '../cli/model-files.ts';
import { isOutputColoured, outputColumns, print, printDiagnostics } from '../cli/terminal.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import {
  type CheckedModel,
  check,
  compile,
  drawSvg,
  drawTerminal,
  figuresOfRun,
  run,
  runToCsv,
  runToJsonText,
  summariseRun,
} from '../index.ts';

const AXON = 'neurons/hodgkin-huxley.axo#HodgkinHuxley';
const OUT = 'out';

/** Returns every model below `models/` by name, each compiled; mistakes are printed. */
function compileAll(files: ModelFiles): ReadonlyMap<string, CheckedModel> {
  // By file and name: files may have components of one name.
  const all = new Map<string, CheckedModel>();
  const names = readdirSync('models', { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => each.endsWith('.axo')).toSorted()) {
    const source = files.open(join('models', name));
    const { diagnostics, models } =
      'code' in source ? { diagnostics: [source], models: new Map() } : check(source, files);
    const refused = [...models.values()].flatMap((model) => compile(model).diagnostics);
    printDiagnostics([...diagnostics, ...refused], files.sources);
    if (hasErrors([...diagnostics, ...refused])) process.exitCode = 1;
    for (const [model, checked] of models) all.set(`${name.replaceAll('\\', '/')}#${model}`, checked);
  }
  return all;
}

const files = new ModelFiles();
const start = performance.now();
const models = compileAll(files);
print(
  `Compiled ${models.size} models in ${Math.round(performance.now() - start)} ms: ${[...models.values()].map(({ name }) => name).join(', ')}\n`,
);

const axon = models.get(AXON);
if (axon === undefined) throw new Error(`models/ holds no ${AXON}`);
const { result, diagnostics } = await run(axon, {
  for: '100 ms',
  dt: '0.01 ms',
  method: 'rk4',
  inputs: { I: 'if t > 5 ms then 10 uA/cm^2 else 0' },
  record: ['v', 'sodium.m', 'sodium.h', 'potassium.n'],
});
printDiagnostics(diagnostics, files.sources);
if (result === undefined) process.exitCode = 1;
else {
  const figures = figuresOfRun(result, axon, ['traces']);
  print(drawTerminal(figures, { columns: outputColumns(), colour: isOutputColoured() }).join('\n'));
  print(summariseRun(result, true));
  mkdirSync(OUT, { recursive: true });
  const outputs = [
    [join(OUT, 'hodgkin-huxley.svg'), await drawSvg(figures)],
    [join(OUT, 'hodgkin-huxley.json'), runToJsonText(result)],
    [join(OUT, 'hodgkin-huxley.csv'), runToCsv(result)],
  ] as const;
  for (const [path, text] of outputs) writeFileSync(path, text);
  print(`\nWritten: ${outputs.map(([path]) => path).join(', ')}`);
}
