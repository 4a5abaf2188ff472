import { describe, expect, it } from 'vitest';
import { MODEL_ALIASES } from '../../src/library/model-aliases.ts';
import { searchShipped, suggestWord } from '../../src/library/search-shipped.ts';
import { SHIPPED_TEXTS } from '../../src/library/shipped-texts.ts';

function found(...words: readonly string[]): readonly string[] {
  return searchShipped(words).map(({ file }) => file.replace(/^std\//, '').replace(/\.axo$/, ''));
}

describe('names that models have elsewhere', () => {
  it('stand for files that are there, best first, and are written as they are looked up', () => {
    const all = [...MODEL_ALIASES].flatMap(([alias, paths]) => paths.map((path) => [alias, path] as const));
    expect(all.filter(([, path]) => !SHIPPED_TEXTS.has(`std/${path}.axo`))).toEqual([]);
    expect([...MODEL_ALIASES.keys()].filter((alias) => !/^[a-z0-9]+$/.test(alias))).toEqual([]);
    for (const [alias, paths] of MODEL_ALIASES) expect(found(alias).slice(0, paths.length)).toEqual(paths);
  });

  it.each([
    ['LIF', 'neurons/leaky-integrate-and-fire'],
    ['IF', 'neurons/perfect-integrate-and-fire'],
    ['QIF', 'neurons/quadratic-integrate-and-fire'],
    ['EIF', 'neurons/exponential-integrate-and-fire'],
    ['AdEx', 'neurons/adaptive-exponential-integrate-and-fire'],
    ['aEIF', 'neurons/adaptive-exponential-integrate-and-fire'],
    ['GIF', 'neurons/generalized-integrate-and-fire'],
    ['AdQuaIF', 'neurons/adaptive-quadratic-integrate-and-fire'],
    ['LSNN', 'neurons/adaptive-threshold-integrate-and-fire'],
    ['COBA', 'networks/coba'],
    ['CUBA', 'networks/cuba'],
    ['LI', 'neurons/leaky-integrator'],
    ['Montbrio', 'neurons/quadratic-integrate-and-fire-population'],
    ['Stuart', 'neurons/stuart-landau'],
    ['HH', 'neurons/hodgkin-huxley'],
    ['HodgkinHuxley', 'neurons/hodgkin-huxley'],
    ['hodgkin-huxley', 'neurons/hodgkin-huxley'],
    ['FHN', 'neurons/fitzhugh-nagumo'],
    ['ML', 'neurons/morris-lecar'],
    ['WB', 'neurons/wang-buzsaki'],
    ['TM', 'neurons/traub-miles'],
    ['PR', 'neurons/pinsky-rinzel'],
    ['RAF', 'neurons/resonate-and-fire'],
    ['WTA', 'neurons/winner-take-all'],
    ['softmax', 'neurons/winner-take-all'],
    ['izhi', 'neurons/izhikevich'],
    ['theta', 'neurons/theta-neuron'],
    ['Ih', 'channels/h-current'],
    ['I_h', 'channels/h-current'],
    ['HCN', 'channels/h-current'],
    ['KCa', 'channels/calcium-activated-potassium'],
    ['AHP', 'channels/calcium-activated-potassium'],
    ['KM', 'channels/m-type-potassium'],
    ['KA', 'channels/a-type-potassium'],
    ['NaT', 'channels/squid-sodium'],
    ['CaT', 'channels/t-type-calcium'],
    ['CaL', 'channels/l-type-calcium'],
    ['Markov', 'channels/eight-state-sodium'],
    ['AMPA', 'receptors/ampa'],
    ['ExpSyn', 'currents/exponential-conductance'],
    ['Exp2Syn', 'currents/double-exponential-conductance'],
    ['AlphaSynapse', 'currents/alpha-conductance'],
  ])('%s is %s', (word, path) => {
    expect(found(word)[0]).toBe(path);
  });
});

describe('words', () => {
  it('are found at the beginning of words only, also within names in CamelCase', () => {
    expect(found('Huxley')).toContain('neurons/hodgkin-huxley');
    expect(found('uxley')).toEqual([]);
    expect(found('chatt')).toContain('neurons/izhikevich');
    expect(found('hugh')).toContain('neurons/fitzhugh-nagumo');
  });

  it('that are names of authors are found whole', () => {
    expect(found('Huguenard')).toContain('channels/a-type-potassium');
    expect(found('Huguen')).toEqual([]);
  });

  it('rank names before descriptions, and these before authors', () => {
    expect(found('Leak')[0]).toBe('channels/leak');
    expect(found('sodium', 'channel')[0]).toMatch(/sodium$/);
    expect(found('hodgkin', 'huxley').slice(0, 2)).toEqual([
      'neurons/hodgkin-huxley',
      'neurons/hodgkin-huxley-from-rest',
    ]);
  });

  it('of another meaning are no acronyms', () => {
    expect(found('IF')).not.toContain('functions/constant-field');
  });

  it('that are misspelt are told', () => {
    expect(suggestWord('izhikevitch')).toBe('izhikevich');
    expect(suggestWord('poisson')).toBeUndefined();
    expect(suggestWord('xyz')).toBeUndefined();
  });
});
