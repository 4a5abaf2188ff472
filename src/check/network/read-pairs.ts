import { listedPairs } from '../../diagnostics/codes/network.ts';
import type { ConnectionRuleSyntax } from '../../syntax/tree.ts';
import type { ListedPairs } from './listed-pairs.ts';
import type { NetworkTools } from './network-tools.ts';
import type { Joined } from './pair-value.ts';

/** Returns the pairs of a file; undefined, and a report, where they cannot be read. */
export function readPairs(
  { file }: Extract<ConnectionRuleSyntax, { kind: 'pairs' }>,
  _joined: Joined,
  { report }: NetworkTools,
): ListedPairs | undefined {
  report(listedPairs({ file: file.text, problem: 'cannot be read', span: file.span, hint: '' }));
  return undefined;
}
