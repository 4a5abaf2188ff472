import { describe, expect, it } from 'vitest';
import { diagnose } from './check-text.ts';

const PARTS = `neuron Cell { param tau = 10 ms; param Vt = -50 mV; input I : mV = 0; state v : mV = -60 mV; dv/dt = (I - v) / tau; spike when v > Vt; on spike { v = -60 mV } }
source Train { param rate = 20 Hz; spike at rate rate }
synapse Kick { param w = 1 mV; on pre { post.v += w } }
`;

/** Returns the first line and the hint of each mistake in a network. */
function saidOf(body: string, parts: string = PARTS): readonly string[] {
  const shown = diagnose(`${parts}network Net {\n  ${body}\n}\n`);
  return shown.split('\n').filter((line) => /^(?:error|warning|hint)/.test(line));
}

describe('a slip in a network has a hint that mends it:', () => {
  it('draws without units', () => {
    expect(saidOf('population E = Cell[3] { v = uniform(-60, -50) }')).toEqual([
      'error[units/mismatch]: The initial value of `v` must be mV, but is a plain number.',
      'hint: write the unit of each: `uniform(-60 mV, -50 mV)`.',
    ]);
  });

  it('one spike for many', () => {
    expect(saidOf('population E = Cell[3]\n  record spike of E').at(-1)).toBe('hint: did you mean `spikes`?');
  });

  it('other words for distances', () => {
    expect(saidOf('population E = Cell[4, 5]\n  connect E -> E by Kick where dist < 1.5')).toEqual([
      'error[names/unknown]: There is no `dist` in what `connect` sees from `E` to `E`.',
      'hint: did you mean `distance`?',
    ]);
  });

  it('a source that is to receive', () => {
    expect(
      saidOf('population E = Cell[3]\n  population S = Train[3]\n  connect E -> S by Kick all to all'),
    ).toEqual([
      'error[names/unknown]: There is no `v` in the postsynaptic source `Train`.',
      'hint: a synapse changes nothing of a `source` that has neither states nor inputs: connect to other cells.',
    ]);
  });

  it('a receptor that the cells do not have', () => {
    const inhibit = 'synapse Inhibit { param w = 1 mM; on pre { post.gaba_a.T += w } }\n';
    expect(saidOf('population E = Cell[3]\n  connect E -> E by Inhibit all to all', PARTS + inhibit)).toEqual(
      [
        'error[names/unknown]: There is no `gaba_a.T` in the postsynaptic neuron `Cell`.',
        'hint: `Cell` has no part `gaba_a`: give it one, `use gaba_a = …`, such as a receptor of std/receptors.',
      ],
    );
  });

  it('a condition in brackets, an interval in steps, commas between settings', () => {
    expect(saidOf('population E = Cell[4, 5] { v = -60 mV * [row == 2] }').at(-1)).toBe(
      'hint: a condition becomes a number by `(if … then 1 else 0)`.',
    );
    expect(saidOf('population E = Cell[3]\n  record v of E every 2 steps').at(-1)).toBe(
      'hint: an interval is a time, such as `0.2 ms`; one step is `dt` long.',
    );
    expect(saidOf('population E = Cell[3] { v = -60 mV, tau = 3 ms }')).toEqual([
      'error[syntax/unexpected]: Settings are separated by `;` or stand in lines of their own.',
      'hint: write `;` instead of `,`.',
    ]);
  });

  it.each(['run 1 s', 'seed 3'])('what a run is asked for: %s', (statement) => {
    expect(saidOf(`population E = Cell[3]\n  ${statement}`).at(-1)).toBe(
      'hint: that is said when it runs: `axode run FILE --for 1s --dt 0.1ms --seed 3 --method rk4`.',
    );
  });

  it('no cells', () => {
    expect(saidOf('population E = Cell[0]')).toEqual([
      'error[network/size]: The population `E` would have 0 cells.',
      'hint: give a number from 1 on, or leave the population out.',
    ]);
  });
});

describe('one mistake is told once:', () => {
  it('a part that could not be imported', () => {
    const text = `import { AMPA } from "std/receptors/nowhere.axo"
neuron Cell { use ampa = AMPA; state v : mV = -60 mV; dv/dt = -v / 10 ms; s = ampa.r; spike when v > 0 mV }
synapse Excite { param w = 1 mM; on pre { post.ampa.T += w } }
`;
    expect(saidOf('population C = Cell[3]\n  connect C -> C by Excite all to all', text)).toHaveLength(2);
  });

  it('a population whose name is another', () => {
    expect(
      saidOf(
        'population E = Cell[3]\n  population E = Cell[2]\n  connect E -> I by Kick all to all\n  connect I -> E by Kick all to all\n  record v of I',
      ),
    ).toEqual(['error[names/duplicate]: `E` is declared twice.', 'hint: rename or remove one of them.']);
  });

  it('a block that synapses do not have', () => {
    const kick = 'synapse Other { param w = 1 mV; on spike { post.v += w } }\n';
    expect(saidOf('population E = Cell[3]\n  connect E -> E by Other all to all', PARTS + kick)).toEqual([
      'error[structure/not-for-kind]: A `synapse` has no spikes of its own.',
      'hint: it hears the spikes of its cells: `on pre { … }` when one arrives, `on post { … }`.',
    ]);
  });
});

it('powers of a unit are shown as such', () => {
  expect(diagnose('neuron Cell { state v : mV = 0; dv/dt = -v^4 / 10 ms; spike when v > 1 mV }')).toContain(
    'this is mV^4/ms',
  );
});

it('a variant is known by its own name', () => {
  const text = `neuron Cell { use leak = Small(h = 3 nS); state v = 0; dv/dt = -v / 10 ms - leak.i / 1 s }
channel Leak { param g = 2 nS; output i = g / 1 nS }
channel Small = Leak(g = 1 nS)
`;
  expect(diagnose(text)).toContain('`Small` has no parameter, input or state `h`');
});
