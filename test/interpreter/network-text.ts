import { known } from '../../src/base/invariant.ts';
import { parseDecimal, type Rational } from '../../src/base/rational.ts';
import { check } from '../../src/check/check.ts';
import type { CheckedNetwork } from '../../src/check/network/checked-network.ts';
import { renderDiagnostics } from '../../src/diagnostics/render.ts';

/** Returns the only network of a text; throws what is wrong with it. */
export function networkOf(text: string): CheckedNetwork {
  const { networks, diagnostics, sources } = check({ name: '<network>', text });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(renderDiagnostics(errors, sources));
  return known([...networks.values()][0], 'network');
}

/** Returns a decimal number of seconds, exactly. */
export function seconds(text: string): Rational {
  return known(parseDecimal(text), text);
}
