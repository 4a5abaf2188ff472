import { networkOption } from '../diagnostics/codes/command.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { diagnosticsToJson } from '../diagnostics/to-json.ts';
import { drawNetwork } from '../report/network/draw-network.ts';
import { explainNetwork } from '../report/network/explain-network.ts';
import { type NetworkCode, networkCode } from '../report/network/network-code.ts';
import { renderNetwork } from '../report/network/render-network.ts';
import { planNetwork } from '../simulate/network/plan-network.ts';
import { EXIT, type ExitCode, exitOf } from './exit-code.ts';
import type { OpenedNetwork } from './open-network.ts';
import { openOutput, writeOutput } from './output-file.ts';
import { isOutputColoured, outputColumns, print, printAside, printDiagnostics } from './terminal.ts';
import type { ExplainFlags } from './usage/explain-usage.ts';

/** Options of single models, and what to do instead. */
const OF_MODELS: readonly (readonly [flag: keyof ExplainFlags, hint: string])[] = [
  ['tex', 'its models are explained by themselves: `axode explain FILE#Model --tex`.'],
];

/** What a network takes is told by a run of it. */
const ANY_MEMORY = { most: Number.POSITIVE_INFINITY };

/** Prints what the compiler understood of a network, or draws it. */
export async function explainNetworkCommand(
  { name, network, diagnostics, sources }: OpenedNetwork,
  flags: ExplainFlags,
): Promise<ExitCode> {
  const picture = flags.out === undefined ? undefined : openOutput(flags.out, ['.svg']);
  const refused = OF_MODELS.flatMap(([flag, hint]) =>
    flags[flag] === undefined ? [] : [networkOption({ option: `--${flag}`, network: name, hint })],
  );
  const method = flags.method === undefined ? {} : { method: flags.method };
  const planned = network && planNetwork(network, { ...method, memory: ANY_MEMORY });
  const plan = planned !== undefined && 'plan' in planned ? planned.plan : undefined;
  const made = network && plan && flags.code === true ? networkCode(network, plan) : undefined;
  const problems = [
    ...refused,
    ...(picture !== undefined && 'code' in picture ? [picture] : []),
    ...diagnostics,
    ...(planned?.diagnostics ?? []),
    ...(made !== undefined && 'diagnostics' in made ? made.diagnostics : []),
  ];
  if (network === undefined || hasErrors(problems)) {
    if (flags.json === true) print(JSON.stringify(diagnosticsToJson(problems, sources), undefined, 2));
    else printDiagnostics(problems, sources);
    return exitOf(problems);
  }
  printDiagnostics(problems, sources);
  const explained = explainNetwork(network, { sources, ...(plan === undefined ? {} : { plan }) });
  if (picture !== undefined && !('code' in picture)) {
    const unwritten = await writeOutput(picture, async () => [drawNetwork(explained)]);
    printDiagnostics(unwritten, sources);
    if (unwritten.length > 0) return EXIT.failed;
    printAside(`Written: ${picture.path}`);
    if (flags.json !== true) return EXIT.fine;
  }
  const code = made !== undefined && 'code' in made ? made.code : undefined;
  if (flags.json === true) {
    print(JSON.stringify({ ...explained, ...(code === undefined ? {} : { code }) }, undefined, 2));
    return EXIT.fine;
  }
  const text = renderNetwork(explained, { columns: outputColumns(), isStyled: isOutputColoured() });
  print([text, ...(code === undefined ? [] : codeTexts(code))].join('\n\n'));
  return EXIT.fine;
}

function codeTexts({ populations, projections }: NetworkCode): readonly string[] {
  return [
    ...populations.map(({ of, code }) => `Generated code: one step of one cell of ${of.join(', ')}\n${code}`),
    ...projections.map(({ of, code }) => `Generated code: the synapses ${of.join(', ')}\n${code}`),
  ];
}
