const GREEK: ReadonlySet<string> = new Set([
  'alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi',
  'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega', 'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi',
  'Pi', 'Sigma', 'Phi', 'Psi', 'Omega',
]); // biome-ignore format: one table

const SPECIAL = /[\\{}$&#^_%~]/g;

function word(text: string): string {
  if (GREEK.has(text)) return `\\${text}`;
  const escaped = text.replace(SPECIAL, (character) =>
    character === '\\' || character === '^' || character === '~' ? '' : `\\${character}`,
  );
  return Array.from(text).length === 1 ? escaped : `\\mathrm{${escaped}}`;
}

/**
 * Returns the TeX of a name of a model: `tau_m` is \tau with the subscript m, `sodium.m` is m with the
 * subscript sodium, `sodium.m.alpha` is \alpha with both.
 */
export function texName(name: string): string {
  const path = name.split('.');
  const [main = '_', ...subscripts] = (path.pop() ?? '').split('_').filter((part) => part !== '');
  const below = [...subscripts, ...path.toReversed()].map(word);
  return below.length === 0 ? word(main) : `${word(main)}_{${below.join(',')}}`;
}
