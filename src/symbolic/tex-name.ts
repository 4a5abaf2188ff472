const GREEK: ReadonlySet<string> = new Set([
  'alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi',
  'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega', 'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi',
  'Pi', 'Sigma', 'Upsilon', 'Phi', 'Psi', 'Omega',
]); // biome-ignore format: one table

/** Letters that TeX has a command for; capitals that look Latin have none. */
const GREEK_LETTERS: ReadonlyMap<string, string> = new Map([
  ['α', 'alpha'], ['β', 'beta'], ['γ', 'gamma'], ['δ', 'delta'], ['ε', 'epsilon'], ['ϵ', 'epsilon'], ['ζ', 'zeta'],
  ['η', 'eta'], ['θ', 'theta'], ['ϑ', 'theta'], ['ι', 'iota'], ['κ', 'kappa'], ['λ', 'lambda'], ['μ', 'mu'],
  ['µ', 'mu'], ['ν', 'nu'], ['ξ', 'xi'], ['π', 'pi'], ['ρ', 'rho'], ['σ', 'sigma'], ['ς', 'sigma'], ['τ', 'tau'],
  ['υ', 'upsilon'], ['φ', 'phi'], ['ϕ', 'phi'], ['χ', 'chi'], ['ψ', 'psi'], ['ω', 'omega'], ['Γ', 'Gamma'],
  ['Δ', 'Delta'], ['∆', 'Delta'], ['Θ', 'Theta'], ['Λ', 'Lambda'], ['Ξ', 'Xi'], ['Π', 'Pi'], ['Σ', 'Sigma'],
  ['Υ', 'Upsilon'], ['Φ', 'Phi'], ['Ψ', 'Psi'], ['Ω', 'Omega'], ['Ω', 'Omega'],
]); // biome-ignore format: one table

const SPECIAL = /[\\{}$&#^_%~]/g;

/** Returns the text with special characters escaped and greek letters as commands, each apart from what follows. */
export function texLetters(text: string): string {
  const escaped = text.replace(SPECIAL, (character) =>
    character === '\\' || character === '^' || character === '~' ? '' : `\\${character}`,
  );
  const letters = Array.from(escaped, (letter) => {
    const command = GREEK_LETTERS.get(letter);
    return command === undefined ? letter : `\\${command} `;
  });
  return letters.join('').trimEnd();
}

function word(text: string): string {
  if (GREEK.has(text)) return `\\${text}`;
  const letters = texLetters(text);
  return Array.from(text).length === 1 ? letters : `\\mathrm{${letters}}`;
}

/**
 * Returns the TeX of a name of a model: `tau_m` and `τ_m` are \tau with the subscript m, `sodium.m` is m with the
 * subscript sodium, `sodium.m.alpha` is \alpha with both. `reaction.1` has the subscript 1, which no
 * name that a modeler gives can be.
 */
export function texName(name: string): string {
  const reaction = /^(.*\.)?reaction\.(\d+)(?:\.(forward|backward))?$/.exec(name);
  if (reaction !== null) {
    const [, path = '', number = '', direction] = reaction;
    const parts = path.split('.').filter((part) => part !== '');
    const below = [...(direction === undefined ? [] : [direction]), ...parts.toReversed()].map(word);
    return `${word('reaction')}_{${[number, ...below].join(',')}}`;
  }
  const path = name.split('.');
  const [main = '_', ...subscripts] = (path.pop() ?? '').split('_').filter((part) => part !== '');
  const below = [...subscripts, ...path.toReversed()].map(word);
  return below.length === 0 ? word(main) : `${word(main)}_{${below.join(',')}}`;
}
