import { networkOption } from '../diagnostics/codes/command.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import { drawNetwork } from '../report/network/draw-network.ts';
import { explainNetwork } from '../report/network/explain-network.ts';
import { renderNetwork } from '../report/network/render-network.ts';
import { EXIT, type ExitCode, exitOf } from './exit-code.ts';
import type { OpenedNetwork } from './open-network.ts';
import { openOutput, writeOutput } from './output-file.ts';
import { isOutputColoured, outputColumns, print, printAside, printDiagnostics } from './terminal.ts';
import type { ExplainFlags } from './usage/explain-usage.ts';

/** Options of single models, and what to do instead. */
const OF_MODELS: readonly (readonly [flag: keyof ExplainFlags, hint: string])[] = [
  ['code', 'its models are explained by themselves: `axode explain FILE#Model --code`.'],
  ['tex', 'its models are explained by themselves: `axode explain FILE#Model --tex`.'],
  ['method', 'a run says what the method makes of each population: `axode run FILE#Network --method auto`.'],
];

/** Prints what the compiler understood of a network, or draws it. */
export async function explainNetworkCommand(
  { name, network, diagnostics, sources }: OpenedNetwork,
  flags: ExplainFlags,
): Promise<ExitCode> {
  const picture = flags.out === undefined ? undefined : openOutput(flags.out, ['.svg']);
  const refused = OF_MODELS.flatMap(([flag, hint]) =>
    flags[flag] === undefined ? [] : [networkOption({ option: `--${flag}`, network: name, hint })],
  );
  const mistakes = picture !== undefined && 'code' in picture ? [picture] : [];
  const problems = [...refused, ...mistakes, ...diagnostics];
  if (network === undefined || hasErrors(problems)) {
    if (flags.json === true) print(JSON.stringify(diagnosticsToJson(problems, sources), undefined, 2));
    else printDiagnostics(problems, sources);
    return exitOf(problems);
  }
  printDiagnostics(problems, sources);
  const explained = explainNetwork(network, { sources });
  if (picture !== undefined && !('code' in picture)) {
    const unwritten = await writeOutput(picture, async () => [drawNetwork(explained)]);
    printDiagnostics(unwritten, sources);
    if (unwritten.length > 0) return EXIT.failed;
    printAside(`Written: ${picture.path}`);
    if (flags.json !== true) return EXIT.fine;
  }
  if (flags.json === true) print(JSON.stringify(explained, undefined, 2));
  else print(renderNetwork(explained, { columns: outputColumns(), isStyled: isOutputColoured() }));
  return EXIT.fine;
}
