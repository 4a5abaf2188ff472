import { describe, expect, it } from 'vitest';
import { known } from '../../../src/base/invariant.ts';
import { type CheckedModel, modelOf, renderExplanation } from '../../../src/index.ts';
import { INTEGRATORS } from '../../../src/lower/integrators/find-integrator.ts';
import type { Integrator } from '../../../src/lower/integrators/integrator.ts';
import { textWidth } from '../../../src/report/typeset/box.ts';
import { checkFile, neuron } from '../../models/shipped-models.ts';

/** Some of what is shipped: channels with long formulas, variants, a planar model, one with many parts. */
const SHIPPED: readonly (readonly [string, CheckedModel])[] = [
  'models/channels/leak.axo',
  'models/channels/morris-lecar-potassium.axo',
  'models/channels/squid-potassium.axo',
  'models/channels/squid-sodium.axo',
  'models/neurons/fitzhugh-nagumo.axo',
  'models/neurons/hodgkin-huxley.axo',
  'models/neurons/leaky-integrate-and-fire.axo',
].flatMap((file) =>
  Array.from(checkFile(file).models, ([name, model]) => [`${file}#${name}`, model] as const),
);

function channel(name: string): CheckedModel {
  return known(SHIPPED.find(([, model]) => model.name === name)?.[1], name);
}

/** A method that takes nothing. */
const PICKY: Integrator = {
  ...known(INTEGRATORS[0], 'a method'),
  name: 'picky',
  refuse: ({ name, span }) => ({
    code: 'method/picky',
    severity: 'error',
    message: `${name} has an equation that \`picky\` cannot integrate.`,
    span,
    labels: [],
    fixes: [],
  }),
};

/** The text without the section that a bench may change. */
function withoutCosts(text: string): string {
  return `\n${text.slice(0, text.indexOf('\n\nMethods'))}\n`;
}

describe('the explanation of a model', () => {
  it('shows what Hodgkin and Huxley wrote', () => {
    const text = renderExplanation(neuron('hodgkin-huxley'), { columns: 100 });
    expect(withoutCosts(text)).toMatchInlineSnapshot(`
      "
      neuron HodgkinHuxley, from models/neurons/hodgkin-huxley.axo
        Squid giant axon, space-clamped: the model of the action potential.

        Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544,
        doi:10.1113/jphysiol.1952.sp004764, equation 26 and table 3, with the sign of today and absolute
        voltages: rest is -65 mV. The paper's rule for other temperatures: rates are 3 times as high for
        each 10 degC more; conductances and potentials stay.
        Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
        Try: \`axode run std/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2"\` fires at 68 Hz, and at
        189 Hz with \`--set temperature="18.5 degC"\`; \`axode run std/neurons/hodgkin-huxley.axo --input "I
        = if t > 10 ms and t < 11 ms then 15 uA/cm^2 else 0"\` gives a single spike; \`axode run
        std/neurons/hodgkin-huxley.axo --set sodium.g="0 mS/cm^2"\` is what tetrodotoxin does.

      Units
        It computes in ms, mV, uF/cm^2, degC, mS/cm^2, uA/cm^2.

      State variables
        v            mV       starts at -65 mV                 membrane potential
        sodium.m     no unit  gate, starts at sodium.m.inf     activation
        sodium.h     no unit  gate, starts at sodium.h.inf     inactivation
        potassium.n  no unit  gate, starts at potassium.n.inf  activation

      Equations
                            I − sodium.i − potassium.i − leak.i
        dv/dt             = ───────────────────────────────────                              [mV/ms]
                                             C

        d(sodium.m)/dt    = sodium.m.α · (1 − sodium.m) − sodium.m.β · sodium.m              [1/ms]
        d(sodium.h)/dt    = sodium.h.α · (1 − sodium.h) − sodium.h.β · sodium.h              [1/ms]
        d(potassium.n)/dt = potassium.n.α · (1 − potassium.n) − potassium.n.β · potassium.n  [1/ms]

      Linearity
        v            linear in itself, the others held  because of sodium.i
        sodium.m     linear in itself, the others held  because of sodium.m.alpha * (1 - sodium.m)
        sodium.h     linear in itself, the others held  because of sodium.h.alpha * (1 - sodium.h)
        potassium.n  linear in itself, the others held  because of potassium.n.alpha * (1 - potassium.n)

      Jacobian
        d(dv/dt)/d(v)                        = (-(sodium.g*sodium.m^3*sodium.h) -
                                             potassium.g*potassium.n^4 - leak.g)/C
        d(dv/dt)/d(sodium.m)                 = -(sodium.g*(3*sodium.m^2)*sodium.h*(v - sodium.E)/C)
        d(dv/dt)/d(sodium.h)                 = -(sodium.g*sodium.m^3*(v - sodium.E)/C)
        d(dv/dt)/d(potassium.n)              = -(potassium.g*(4*potassium.n^3)*(v - potassium.E)/C)
        d(d(sodium.m)/dt)/d(sodium.m)        = -sodium.m.alpha - sodium.m.beta
        d(d(sodium.h)/dt)/d(sodium.h)        = -sodium.h.alpha - sodium.h.beta
        d(d(potassium.n)/dt)/d(potassium.n)  = -potassium.n.alpha - potassium.n.beta

        10 entries are not 0; --json lists all of them.

      Where it stands still
        stable  v = -64.9964 mV, sodium.m = 0.0529551, sodium.h = 0.595994, potassium.n = 0.317732
                eigenvalues -0.121, -0.203 + 0.383i, -0.203 - 0.383i, -4.68 per ms

        dv/dt was looked at from -1.95e8 mV to 1.95e8 mV, every 0.325 mV around the initial state: two
        that lie closer may be missed.

      Parameters
        C                      = 1 uF/cm^2
        temperature            = 6.3 degC                       in [0 degC, 50 degC]
        sodium.g               = 120 mS/cm^2
        sodium.E               = 50 mV
        sodium.temperature     = temperature  set by its owner  in [0 degC, 50 degC]
        potassium.g            = 36 mS/cm^2
        potassium.E            = -77 mV
        potassium.temperature  = temperature  set by its owner  in [0 degC, 50 degC]
        leak.g                 = 0.3 mS/cm^2
        leak.E                 = -54.387 mV

      Inputs
        I  uA/cm^2  = 0 uA/cm^2  injected current

      Parts
        sodium     channel SquidSodium     v ← v
        potassium  channel SquidPotassium  v ← v
        leak       channel Leak            v ← v

      Named expressions
        sodium.φ        = 3^((sodium.temperature − 6.3 degC)/10 degC)

                          0.1/ms/mV · sodium.φ · 10 mV
        sodium.m.α      = ────────────────────────────                      [1/ms]
                           exprel(−(v + 40 mV)/10 mV)

        sodium.m.β      = 4/ms · sodium.φ · exp(−(v + 65 mV)/18 mV)         [1/ms]
        sodium.m.inf    = sodium.m.α/(sodium.m.α + sodium.m.β)
        sodium.m.τ      = 1/(sodium.m.α + sodium.m.β)                       [ms]
        sodium.h.α      = 0.07/ms · sodium.φ · exp(−(v + 65 mV)/20 mV)      [1/ms]

                                1/ms · sodium.φ
        sodium.h.β      = ───────────────────────────                       [1/ms]
                          1 + exp(−(v + 35 mV)/10 mV)

        sodium.h.inf    = sodium.h.α/(sodium.h.α + sodium.h.β)
        sodium.h.τ      = 1/(sodium.h.α + sodium.h.β)                       [ms]
        sodium.i        = sodium.g · sodium.m³ · sodium.h · (v − sodium.E)  [uA/cm^2]
        potassium.φ     = 3^((potassium.temperature − 6.3 degC)/10 degC)

                          0.01/ms/mV · potassium.φ · 10 mV
        potassium.n.α   = ────────────────────────────────                  [1/ms]
                             exprel(−(v + 55 mV)/10 mV)

        potassium.n.β   = 0.125/ms · potassium.φ · exp(−(v + 65 mV)/80 mV)  [1/ms]
        potassium.n.inf = potassium.n.α/(potassium.n.α + potassium.n.β)
        potassium.n.τ   = 1/(potassium.n.α + potassium.n.β)                 [ms]
        potassium.i     = potassium.g · potassium.n⁴ · (v − potassium.E)    [uA/cm^2]
        leak.i          = leak.g · (v − leak.E)                             [uA/cm^2]

      Singularities
        0.1/ms/mV · sodium.φ · (v + 40 mV)
        ──────────────────────────────────
           1 − exp(−(v + 40 mV)/10 mV)
        is 0/0 at v = -40 mV: computed by exprel; the limit there is 3^(sodium.temperature/10) · 3^(−0.63)

        0.01/ms/mV · potassium.φ · (v + 55 mV)
        ──────────────────────────────────────
             1 − exp(−(v + 55 mV)/10 mV)
        is 0/0 at v = -55 mV: computed by exprel; the limit there is 3^(potassium.temperature/10) ·
        3^(−0.63)/10

      Events, in the order in which they act in a step
        spike when v crosses 0 mV
      "
    `);
  });

  it('writes formulas in ASCII where nothing else can be shown', () => {
    const model = neuron('leaky-integrate-and-fire');
    const text = renderExplanation(model, { columns: 80, letters: 'ascii' });
    expect(withoutCosts(text)).toMatchInlineSnapshot(`
      "
      neuron LeakyIntegrateAndFire, from models/neurons/leaky-integrate-and-fire.axo
        Leaky integrate-and-fire neuron: a leaky capacitor with a threshold.

        Source: L. Lapicque (1907), J. Physiol. Pathol. Gen. 9:620-635; in this form
        W. Gerstner, W. M. Kistler, R. Naud, L. Paninski (2014), Neuronal Dynamics,
        section 1.3, doi:10.1017/CBO9781107447615.
        Units: mV, ms, nA, MOhm.
        Try: \`axode run std/neurons/leaky-integrate-and-fire.axo --input "I = 2 nA"\`
        fires; at \`"I = 1.5 nA"\` the potential approaches the threshold and never
        passes it.

      Units
        It computes in ms, mV, MOhm, nA.

      State variables
        v  mV  starts at E_L  membrane potential

      Equations
                R * I - (v - E_L)
        dv/dt = -----------------  [mV/ms]
                      tau_m

      Linearity
        v  linear, constant coefficients

      Jacobian
        d(dv/dt)/d(v)  = -1/tau_m

      Where it stands still
        stable  v = -65 mV
                eigenvalues -0.05 per ms

      Parameters
        tau_m         = 20 ms    membrane time constant
        E_L           = -65 mV   resting potential
        R             = 10 MOhm  input resistance
        V_threshold   = -50 mV   the potential above which the cell fires
        V_reset       = -65 mV   the potential after a spike
        t_refractory  = 2 ms     after a spike, how long the potential is held

      Inputs
        I  nA  = 0 nA  injected current

      Events, in the order in which they act in a step
        spike when v > V_threshold
        refractory t_refractory holds v
        on spike {
          v = V_reset
        }
      "
    `);
  });

  it('tells of a channel by itself', () => {
    const text = renderExplanation(channel('SquidPotassium'), { columns: 80 });
    expect(withoutCosts(text)).toMatchInlineSnapshot(`
      "
      channel SquidPotassium, from models/channels/squid-potassium.axo
        Delayed rectifier potassium channel of the squid giant axon.

        Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544,
        doi:10.1113/jphysiol.1952.sp004764, equations 12 and 13, with the sign of
        today and absolute voltages: rest is -65 mV. Rates as measured at 6.3 degC;
        they are 3 times as high for each 10 degC more, as in the paper.
        Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
        Try: \`axode plot std/channels/squid-potassium.axo --figure gates\`; \`axode run
        std/channels/squid-potassium.axo --input "v = if t > 1 ms then 0 mV else -65
        mV" --for 10ms --record i\` is a voltage clamp.

      Units
        It computes in ms, mS/cm^2, mV, degC.

      State variables
        n  no unit  gate, starts at n.inf  activation

      Equations
        dn/dt = n.α · (1 − n) − n.β · n  [1/ms]

      Linearity
        n  linear, coefficients vary in time  because of n.alpha * (1 - n)

      Jacobian
        d(dn/dt)/d(n)  = -n.alpha - n.beta

      Parameters
        g            = 36 mS/cm^2
        E            = -77 mV
        temperature  = 6.3 degC    in [0 degC, 50 degC]

      Inputs
        v  mV  must be given

      Named expressions
        φ     = 3^((temperature − 6.3 degC)/10 degC)

                  0.01/ms/mV · φ · 10 mV
        n.α   = ──────────────────────────              [1/ms]
                exprel(−(v + 55 mV)/10 mV)

        n.β   = 0.125/ms · φ · exp(−(v + 65 mV)/80 mV)  [1/ms]
        n.inf = n.α/(n.α + n.β)
        n.τ   = 1/(n.α + n.β)                           [ms]
        i     = g · n⁴ · (v − E)                        [uA/cm^2]

      Singularities
        0.01/ms/mV · φ · (v + 55 mV)
        ────────────────────────────
        1 − exp(−(v + 55 mV)/10 mV)
        is 0/0 at v = -55 mV: computed by exprel; the limit there is
        3^(temperature/10) · 3^(−0.63)/10
      "
    `);
  });

  it('says that there is nothing to step in a component without equations', () => {
    const text = renderExplanation(channel('Leak'));
    expect(text.slice(text.indexOf('Methods'))).toBe(
      'Methods, and what a step costs\n  It has no equation to integrate: there is nothing to step.',
    );
  });

  it('says why a method cannot take a model', () => {
    const text = renderExplanation(modelOf('neuron Decay { state v = 1; dv/dt = -v / 10 ms }'), {
      integrators: [...INTEGRATORS.slice(0, 2), PICKY],
    });
    expect(text).toContain('  picky is refused: Decay has an equation that `picky` cannot integrate.');
    expect(text.match(/^ {2}picky /m)).toHaveLength(1);
  });

  it('prints titles in bold for a terminal, and nothing else', () => {
    const model = modelOf('neuron Decay { state v = 1; dv/dt = -v / 10 ms }');
    const styled = renderExplanation(model, { isStyled: true });
    expect(styled).toContain('\u001b[1mEquations\u001b[22m\n');
    const plain = styled.replaceAll('\u001b[1m', '').replaceAll('\u001b[22m', '');
    expect(plain).toBe(renderExplanation(model));
  });

  describe.each([80, 100, 120])('in %i columns', (columns) => {
    it.each(SHIPPED)('%s fits', (_, model) => {
      for (const letters of ['signs', 'ascii'] as const) {
        const text = renderExplanation(model, { columns, letters });
        expect(text.split('\n').filter((line) => textWidth(line) > columns)).toEqual([]);
        expect(text.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
      }
    });
  });

  it('uses letters of ASCII only, if asked to, but for what the modeler wrote', () => {
    for (const [, model] of SHIPPED) {
      const text = renderExplanation(model, { letters: 'ascii' });
      expect([...text].filter((letter) => letter > '~')).toEqual([]);
    }
  });
});
