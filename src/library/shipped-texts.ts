/** The files below `models/`, by the paths that imports write. Made by `npm run generate`; edit the models. */
export const SHIPPED_TEXTS: ReadonlyMap<string, string> = new Map([
  [
    'std/channels/a-type-potassium.axo',
    `## A-type potassium channel of thalamic relay cells: transient, delays spikes after an inhibition.
##
## Source: J. R. Huguenard, D. A. McCormick (1992), J. Neurophysiol. 68:1373-1383, doi:10.1152/jn.1992.68.4.1373, and D. A.
## McCormick, J. R. Huguenard (1992), J. Neurophysiol. 68:1384-1400, doi:10.1152/jn.1992.68.4.1384. Time constants as measured
## at 23 degC; density and Q10 = 2.8 of Y. Amarillo, E. Zagha, G. Mato, B. Rudy, M. S. Nadal (2014), J. Neurophysiol.
## 112:393-410, doi:10.1152/jn.00647.2013.
## Units: conductance per area in mS/cm^2, voltages in mV, times in ms.
## Two kinds of channels: 60 % inactivate fast, 40 % slowly. Their inactivation slows down at a jump, at -63 and -73 mV.
## Of the activation, 0.37 ms is the least time constant; some programs have 0.37 within the quotient instead.
## Try: \`axode run std/channels/a-type-potassium.axo --input "v = if t < 100 ms then -110 mV else -40 mV" --record i
## --for 300ms\` is a voltage clamp.

import { q10 } from "../functions/temperature-factor.axo"

channel ATypePotassium {
  param g = 5.5 mS/cm^2
  param E = -105 mV
  param temperature = 36 degC in [0, 50 degC]
  ## part of the channels that inactivates fast
  param fast = 0.6 in [0, 1]
  input v : mV

  ## time constant of both activations
  tau_m = 0.37 ms + 1 ms / (exp((v + 35.8 mV) / 19.7 mV) + exp(-(v + 79.7 mV) / 12.7 mV))
  ## time constant of both inactivations at low voltages
  tau_h = 1 ms / (exp((v + 46 mV) / 5 mV) + exp(-(v + 238 mV) / 37.5 mV))
  phi = q10(temperature, 23 degC, 2.8)

  ## activation, of those that inactivate fast
  gate m1 { inf = 1 / (1 + exp(-(v + 60 mV) / 8.5 mV)); tau = tau_m; scale = phi }
  ## activation, of those that inactivate slowly
  gate m2 { inf = 1 / (1 + exp(-(v + 36 mV) / 20 mV)); tau = tau_m; scale = phi }
  ## fast inactivation
  gate h1 {
    inf = 1 / (1 + exp((v + 78 mV) / 6 mV))
    tau = if v < -63 mV then tau_h else 19 ms
    scale = phi
  }
  ## slow inactivation
  gate h2 {
    inf = 1 / (1 + exp((v + 78 mV) / 6 mV))
    tau = if v < -73 mV then tau_h else 60 ms
    scale = phi
  }

  output i = g * (fast * m1^4 * h1 + (1 - fast) * m2^4 * h2) * (v - E)
}
`,
  ],
  [
    'std/channels/calcium-activated-potassium.axo',
    `## Potassium channel that calcium opens, whatever the voltage: the slow hyperpolarization after a burst.
##
## Source: A. Destexhe, D. Contreras, T. J. Sejnowski, M. Steriade (1994), J. Neurophysiol. 72:803-818,
## doi:10.1152/jn.1994.72.2.803. The rates hold at 22 degC, with Q10 = 3, as in the authors' program; its least time constant of
## 0.1 ms is left out, which it reaches above 210 uM only.
## Units: conductance per area in mS/cm^2, voltages in mV, concentration in mM, rates in 1/ms.
## Two calcium ions open a gate, two gates the channel; half of the gates are open at 25 uM.
## Try: \`axode run std/channels/calcium-activated-potassium.axo --input "v = -60 mV" --input "Ca = if t > 20 ms and t <
## 40 ms then 20 uM else 240 nM" --record i --for 200ms\`.

import { q10 } from "../functions/temperature-factor.axo"

channel CalciumActivatedPotassium {
  param g = 10 mS/cm^2
  param E = -95 mV
  param temperature = 36 degC in [0, 50 degC]
  input v : mV
  ## concentration beneath the membrane
  input Ca : mM

  ## activation
  gate m { alpha = 48 / mM^2 / ms * Ca^2; beta = 0.03/ms; scale = q10(temperature, 22 degC, 3) }

  output i = g * m^2 * (v - E)
}
`,
  ],
  [
    'std/channels/calcium-regulated-h-current.axo',
    `## Cation channel that opens at low voltages (the h-current), held open by calcium: the slow clock of spindle oscillations.
##
## Source: A. Destexhe, T. Bal, D. A. McCormick, T. J. Sejnowski (1996), J. Neurophysiol. 76:2049-2070,
## doi:10.1152/jn.1996.76.3.2049. The time constant as in the authors' program: measured at 36 degC, with Q10 = 3. The rates of
## calcium's part do not depend on temperature there.
## Units: conductance per area in mS/cm^2, voltages in mV, concentration in mM, rates in 1/ms.
## Four calcium ions activate a protein, P0 to P1, which binds to open channels. Neither is used up by what it binds to.
## Try: \`axode run std/channels/calcium-regulated-h-current.axo --input "v = -70 mV" --input "Ca = if t > 100 ms and t <
## 300 ms then 2 uM else 50 nM" --record i --for 3s\`: the current outlasts the calcium by seconds.

import { q10 } from "../functions/temperature-factor.axo"

channel CalciumRegulatedHCurrent {
  param g = 0.02 mS/cm^2
  param E = -40 mV
  param temperature = 36 degC in [0, 50 degC]
  ## conductance of a channel that the protein holds open, compared with one that is open by itself
  param g_locked = 2
  ## binding of four calcium ions to the protein; it is half activated at 2 uM
  param k1 = 2.5e7 [mM^-4/ms]
  param k2 = 4e-4/ms
  ## binding of the protein to open channels; half are locked where a hundredth of it is active
  param k3 = 0.1/ms
  param k4 = 0.001/ms
  input v : mV
  ## concentration beneath the membrane
  input Ca : mM = 240 nM

  open_inf = 1 / (1 + exp((v + 75 mV) / 5.5 mV))
  tau = (20 ms + 1000 ms / (exp((v + 71.5 mV) / 14.2 mV) + exp(-(v + 89 mV) / 11.6 mV))) / q10(temperature, 36 degC, 3)

  ## the protein without calcium and with four
  state P0, P1 start steady sum 1
  reaction P0 <-> P1 (k1 * Ca^4, k2)

  ## channels that are closed, open, and locked in the open state
  state Closed, Open, Locked start steady sum 1
  reaction Closed <-> Open (open_inf / tau, (1 - open_inf) / tau)
  reaction Open <-> Locked (k3 * P1, k4)

  output i = g * (Open + g_locked * Locked) * (v - E)
}
`,
  ],
  [
    'std/channels/connor-stevens-a-type-potassium.axo',
    `## Transient potassium channel, A-type, of the Connor-Stevens model: it delays the first spike.
##
## Source: J. A. Connor, C. F. Stevens (1971), J. Physiol. 213:31-53, doi:10.1113/jphysiol.1971.sp009366, and
## J. A. Connor, D. Walter, R. McKown (1977), Biophys. J. 18:81-102, doi:10.1016/S0006-3495(77)85598-7, with the
## coefficients of P. Dayan, L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, appendix of chapter 6.
## Units: conductance per area in mS/cm^2, voltages in mV, times in ms.
## Try: \`axode plot std/channels/connor-stevens-a-type-potassium.axo --figure gates\`: at rest b is only partly open,
## hyperpolarization opens it.

channel ConnorStevensATypePotassium {
  param g = 47.7 mS/cm^2
  param E = -75 mV
  input v : mV

  ## activation
  gate a {
    inf = (0.0761 * exp(0.0314/mV * (v + 94.22 mV)) / (1 + exp(0.0346/mV * (v + 1.17 mV))))^(1 / 3)
    tau = 0.3632 ms + 1.158 ms / (1 + exp(0.0497/mV * (v + 55.96 mV)))
  }
  ## inactivation
  gate b {
    inf = 1 / (1 + exp(0.0688/mV * (v + 53.3 mV)))^4
    tau = 1.24 ms + 2.678 ms / (1 + exp(0.0624/mV * (v + 50 mV)))
  }

  output i = g * a^3 * b * (v - E)
}
`,
  ],
  [
    'std/channels/connor-stevens-potassium.axo',
    `## Delayed rectifier of the Connor-Stevens model: that of the squid, shifted and about twice as fast.
##
## Source: J. A. Connor, D. Walter, R. McKown (1977), Biophys. J. 18:81-102, doi:10.1016/S0006-3495(77)85598-7, with
## the coefficients of P. Dayan, L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, appendix of chapter 6.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/connor-stevens-potassium.axo --figure gates\`; as written, alpha of n is 0/0 at -45.7
## mV, where its limit is 0.2/ms.

channel ConnorStevensPotassium {
  param g = 20 mS/cm^2
  param E = -72 mV
  input v : mV

  ## activation
  gate n {
    alpha = 0.02/ms/mV * (v + 45.7 mV) / (1 - exp(-0.1 / mV * (v + 45.7 mV)))
    beta = 0.25/ms * exp(-0.0125 / mV * (v + 55.7 mV))
  }

  output i = g * n^4 * (v - E)
}
`,
  ],
  [
    'std/channels/connor-stevens-sodium.axo',
    `## Transient sodium channel of the Connor-Stevens model: that of the squid, shifted and 3.8 times as fast.
##
## Source: J. A. Connor, D. Walter, R. McKown (1977), Biophys. J. 18:81-102, doi:10.1016/S0006-3495(77)85598-7, with
## the coefficients of P. Dayan, L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, appendix of chapter 6.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/connor-stevens-sodium.axo --figure gates\`; as written, alpha of m is 0/0 at -29.7 mV,
## where its limit is 3.8/ms.

channel ConnorStevensSodium {
  param g = 120 mS/cm^2
  param E = 55 mV
  input v : mV

  ## activation
  gate m {
    alpha = 0.38/ms/mV * (v + 29.7 mV) / (1 - exp(-0.1 / mV * (v + 29.7 mV)))
    beta = 15.2/ms * exp(-0.0556 / mV * (v + 54.7 mV))
  }
  ## inactivation
  gate h {
    alpha = 0.266/ms * exp(-0.05 / mV * (v + 48 mV))
    beta = 3.8/ms / (1 + exp(-0.1 / mV * (v + 18 mV)))
  }

  output i = g * m^3 * h * (v - E)
}
`,
  ],
  [
    'std/channels/eight-state-sodium.axo',
    `## Transient sodium channel of the squid giant axon as a scheme of eight states: three gates m and one gate h, counted.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764; as a scheme A.
## Destexhe, Z. F. Mainen, T. J. Sejnowski (1994), J. Comput. Neurosci. 1:195-230, doi:10.1007/BF00961734.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## From equilibrium it does at every voltage what \`squid-sodium.axo\` does with m^3 h, and shows how to write another scheme, in
## which the gates are not independent.
## Try: \`axode run std/channels/eight-state-sodium.axo --input "v = if t > 1 ms then 0 mV else -80 mV" --record i --for
## 5ms\` is a voltage clamp.

channel EightStateSodium {
  param g = 120 mS/cm^2
  param E = 50 mV
  input v : mV

  ## activation of a gate m
  a = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
  b = 4/ms * exp(-(v + 65 mV) / 18 mV)
  ## recovery of the gate h from inactivation
  c = 0.07/ms * exp(-(v + 65 mV) / 20 mV)
  d = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV))

  ## C2 has two gates m of three open; in I0 to I3 the gate h is shut
  state C0, C1, C2, O, I0, I1, I2, I3 start steady sum 1
  reaction C0 <-> C1 (3 * a, b)
  reaction C1 <-> C2 (2 * a, 2 * b)
  reaction C2 <-> O (a, 3 * b)
  reaction I0 <-> I1 (3 * a, b)
  reaction I1 <-> I2 (2 * a, 2 * b)
  reaction I2 <-> I3 (a, 3 * b)
  reaction I0 <-> C0 (c, d)
  reaction I1 <-> C1 (c, d)
  reaction I2 <-> C2 (c, d)
  reaction I3 <-> O (c, d)

  output i = g * O * (v - E)
}
`,
  ],
  [
    'std/channels/h-current.axo',
    `## Cation channel that opens at low voltages (the h-current), of thalamic relay cells: a pacemaker, and a sag after inhibition.
##
## Source: J. R. Huguenard, D. A. McCormick (1992), J. Neurophysiol. 68:1373-1383, doi:10.1152/jn.1992.68.4.1373, after D. A.
## McCormick, H.-C. Pape (1990), J. Physiol. 431:291-318, doi:10.1113/jphysiol.1990.sp018331. Time constant as measured at 34
## degC; density and Q10 = 4 of Y. Amarillo and others (2014), J. Neurophysiol. 112:393-410, doi:10.1152/jn.00647.2013.
## Units: conductance per area in mS/cm^2, voltages in mV, times in ms.
## Try: \`axode run std/channels/h-current.axo --input "v = if t > 1 s and t < 3 s then -100 mV else -60 mV" --record i
## --for 4s\` is a voltage clamp.

import { q10 } from "../functions/temperature-factor.axo"

channel HCurrent {
  param g = 0.022 mS/cm^2
  param E = -43 mV
  param temperature = 34 degC in [0, 50 degC]
  input v : mV

  ## activation
  gate p {
    inf = 1 / (1 + exp((v + 75 mV) / 5.5 mV))
    tau = 1 ms / (exp(-14.59 - 0.086/mV * v) + exp(-1.87 + 0.0701/mV * v))
    scale = q10(temperature, 34 degC, 4)
  }

  output i = g * p * (v - E)
}
`,
  ],
  [
    'std/channels/high-voltage-activated-calcium.axo',
    `## Calcium channel of neocortical pyramidal cells that opens at high voltages, and inactivates within some tenths of a second.
##
## Source: I. Reuveni, A. Friedman, Y. Amitai, M. J. Gutnick (1993), J. Neurosci. 13:4609-4621,
## doi:10.1523/JNEUROSCI.13-11-04609.1993; density, reversal potential and Q10 = 2.3 from 23 degC of Z. F. Mainen, T. J.
## Sejnowski (1996), Nature 382:363-366, doi:10.1038/382363a0. The default is 23 degC: the rates as they are printed.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## The temperature changes rates only; the program of Mainen and Sejnowski multiplies the conductance by the same factor.
## As written, alpha of m is 0/0 at -27 mV; its limit there is 0.209/ms.
## Try: \`axode run std/channels/high-voltage-activated-calcium.axo --input "v = if t > 10 ms and t < 410 ms then 0 mV
## else -70 mV" --record i --for 500ms\` is a voltage clamp.

import { q10 } from "../functions/temperature-factor.axo"

channel HighVoltageActivatedCalcium {
  param g = 0.03 mS/cm^2
  param E = 140 mV
  param temperature = 23 degC in [0, 50 degC]
  input v : mV

  ## activation
  gate m {
    alpha = 0.055/ms/mV * (-27 mV - v) / (exp((-27 mV - v) / 3.8 mV) - 1)
    beta = 0.94/ms * exp((-75 mV - v) / 17 mV)
    scale = q10(temperature, 23 degC, 2.3)
  }
  ## inactivation
  gate h {
    alpha = 0.000457/ms * exp((-13 mV - v) / 50 mV)
    beta = 0.0065/ms / (exp((-15 mV - v) / 28 mV) + 1)
    scale = q10(temperature, 23 degC, 2.3)
  }

  output i = g * m^2 * h * (v - E)
}
`,
  ],
  [
    'std/channels/l-type-calcium.axo',
    `## L-type calcium channel of hippocampal pyramidal cells: opens at high voltages, does not inactivate.
##
## Source: R. D. Traub, R. K. S. Wong, R. Miles, H. Michelson (1991), J. Neurophysiol. 66:635-650, doi:10.1152/jn.1991.66.2.635,
## with the conductance of P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, who leave out
## the slow inactivation; in absolute voltages: their rest is -60 mV here.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## As written, beta is 0/0 at -8.9 mV; its limit there is 0.1/ms.
## Try: \`axode run std/channels/l-type-calcium.axo --input "v = if t > 2 ms and t < 12 ms then 0 mV else -60 mV"
## --record i --for 20ms\` is a voltage clamp.

channel LTypeCalcium {
  param g = 10 mS/cm^2
  param E = 80 mV
  input v : mV

  ## activation
  gate s {
    alpha = 1.6/ms / (1 + exp(-0.072 / mV * (v - 5 mV)))
    beta = 0.02/ms/mV * (v + 8.9 mV) / (exp((v + 8.9 mV) / 5 mV) - 1)
  }

  output i = g * s^2 * (v - E)
}
`,
  ],
  [
    'std/channels/leak.axo',
    `## Leak: a constant conductance.
##
## Units: conductance per area in mS/cm^2, voltages in mV, so the current density is in uA/cm^2.
## Try: \`axode run std/channels/leak.axo --input "v = ramp(t, 0 ms, 10 ms, -100 mV, 0 mV)" --for 10ms --record v,i\`: 0
## at -54.387 mV.

channel Leak {
  param g = 0.3 mS/cm^2
  param E = -54.387 mV
  input v : mV

  output i = g * (v - E)
}
`,
  ],
  [
    'std/channels/m-type-potassium.axo',
    `## M-type potassium channel (the M-current) of cortical cells: slow, opens below threshold and makes spikes fewer.
##
## Source: W. M. Yamada, C. Koch, P. R. Adams (1989), Multiple channels and calcium dynamics, in Methods in Neuronal Modeling, MIT
## Press, 97-133; with conductance and time constant of the regular spiking cell of M. Pospischil and others (2008), Biol.
## Cybern. 99:427-441, doi:10.1007/s00422-008-0263-8. Q10 = 2.3 from 36 degC as in the program of A. Destexhe.
## Units: conductance per area in mS/cm^2, voltages in mV, times in ms.
## Try: \`axode run std/channels/m-type-potassium.axo --input "v = if t > 100 ms and t < 1 s then -30 mV else -70 mV"
## --record i --for 2s\` is a voltage clamp.

import { q10 } from "../functions/temperature-factor.axo"

channel MTypePotassium {
  param g = 0.07 mS/cm^2
  param E = -90 mV
  ## the largest time constant is 0.28 of it, at -46.9 mV
  param tau_max = 608 ms
  param temperature = 36 degC in [0, 50 degC]
  input v : mV

  ## activation
  gate p {
    inf = 1 / (1 + exp(-(v + 35 mV) / 10 mV))
    tau = tau_max / (3.3 * exp((v + 35 mV) / 20 mV) + exp(-(v + 35 mV) / 20 mV))
    scale = q10(temperature, 36 degC, 2.3)
  }

  output i = g * p * (v - E)
}
`,
  ],
  [
    'std/channels/morris-lecar-calcium.axo',
    `## Calcium channel of the barnacle muscle fibre, with instantaneous activation.
##
## Source: C. Morris, H. Lecar (1981), Biophys. J. 35:193-213, doi:10.1016/S0006-3495(81)84782-0, with the
## paper's reduction: activation follows the voltage at once.
## Units: conductance per area in mS/cm^2, voltages in mV.
## Try: \`axode plot std/channels/morris-lecar-calcium.axo --figure gates\`; \`axode run
## std/channels/morris-lecar-calcium.axo --input "v = ramp(t, 0 ms, 100 ms, -80 mV, 80 mV)" --for 100ms --record i\`:
## most flows inwards near 20 mV.

channel MorrisLecarCalcium {
  param g = 4.4 mS/cm^2
  param E = 120 mV
  ## voltage of half activation
  param V1 = -1.2 mV
  ## spread of the activation
  param V2 = 18 mV
  input v : mV

  gate m { inf = (1 + tanh((v - V1) / V2)) / 2 }

  output i = g * m * (v - E)
}
`,
  ],
  [
    'std/channels/morris-lecar-potassium.axo',
    `## Potassium channel of the barnacle muscle fibre.
##
## Source: C. Morris, H. Lecar (1981), Biophys. J. 35:193-213, doi:10.1016/S0006-3495(81)84782-0. The
## default is the Hopf set of Rinzel and Ermentrout (see \`../neurons/morris-lecar.axo\`).
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/morris-lecar-potassium.axo --figure gates\`; \`axode run
## std/channels/morris-lecar-potassium.axo --input "v = if t > 20 ms then 0 mV else -60 mV" --for 200ms --record n,i\` is
## a voltage clamp.

channel MorrisLecarPotassium {
  param g = 8 mS/cm^2
  param E = -84 mV
  ## voltage of half activation, where the gate is slowest
  param V3 = 2 mV
  ## spread of the activation
  param V4 = 30 mV
  ## rate at V3
  param phi = 0.04/ms
  input v : mV

  gate n { inf = (1 + tanh((v - V3) / V4)) / 2; tau = 1 / (phi * cosh((v - V3) / (2 * V4))) }

  output i = g * n * (v - E)
}
`,
  ],
  [
    'std/channels/pinsky-rinzel-afterhyperpolarization.axo',
    `## Potassium channel of the dendrite of the Pinsky-Rinzel CA3 cell that calcium opens slowly: it ends the bursts.
##
## Source: P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, equations 5 and 6.
## Units: conductance per area in mS/cm^2, voltages in mV from -60 mV, where the leak reverses, rates in 1/ms;
## calcium is counted without a unit.
## Try: \`axode run std/channels/pinsky-rinzel-afterhyperpolarization.axo --input "v = 0 mV" --input "calcium = if t >
## 100 ms and t < 200 ms then 300 else 0" --for 2s --record q\`.

channel PinskyRinzelAfterhyperpolarization {
  param g = 0.8 mS/cm^2
  param E = -15 mV
  ## potential of the dendrite
  input v : mV
  ## level of calcium
  input calcium = 0

  ## activation by calcium
  gate q { alpha = 1/ms * min(2e-5 * calcium, 0.01); beta = 0.001/ms }

  output i = g * q * (v - E)
}
`,
  ],
  [
    'std/channels/pinsky-rinzel-calcium-activated-potassium.axo',
    `## Potassium channel of the dendrite of the Pinsky-Rinzel CA3 cell that opens quickly, by voltage and calcium.
##
## Source: P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, equations 5 and 6;
## alpha of c as in the erratum, J. Comput. Neurosci. 2:275.
## Units: conductance per area in mS/cm^2, voltages in mV from -60 mV, where the leak reverses, rates in 1/ms;
## calcium is counted without a unit.
## Try: \`axode plot std/channels/pinsky-rinzel-calcium-activated-potassium.axo --figure gates\`: above 50 mV the gate
## only opens.

channel PinskyRinzelCalciumActivatedPotassium {
  param g = 15 mS/cm^2
  param E = -15 mV
  ## potential of the dendrite
  input v : mV
  ## level of calcium
  input calcium = 0

  high = 2/ms * exp((6.5 mV - v) / 27 mV)
  low = 1/ms * exp((v - 10 mV) / 11 mV - (v - 6.5 mV) / 27 mV) / 18.975
  ## activation by voltage
  gate c {
    alpha = if v <= 50 mV then low else high
    beta = if v <= 50 mV then high - low else 0/ms
  }

  output i = g * c * min(calcium / 250, 1) * (v - E)
}
`,
  ],
  [
    'std/channels/pinsky-rinzel-calcium.axo',
    `## Calcium channel of the dendrite of the Pinsky-Rinzel CA3 cell; it does not inactivate.
##
## Source: P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, equations 5 and 6;
## erratum J. Comput. Neurosci. 2:275.
## Units: conductance per area in mS/cm^2, voltages in mV from -60 mV, where the leak reverses, rates in 1/ms.
## Try: \`axode plot std/channels/pinsky-rinzel-calcium.axo --figure gates\`; as written, beta of s is 0/0 at 51.1 mV.

channel PinskyRinzelCalcium {
  param g = 10 mS/cm^2
  param E = 140 mV
  ## potential of the dendrite
  input v : mV

  ## activation
  gate s {
    alpha = 1.6/ms / (1 + exp(-0.072 / mV * (v - 65 mV)))
    beta = 0.02/ms/mV * (v - 51.1 mV) / (exp((v - 51.1 mV) / 5 mV) - 1)
  }

  output i = g * s^2 * (v - E)
}
`,
  ],
  [
    'std/channels/pinsky-rinzel-delayed-rectifier.axo',
    `## Delayed rectifier of the soma of the Pinsky-Rinzel CA3 cell.
##
## Source: P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, equations 5 and 6;
## erratum J. Comput. Neurosci. 2:275.
## Units: conductance per area in mS/cm^2, voltages in mV from -60 mV, where the leak reverses, rates in 1/ms.
## Try: \`axode plot std/channels/pinsky-rinzel-delayed-rectifier.axo --figure gates\`; as written, alpha of n is 0/0 at
## 35.1 mV.

channel PinskyRinzelDelayedRectifier {
  param g = 15 mS/cm^2
  param E = -15 mV
  ## potential of the soma
  input v : mV

  ## activation
  gate n {
    alpha = 0.016/ms/mV * (35.1 mV - v) / (exp((35.1 mV - v) / 5 mV) - 1)
    beta = 0.25/ms * exp(0.5 - 0.025/mV * v)
  }

  output i = g * n * (v - E)
}
`,
  ],
  [
    'std/channels/pinsky-rinzel-sodium.axo',
    `## Sodium channel of the soma of the Pinsky-Rinzel CA3 cell, with instantaneous activation.
##
## Source: P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, equations 5 and 6;
## erratum J. Comput. Neurosci. 2:275.
## Units: conductance per area in mS/cm^2, voltages in mV from -60 mV, where the leak reverses, rates in 1/ms.
## Try: \`axode plot std/channels/pinsky-rinzel-sodium.axo --figure gates\`; as written, the rates of m are 0/0 at 13.1 mV
## and at 40.1 mV.

channel PinskyRinzelSodium {
  param g = 30 mS/cm^2
  param E = 120 mV
  ## potential of the soma
  input v : mV

  opening = 0.32/ms/mV * (13.1 mV - v) / (exp((13.1 mV - v) / 4 mV) - 1)
  closing = 0.28/ms/mV * (v - 40.1 mV) / (exp((v - 40.1 mV) / 5 mV) - 1)
  ## activation, always at its steady state
  gate m { inf = opening / (opening + closing) }
  ## inactivation
  gate h {
    alpha = 0.128/ms * exp((17 mV - v) / 18 mV)
    beta = 4/ms / (1 + exp((40 mV - v) / 5 mV))
  }

  output i = g * m^2 * h * (v - E)
}
`,
  ],
  [
    'std/channels/resurgent-sodium.axo',
    `## Sodium channel of cerebellar Purkinje cells, whose current comes back on repolarization: thirteen states.
##
## Source: Z. M. Khaliq, N. W. Gouwens, I. M. Raman (2003), J. Neurosci. 23:4899-4912, doi:10.1523/JNEUROSCI.23-12-04899.2003,
## after I. M. Raman, B. P. Bean (2001), Biophys. J. 80:729-737, doi:10.1016/S0006-3495(01)76052-3; the scheme of activation and
## inactivation is that of C.-C. Kuo, B. P. Bean (1994), Neuron 12:819-829, doi:10.1016/0896-6273(94)90335-2. Rates as measured
## at 22 degC; Q10 = 3 of W. Akemann, T. Knöpfel (2006), J. Neurosci. 26:4602-4612, doi:10.1523/JNEUROSCI.5204-05.2006.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## An open channel is blocked by a particle (B) before it can inactivate, and opens again when the particle leaves.
## Try: \`axode run std/channels/resurgent-sodium.axo --input "v = if t < 10 ms then -90 mV else if t < 20 ms then 30 mV
## else -30 mV" --record i --for 80ms --method rodas4\`: the current after 20 ms is the resurgent one. The scheme is
## stiff: rk4 needs steps of 0.0002 ms.

import { q10 } from "../functions/temperature-factor.axo"

channel ResurgentSodium {
  param g = 15.6 mS/cm^2
  param E = 60 mV
  param temperature = 22 degC in [0, 50 degC]
  ## inactivation of closed channels, and its recovery
  param C_on = 0.005/ms
  param C_off = 0.5/ms
  ## inactivation of open channels, and its recovery
  param O_on = 0.75/ms
  param O_off = 0.005/ms
  ## opening and closing of a channel with four active sensors
  param gamma = 150/ms
  param delta = 40/ms
  ## block of open channels
  param epsilon = 1.75/ms
  input v : mV

  phi = q10(temperature, 22 degC, 3)
  ## activation and deactivation of one of four sensors
  alpha = phi * 150 / ms * exp(v / 20 mV)
  beta = phi * 3 / ms * exp(-v / 20 mV)
  ## the block is left
  zeta = phi * 0.03 / ms * exp(-v / 25 mV)
  ## how an active sensor changes inactivation, and inactivation a sensor: no cycle of the scheme has a direction
  a = (O_on / C_on)^0.25
  b = (O_off / C_off)^0.25

  ## C1 has no sensor active, C5 all four; I1 to I6 are inactivated, B is blocked
  state C1, C2, C3, C4, C5, O, B, I1, I2, I3, I4, I5, I6 start steady sum 1
  reaction C1 <-> C2 (4 * alpha, beta)
  reaction C2 <-> C3 (3 * alpha, 2 * beta)
  reaction C3 <-> C4 (2 * alpha, 3 * beta)
  reaction C4 <-> C5 (alpha, 4 * beta)
  reaction C5 <-> O (phi * gamma, phi * delta)
  reaction O <-> B (phi * epsilon, zeta)
  reaction I1 <-> I2 (4 * alpha * a, beta * b)
  reaction I2 <-> I3 (3 * alpha * a, 2 * beta * b)
  reaction I3 <-> I4 (2 * alpha * a, 3 * beta * b)
  reaction I4 <-> I5 (alpha * a, 4 * beta * b)
  reaction I5 <-> I6 (phi * gamma, phi * delta)
  reaction C1 <-> I1 (phi * C_on, phi * C_off)
  reaction C2 <-> I2 (phi * C_on * a, phi * C_off * b)
  reaction C3 <-> I3 (phi * C_on * a^2, phi * C_off * b^2)
  reaction C4 <-> I4 (phi * C_on * a^3, phi * C_off * b^3)
  reaction C5 <-> I5 (phi * C_on * a^4, phi * C_off * b^4)
  reaction O <-> I6 (phi * O_on, phi * O_off)

  output i = g * O * (v - E)
}
`,
  ],
  [
    'std/channels/squid-potassium-from-rest.axo',
    `## Delayed rectifier of the squid giant axon at 6.3 degC, with the voltages of the 1952 paper: from rest.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equations 12 and 13 and table 3. The paper counts depolarization as negative; here, as today, it is positive:
## v and E are -V and -V_K of the paper. With absolute voltages: \`squid-potassium.axo\`.
## Units: conductance per area in mS/cm^2, voltages in mV from rest, rates in 1/ms.
## Try: \`axode plot std/channels/squid-potassium-from-rest.axo --figure gates\`; as written, alpha of n is 0/0 at 10 mV,
## where its limit is 0.1/ms.

channel SquidPotassiumFromRest {
  param g = 36 mS/cm^2
  param E = -12 mV
  ## membrane potential, from rest
  input v : mV

  ## activation
  gate n {
    alpha = 0.01/ms/mV * (10 mV - v) / (exp((10 mV - v) / 10 mV) - 1)
    beta = 0.125/ms * exp(-v / 80 mV)
  }

  output i = g * n^4 * (v - E)
}
`,
  ],
  [
    'std/channels/squid-potassium.axo',
    `## Delayed rectifier potassium channel of the squid giant axon.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equations 12 and 13, with the sign of today and absolute voltages: rest is -65 mV. Rates as measured
## at 6.3 degC; they are 3 times as high for each 10 degC more, as in the paper.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/squid-potassium.axo --figure gates\`; \`axode run std/channels/squid-potassium.axo
## --input "v = if t > 1 ms then 0 mV else -65 mV" --for 10ms --record i\` is a voltage clamp.

import { q10 } from "../functions/temperature-factor.axo"

channel SquidPotassium {
  param g = 36 mS/cm^2
  param E = -77 mV
  param temperature = 6.3 degC in [0, 50 degC]
  input v : mV
  ## how many times as fast as at 6.3 degC
  phi = q10(temperature, 6.3 degC, 3)

  ## activation
  gate n {
    alpha = 0.01/ms/mV * phi * (v + 55 mV) / (1 - exp(-(v + 55 mV) / 10 mV))
    beta = 0.125/ms * phi * exp(-(v + 65 mV) / 80 mV)
  }

  output i = g * n^4 * (v - E)
}
`,
  ],
  [
    'std/channels/squid-sodium-from-rest.axo',
    `## Transient sodium channel of the squid giant axon at 6.3 degC, with the voltages of the 1952 paper: from rest.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equations 20, 21, 23 and 24 and table 3. The paper counts depolarization as negative; here, as today, it is
## positive: v and E are -V and -V_Na of the paper. With absolute voltages: \`squid-sodium.axo\`.
## Units: conductance per area in mS/cm^2, voltages in mV from rest, rates in 1/ms.
## Try: \`axode plot std/channels/squid-sodium-from-rest.axo --figure gates\`; as written, alpha of m is 0/0 at 25 mV,
## where its limit is 1/ms.

channel SquidSodiumFromRest {
  param g = 120 mS/cm^2
  param E = 115 mV
  ## membrane potential, from rest
  input v : mV

  ## activation
  gate m {
    alpha = 0.1/ms/mV * (25 mV - v) / (exp((25 mV - v) / 10 mV) - 1)
    beta = 4/ms * exp(-v / 18 mV)
  }
  ## inactivation
  gate h { alpha = 0.07/ms * exp(-v / 20 mV); beta = 1/ms / (exp((30 mV - v) / 10 mV) + 1) }

  output i = g * m^3 * h * (v - E)
}
`,
  ],
  [
    'std/channels/squid-sodium.axo',
    `## Transient sodium channel of the squid giant axon.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equations 20, 21, 23 and 24, with the sign of today and absolute voltages: rest is -65 mV. Rates as measured
## at 6.3 degC; they are 3 times as high for each 10 degC more, as in the paper.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## As written, alpha of m is 0/0 at -40 mV; its limit there is 1/ms at 6.3 degC.
## Try: \`axode plot std/channels/squid-sodium.axo --figure gates\`; \`axode run std/channels/squid-sodium.axo --input "v =
## if t > 1 ms then 0 mV else -65 mV" --for 10ms --record i\` is a voltage clamp.

import { q10 } from "../functions/temperature-factor.axo"

channel SquidSodium {
  param g = 120 mS/cm^2
  param E = 50 mV
  param temperature = 6.3 degC in [0, 50 degC]
  input v : mV
  ## how many times as fast as at 6.3 degC
  phi = q10(temperature, 6.3 degC, 3)

  ## activation
  gate m {
    alpha = 0.1/ms/mV * phi * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
    beta = 4/ms * phi * exp(-(v + 65 mV) / 18 mV)
  }
  ## inactivation
  gate h {
    alpha = 0.07/ms * phi * exp(-(v + 65 mV) / 20 mV)
    beta = 1/ms * phi / (1 + exp(-(v + 35 mV) / 10 mV))
  }

  output i = g * m^3 * h * (v - E)
}
`,
  ],
  [
    'std/channels/t-type-calcium.axo',
    `## T-type calcium channel of thalamic relay cells: opens near rest, inactivates, and makes bursts after an inhibition.
##
## Source: A. Destexhe, M. Neubig, D. Ulrich, J. Huguenard (1998), J. Neurosci. 18:3574-3588,
## doi:10.1523/JNEUROSCI.18-10-03574.1998, after J. R. Huguenard, D. A. McCormick (1992), J. Neurophysiol. 68:1373-1383,
## doi:10.1152/jn.1992.68.4.1373. Time constants as measured at 24 degC, with Q10 = 2.5; the paper prints them for 36 degC.
## Units: permeability in cm/s, concentrations in mM, voltages in mV, so the current density is in uA/cm^2. The current of a
## constant field is 0/0 at 0 mV as written; its limit there is used.
## The time constant of inactivation jumps by 2 % at -81 mV, where the paper joins two measurements. (The authors' program has
## the joint at -79 mV.)
## Try: \`axode run std/channels/t-type-calcium.axo --input "v = if t < 500 ms then -100 mV else -40 mV" --record i --for
## 600ms\` is a voltage clamp from where all channels are ready.

import { constant_field } from "../functions/constant-field.axo"
import { q10 } from "../functions/temperature-factor.axo"

channel TTypeCalcium {
  ## permeability
  param p = 1.7e-5 cm/s
  param temperature = 36 degC in [0, 50 degC]
  ## concentration outside of the cell
  param Ca_outside = 2 mM
  input v : mV
  ## concentration beneath the membrane
  input Ca : mM = 240 nM

  ## activation
  gate m {
    inf = 1 / (1 + exp(-(v + 56 mV) / 6.2 mV))
    tau = 0.612 ms + 1 ms / (exp(-(v + 131 mV) / 16.7 mV) + exp((v + 15.8 mV) / 18.2 mV))
    scale = q10(temperature, 24 degC, 2.5)
  }
  ## inactivation
  gate h {
    inf = 1 / (1 + exp((v + 80 mV) / 4 mV))
    tau = if v < -81 mV then 1 ms * exp((v + 466 mV) / 66.6 mV)
        else 28 ms + 1 ms * exp(-(v + 21 mV) / 10.5 mV)
    scale = q10(temperature, 24 degC, 2.5)
  }

  output i = p * m^2 * h * constant_field(v, Ca, Ca_outside, 2, temperature)
}
`,
  ],
  [
    'std/channels/traub-miles-potassium.axo',
    `## Delayed rectifier of hippocampal pyramidal cells, in the form that networks of single compartments use.
##
## Source: R. D. Traub, R. Miles (1991), Neuronal Networks of the Hippocampus, Cambridge University Press,
## doi:10.1017/CBO9780511895401; as in R. Brette and others (2007), J. Comput. Neurosci. 23:349-398,
## doi:10.1007/s10827-007-0038-6, appendix B.3.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/traub-miles-potassium.axo --figure gates\`; as written, alpha of n is 0/0 at -48 mV,
## where its limit is 0.16/ms.

channel TraubMilesPotassium {
  param g = 30 mS/cm^2
  param E = -90 mV
  ## adjusts the threshold: shifts all rates along the voltage
  param V_T = -63 mV
  input v : mV

  ## activation
  gate n {
    alpha = 0.032/ms/mV * (15 mV - v + V_T) / (exp((15 mV - v + V_T) / 5 mV) - 1)
    beta = 0.5/ms * exp((10 mV - v + V_T) / 40 mV)
  }

  output i = g * n^4 * (v - E)
}
`,
  ],
  [
    'std/channels/traub-miles-sodium.axo',
    `## Transient sodium channel of hippocampal pyramidal cells, in the form that networks of single compartments use.
##
## Source: R. D. Traub, R. Miles (1991), Neuronal Networks of the Hippocampus, Cambridge University Press,
## doi:10.1017/CBO9780511895401; as in R. Brette and others (2007), J. Comput. Neurosci. 23:349-398,
## doi:10.1007/s10827-007-0038-6, appendix B.3.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/traub-miles-sodium.axo --figure gates\`; as written, the rates of m are 0/0 at -50 mV
## and at -23 mV, where their limits are 1.28/ms and 1.4/ms.

channel TraubMilesSodium {
  param g = 100 mS/cm^2
  param E = 50 mV
  ## adjusts the threshold: shifts all rates along the voltage
  param V_T = -63 mV
  input v : mV

  ## activation
  gate m {
    alpha = 0.32/ms/mV * (13 mV - v + V_T) / (exp((13 mV - v + V_T) / 4 mV) - 1)
    beta = 0.28/ms/mV * (v - V_T - 40 mV) / (exp((v - V_T - 40 mV) / 5 mV) - 1)
  }
  ## inactivation
  gate h {
    alpha = 0.128/ms * exp((17 mV - v + V_T) / 18 mV)
    beta = 4/ms / (1 + exp((40 mV - v + V_T) / 5 mV))
  }

  output i = g * m^3 * h * (v - E)
}
`,
  ],
  [
    'std/channels/wang-buzsaki-potassium.axo',
    `## Delayed rectifier potassium channel of a fast spiking hippocampal interneuron.
##
## Source: X.-J. Wang, G. Buzsaki (1996), J. Neurosci. 16:6402-6413, doi:10.1523/JNEUROSCI.16-20-06402.1996,
## Materials and Methods.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/wang-buzsaki-potassium.axo --figure gates\`; as written, alpha of n is 0/0 at -34 mV,
## where its limit is 0.1/ms.

channel WangBuzsakiPotassium {
  param g = 9 mS/cm^2
  param E = -90 mV
  ## temperature factor of the rates
  param phi = 5
  input v : mV

  ## activation
  gate n {
    alpha = 0.01/ms/mV * (v + 34 mV) / (1 - exp(-(v + 34 mV) / 10 mV))
    beta = 0.125/ms * exp(-(v + 44 mV) / 80 mV)
    scale = phi
  }

  output i = g * n^4 * (v - E)
}
`,
  ],
  [
    'std/channels/wang-buzsaki-sodium.axo',
    `## Transient sodium channel of a fast spiking hippocampal interneuron, with instantaneous activation.
##
## Source: X.-J. Wang, G. Buzsaki (1996), J. Neurosci. 16:6402-6413, doi:10.1523/JNEUROSCI.16-20-06402.1996,
## Materials and Methods.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## Try: \`axode plot std/channels/wang-buzsaki-sodium.axo --figure gates\`; as written, the rate at which m opens is 0/0
## at -35 mV, where its limit is 1/ms.

channel WangBuzsakiSodium {
  param g = 35 mS/cm^2
  param E = 55 mV
  ## temperature factor of the rates of h
  param phi = 5
  input v : mV

  opening = 0.1/ms/mV * (v + 35 mV) / (1 - exp(-(v + 35 mV) / 10 mV))
  closing = 4/ms * exp(-(v + 60 mV) / 18 mV)
  ## activation, always at its steady state
  gate m { inf = opening / (opening + closing) }
  ## inactivation
  gate h {
    alpha = 0.07/ms * exp(-(v + 58 mV) / 20 mV)
    beta = 1/ms / (1 + exp(-(v + 28 mV) / 10 mV))
    scale = phi
  }

  output i = g * m^3 * h * (v - E)
}
`,
  ],
  [
    'std/currents/alpha-conductance.axo',
    `## Synaptic conductance with the course of an alpha function: it rises and decays with one time constant.
##
## Source: W. Rall (1967), J. Neurophysiol. 30:1138-1168, doi:10.1152/jn.1967.30.5.1138; here as the two equations that any
## number of events add up in: an event of weight w at 0 gives g = w (t / tau) exp(1 - t / tau), w at its peak, at tau.
## Units: nS, mV, ms, so the current is in pA: outward is positive, owners subtract it.
## Try: \`axode run std/currents/alpha-conductance.axo --set "x = 1 nS" --input "v = -65 mV" --for 30ms --record x,g,i\`:
## an event of 1 nS at 0 ms.

receptor AlphaConductance {
  ## reversal potential
  param E = 0 mV
  ## time from the event to the peak
  param tau = 2 ms in [0 ms, infinity]
  ## postsynaptic potential
  input v : mV

  ## what drives the conductance; an event of weight w does \`x += w\`, and w is the height of the peak
  state x : nS = 0 nS
  ## conductance
  state g : nS = 0 nS
  dx/dt = -x / tau
  dg/dt = (exp(1) * x - g) / tau

  ## current, outward
  output i = g * (v - E)
}
`,
  ],
  [
    'std/currents/alpha-current.axo',
    `## Synaptic current with the course of an alpha function, whatever the potential is.
##
## Source: W. Rall (1967), J. Neurophysiol. 30:1138-1168, doi:10.1152/jn.1967.30.5.1138; here as the two equations that any
## number of events add up in: an event of weight w at 0 gives I = w (t / tau) exp(1 - t / tau), w at its peak, at tau.
## Units: pA, ms. I is counted as an injected current is, positive depolarises, and owners may add it; i is the same with
## the sign of channels, which owners subtract.
## Try: \`axode run std/currents/alpha-current.axo --set "x = 20 pA" --for 30ms --record x,I\`: an event of 20 pA at 0 ms.

receptor AlphaCurrent {
  ## time from the event to the peak
  param tau = 2 ms in [0 ms, infinity]

  ## what drives the current; an event of weight w does \`x += w\`, and w is the height of the peak, below 0 for inhibition
  state x : pA = 0 pA
  ## current, inward
  state I : pA = 0 pA
  dx/dt = -x / tau
  dI/dt = (exp(1) * x - I) / tau

  ## current, outward
  output i = -I
}
`,
  ],
  [
    'std/currents/double-exponential-conductance.axo',
    `## Synaptic conductance that rises with one time constant and decays with another.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001. An event of weight w
## gives a multiple of exp(-t / tau_decay) - exp(-t / tau_rise) that is w at its peak; with equal time constants it is the
## alpha function, and which of the two is the longer does not matter.
## Units: nS, mV, ms, so the current is in pA: outward is positive, owners subtract it.
## Try: \`axode run std/currents/double-exponential-conductance.axo --set "x = 1 nS" --input "v = -65 mV" --for 50ms
## --record x,g,i\`: an event of 1 nS at 0 ms.

import { factor_to_peak } from "./peak-of-two-exponentials.axo"

receptor DoubleExponentialConductance {
  ## reversal potential
  param E = 0 mV
  ## time constant of the rise
  param tau_rise = 1 ms in [0 ms, infinity]
  ## time constant of the decay
  param tau_decay = 10 ms in [0 ms, infinity]
  ## postsynaptic potential
  input v : mV

  ## what drives the conductance; an event of weight w does \`x += w\`, and w is the height of the peak
  state x : nS = 0 nS
  ## conductance
  state g : nS = 0 nS
  dx/dt = -x / tau_rise
  dg/dt = factor_to_peak(tau_rise, tau_decay) * x / tau_rise - g / tau_decay

  ## current, outward
  output i = g * (v - E)
}
`,
  ],
  [
    'std/currents/double-exponential-current.axo',
    `## Synaptic current that rises with one time constant and decays with another, whatever the potential is.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001. An event of weight w
## gives a multiple of exp(-t / tau_decay) - exp(-t / tau_rise) that is w at its peak; with equal time constants it is the
## alpha function, and which of the two is the longer does not matter.
## Units: pA, ms. I is counted as an injected current is, positive depolarises, and owners may add it; i is the same with
## the sign of channels, which owners subtract.
## Try: \`axode run std/currents/double-exponential-current.axo --set "x = 20 pA" --for 50ms --record x,I\`: an event of
## 20 pA at 0 ms.

import { factor_to_peak } from "./peak-of-two-exponentials.axo"

receptor DoubleExponentialCurrent {
  ## time constant of the rise
  param tau_rise = 1 ms in [0 ms, infinity]
  ## time constant of the decay
  param tau_decay = 10 ms in [0 ms, infinity]

  ## what drives the current; an event of weight w does \`x += w\`, and w is the height of the peak, below 0 for inhibition
  state x : pA = 0 pA
  ## current, inward
  state I : pA = 0 pA
  dx/dt = -x / tau_rise
  dI/dt = factor_to_peak(tau_rise, tau_decay) * x / tau_rise - I / tau_decay

  ## current, outward
  output i = -I
}
`,
  ],
  [
    'std/currents/exponential-conductance.axo',
    `## Synaptic conductance that jumps up at an event and decays exponentially.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001.
## Units: nS, mV, ms, so the current is in pA: outward is positive, owners subtract it.
## Try: \`axode run std/currents/exponential-conductance.axo --set "g = 1 nS" --input "v = -65 mV" --for 30ms --record
## g,i\`: an event of 1 nS at 0 ms.

receptor ExponentialConductance {
  ## reversal potential
  param E = 0 mV
  ## time constant of the decay
  param tau = 5 ms in [0 ms, infinity]
  ## postsynaptic potential
  input v : mV

  ## conductance; an event of weight w does \`g += w\`, and w is what it rises by
  state g : nS = 0 nS
  dg/dt = -g / tau

  ## current, outward
  output i = g * (v - E)
}
`,
  ],
  [
    'std/currents/exponential-current.axo',
    `## Synaptic current that jumps up at an event and decays exponentially, whatever the potential is.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001.
## Units: pA, ms. I is counted as an injected current is, positive depolarises, and owners may add it; i is the same with
## the sign of channels, which owners subtract.
## Try: \`axode run std/currents/exponential-current.axo --set "I = 20 pA" --for 30ms --record I,i\`: an event of 20 pA at
## 0 ms.

receptor ExponentialCurrent {
  ## time constant of the decay
  param tau = 5 ms in [0 ms, infinity]

  ## current, inward; an event of weight w does \`I += w\`, and w is what it rises by, below 0 for inhibition
  state I : pA = 0 pA
  dI/dt = -I / tau

  ## current, outward
  output i = -I
}
`,
  ],
  [
    'std/currents/noise-current.axo',
    `## Noise currents: an Ornstein-Uhlenbeck process, and a current that is drawn anew at times.
##
## Source: G. E. Uhlenbeck, L. S. Ornstein (1930), Phys. Rev. 36:823-841, doi:10.1103/PhysRev.36.823; its steps are exact
## whatever dt is: D. T. Gillespie (1996), Phys. Rev. E 54:2084-2091, doi:10.1103/PhysRevE.54.2084.
## Units: pA, ms. I is counted as an injected current is, positive depolarises, and owners may add it; i is the same with
## the sign of channels, which owners subtract.
## Try: \`axode run std/currents/noise-current.axo#NoiseCurrent --for 200ms --dt 0.1ms --record I\`; \`axode run
## std/currents/noise-current.axo#HeldNoiseCurrent --for 50ms --dt 0.1ms --record I\`: a new value every millisecond.

## Drawn anew, independent of what it was, and held until the next time.
receptor HeldNoiseCurrent {
  ## mean and standard deviation
  param mean = 0 pA
  param sd = 100 pA in [0 pA, infinity]
  ## how long a value is held
  param hold = 1 ms in [0 ms, infinity]

  ## current, inward
  state I : pA = normal(mean, sd)
  every hold { I = normal(mean, sd) }

  ## current, outward
  output i = -I
}

## With a memory of its own: an Ornstein-Uhlenbeck process, at its equilibrium from the start on.
receptor NoiseCurrent {
  ## mean and standard deviation
  param mean = 0 pA
  param sd = 100 pA in [0 pA, infinity]
  ## time constant of the memory
  param tau = 5 ms in [0 ms, infinity]

  ## current, inward
  state I : pA = normal(mean, sd)
  on step {
    I = mean + (I - mean) * exp(-dt / tau) + sd * sqrt(-expm1(-2 * dt / tau)) * normal(0, 1)
  }

  ## current, outward
  output i = -I
}
`,
  ],
  [
    'std/currents/peak-of-two-exponentials.axo',
    `## How a difference of two exponentials is brought to a height of 1.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001.
## Units: times in ms or any other unit of time.
## Try: \`axode run std/currents/double-exponential-conductance.axo --set "x = 1 nS" --input "v = -65 mV" --for 50ms
## --record g\`: g peaks at 1 nS.

## The factor of the drive in dx/dt = -x / rise, dg/dt = factor * x / rise - g / decay, with which x = 1 makes g peak at 1.
## For equal time constants, where the course is an alpha function, it is e.
function factor_to_peak(rise : ms, decay : ms) = exp(log(decay / rise) / (decay / rise - 1))
`,
  ],
  [
    'std/currents/saturating-nmda-conductance.axo',
    `## NMDA conductance that events open and that saturates: each event opens a part of what is still closed.
##
## Source: X.-J. Wang (1999), J. Neurosci. 19:9587-9603, doi:10.1523/JNEUROSCI.19-21-09587.1999, with the block by magnesium
## of magnesium-block.axo.
## Units: nS, mV, mM, ms, so the current is in pA: outward is positive, owners subtract it.
## Try: \`axode run std/currents/saturating-nmda-conductance.axo --set x=1 --input "v = -40 mV" --for 300ms --record
## x,s,i\`: an event at 0 ms.

import { magnesium_block } from "../receptors/magnesium-block.axo"

receptor SaturatingNMDAConductance {
  ## conductance when all is open and nothing is blocked
  param g = 1 nS in [0 nS, infinity]
  ## reversal potential
  param E = 0 mV
  ## time constant of the rise
  param tau_x = 2 ms in [0 ms, infinity]
  ## time constant of the decay
  param tau_s = 80 ms in [0 ms, infinity]
  ## how fast x opens what is closed
  param alpha_s = 0.5/ms in [0/ms, infinity]
  ## magnesium outside
  param magnesium = 1 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## what an event brings: it does \`x += 1\`
  state x = 0
  ## part that is open, blocked or not
  state s = 0
  dx/dt = -x / tau_x
  ds/dt = alpha_s * x * (1 - s) - s / tau_s

  ## part of it that is not blocked
  output unblocked = magnesium_block(v, magnesium)
  ## current, outward
  output i = g * unblocked * s * (v - E)
}
`,
  ],
  [
    'std/functions/constant-field.axo',
    `## Current of an ion through a channel, if the field within the membrane is constant: the equation of Goldman, Hodgkin and Katz.
##
## Source: D. E. Goldman (1943), J. Gen. Physiol. 27:37-60, doi:10.1085/jgp.27.1.37; A. L. Hodgkin, B. Katz (1949), J. Physiol.
## 108:37-77, doi:10.1113/jphysiol.1949.sp004310.
## Units: voltage in mV, concentrations in mM, temperature in degC; the result is a charge per volume, and a permeability in
## cm/s times it a current per area. As written it is 0/0 at 0 mV; its limit there is 2 faraday (inside - outside) for calcium.
## Try: in a component, \`i = p * constant_field(v, Ca, 2 mM, 2, 36 degC)\`; see \`../channels/t-type-calcium.axo\`.

## Outward positive, per permeability. \`valence\` is 2 for calcium, -1 for chloride; \`temperature\` is in degC, never in K.
## A difference and a temperature have one dimension here, so 309 K would count as 309 degC.
function constant_field(v : mV, inside : mM, outside : mM, valence, temperature : degC) = valence * faraday * flux(reduced_voltage(v, valence, temperature), inside, outside)

## The energy of an ion at the voltage v, in units of its thermal energy; \`temperature\` is in degC, never in K.
function reduced_voltage(v : mV, valence, temperature : degC) = valence * faraday * v / (gas_constant * (temperature + 273.15 K))

## What flows outwards at the reduced voltage u, in units of the permeability.
function flux(u, inside : mM, outside : mM) = u * (inside - outside * exp(-u)) / (1 - exp(-u))
`,
  ],
  [
    'std/functions/nernst-potential.axo',
    `## The potential at which an ion is in equilibrium across the membrane.
##
## Source: W. Nernst (1889), Z. Phys. Chem. 4:129-181, doi:10.1515/zpch-1889-0412.
## Units: concentrations in mM or any other unit, temperature in degC; the potential is a voltage.
## Try: in a component, \`E_Ca = nernst(Ca, 2 mM, 2, 36 degC)\`; 240 nM inside give 120 mV.

## Inside minus outside; \`valence\` is 2 for calcium, -1 for chloride; \`temperature\` is in degC, never in K. A difference and
## a temperature have one dimension here, so 309 K would count as 309 degC.
function nernst(inside : mM, outside : mM, valence, temperature : degC) = gas_constant * (temperature + 273.15 K) / (valence * faraday) * log(outside / inside)
`,
  ],
  [
    'std/functions/temperature-factor.axo',
    `## The temperature rule: how much faster a channel works than at the temperature at which it was measured.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764, who
## multiply the rates of the squid's channels by 3 for each 10 degC.
## Units: temperatures in degC, as read from a thermometer; the factor has none.
## Try: in a gate, \`scale = q10(temperature, 6.3 degC, 3)\` with \`param temperature = 18.5 degC\` makes both rates 3.82 times
## as high.

## How many times as high a rate is at \`temperature\` as at \`reference\`, if 10 degC make \`factor\` times as much. Both are in
## degC, never in K: a difference and a temperature have one dimension here, so 309 K would count as 309 degC. A parameter
## with a range, \`param temperature = 36 degC in [0, 50 degC]\`, refuses that where it is set.
function q10(temperature : degC, reference : degC, factor) = factor^((temperature - reference) / 10 degC)
`,
  ],
  [
    'std/networks/brunel.axo',
    `## Sparse random network of exciting and inhibiting cells, which fires in four ways, by its inhibition and its input.
##
## Source: N. Brunel (2000), J. Comput. Neurosci. 8:183-208, doi:10.1023/A:1008925309027, model A: 12500 cells, 1000 exciting
## and 250 inhibiting synapses on each, delays of 1.5 ms. What arrives in the 2 ms after a spike is without effect.
## The four panels of figure 8: synchronous and regular g = 3, eta = 2; fast oscillations g = 6, eta = 4; asynchronous and
## irregular g = 5, eta = 2, the default; slow oscillations g = 4.5, eta = 0.9. For the last two the paper's mean-field
## theory gives 37.95 Hz and 6.52 Hz.
## Units: mV, ms, Hz.
## Try: \`axode run std/networks/brunel.axo --for 200ms --dt 0.1ms --set N_E=2000\`: a fifth of the cells, with synapses five
## times as strong; \`axode run std/networks/brunel.axo --for 200ms --dt 0.1ms --set N_E=2000 --set g=3\`: all at once.

import { VoltageJump } from "../synapses/voltage-jump.axo"

## Integrates and fires; gets spikes from outside as well, each of the strength of a synapse.
neuron DeltaIntegrateAndFire {
  ## membrane time constant
  param tau = 20 ms
  ## potential at which the cell fires, above rest
  param theta = 20 mV
  ## potential after a spike
  param V_reset = 10 mV
  ## after a spike, how long the cell does nothing
  param t_refractory = 2 ms
  ## what a spike from outside adds
  param J = 0.1 mV
  ## spikes from outside
  param external = 20 kHz in [0 Hz, infinity]

  ## membrane potential, above rest
  state v : mV = uniform(V_reset, theta)
  dv/dt = -v / tau

  on step {
    if refractory { v = V_reset } else { v += J * poisson(external * dt) }
  }
  spike when v >= theta
  on spike { v = V_reset }
  refractory t_refractory holds v
}

network Brunel {
  ## exciting cells; there is an inhibiting one for every four
  param N_E = 10000
  ## how many times stronger inhibition is
  param g = 5 in [0, infinity]
  ## input over what fires a cell by itself
  param eta = 2 in [0, infinity]
  ## part of the cells that a cell gets spikes from
  param p = 0.1 in [0, 1]
  ## delay of all synapses
  param D = 1.5 ms

  C_E = p * N_E
  ## with fewer synapses each is as much stronger
  J = 0.1 mV * (1000 / C_E)
  ## so many spikes from outside just reach the threshold
  threshold_rate = 20 mV / (J * 20 ms)

  population E = DeltaIntegrateAndFire[N_E] { J = J; external = eta * threshold_rate }
  population I = DeltaIntegrateAndFire[N_E / 4] { J = J; external = eta * threshold_rate }
  connect E -> E, I by VoltageJump(w = J) with fixed indegree C_E, no self, delay D
  connect I -> E, I by VoltageJump(w = -g * J) with fixed indegree C_E / 4, no self, delay D
  record spikes of E, I
}
`,
  ],
  [
    'std/networks/coba.axo',
    `## Benchmark COBA: 4000 cells that integrate and fire, joined by exponential conductances, active by themselves.
##
## Source: T. P. Vogels, L. F. Abbott (2005), J. Neurosci. 25:10786-10795, doi:10.1523/JNEUROSCI.3508-05.2005, as benchmark
## 1 of R. Brette and others (2007), J. Comput. Neurosci. 23:349-398, doi:10.1007/s10827-007-0038-6, with the initial
## values of its program for Brian. Connections are drawn with probability 0.02, a cell to itself included, and have no delay.
## Units: mV, ms, nS.
## Try: \`axode run std/networks/coba.axo --for 500ms --dt 0.1ms --method euler\`: about 20 Hz, irregular, for as long as you
## look; \`axode run std/networks/coba.axo --for 200ms --dt 0.1ms --set N=1000 --set p=0.08\`: a quarter of the cells.

import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"
import { ExcitatoryConductanceJump, InhibitoryConductanceJump } from "../synapses/conductance-jump.axo"

network COBA {
  ## cells; four fifths excite, the others inhibit
  param N = 4000
  ## probability that a cell is connected to another
  param p = 0.02 in [0, 1]

  population E = ConductanceBasedIntegrateAndFire[4 * N / 5] {
    v = normal(-65 mV, 5 mV)
    excitation.g = normal(40 nS, 15 nS)
    inhibition.g = normal(200 nS, 120 nS)
  }
  population I = ConductanceBasedIntegrateAndFire[N / 5] {
    v = normal(-65 mV, 5 mV)
    excitation.g = normal(40 nS, 15 nS)
    inhibition.g = normal(200 nS, 120 nS)
  }
  connect E -> E, I by ExcitatoryConductanceJump(w = 6 nS) with probability p
  connect I -> E, I by InhibitoryConductanceJump(w = 67 nS) with probability p
  record spikes of E, I
}
`,
  ],
  [
    'std/networks/cobahh.axo',
    `## Benchmark COBAHH: 4000 cells with sodium and potassium channels, joined by exponential conductances.
##
## Source: R. Brette and others (2007), J. Comput. Neurosci. 23:349-398, doi:10.1007/s10827-007-0038-6, benchmark 3, with the
## cell of R. D. Traub, R. Miles (1991), Neuronal Networks of the Hippocampus, Cambridge University Press,
## doi:10.1017/CBO9780511895401, and the initial values, the threshold of -20 mV and the 3 ms without a second spike
## of its program for Brian. Connections are drawn with probability 0.02, a cell to itself included, and have no delay.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2; synapses in nS.
## Try: \`axode run std/networks/cobahh.axo --for 100ms --dt 0.1ms --method exponential_euler --set N=1000 --set p=0.08\`.

import { TraubMilesSodium } from "../channels/traub-miles-sodium.axo"
import { TraubMilesPotassium } from "../channels/traub-miles-potassium.axo"
import { Leak } from "../channels/leak.axo"
import { ExponentialConductance } from "../currents/exponential-conductance.axo"
import { ExcitatoryConductanceJump, InhibitoryConductanceJump } from "../synapses/conductance-jump.axo"

## The cell of traub-miles.axo with a surface, and with synapses on it.
neuron SynapticTraubMiles {
  param C = 1 uF/cm^2
  ## surface, over which synaptic currents spread
  param area = 20000 um^2

  use sodium = TraubMilesSodium(V_T = -63 mV)
  use potassium = TraubMilesPotassium(V_T = -63 mV)
  use leak = Leak(g = 0.05 mS/cm^2, E = -60 mV)
  use excitation = ExponentialConductance(E = 0 mV, tau = 5 ms)
  use inhibition = ExponentialConductance(E = -80 mV, tau = 10 ms)

  ## membrane potential
  state v : mV = -60 mV
  dv/dt = -(sodium.i + potassium.i + leak.i + (excitation.i + inhibition.i) / area) / C

  spike when v crosses -20 mV
  refractory 3 ms
}

network COBAHH {
  ## cells; four fifths excite, the others inhibit
  param N = 4000
  ## probability that a cell is connected to another
  param p = 0.02 in [0, 1]

  population E = SynapticTraubMiles[4 * N / 5] {
    v = normal(-65 mV, 5 mV)
    excitation.g = normal(40 nS, 15 nS)
    inhibition.g = normal(200 nS, 120 nS)
  }
  population I = SynapticTraubMiles[N / 5] {
    v = normal(-65 mV, 5 mV)
    excitation.g = normal(40 nS, 15 nS)
    inhibition.g = normal(200 nS, 120 nS)
  }
  connect E -> E, I by ExcitatoryConductanceJump(w = 6 nS) with probability p
  connect I -> E, I by InhibitoryConductanceJump(w = 67 nS) with probability p
  record spikes of E, I
}
`,
  ],
  [
    'std/networks/coupled-izhikevich.axo',
    `## Two of Izhikevich's cells, joined by a gap junction.
##
## Source: the cell E. M. Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572, doi:10.1109/TNN.2003.820440; the pair is
## the first example of the simulator spiking_neural_networks 0.23.5.
## Units: none, as published; v reads as mV and t as ms.
## Try: \`axode run std/networks/coupled-izhikevich.axo --for 500ms\`: the driven cell takes the other with it; with \`axode run
## std/networks/coupled-izhikevich.axo --for 500ms --set g=0.5\` only now and then.

import { Izhikevich } from "../neurons/izhikevich.axo"
import { GapCoupling } from "../synapses/gap-junction.axo"

network CoupledIzhikevich {
  ## conductance of the junction
  param g = 1 in [0, infinity]

  population Driven = Izhikevich[1] { I = 10 }
  population Other = Izhikevich[1]
  connect Driven -> Other by GapCoupling(g = g) all to all
  connect Other -> Driven by GapCoupling(g = g) all to all
  record v of Driven, Other
}
`,
  ],
  [
    'std/networks/cuba.axo',
    `## Benchmark CUBA: 4000 cells that integrate and fire, joined by exponential currents, active by themselves.
##
## Source: T. P. Vogels, L. F. Abbott (2005), J. Neurosci. 25:10786-10795, doi:10.1523/JNEUROSCI.3508-05.2005, as benchmark
## 2 of R. Brette and others (2007), J. Comput. Neurosci. 23:349-398, doi:10.1007/s10827-007-0038-6. Weights are 1.62 mV
## and 9 mV over the leak of 10 nS. Connections are drawn with probability 0.02, a cell to itself included, and have no delay.
## Units: mV, ms, pA.
## Try: \`axode run std/networks/cuba.axo --for 500ms --dt 0.1ms --method exact\`: 5 to 6 Hz, irregular; with \`axode run
## std/networks/cuba.axo --for 200ms --dt 0.1ms --set p=0\` each cell fires by itself.

import { CurrentBasedIntegrateAndFire } from "../neurons/current-based-integrate-and-fire.axo"
import { ExcitatoryCurrentJump, InhibitoryCurrentJump } from "../synapses/current-jump.axo"

network CUBA {
  ## cells; four fifths excite, the others inhibit
  param N = 4000
  ## probability that a cell is connected to another
  param p = 0.02 in [0, 1]

  population E = CurrentBasedIntegrateAndFire[4 * N / 5] { v = uniform(-60 mV, -50 mV) }
  population I = CurrentBasedIntegrateAndFire[N / 5] { v = uniform(-60 mV, -50 mV) }
  connect E -> E, I by ExcitatoryCurrentJump(w = 16.2 pA) with probability p
  connect I -> E, I by InhibitoryCurrentJump(w = 90 pA) with probability p
  record spikes of E, I
}
`,
  ],
  [
    'std/networks/hopfield.axo',
    `## Hopfield network on a lattice: three patterns are stored in its weights, and a corrupted one is restored.
##
## Source: J. J. Hopfield (1982), Proc. Natl. Acad. Sci. USA 79:2554-2558, doi:10.1073/pnas.79.8.2554; weights by the rule
## of D. O. Hebb for patterns of -1 and 1, without connections of a unit to itself. Units look at their input at random times.
## The patterns are a half, stripes and a frame, and cells know which value they have in each.
## Units: none, but for time.
## Try: \`axode run std/networks/hopfield.axo --for 20ms --dt 0.1ms\`: a quarter of the units of the frame are wrong at first,
## and none in the end; \`axode run std/networks/hopfield.axo --for 20ms --dt 0.1ms --set corrupted=0.45\`: too many.

## A unit of a Hopfield network that looks at its input at random times, and knows its value in three patterns.
neuron StoringUnit {
  ## mean rate at which the unit looks at its input
  param W = 1/ms
  ## its values in the patterns, -1 or 1
  param first = 1
  param second = 1
  param third = 1
  ## part of the units that start with the wrong value of the third pattern
  param wrong = 0.25 in [0, 1]
  ## sum of what the others send
  input I = 0

  ## -1 or 1
  state V = if uniform(0, 1) < wrong then -third else third
  ## 1 where it agrees with the pattern and -1 where it does not
  output is_first = V * first
  output is_second = V * second
  output is_third = V * third

  on step {
    if uniform(0, 1) < -expm1(-W * dt) {
      if I > 0 { V = 1 }
      if I < 0 { V = -1 }
    }
  }
  spike when V > old(V)
}

synapse HebbianWeight {
  param w = 0
  pre V : 1
  post I : 1

  post.I += w * pre.V
}

network Hopfield {
  ## rows and columns
  param side = 10
  ## part of the units that start with the wrong value
  param corrupted = 0.25 in [0, 1]

  population Units = StoringUnit[side, side] {
    first = if row < side / 2 then 1 else -1
    second = if mod(col, 2) == 0 then 1 else -1
    third = if row == 0 or col == 0 or row == side - 1 or col == side - 1 then 1 else -1
    wrong = corrupted
  }
  connect Units -> Units by HebbianWeight(
    w = (pre.first * post.first + pre.second * post.second + pre.third * post.third) / side^2
  ) all to all, no self
  record mean is_first, is_second, is_third of Units
  record V of Units every 1 ms
}
`,
  ],
  [
    'std/networks/inhibitory-plasticity.axo',
    `## Balance by learning: a network that fires too much comes to a rate because its inhibiting synapses learn.
##
## Source: T. P. Vogels, H. Sprekeler, F. Zenke, C. Clopath, W. Gerstner (2011), Science 334:1569-1573,
## doi:10.1126/science.1211095, in the numbers of the example of Brian2 by F. Zenke; there are 8000 exciting cells.
## Units: mV, ms, nS, pA.
## Try: \`axode run std/networks/inhibitory-plasticity.axo --for 2s --dt 0.1ms --method euler --set N=1000 --set p=0.2\`: it
## fires hard at first, and ever less.

import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"
import { ExcitatoryConductanceJump, InhibitoryConductanceJump } from "../synapses/conductance-jump.axo"
import { InhibitorySTDP } from "../synapses/inhibitory-stdp.axo"

network InhibitoryPlasticity {
  ## cells; four fifths excite, the others inhibit
  param N = 10000
  ## probability that a cell is connected to another
  param p = 0.02 in [0, 1]
  ## how much inhibiting synapses learn from a spike
  param eta = 0.01 nS in [0 nS, infinity]

  population E = ConductanceBasedIntegrateAndFire[4 * N / 5] { I = 200 pA }
  population I = ConductanceBasedIntegrateAndFire[N / 5] { I = 200 pA }
  connect E -> E, I by ExcitatoryConductanceJump(w = 0.3 nS) with probability p
  connect I -> I by InhibitoryConductanceJump(w = 3 nS) with probability p
  connect I -> E by InhibitorySTDP(eta = eta) with probability p
  record spikes of E, I
  record w of I -> E every 1 s
}
`,
  ],
  [
    'std/networks/izhikevich.axo',
    `## Network of 1000 cells of Izhikevich's simple model with random connections to all, in which rhythms come and go.
##
## Source: E. M. Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572, doi:10.1109/TNN.2003.820440, figure 3 and the
## program beside it. That takes steps of 1 ms, in which the spikes of the step before act as a current; here they move the
## potential by as much, 1 ms later, and equations go on in steps of any length. Cells differ, and their input from the
## thalamus is drawn anew every millisecond.
## Units: none for cells, as published.
## Try: \`axode run std/networks/izhikevich.axo --for 1s --dt 0.5ms --method euler\`: exciting cells at about 8 Hz, in bands
## of alpha and gamma waves.

import { PotentialJump } from "../synapses/voltage-jump.axo"

## Izhikevich's cell with an input that is drawn anew every millisecond.
neuron ThalamicIzhikevich {
  time unit 1 ms

  ## where the cell stands between regular spiking, 0, and chattering, 1
  param kind = uniform(0, 1)
  param a = 0.02
  param b = 0.2
  param c = -65 + 15 * kind^2
  param d = 8 - 6 * kind^2
  ## deviation of the input
  param noise = 5

  ## input
  state I = noise * normal(0, 1)
  ## membrane potential
  state v = -65
  ## recovery
  state u = b * v
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  du/dt = a * (b * v - u)

  spike when v >= 30
  on spike { v = c; u += d }
  every 1 { I = noise * normal(0, 1) }
}

network Izhikevich {
  ## cells; four fifths excite, the others inhibit
  param N = 1000

  population E = ThalamicIzhikevich[4 * N / 5]
  # From low-threshold spiking, 0, to fast spiking, 1.
  population I = ThalamicIzhikevich[N / 5] {
    a = 0.02 + 0.08 * kind
    b = 0.25 - 0.05 * kind
    c = -65
    d = 2
    noise = 2
  }
  connect E -> E, I by PotentialJump(w = uniform(0, 0.5)) all to all, delay 1 ms
  connect I -> E, I by PotentialJump(w = uniform(-1, 0)) all to all, delay 1 ms
  record spikes of E, I
}
`,
  ],
  [
    'std/networks/lattices.axo',
    `## An inhibiting lattice of 4 by 4 and an exciting one of 7 by 7 of Izhikevich's cells, all joined by gap junctions.
##
## Source: the first example of the simulator spiking_neural_networks 0.23.5. Each cell gets the mean of what its junctions
## carry, whatever their number. There inhibition is a junction of negative weight, which drives potentials apart; so it is
## here unless \`inhibition\` is set. There potentials go on 100 times slower than the recovery, of which nothing is left here.
## Units: none, as published; v reads as mV and t as ms.
## Try: \`axode run std/networks/lattices.axo --for 500ms\`; \`axode run std/networks/lattices.axo --for 500ms --set
## inhibition=1\`: with true junctions all cells come together.

import { Izhikevich } from "../neurons/izhikevich.axo"

## A junction whose weight may be below 0.
synapse WeightedGapCoupling {
  ## weight, of any sign, over the number of junctions of the cell
  param w = 1
  ## conductance of a junction
  param g = 0.1 in [0, infinity]
  pre v : 1
  post v : 1
  post I : 1

  post.I += w * g * (pre.v - post.v)
}

network Lattices {
  ## weight of what the exciting lattice sends
  param excitation = 1
  ## weight of what the inhibiting lattice sends
  param inhibition = -1
  ## conductance of a junction of weight 1
  param conductance = 0.5 in [0, infinity]
  ## what drives the exciting lattice
  param drive = 10

  population Inhibiting = Izhikevich[4, 4] { v = uniform(-65, 30) }
  population Exciting = Izhikevich[7, 7] { v = uniform(-65, 30); I = drive }
  connect Inhibiting -> Inhibiting, Exciting by WeightedGapCoupling(
    w = inhibition / (post.indegree of Inhibiting + post.indegree of Exciting),
    g = conductance
  ) all to all, no self
  connect Exciting -> Exciting, Inhibiting by WeightedGapCoupling(
    w = excitation / (post.indegree of Inhibiting + post.indegree of Exciting),
    g = conductance
  ) all to all, no self
  record mean v of Inhibiting
  record mean v of Exciting
  record spikes of Inhibiting, Exciting
}
`,
  ],
  [
    'std/networks/neurotransmission.axo',
    `## Cells with two transmitters, receptors that match them, and gap junctions: chemical and electrical coupling together.
##
## Source: transmitters and receptors A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994), J. Comput. Neurosci. 1:195-230,
## doi:10.1007/BF00961734; the cell A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544,
## doi:10.1113/jphysiol.1952.sp004764.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2; receptors in nS, mM.
## Try: \`axode run std/networks/neurotransmission.axo#SpikeDriven --for 200ms --dt 0.02ms\`: the same by spikes; \`axode run
## std/networks/neurotransmission.axo --for 200ms --dt 0.02ms\`: a driven cell releases as its potential says, a second is excited by it. A
## third, driven as the first is, fires about two thirds as often, as it is inhibited; the fourth is reached by a gap junction as well.

import { SquidSodium } from "../channels/squid-sodium.axo"
import { SquidPotassium } from "../channels/squid-potassium.axo"
import { Leak } from "../channels/leak.axo"
import { VoltageDependentTransmitter } from "../transmitters/voltage-dependent-transmitter.axo"
import { AMPA } from "../receptors/ampa.axo"
import { NMDA } from "../receptors/nmda.axo"
import { GABAA } from "../receptors/gaba-a.axo"
import { GlutamateToAMPA, GlutamateToNMDA, GabaToGABAA } from "../synapses/graded-transmission.axo"
import { GlutamateRelease, GabaRelease } from "../synapses/spike-driven-release.axo"
import { GapJunctionPerArea } from "../synapses/gap-junction.axo"

## The squid's axon with transmitters to give and receptors to take.
neuron TransmittingHodgkinHuxley {
  param C = 1 uF/cm^2
  ## surface, over which the currents of receptors spread
  param area = 1000 um^2
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = SquidSodium
  use potassium = SquidPotassium
  use leak = Leak
  use glutamate = VoltageDependentTransmitter
  use gaba = VoltageDependentTransmitter
  use ampa = AMPA
  use nmda = NMDA
  use gaba_a = GABAA

  ## membrane potential
  state v : mV = -65 mV
  dv/dt = (I - sodium.i - potassium.i - leak.i - (ampa.i + nmda.i + gaba_a.i) / area) / C

  spike when v crosses 0 mV
}

## By spikes: each fills the clefts of its synapses.
network SpikeDriven {
  population Driven = TransmittingHodgkinHuxley[1] { I = 10 uA/cm^2 }
  population Excited = TransmittingHodgkinHuxley[1]
  ## its receptors are those of twenty synapses
  population Inhibited = TransmittingHodgkinHuxley[1] { I = 10 uA/cm^2; gaba_a.g = 24 nS }
  connect Driven -> Excited by GlutamateRelease all to all, delay 1 ms
  connect Driven -> Inhibited by GabaRelease all to all, delay 1 ms
  record v of Driven, Excited, Inhibited
  record ampa.r of Excited
  record gaba_a.r of Inhibited
}

## Graded: the transmitter follows the presynaptic potential.
network Neurotransmission {
  population Driven = TransmittingHodgkinHuxley[1] { I = 10 uA/cm^2 }
  population Excited = TransmittingHodgkinHuxley[1]
  ## its receptors are those of twenty synapses
  population Inhibited = TransmittingHodgkinHuxley[1] { I = 10 uA/cm^2; gaba_a.g = 24 nS }
  population Both = TransmittingHodgkinHuxley[1]
  connect Driven -> Excited, Both by GlutamateToAMPA all to all
  connect Driven -> Excited, Both by GlutamateToNMDA all to all
  connect Driven -> Inhibited by GabaToGABAA all to all
  connect Driven -> Both by GapJunctionPerArea(g = 0.05 mS/cm^2) all to all
  connect Both -> Driven by GapJunctionPerArea(g = 0.05 mS/cm^2) all to all
  record v of Driven, Excited, Inhibited, Both
  record ampa.r of Excited
  record gaba_a.r of Inhibited
}
`,
  ],
  [
    'std/networks/preset-trains.axo',
    `## Trains of different rates on one cell, and what spike timing makes of their weights.
##
## Source: the second example of the simulator spiking_neural_networks 0.23.5; the rule of nearest spikes is A. Morrison,
## M. Diesmann, W. Gerstner (2008), Biol. Cybern. 98:459-478, doi:10.1007/s00422-008-0233-1.
## Units: mV, ms, nS, Hz.
## Try: \`axode run std/networks/preset-trains.axo --for 2s\`: trains of 10 to 28 Hz; which weights grow depends on which
## trains fire the cell.

import { RegularSource } from "../sources/regular-source.axo"
import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"
import { NearestSpikeSTDP } from "../synapses/nearest-spike-stdp.axo"

network PresetTrains {
  ## trains
  param N = 10

  population Trains = RegularSource[N] { rate = 10 Hz + 2 Hz * i }
  population Cell = ConductanceBasedIntegrateAndFire[1]
  connect Trains -> Cell by NearestSpikeSTDP(g_max = 30 nS, w = 0.4) all to all
  record v of Cell
  record w of Trains -> Cell every 1 ms
}
`,
  ],
  [
    'std/networks/reservoir.axo',
    `## Liquid state machine: a small recurrent network with dynamic synapses that remembers its input for a while.
##
## Source: W. Maass, T. Natschläger, H. Markram (2002), Neural Comput. 14:2531-2560, doi:10.1162/089976602760407955, the
## microcircuit of 135 cells in a column of 3 by 3 by 15, a fifth of them inhibiting, with connections that are rarer the
## farther cells are from each other. Weights, uses and time constants are the paper's means; it draws them, and which
## cells inhibit.
## Units: mV, ms, nA, MOhm.
## Try: \`axode run std/networks/reservoir.axo --for 500ms --dt 0.1ms --seed 2\`: of the seed only the train and the first
## potentials follow, connections have one of their own; what readouts learn from is how trains differ in what they leave.

import { ExponentialCurrent } from "../currents/exponential-current.axo"
import { PoissonSource } from "../sources/poisson-source.axo"

## A cell of the column: integrates, fires, and has a place.
neuron ColumnCell {
  ## place in the column
  param px = 0
  param py = 0
  param pz = 0
  ## membrane time constant
  param tau_m = 30 ms
  ## input resistance
  param R = 1 MOhm
  param V_threshold = 15 mV
  param V_reset = 13.5 mV
  ## after a spike, how long the potential is held
  param t_refractory = 3 ms
  ## background current
  param I_b = 13.5 nA

  use excitation = ExponentialCurrent(tau = 3 ms)
  use inhibition = ExponentialCurrent(tau = 6 ms)

  ## membrane potential, above rest
  state v : mV = uniform(V_reset, V_threshold)
  dv/dt = (R * (I_b + excitation.I + inhibition.I) - v) / tau_m

  spike when v > V_threshold
  on spike { v = V_reset }
  refractory t_refractory holds v
}

synapse DynamicExcitation {
  ## current if all were released at once
  param A = 30 nA in [0 nA, infinity]
  ## part of what there is that a first spike uses
  param U = 0.5 in [0, 1]
  ## time constants of recovery and of facilitation
  param D = 1100 ms in [0 ms, infinity]
  param F = 50 ms in [0 ms, infinity]
  post excitation.I : nA

  ## part that can be released, and part of it that a spike would use
  state x = 1
  state u = 0
  dx/dt = (1 - x) / D
  du/dt = -u / F

  on pre {
    u += U * (1 - u)
    let released = u * x
    x -= released
    post.excitation.I += A * released
  }
}

synapse DynamicInhibition {
  ## current if all were released at once
  param A = 19 nA in [0 nA, infinity]
  ## part of what there is that a first spike uses
  param U = 0.25 in [0, 1]
  ## time constants of recovery and of facilitation
  param D = 700 ms in [0 ms, infinity]
  param F = 20 ms in [0 ms, infinity]
  post inhibition.I : nA

  ## part that can be released, and part of it that a spike would use
  state x = 1
  state u = 0
  dx/dt = (1 - x) / D
  du/dt = -u / F

  on pre {
    u += U * (1 - u)
    let released = u * x
    x -= released
    post.inhibition.I -= A * released
  }
}

## A spike of the input.
synapse Stimulus {
  param w = 18 nA
  post excitation.I : nA

  on pre { post.excitation.I += w }
}

network Reservoir {
  ## how far connections reach
  param lambda = 2 in [0, infinity]
  ## rate of the input
  param train_rate = 20 Hz

  ## four in five places, and the fifth
  population E = ColumnCell[108] {
    px = mod(i + floor(i / 4), 3)
    py = mod(floor((i + floor(i / 4)) / 3), 3)
    pz = floor((i + floor(i / 4)) / 9)
  }
  population I = ColumnCell[27] {
    px = mod(5 * i + 4, 3)
    py = mod(floor((5 * i + 4) / 3), 3)
    pz = floor((5 * i + 4) / 9)
    t_refractory = 2 ms
  }
  population Train = PoissonSource[1] { rate = train_rate }
  connect Train -> E by Stimulus all to all
  connect Train -> I by Stimulus(w = 9 nA) all to all
  connect E -> E by DynamicExcitation
      with probability 0.3 * exp(-((pre.px - post.px)^2 + (pre.py - post.py)^2 + (pre.pz - post.pz)^2) / lambda^2),
      no self, delay 1.5 ms, seed 1
  connect E -> I by DynamicExcitation(A = 60 nA, U = 0.05, D = 125 ms, F = 1200 ms)
      with probability 0.2 * exp(-((pre.px - post.px)^2 + (pre.py - post.py)^2 + (pre.pz - post.pz)^2) / lambda^2),
      delay 0.8 ms, seed 1
  connect I -> E by DynamicInhibition
      with probability 0.4 * exp(-((pre.px - post.px)^2 + (pre.py - post.py)^2 + (pre.pz - post.pz)^2) / lambda^2),
      delay 0.8 ms, seed 1
  connect I -> I by DynamicInhibition(U = 0.32, D = 144 ms, F = 60 ms)
      with probability 0.1 * exp(-((pre.px - post.px)^2 + (pre.py - post.py)^2 + (pre.pz - post.pz)^2) / lambda^2),
      no self, delay 0.8 ms, seed 1
  record spikes of Train, E, I
}
`,
  ],
  [
    'std/networks/reward-learning.axo',
    `## Learning by reward: of two stimuli that move a cell alike, the one that food follows soon comes to move it more.
##
## Source: I. P. Pavlov (1927), Conditioned Reflexes, Oxford University Press; the rule and the trace that bridges the time E. M.
## Izhikevich (2007), Cereb. Cortex 17:2443-2452, doi:10.1093/cercor/bhl152. Food makes a dopaminergic cell fire. All
## synapses see the dopamine, but what it finds of their traces depends on how long ago they had a part in a spike.
## Units: mV, ms, nS, uM, Hz.
## Try: \`axode run std/networks/reward-learning.axo --for 10s --dt 0.1ms\`: without reward, \`--set "reward = 0 uM"\`, no weight
## changes.

import { ExponentialConductance } from "../currents/exponential-conductance.axo"
import { RegularSource } from "../sources/regular-source.axo"
import { ExcitatoryConductanceJump } from "../synapses/conductance-jump.axo"
import { RewardModulatedSTDP } from "../synapses/reward-modulated-stdp.axo"

## Integrates and fires, and shows how much it did lately.
neuron WatchedIntegrateAndFire {
  param C = 200 pF
  param g_L = 10 nS
  param E_L = -60 mV
  param V_threshold = -50 mV
  param V_reset = -60 mV

  use excitation = ExponentialConductance(E = 0 mV, tau = 5 ms)

  ## membrane potential
  state v : mV = E_L
  ## 1 more at each spike, forgotten within 100 ms
  state activity = 0
  dv/dt = (-g_L * (v - E_L) - excitation.i) / C
  dactivity/dt = -activity / 100 ms

  spike when v > V_threshold
  on spike { v = V_reset; activity += 1 }
  refractory 5 ms holds v
}

network RewardLearning {
  ## dopamine for an activity of 1 of the cell that releases it
  param reward = 5 uM in [0 uM, infinity]

  ## food comes 0.2 s after the bell, and 0.7 s after the light
  population Bell = RegularSource[20] { rate = 1 Hz; first = 100 ms }
  population Light = RegularSource[20] { rate = 1 Hz; first = 600 ms }
  population Food = RegularSource[1] { rate = 1 Hz; first = 300 ms }
  population Cell = WatchedIntegrateAndFire[1]
  population Dopaminergic = WatchedIntegrateAndFire[1]
  connect Bell, Light -> Cell by RewardModulatedSTDP(
    g_max = 4 nS,
    w = 0.4,
    tau_eligibility = 300 ms
  ) all to all
  connect Food -> Dopaminergic by ExcitatoryConductanceJump(w = 60 nS) all to all
  signal dopamine : uM = reward * (mean over Dopaminergic of activity)
  record activity of Cell, Dopaminergic every 10 ms
  record w of Bell -> Cell every 100 ms
  record w of Light -> Cell every 100 ms
}
`,
  ],
  [
    'std/networks/stdp.axo',
    `## Competition of synapses: 1000 Poisson trains on one cell, whose weights go to one bound or the other.
##
## Source: S. Song, K. D. Miller, L. F. Abbott (2000), Nat. Neurosci. 3:919-926, doi:10.1038/78829, in the numbers of the
## example of Brian2: no inhibition, a rest of -74 mV, and depression that is 5 percent stronger.
## Units: mV, ms, nS, Hz.
## Try: \`axode run std/networks/stdp.axo --for 10s --dt 0.1ms --method euler\`: the weights, even at first, leave the middle;
## after 100 s most are near 0 or near 1.

import { PoissonSource } from "../sources/poisson-source.axo"
import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"
import { AdditiveSTDP } from "../synapses/additive-stdp.axo"

network CompetitiveSTDP {
  ## trains
  param N = 1000
  ## their rate
  param train_rate = 15 Hz

  population Trains = PoissonSource[N] { rate = train_rate }
  population Cell = ConductanceBasedIntegrateAndFire[1] {
    C = 100 pF
    E_L = -74 mV
    V_threshold = -54 mV
    V_reset = -60 mV
    t_refractory = 0 ms
  }
  connect Trains -> Cell by AdditiveSTDP(g_max = 0.1 nS, w = uniform(0, 1)) all to all
  record spikes of Cell
  record w of Trains -> Cell every 1 s
}
`,
  ],
  [
    'std/neurons/adaptive-exponential-integrate-and-fire.axo',
    `## Adaptive exponential integrate-and-fire neuron (AdEx): an upstroke, an adaptation current, and many kinds of firing.
##
## Source: R. Brette, W. Gerstner (2005), J. Neurophysiol. 94:3637-3642, doi:10.1152/jn.00686.2005; the kinds of firing
## R. Naud, N. Marcille, C. Clopath, W. Gerstner (2008), Biol. Cybern. 99:335-347, doi:10.1007/s00422-008-0264-7, figure
## 4, with the currents that belong to them, in values that match the figures (P. Müller, as in the example of Brian2).
## The spike is cut strictly above V_peak. From V_T + 20 Delta_T on, the upstroke, which would reach infinity in finite
## time, goes on as steeply as it is there: that is late by less than a nanosecond and no method could follow it
## further. A step that overshoots V_peak leaves w as if it had ended there.
## Units: mV, ms, nS, pF, pA.
## Try: \`axode run std/neurons/adaptive-exponential-integrate-and-fire.axo --for 300ms --input "I = 1 nA"\` fires fast
## and slows down; \`axode run std/neurons/adaptive-exponential-integrate-and-fire.axo#RegularBursting --for 600ms\`
## brings its own current.

## The same interval again and again.
neuron TonicSpiking = AdaptiveExponentialIntegrateAndFire(
  C = 200 pF,
  g_L = 10 nS,
  E_L = -70 mV,
  V_T = -50 mV,
  V_reset = -58 mV,
  a = 2 nS,
  tau_w = 30 ms,
  b = 0 pA,
  V_peak = 0 mV,
  I = 500 pA
)

## Fires fast and slows down.
neuron Adaptation = AdaptiveExponentialIntegrateAndFire(
  C = 200 pF,
  g_L = 12 nS,
  E_L = -70 mV,
  V_T = -50 mV,
  V_reset = -58 mV,
  a = 2 nS,
  tau_w = 300 ms,
  b = 60 pA,
  V_peak = 0 mV,
  I = 500 pA
)

## Some spikes in a row, then single ones.
neuron InitialBurst = AdaptiveExponentialIntegrateAndFire(
  C = 130 pF,
  g_L = 18 nS,
  E_L = -58 mV,
  V_T = -50 mV,
  V_reset = -50 mV,
  a = 4 nS,
  tau_w = 150 ms,
  b = 120 pA,
  V_peak = 0 mV,
  I = 400 pA
)

## Bursts without end: a spike resets above the upstroke’s beginning.
neuron RegularBursting = AdaptiveExponentialIntegrateAndFire(
  C = 200 pF,
  g_L = 10 nS,
  E_L = -58 mV,
  V_T = -50 mV,
  V_reset = -46 mV,
  a = 2 nS,
  tau_w = 120 ms,
  b = 100 pA,
  V_peak = 0 mV,
  I = 210 pA
)

## Waits, then fires faster and faster.
neuron DelayedAccelerating = AdaptiveExponentialIntegrateAndFire(
  C = 200 pF,
  g_L = 12 nS,
  E_L = -70 mV,
  V_T = -50 mV,
  V_reset = -58 mV,
  a = -10 nS,
  tau_w = 300 ms,
  b = 0 pA,
  V_peak = 0 mV,
  I = 300 pA
)

## Waits, then fires in bursts.
neuron DelayedRegularBursting = AdaptiveExponentialIntegrateAndFire(
  C = 100 pF,
  g_L = 10 nS,
  E_L = -65 mV,
  V_T = -50 mV,
  V_reset = -47 mV,
  a = -10 nS,
  tau_w = 90 ms,
  b = 30 pA,
  V_peak = 0 mV,
  I = 110 pA
)

## Answers the onset of the current only.
neuron TransientSpiking = AdaptiveExponentialIntegrateAndFire(
  C = 100 pF,
  g_L = 10 nS,
  E_L = -65 mV,
  V_T = -50 mV,
  V_reset = -47 mV,
  a = 10 nS,
  tau_w = 90 ms,
  b = 100 pA,
  V_peak = 0 mV,
  I = 180 pA
)

## Fires without noise and without a period: chaos.
neuron IrregularSpiking = AdaptiveExponentialIntegrateAndFire(
  C = 100 pF,
  g_L = 12 nS,
  E_L = -60 mV,
  V_T = -50 mV,
  V_reset = -48 mV,
  a = -11 nS,
  tau_w = 130 ms,
  b = 30 pA,
  V_peak = 0 mV,
  I = 160 pA
)

## The regular spiking cell of Brette and Gerstner.
neuron AdaptiveExponentialIntegrateAndFire {
  ## membrane capacitance
  param C = 281 pF
  ## leak conductance
  param g_L = 30 nS
  ## resting potential
  param E_L = -70.6 mV
  ## where the upstroke begins
  param V_T = -50.4 mV
  ## how sharply it begins
  param Delta_T = 2 mV
  ## adaptation below threshold
  param a = 4 nS
  ## adaptation by a spike
  param b = 80.5 pA
  ## how long adaptation lasts
  param tau_w = 144 ms
  ## where a spike is cut
  param V_peak = 20 mV
  ## the potential after a spike
  param V_reset = -70.6 mV
  ## after a spike, how long the potential is held
  param t_refractory = 0 ms
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = E_L
  ## adaptation current
  state w : pA = 0 pA
  upstroke = g_L * Delta_T * exp(min((v - V_T) / Delta_T, 20))
  dv/dt = (-g_L * (v - E_L) + upstroke - w + I) / C
  dw/dt = (a * (min(v, V_peak) - E_L) - w) / tau_w

  spike when v > V_peak
  on spike { v = V_reset; w += b }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/adaptive-integrate-and-fire.axo',
    `## Leaky integrate-and-fire neuron with an adaptation current, which follows the potential and jumps at each spike.
##
## Source: M. J. E. Richardson, N. Brunel, V. Hakim (2003), J. Neurophysiol. 89:2538-2554, doi:10.1152/jn.00955.2002,
## for the part below threshold; with jumps W. Gerstner, W. M. Kistler, R. Naud, L. Paninski (2014), Neuronal Dynamics,
## section 6.1, doi:10.1017/CBO9781107447615. Values of the adapting cell of R. Naud, N. Marcille, C. Clopath, W.
## Gerstner (2008), doi:10.1007/s00422-008-0264-7, whose upstroke is left out. The threshold is not strict. While the
## potential is held the adaptation goes on.
## Units: mV, ms, nS, pF, pA.
## Try: \`axode run std/neurons/adaptive-integrate-and-fire.axo --for 500ms --input "I = 500 pA"\` fires fast and slows
## down; \`axode run std/neurons/adaptive-integrate-and-fire.axo --set a="100 nS" --set tau_w="30 ms" --input "I = if t >
## 20 ms then 400 pA else 0"\` rings below threshold.

neuron AdaptiveIntegrateAndFire {
  ## membrane capacitance
  param C = 200 pF
  ## leak conductance
  param g_L = 12 nS
  ## resting potential
  param E_L = -70 mV
  ## the potential at which the cell fires
  param V_threshold = -50 mV
  ## the potential after a spike
  param V_reset = -58 mV
  ## adaptation below threshold
  param a = 2 nS
  ## adaptation by a spike
  param b = 60 pA
  ## how long adaptation lasts
  param tau_w = 300 ms
  ## after a spike, how long the potential is held
  param t_refractory = 0 ms
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = E_L
  ## adaptation current
  state w : pA = 0 pA
  dv/dt = (-g_L * (v - E_L) - w + I) / C
  dw/dt = (a * (v - E_L) - w) / tau_w

  spike when v >= V_threshold
  on spike { v = V_reset; w += b }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/adaptive-quadratic-integrate-and-fire.axo',
    `## Quadratic integrate-and-fire neuron with an adaptation current, which follows the potential and jumps at each spike.
##
## Source: E. M. Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572, doi:10.1109/TNN.2003.820440, in the form of
## J. Touboul (2008), SIAM J. Appl. Math. 68:1045-1079, doi:10.1137/070687268, with the rest and the critical potential
## of quadratic-integrate-and-fire.axo: izhikevich-capacitance.axo is the same in other letters. Values of AdQuaIF of
## BrainPy, which counts currents in mV, with R = 100 MOhm. The threshold is not strict; it is the peak of the spike.
## Units: mV, ms, pA, nS, GOhm.
## Try: \`axode run std/neurons/adaptive-quadratic-integrate-and-fire.axo#QuadraticAdaptation --for 500ms\` fires fast
## and slows down; \`axode run std/neurons/adaptive-quadratic-integrate-and-fire.axo#QuadraticBursting --for 500ms\`
## bursts.

## Each spike adds to a current that lasts, so that intervals grow.
neuron QuadraticAdaptation = AdaptiveQuadraticIntegrateAndFire(
  a = 2 nS,
  b = 20 pA,
  tau_w = 200 ms,
  I = 250 pA
)

## A reset above the critical potential: spikes follow at once, until adaptation ends the burst.
neuron QuadraticBursting = AdaptiveQuadraticIntegrateAndFire(
  V_reset = -42 mV,
  a = 2 nS,
  b = 60 pA,
  tau_w = 100 ms,
  I = 200 pA
)

neuron AdaptiveQuadraticIntegrateAndFire {
  ## membrane time constant, divided by c (V_critical - V_rest) that of small deviations from rest
  param tau_m = 10 ms
  ## input resistance
  param R = 0.1 GOhm
  ## curvature
  param c = 0.07/mV
  ## resting potential without input
  param V_rest = -65 mV
  ## the potential above which the cell runs away without input
  param V_critical = -50 mV
  ## the potential at which a spike is over
  param V_peak = -30 mV
  ## the potential after a spike
  param V_reset = -68 mV
  ## adaptation below threshold
  param a = 10 nS
  ## adaptation by a spike
  param b = 1 pA
  ## how long adaptation lasts
  param tau_w = 10 ms
  ## after a spike, how long the potential is held
  param t_refractory = 0 ms
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = V_rest
  ## adaptation current
  state w : pA = 0 pA
  dv/dt = (c * (v - V_rest) * (v - V_critical) + R * (I - w)) / tau_m
  dw/dt = (a * (v - V_rest) - w) / tau_w

  spike when v >= V_peak
  on spike { v = V_reset; w += b }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/adaptive-threshold-integrate-and-fire.axo',
    `## Leaky integrate-and-fire neuron whose threshold jumps at each spike and sinks slowly, the adaptive cell of LSNNs.
##
## Source: G. Bellec, D. Salaj, A. Subramoney, R. Legenstein, W. Maass (2018), Long short-term memory and
## learning-to-learn in networks of spiking neurons, NeurIPS 31:787-797, arXiv:1803.09574, section 2, as equations in
## time: its steps add (1 - exp(-dt / tau_a)) / dt to b, which becomes 1 / tau_a. A spike takes the threshold off the
## potential. The threshold is strict. While refractory the potential goes on, but the cell cannot fire.
## Units: mV, ms, MOhm, nA; beta in mV ms.
## Try: \`axode run std/neurons/adaptive-threshold-integrate-and-fire.axo --input "I = 1.5 nA" --for 1s --record
## v,threshold\`: the intervals grow as the threshold rises.

## Goes back to a fixed potential at a spike, and sums its input by a synaptic current, as LSNN in norse does.
neuron ResettingAdaptiveThreshold {
  ## membrane time constant
  param tau_m = 10 ms
  ## time constant of the synaptic current
  param tau_synapse = 5 ms
  ## how long the threshold takes to sink
  param tau_a = 800 ms
  ## resting potential
  param E_L = 0 mV
  ## threshold of a cell that has not fired
  param V_threshold = 1 mV
  ## the potential after a spike
  param V_reset = 0 mV
  ## by how much a spike raises the threshold
  param jump = 1.8 mV
  ## rate at which input raises the synaptic current
  input I : mV/ms = 0

  ## synaptic current, by what it would raise the potential in the end
  state i : mV = 0 mV
  ## membrane potential
  state v : mV = E_L
  ## where the cell fires
  state threshold : mV = V_threshold
  di/dt = -i / tau_synapse + I
  dv/dt = (E_L - v + i) / tau_m
  dthreshold/dt = (V_threshold - threshold) / tau_a

  spike when v > threshold
  on spike { v = V_reset; threshold += jump }
}

neuron AdaptiveThresholdIntegrateAndFire {
  ## membrane time constant
  param tau_m = 20 ms
  ## input resistance
  param R = 10 MOhm
  ## threshold of a cell that has not fired
  param b_0 = 10 mV
  ## how much spikes raise the threshold, each by beta / tau_a
  param beta = 1800 [mV ms]
  ## how long the threshold takes to sink
  param tau_a = 700 ms
  ## after a spike, how long there is no other
  param t_refractory = 5 ms
  ## injected current
  input I : nA = 0

  ## membrane potential, counted from rest
  state v : mV = 0 mV
  ## spikes of late: rate of firing, averaged over tau_a
  state b : 1/ms = 0 [1/ms]
  dv/dt = (R * I - v) / tau_m
  db/dt = -b / tau_a

  ## where the cell fires
  output threshold = b_0 + beta * b

  spike when v > threshold
  on spike { v -= threshold; b += 1 / tau_a }
  refractory t_refractory
}
`,
  ],
  [
    'std/neurons/bcm-izhikevich.axo',
    `## Izhikevich neuron that knows how active it has been lately, as the learning rule of Bienenstock, Cooper and Munro asks.
##
## Source: E. L. Bienenstock, L. N. Cooper, P. W. Munro (1982), J. Neurosci. 2:32-48,
## doi:10.1523/JNEUROSCI.02-01-00032.1982: what divides weakening from strengthening follows the average activity. The
## averages are those of the Rust crate spiking_neural_networks 0.23.5, \`BCMIzhikevichNeuron\`, but for its slips: there
## the count of spikes is never emptied and means other things in its two kinds of step; here it begins anew in each
## window. The cell: E. M. Izhikevich (2003), doi:10.1109/TNN.2003.820440.
## Units: none for the cell, as published; rates in Hz.
## Try: \`axode run std/neurons/bcm-izhikevich.axo --for 6s --dt 0.1ms --input "I = if t < 3 s then 10 else 5" --record
## activity.rate,activity.average\`.

## How active its owner is: spikes are counted over windows, and the rates of windows are averaged.
pool ActivityAverages {
  ## over which spikes are counted
  param window = 500 ms
  ## how many windows the average reaches back
  param period = 3

  ## spikes in the present window
  state spikes = 0
  ## rate in the last full window
  state rate : Hz = 0
  ## average of the rates of windows
  state average : Hz = 0

  on spike { spikes += 1 }
  every window { rate = spikes / window; average += (rate - average) / period; spikes = 0 }
}

neuron BcmIzhikevich {
  time unit 1 ms

  ## rate of recovery
  param a = 0.02
  ## sensitivity of the recovery to the potential
  param b = 0.2
  ## potential after a spike
  param c = -55
  ## jump of the recovery at a spike
  param d = 8
  ## injected current
  input I = 0

  use activity = ActivityAverages

  ## membrane potential
  state v = -65
  ## recovery
  state u = b * v
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  du/dt = a * (b * v - u)

  spike when v >= 30
  on spike { v = c; u += d }
}
`,
  ],
  [
    'std/neurons/conductance-based-integrate-and-fire.axo',
    `## Leaky integrate-and-fire neuron with synaptic conductances that decay exponentially, the cell of COBA networks.
##
## Source: T. P. Vogels, L. F. Abbott (2005), J. Neurosci. 25:10786-10795, doi:10.1523/JNEUROSCI.3508-05.2005, as the
## benchmark COBA of R. Brette and others (2007), J. Comput. Neurosci. 23:349-398, doi:10.1007/s10827-007-0038-6. The
## threshold is strict. While the potential is held the conductances go on.
## Units: mV, ms, nS, pF, pA.
## Try: \`axode run std/neurons/conductance-based-integrate-and-fire.axo --set "excitations = [20 ms, 40 ms, 41 ms, 42
## ms]" --for 80ms --record v,excitation.g\`: of spikes that arrive, one does not fire the cell, three do; with \`--set
## "inhibitions = [35 ms]"\` they do not.

import { ExponentialConductance } from "../currents/exponential-conductance.axo"

neuron ConductanceBasedIntegrateAndFire {
  ## membrane capacitance; C / g_L is the time constant at rest
  param C = 200 pF
  ## leak conductance
  param g_L = 10 nS
  ## resting potential
  param E_L = -60 mV
  ## the potential above which the cell fires
  param V_threshold = -50 mV
  ## the potential after a spike
  param V_reset = -60 mV
  ## after a spike, how long the potential is held
  param t_refractory = 5 ms
  ## conductance that an exciting spike adds
  param w_excitatory = 6 nS
  ## conductance that an inhibiting spike adds
  param w_inhibitory = 67 nS
  ## when exciting spikes arrive
  param excitations : ms[] = []
  ## when inhibiting spikes arrive
  param inhibitions : ms[] = []
  ## injected current
  input I : pA = 0

  use excitation = ExponentialConductance(E = 0 mV, tau = 5 ms)
  use inhibition = ExponentialConductance(E = -80 mV, tau = 10 ms)

  ## membrane potential
  state v : mV = E_L
  dv/dt = (-g_L * (v - E_L) - excitation.i - inhibition.i + I) / C

  spike when v > V_threshold
  on spike { v = V_reset }
  refractory t_refractory holds v

  at excitations { excitation.g += w_excitatory }
  at inhibitions { inhibition.g += w_inhibitory }
}
`,
  ],
  [
    'std/neurons/connor-stevens.axo',
    `## Neuron of gastropods and crustaceans with an A-type potassium current: any low rate, and a first spike that waits.
##
## Source: J. A. Connor, C. F. Stevens (1971), J. Physiol. 213:31-53, doi:10.1113/jphysiol.1971.sp009366, and
## J. A. Connor, D. Walter, R. McKown (1977), Biophys. J. 18:81-102, doi:10.1016/S0006-3495(77)85598-7, with the
## coefficients of P. Dayan, L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, appendix of chapter 6.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/connor-stevens.axo --input "I = if t > 20 ms then 15 uA/cm^2 else -10 uA/cm^2"\`: the
## longer it was hyperpolarized, the later it fires; \`axode run std/neurons/connor-stevens.axo --input "I = 15 uA/cm^2"
## --set "a_type.g = 0 mS/cm^2" --set "potassium.g = 30 mS/cm^2"\` fires at once.

import { ConnorStevensSodium } from "../channels/connor-stevens-sodium.axo"
import { ConnorStevensPotassium } from "../channels/connor-stevens-potassium.axo"
import { ConnorStevensATypePotassium } from "../channels/connor-stevens-a-type-potassium.axo"
import { Leak } from "../channels/leak.axo"

neuron ConnorStevens {
  param C = 1 uF/cm^2
  ## conductance and reversal potential of the leak
  param g_L = 0.3 mS/cm^2
  param E_L = -17 mV
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = ConnorStevensSodium
  use potassium = ConnorStevensPotassium
  use a_type = ConnorStevensATypePotassium
  use leak = Leak(g = g_L, E = E_L)

  ## membrane potential
  state v : mV = -68 mV
  dv/dt = (I - sodium.i - potassium.i - a_type.i - leak.i) / C

  spike when v crosses 0 mV
}
`,
  ],
  [
    'std/neurons/current-based-integrate-and-fire.axo',
    `## Leaky integrate-and-fire neuron with synaptic currents that decay exponentially, the cell of current-based networks.
##
## Source: T. P. Vogels, L. F. Abbott (2005), J. Neurosci. 25:10786-10795, doi:10.1523/JNEUROSCI.3508-05.2005, as the
## benchmark CUBA of R. Brette and others (2007), J. Comput. Neurosci. 23:349-398, doi:10.1007/s10827-007-0038-6, with
## C = 200 pF: there currents are counted in mV, over g_L, as in LIF of norse. The threshold is strict. While the
## potential is held the currents go on.
## Units: mV, ms, nS, pF, pA.
## Try: \`axode run std/neurons/current-based-integrate-and-fire.axo --for 200ms\` fires by itself every 53 ms, as rest
## lies above the threshold; with \`--set "inhibitions = [80 ms]"\` the second spike comes later.

import { ExponentialCurrent } from "../currents/exponential-current.axo"

neuron CurrentBasedIntegrateAndFire {
  ## membrane capacitance; C / g_L is the time constant
  param C = 200 pF
  ## leak conductance
  param g_L = 10 nS
  ## resting potential
  param E_L = -49 mV
  ## the potential above which the cell fires
  param V_threshold = -50 mV
  ## the potential after a spike
  param V_reset = -60 mV
  ## after a spike, how long the potential is held
  param t_refractory = 5 ms
  ## current that an exciting spike adds
  param w_excitatory = 16.2 pA
  ## current that an inhibiting spike adds
  param w_inhibitory = -90 pA
  ## when exciting spikes arrive
  param excitations : ms[] = []
  ## when inhibiting spikes arrive
  param inhibitions : ms[] = []
  ## injected current
  input I : pA = 0

  use excitation = ExponentialCurrent(tau = 5 ms)
  use inhibition = ExponentialCurrent(tau = 10 ms)

  ## membrane potential
  state v : mV = E_L
  dv/dt = (-g_L * (v - E_L) - excitation.i - inhibition.i + I) / C

  spike when v > V_threshold
  on spike { v = V_reset }
  refractory t_refractory holds v

  at excitations { excitation.I += w_excitatory }
  at inhibitions { inhibition.I += w_inhibitory }
}
`,
  ],
  [
    'std/neurons/exponential-integrate-and-fire.axo',
    `## Exponential integrate-and-fire neuron: a leak, and an upstroke that begins as sodium channels make it begin.
##
## Source: N. Fourcaud-Trocmé, D. Hansel, C. van Vreeswijk, N. Brunel (2003), J. Neurosci. 23:11628-11640,
## doi:10.1523/JNEUROSCI.23-37-11628.2003. The spike is cut strictly above V_peak. The equation sees no higher
## potential, so that no step into the upstroke reaches infinity.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/exponential-integrate-and-fire.axo --for 300ms --input "I = 0.3 uA/cm^2"\` fires; below
## 0.162 uA/cm^2, g_L (V_T - E_L - Delta_T), it rests.

neuron ExponentialIntegrateAndFire {
  ## membrane capacitance
  param C = 1 uF/cm^2
  ## leak conductance
  param g_L = 0.1 mS/cm^2
  ## resting potential, but for the little that the upstroke adds
  param E_L = -65 mV
  ## the potential up to which a constant current can hold the cell at rest
  param V_T = -59.9 mV
  ## how sharply the upstroke begins
  param Delta_T = 3.48 mV
  ## where a spike is cut
  param V_peak = -30 mV
  ## the potential after a spike
  param V_reset = -68 mV
  ## after a spike, how long the potential is held
  param t_refractory = 1.7 ms
  ## injected current
  input I : uA/cm^2 = 0

  ## membrane potential
  state v : mV = E_L
  V = min(v, V_peak)
  dv/dt = (-g_L * (V - E_L) + g_L * Delta_T * exp((V - V_T) / Delta_T) + I) / C

  spike when v > V_peak
  on spike { v = V_reset }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/fitzhugh-nagumo.axo',
    `## FitzHugh-Nagumo oscillator: excitability in two variables.
##
## Source: R. FitzHugh (1961), Biophys. J. 1:445-466, doi:10.1016/S0006-3495(61)86902-6; J. Nagumo, S. Arimoto,
## S. Yoshizawa (1962), Proc. IRE 50:2061-2070, doi:10.1109/JRPROC.1962.288235. Here with time scaled so that v is
## the fast variable, tau = 1/0.08.
## Units: none, as published; one unit of time reads as 1 ms.
## Try: \`axode run std/neurons/fitzhugh-nagumo.axo --for 200ms --input "I = 0.5"\` oscillates with a period of 39.47;
## with no input the cell comes to rest.

neuron FitzHughNagumo {
  time unit 1 ms

  param a = 0.7
  param b = 0.8
  ## how much slower the recovery is
  param tau = 12.5
  ## injected current
  input I = 0

  ## membrane potential
  state v = -1
  ## recovery
  state w = 1
  dv/dt = v - v^3 / 3 - w + I
  dw/dt = (v + a - b * w) / tau

  spike when v crosses 0
}
`,
  ],
  [
    'std/neurons/generalized-integrate-and-fire.axo',
    `## Generalized integrate-and-fire neuron, GIF: linear, but for what spikes do to a moving threshold and two currents.
##
## Source: S. Mihalas, E. Niebur (2009), Neural Comput. 21:704-718, doi:10.1162/neco.2008.12-07-680, equations 2.1 and
## 2.2, and the twenty panels of figure 1 by table 1. The paper gives the heights of the currents, not their times:
## these are read off the figure, as by G. Detorakis (2017), ReScience 3. The two currents are 0 at the start. Gif of
## BrainPy judges by the threshold before the step. The threshold is not strict.
## Units: mV, ms; currents, over the capacitance as in the paper, in mV/ms.
## Try: \`axode run std/neurons/generalized-integrate-and-fire.axo#TonicBursting --for 500ms --method exact --dt 0.1ms
## --spike-times located\` fires in bursts; how long the figure shows each panel is told with it.

import { pulse, pulse_pair, two_steps } from "../stimuli/pulses.axo"

## A, tonic spiking: spikes for as long as the current lasts. 200 ms.
neuron TonicSpiking = GeneralizedIntegrateAndFire(I = 1.5 mV/ms)

## B, class 1: with a threshold that stays, firing begins as slowly as one likes. 500 ms.
neuron ClassOne = GeneralizedIntegrateAndFire(I = 1.000001 mV/ms)

## C, spike frequency adaptation: the threshold follows the potential, and intervals grow. 200 ms.
neuron SpikeFrequencyAdaptation = GeneralizedIntegrateAndFire(a = 0.005/ms, I = 2 mV/ms)

## D, phasic spiking: a few spikes at the onset, then silence. 500 ms.
neuron PhasicSpiking = GeneralizedIntegrateAndFire(a = 0.005/ms, I = 1.5 mV/ms)

## E, accommodation: a current that comes at once fires the cell, one that comes in three steps does not. 1 s.
neuron Accommodation = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  I = pulse(t, 0 ms, 100 ms, 1.5 mV/ms) + two_steps(t, 600 ms, 100 ms, 100 ms, 0 mV/ms, 0.5 mV/ms, 1 mV/ms) + pulse(t, 800 ms, 100 ms, 1.5 mV/ms)
)

## F, threshold variability: what does not fire the cell at rest does so after inhibition. 400 ms.
neuron ThresholdVariability = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  I = pulse(t, 0 ms, 20 ms, 1.5 mV/ms) + pulse(t, 200 ms, 25 ms, -1.5 mV/ms) + pulse(t, 250 ms, 25 ms, 1.5 mV/ms)
)

## G, rebound spike: a spike when inhibition ends. 1 s.
neuron ReboundSpike = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  I = pulse(t, 50 ms, 756 ms, -3.5 mV/ms)
)

## H, class 2: with a threshold that follows the potential, firing begins at a rate well above zero. 300 ms.
neuron ClassTwo = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  v = -30 mV,
  threshold = -30 mV,
  I = 2.000002 mV/ms
)

## I, integrator: of two pairs of pulses the closer one fires the cell. 400 ms.
neuron Integrator = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  I = pulse_pair(t, 0 ms, 20 ms, 30 ms, 1.5 mV/ms) + pulse_pair(t, 300 ms, 20 ms, 60 ms, 1.5 mV/ms)
)

## J, input bistability: a current that the cell answers or not, by what has been before. 1 s.
neuron InputBistability = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  I = 1.7 mV/ms - pulse(t, 0 ms, 100 ms, 0.2 mV/ms) - pulse(t, 500 ms, 100 ms, 0.2 mV/ms)
)

## K, spiking by hyperpolarization: an inhibiting current takes the threshold below the potential. 400 ms.
neuron HyperpolarizationSpiking = GeneralizedIntegrateAndFire(a = 0.03/ms, I = -1 mV/ms)

## L, bursting by hyperpolarization. 400 ms.
neuron HyperpolarizationBursting = GeneralizedIntegrateAndFire(
  a = 0.03/ms,
  A_1 = 10 mV/ms,
  A_2 = -0.6 mV/ms,
  I = -1 mV/ms
)

## M, tonic bursting: bursts for as long as the current lasts. 500 ms.
neuron TonicBursting = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  A_1 = 10 mV/ms,
  A_2 = -0.6 mV/ms,
  I = 2 mV/ms
)

## N, phasic bursting: one burst at the onset. 500 ms.
neuron PhasicBursting = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  A_1 = 10 mV/ms,
  A_2 = -0.6 mV/ms,
  I = 1.5 mV/ms
)

## O, rebound burst: a burst when inhibition ends. 1 s.
neuron ReboundBurst = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  A_1 = 10 mV/ms,
  A_2 = -0.6 mV/ms,
  I = pulse(t, 100 ms, 500 ms, -3.5 mV/ms)
)

## P, mixed mode: a burst at the onset, then single spikes. 500 ms.
neuron MixedMode = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  A_1 = 5 mV/ms,
  A_2 = -0.3 mV/ms,
  I = 2 mV/ms
)

## Q, afterpotentials: after a spike the potential goes up, then below rest. 200 ms.
neuron Afterpotentials = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  A_1 = 5 mV/ms,
  A_2 = -0.3 mV/ms,
  I = pulse(t, 0 ms, 15 ms, 2 mV/ms)
)

## R, basal bistability: a pulse begins the firing, the next one ends it. 200 ms.
neuron BasalBistability = GeneralizedIntegrateAndFire(
  A_1 = 8 mV/ms,
  A_2 = -0.1 mV/ms,
  I = pulse(t, 0 ms, 10 ms, 5 mV/ms) + pulse(t, 100 ms, 10 ms, 5 mV/ms)
)

## S, preferred frequency: a second pulse fires the cell at one interval and not at another. 800 ms.
neuron PreferredFrequency = GeneralizedIntegrateAndFire(
  a = 0.005/ms,
  A_1 = -3 mV/ms,
  A_2 = 0.5 mV/ms,
  I = pulse_pair(t, 0 ms, 5 ms, 400 ms, 5 mV/ms) + pulse_pair(t, 10 ms, 5 ms, 440 ms, 4 mV/ms)
)

## T, spike latency: a short pulse is answered by a late spike. 50 ms.
neuron SpikeLatency = GeneralizedIntegrateAndFire(
  a = -0.08 / ms,
  I = pulse(t, 0 ms, 2 ms, 8 mV/ms)
)

neuron GeneralizedIntegrateAndFire {
  ## rate of the leak, conductance over capacitance
  param g = 0.05/ms
  ## resting potential
  param E_L = -70 mV
  ## the potential after a spike
  param V_reset = -70 mV
  ## by how much the potential moves the threshold, per time
  param a = 0/ms
  ## rate at which the threshold goes back
  param b = 0.01/ms
  ## where the threshold goes back to
  param threshold_rest = -50 mV
  ## the least that the threshold is after a spike
  param threshold_reset = -60 mV
  ## rate at which the first current decays
  param k_1 = 0.2/ms
  ## rate at which the second current decays
  param k_2 = 0.02/ms
  ## how much of the first current a spike leaves
  param R_1 = 0
  ## how much of the second current a spike leaves
  param R_2 = 1
  ## what a spike adds to the first current
  param A_1 = 0 mV/ms
  ## what a spike adds to the second current
  param A_2 = 0 mV/ms
  ## injected current, over the capacitance
  input I : mV/ms = 0

  ## membrane potential
  state v : mV = E_L
  ## where the cell fires
  state threshold : mV = threshold_rest
  ## current that spikes set, the fast one
  state I_1 : mV/ms = 0
  ## current that spikes set, the slow one
  state I_2 : mV/ms = 0
  dv/dt = I + I_1 + I_2 - g * (v - E_L)
  dthreshold/dt = a * (v - E_L) - b * (threshold - threshold_rest)
  dI_1/dt = -k_1 * I_1
  dI_2/dt = -k_2 * I_2

  spike when v >= threshold
  on spike {
    I_1 = R_1 * I_1 + A_1
    I_2 = R_2 * I_2 + A_2
    v = V_reset
    threshold = max(threshold_reset, threshold)
  }
}
`,
  ],
  [
    'std/neurons/hindmarsh-rose.axo',
    `## Hindmarsh-Rose neuron: bursts from three equations, the slow one of which ends each burst.
##
## Source: J. L. Hindmarsh, R. M. Rose (1984), Proc. R. Soc. Lond. B 221:87-102, doi:10.1098/rspb.1984.0024, where r is
## 0.005 or 0.001 and x_rest the lower equilibrium without current, -(1 + sqrt(5)) / 2.
## Units: none, as published; one unit of time reads as 1 ms.
## Try: \`axode run std/neurons/hindmarsh-rose.axo --input "I = 2" --for 1s --dt 0.05ms\` bursts; \`"I = 1"\` gives one
## burst and rest, \`"I = 4"\` fires without end, \`"I = 3.25"\` is chaotic.

neuron HindmarshRose {
  time unit 1 ms

  ## of the cubic
  param a = 1
  ## of the square: which of bursts and single spikes
  param b = 3
  ## constant of the recovery
  param c = 1
  ## of the recovery's square
  param d = 5
  ## how much slower the adaptation is
  param r = 0.005
  ## strength of the adaptation
  param s = 4
  ## potential at which the adaptation is 0 in the end
  param x_rest = -(1 + sqrt(5)) / 2
  ## injected current
  input I = 0

  ## membrane potential
  state x = x_rest
  ## recovery
  state y = c - d * x^2
  ## adaptation
  state z = s * (x - x_rest)
  dx/dt = y - a * x^3 + b * x^2 - z + I
  dy/dt = c - d * x^2 - y
  dz/dt = r * (s * (x - x_rest) - z)

  spike when x crosses 1
}
`,
  ],
  [
    'std/neurons/hodgkin-huxley-from-rest.axo',
    `## Squid giant axon with the voltages of the 1952 paper: counted from rest, which lies at 0 mV.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equation 26 and table 3. The paper counts depolarization as negative; here, as today, it is positive: v is -V of the
## paper. The potential of the leak is chosen in the paper so that no current flows at rest, where it leaves
## 0.004 mV. \`hodgkin-huxley.axo\` is the same with absolute voltages, 65 mV lower.
## Units: mV from rest, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/hodgkin-huxley-from-rest.axo --input "I = if t < 0.05 ms then 300 uA/cm^2 else 0" --for
## 6ms\`: a shock that takes the membrane 15 mV from rest, and the action potential of figure 12; with 120 uA/cm^2 it
## takes it 6 mV, and fails.

import { SquidSodiumFromRest } from "../channels/squid-sodium-from-rest.axo"
import { SquidPotassiumFromRest } from "../channels/squid-potassium-from-rest.axo"
import { Leak } from "../channels/leak.axo"

neuron HodgkinHuxleyFromRest {
  param C = 1 uF/cm^2
  ## reversal potential of the leak
  param E_L = 10.613 mV
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = SquidSodiumFromRest
  use potassium = SquidPotassiumFromRest
  use leak = Leak(E = E_L)

  ## membrane potential, from rest
  state v : mV = 0 mV
  dv/dt = (I - sodium.i - potassium.i - leak.i) / C

  spike when v crosses 65 mV
}
`,
  ],
  [
    'std/neurons/hodgkin-huxley.axo',
    `## Squid giant axon, space-clamped: the model of the action potential.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equation 26 and table 3, with the sign of today and absolute voltages: rest is -65 mV. The paper's rule for other
## temperatures: rates are 3 times as high for each 10 degC more; conductances and potentials stay.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2"\` fires at 68 Hz, and at 189 Hz with \`--set
## temperature="18.5 degC"\`; \`axode run std/neurons/hodgkin-huxley.axo --input "I = if t > 10 ms and t < 11 ms then
## 15 uA/cm^2 else 0"\` gives a single spike; \`axode run std/neurons/hodgkin-huxley.axo --set sodium.g="0 mS/cm^2"\` is
## what tetrodotoxin does.

import { SquidSodium } from "../channels/squid-sodium.axo"
import { SquidPotassium } from "../channels/squid-potassium.axo"
import { Leak } from "../channels/leak.axo"

neuron HodgkinHuxley {
  param C = 1 uF/cm^2
  param temperature = 6.3 degC in [0, 50 degC]
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = SquidSodium(temperature = temperature)
  use potassium = SquidPotassium(temperature = temperature)
  use leak = Leak

  ## membrane potential
  state v : mV = -65 mV
  dv/dt = (I - sodium.i - potassium.i - leak.i) / C

  spike when v crosses 0 mV
}
`,
  ],
  [
    'std/neurons/homeostatic-integrate-and-fire.axo',
    `## Leaky integrate-and-fire neuron whose threshold rises with each spike and sinks over hours, so that it fires rarely.
##
## Source: P. U. Diehl, M. Cook (2015), Front. Comput. Neurosci. 9:99, doi:10.3389/fncom.2015.00099, driven by a current
## in place of conductances; leak factor, reset above rest and refractory input as in LIFCell of ngc-learn. The
## threshold is strict. While refractory the cell takes no input but leaks, and cannot fire. The spike's own step adds
## theta_plus after theta has decayed.
## Units: mV, ms, nA, MOhm.
## Try: \`axode run std/neurons/homeostatic-integrate-and-fire.axo#FastHomeostasis --for 1s --input "I = 0.25 nA"
## --record v,threshold\`: the intervals grow as the threshold rises.

## A threshold that moves fast enough to be watched: intervals grow sevenfold within a second.
neuron FastHomeostasis = HomeostaticIntegrateAndFire(tau_theta = 2 s, theta_plus = 0.5 mV)

## The same cell with a lowest potential, at which it is kept at the end of each step.
neuron FlooredHomeostasis {
  ## the lowest potential
  param V_floor = -65 mV
  ## injected current
  input I : nA = 0

  use cell = HomeostaticIntegrateAndFire

  on step { cell.v = max(cell.v, V_floor) }
  spike when cell.v > cell.threshold
}

neuron HomeostaticIntegrateAndFire {
  ## membrane time constant
  param tau_m = 10 ms
  ## input resistance
  param R = 100 MOhm
  ## resting potential
  param E_L = -65 mV
  ## factor on the leak; with 0 the cell only integrates
  param leak = 1 in [0, infinity]
  ## what theta is added to
  param V_threshold = -52 mV
  ## the potential after a spike
  param V_reset = -60 mV
  ## by how much a spike raises the threshold
  param theta_plus = 0.05 mV
  ## how long the threshold takes to sink
  param tau_theta = 1e7 ms
  ## after a spike, how long input is ignored
  param t_refractory = 5 ms
  ## injected current
  input I : nA = 0

  ## membrane potential
  state v : mV = E_L
  ## what the threshold has risen by
  state theta : mV = 0 mV
  drive = if refractory then 0 else R * I
  dv/dt = (leak * (E_L - v) + drive) / tau_m
  dtheta/dt = -theta / tau_theta

  ## where the cell fires
  output threshold = V_threshold + theta

  spike when v > threshold
  on spike { v = V_reset; theta += theta_plus }
  refractory t_refractory
}
`,
  ],
  [
    'std/neurons/hopfield-unit.axo',
    `## Discrete unit of a Hopfield network: on or off, by what the others send.
##
## Source: J. J. Hopfield (1982), Proc. Natl. Acad. Sci. USA 79:2554-2558, doi:10.1073/pnas.79.8.2554; all units at once
## W. A. Little (1974), Math. Biosci. 19:101-120, doi:10.1016/0025-5564(74)90031-5. The weights belong to the network: I
## is the sum of what arrives. At the threshold itself nothing changes.
## Units: none, but for time.
## Try: \`axode run std/neurons/hopfield-unit.axo --dt 1ms --for 20ms --input "I = if t < 5 ms then -1 else (if t < 10 ms
## then 1 else 0)"\`: it goes on at 6 ms, the end of the step that begins at 5 ms, and stays on when the input ends.

## Looks at its input at random times only, as Hopfield has it.
neuron AsynchronousHopfieldUnit {
  ## mean rate at which the unit looks at its input
  param W = 1/ms
  ## the input above which the unit goes on
  param U = 0
  ## value of the unit when it is off
  param low = 0
  ## value of the unit when it is on
  param high = 1
  ## sum of what the others send
  input I = 0

  ## off or on
  state V = low

  on step {
    if uniform(0, 1) < -expm1(-W * dt) {
      if I > U { V = high }
      if I < U { V = low }
    }
  }
  spike when V > old(V)
}

## Off is -1, as in the theory of spin glasses.
neuron BipolarHopfieldUnit = HopfieldUnit(low = -1)

## Looks at its input in every step.
neuron HopfieldUnit {
  ## the input above which the unit goes on
  param U = 0
  ## value of the unit when it is off
  param low = 0
  ## value of the unit when it is on
  param high = 1
  ## sum of what the others send
  input I = 0

  ## off or on
  state V = low

  on step {
    if I > U { V = high }
    if I < U { V = low }
  }
  spike when V > old(V)
}
`,
  ],
  [
    'std/neurons/izhikevich-behaviours.axo',
    `## Twenty ways in which neurons answer a current, by one model with twenty sets of values and the current of each.
##
## Source: E. M. Izhikevich (2004), Which model to use for cortical spiking neurons?, IEEE Trans. Neural Netw.
## 15:1063-1070, doi:10.1109/TNN.2004.832719, figure 1, panels A to T, and the program that drew it, figure1.m, whose
## threshold is strict, v > 30. Three panels have equations of their own: G and L another parabola, R another recovery.
## The figure was made in coarse steps, by \`semi_implicit_euler\` (u is stepped with the new v), and nine panels fire
## otherwise if solved more exactly, as by default: C, D, E, H, N, P, Q, S, T. Each panel tells how many spikes come by
## default, by rk4 with dt = 0.01 ms, within the time of the figure, then how many the figure has, and with which step.
## Units: none, as published; v reads as mV and t as ms.
## Try: \`axode run std/neurons/izhikevich-behaviours.axo#PhasicBursting --for 200ms\` has a burst of 8 spikes; \`axode run
## std/neurons/izhikevich-behaviours.axo#PhasicBursting --for 200ms --method semi_implicit_euler --dt 0.2ms\` has the 6
## of the figure.

import { pulse, pulse_pair } from "../stimuli/pulses.axo"

## A, tonic spiking: fires for as long as the current lasts, 5 spikes within 100 ms. The figure has as many, in steps of
## 0.25 ms.
neuron TonicSpiking = QuadraticIzhikevich(
  a = 0.02,
  b = 0.2,
  c = -65,
  d = 6,
  v = -70,
  I = if t > 10 then 14 else 0
)

## B, phasic spiking: one at the onset, then silence, 1 spike within 200 ms. The figure has as many, in steps of 0.25
## ms.
neuron PhasicSpiking = QuadraticIzhikevich(
  a = 0.02,
  b = 0.25,
  c = -65,
  d = 6,
  v = -64,
  I = if t > 20 then 0.5 else 0
)

## C, tonic bursting: bursts for as long as the current lasts, 29 spikes within 220 ms. The figure has 28, in steps of
## 0.25 ms.
neuron TonicBursting = QuadraticIzhikevich(
  a = 0.02,
  b = 0.2,
  c = -50,
  d = 2,
  v = -70,
  I = if t > 22 then 15 else 0
)

## D, phasic bursting: one burst at the onset, 8 spikes within 200 ms. The figure has 6, in steps of 0.2 ms.
neuron PhasicBursting = QuadraticIzhikevich(
  a = 0.02,
  b = 0.25,
  c = -55,
  d = 0.05,
  v = -64,
  I = if t > 20 then 0.6 else 0
)

## E, mixed mode: a burst at the onset, then single spikes, 7 spikes within 160 ms. The figure has 6, in steps of 0.25
## ms.
neuron MixedMode = QuadraticIzhikevich(
  a = 0.02,
  b = 0.2,
  c = -55,
  d = 4,
  v = -70,
  I = if t > 16 then 10 else 0
)

## F, spike frequency adaptation: intervals grow longer, 6 spikes within 85 ms. The figure has as many, in steps of 0.25
## ms.
neuron SpikeFrequencyAdaptation = QuadraticIzhikevich(
  a = 0.01,
  b = 0.2,
  c = -65,
  d = 8,
  v = -70,
  I = if t > 8.5 then 30 else 0
)

## G, class 1 excitability: firing begins at any low rate and follows the current, 10 spikes within 300 ms. The figure
## has as many, in steps of 0.25 ms.
neuron ClassOneExcitability = QuadraticIzhikevich(
  a = 0.02,
  b = -0.1,
  c = -55,
  d = 6,
  linear = 4.1,
  offset = 108,
  v = -60,
  I = if t > 30 then 0.075 * (t - 30) else 0
)

## H, class 2 excitability: firing begins at a rate well above zero and hardly changes it, 17 spikes within 300 ms. The
## figure has 14, in steps of 0.25 ms.
neuron ClassTwoExcitability = QuadraticIzhikevich(
  a = 0.2,
  b = 0.26,
  c = -65,
  d = 0,
  v = -64,
  I = if t > 30 then 0.015 * (t - 30) - 0.5 else -0.5
)

## I, spike latency: a short pulse is answered late, the later the weaker it is, 1 spike within 100 ms. The figure has
## as many, in steps of 0.2 ms.
neuron SpikeLatency = QuadraticIzhikevich(
  a = 0.02,
  b = 0.2,
  c = -65,
  d = 6,
  v = -70,
  I = pulse(t * 1 ms, 10 ms, 3 ms, 7.04)
)

## J, subthreshold oscillations: after a spike the potential swings, 1 spike within 200 ms. The figure has as many, in
## steps of 0.25 ms.
neuron SubthresholdOscillations = QuadraticIzhikevich(
  a = 0.05,
  b = 0.26,
  c = -60,
  d = 0,
  v = -62,
  I = pulse(t * 1 ms, 20 ms, 5 ms, 2)
)

## K, resonator: of two pairs of pulses that one is answered whose interval fits the cell, 1 spike within 400 ms. The
## figure has as many, in steps of 0.25 ms.
neuron Resonator = QuadraticIzhikevich(
  a = 0.1,
  b = 0.26,
  c = -60,
  d = -1,
  v = -62,
  I = pulse_pair(t * 1 ms, 40 ms, 4 ms, 20 ms, 0.65) + pulse_pair(t * 1 ms, 280 ms, 4 ms, 40 ms, 0.65)
)

## L, integrator: of two pairs of pulses the closer one is answered, 1 spike within 100 ms. The figure has as many, in
## steps of 0.25 ms.
neuron Integrator = QuadraticIzhikevich(
  a = 0.02,
  b = -0.1,
  c = -55,
  d = 6,
  linear = 4.1,
  offset = 108,
  v = -60,
  I = pulse_pair(t * 1 ms, 100 ms / 11, 2 ms, 5 ms, 9) + pulse_pair(t * 1 ms, 70 ms, 2 ms, 10 ms, 9)
)

## M, rebound spike: fires at the end of an inhibition, 1 spike within 200 ms. The figure has as many, in steps of 0.2
## ms.
neuron ReboundSpike = QuadraticIzhikevich(
  a = 0.03,
  b = 0.25,
  c = -60,
  d = 4,
  v = -64,
  I = pulse(t * 1 ms, 20 ms, 5 ms, -15)
)

## N, rebound burst: a burst at the end of an inhibition, 14 spikes within 200 ms. The figure has 7, in steps of 0.2 ms.
neuron ReboundBurst = QuadraticIzhikevich(
  a = 0.03,
  b = 0.25,
  c = -52,
  d = 0,
  v = -64,
  I = pulse(t * 1 ms, 20 ms, 5 ms, -15)
)

## O, threshold variability: a pulse that does nothing by itself is answered after an inhibition, 1 spike within 100 ms.
## The figure has as many, in steps of 0.25 ms.
neuron ThresholdVariability = QuadraticIzhikevich(
  a = 0.03,
  b = 0.25,
  c = -60,
  d = 4,
  v = -64,
  I = pulse_pair(t * 1 ms, 10 ms, 5 ms, 70 ms, 1) + pulse(t * 1 ms, 70 ms, 5 ms, -6)
)

## P, bistability: a pulse turns firing on, and it goes on, 7 spikes within 300 ms. The figure has 5, in steps of 0.25
## ms: there a second pulse turns it off, at a moment that is right for that method and step only.
neuron Bistability = QuadraticIzhikevich(
  a = 0.1,
  b = 0.26,
  c = -60,
  d = 0,
  v = -61,
  I = 0.24 + pulse_pair(t * 1 ms, 37.5 ms, 5 ms, 178.5 ms, 1)
)

## Q, depolarizing after-potential: behind a spike the potential stays raised, and grows into more of them, 7 spikes
## within 50 ms. The figure has 1, in steps of 0.1 ms: there the raised potential sinks back.
neuron DepolarizingAfterPotential = QuadraticIzhikevich(
  a = 1,
  b = 0.2,
  c = -60,
  d = -21,
  v = -70,
  I = pulse(t * 1 ms, 9 ms, 2 ms, 20)
)

## R, accommodation: a current that rises slowly to 8 is not answered, one that rises to 4 within 12.5 ms is, 1 spike
## within 400 ms. The figure has as many, in steps of 0.5 ms. The recovery follows the potential without a decay of its
## own, which no values of the other equations give.
neuron Accommodation {
  time unit 1 ms

  ## rate of recovery
  param a = 0.02
  ## sensitivity of the recovery to the potential
  param b = 1
  ## potential at which the recovery stands still
  param v_rest = -65
  ## potential after a spike
  param c = -55
  ## jump of the recovery at a spike
  param d = 4
  ## injected current: two ramps
  input I = if t < 200 then t / 25
      else if t < 300 then 0
      else if t < 312.5 then 4 * (t - 300) / 12.5
      else 0

  ## membrane potential
  state v = -65
  ## recovery
  state u = -16
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  du/dt = a * b * (v - v_rest)

  spike when v > 30
  on spike { v = c; u += d }
}

## S, inhibition-induced spiking: fires when it is inhibited, 4 spikes within 350 ms. The figure has 3, in steps of 0.5
## ms.
neuron InhibitionInducedSpiking = QuadraticIzhikevich(
  a = -0.02,
  b = -1,
  c = -60,
  d = 8,
  v = -63.8,
  I = 80 - pulse(t * 1 ms, 50 ms, 200 ms, 5)
)

## T, inhibition-induced bursting: bursts when it is inhibited, 33 spikes within 350 ms. The figure has 11, in steps of
## 0.5 ms, if d = 0, as the author’s table of values, izhikevich.m, has it; with d = -2, of figure1.m, each spike brings
## the next one nearer, and at steps below 0.5 ms firing never ends.
neuron InhibitionInducedBursting = QuadraticIzhikevich(
  a = -0.026,
  b = -1,
  c = -45,
  d = 0,
  v = -63.8,
  I = 80 - pulse(t * 1 ms, 50 ms, 200 ms, 5)
)

## The model of all panels but R: silent by itself, it takes any values and any current.
neuron QuadraticIzhikevich {
  time unit 1 ms

  ## rate of recovery
  param a = 0.02
  ## sensitivity of the recovery to the potential
  param b = 0.2
  ## potential after a spike
  param c = -65
  ## jump of the recovery at a spike
  param d = 8
  ## of v in the equation of the potential
  param linear = 5
  ## constant term of that equation
  param offset = 140
  ## injected current
  input I = 0

  ## membrane potential
  state v = -65
  ## recovery
  state u = b * v
  dv/dt = 0.04 * v^2 + linear * v + offset - u + I
  du/dt = a * (b * v - u)

  spike when v > 30
  on spike { v = c; u += d }
}
`,
  ],
  [
    'std/neurons/izhikevich-capacitance.axo',
    `## Izhikevich's simple model with a capacitance, fitted to seven kinds of cells: in units, with the peaks of real spikes.
##
## Source: E. M. Izhikevich (2007), Dynamical Systems in Neuroscience, MIT Press, doi:10.7551/mitpress/2526.001.0001,
## equations 8.5 and 8.6; the cells are those of figures 8.12 (regular spiking), 8.19 (intrinsically bursting), 8.23
## (chattering), 8.25 (low-threshold spiking), 8.27 (fast spiking), 8.31 (thalamocortical) and 8.32 (reticular thalamic).
## A cell spikes where v reaches its peak, v >= v_peak.
## Units: mV, ms, pA, pF, nS.
## Try: \`axode run std/neurons/izhikevich-capacitance.axo --input "I = 70 pA" --for 500ms --dt 0.05ms\`; a relay cell
## bursts when an inhibition ends: \`axode run std/neurons/izhikevich-capacitance.axo#ThalamocorticalRelayCell --input "I
## = if t < 120 ms then -1200 pA else 0" --for 300ms\`.

## What charges the membrane: a parabola through rest and threshold, the recovery and the current.
function charging(v : mV, rest : mV, threshold : mV, k : nS/mV, u : pA, I : pA) = k * (v - rest) * (v - threshold)
    - u + I

## Pyramidal cell of layer 5, figure 8.19: a burst first, single spikes later.
neuron IntrinsicallyBurstingPyramidalCell = IzhikevichCapacitance(
  C = 150 pF,
  k = 1.2 nS/mV,
  v_rest = -75 mV,
  v_threshold = -45 mV,
  v_peak = 50 mV,
  a = 0.01/ms,
  b = 5 nS,
  c = -56 mV,
  d = 130 pA
)

## Cell of the visual cortex, figure 8.23: bursts of closely spaced spikes.
neuron ChatteringCell = IzhikevichCapacitance(
  C = 50 pF,
  k = 1.5 nS/mV,
  v_rest = -60 mV,
  v_threshold = -40 mV,
  v_peak = 25 mV,
  a = 0.03/ms,
  b = 1 nS,
  c = -40 mV,
  d = 150 pA
)

## Interneuron that fires from a low threshold, figure 8.25: spikes get lower and the reset higher as it adapts.
neuron LowThresholdSpikingInterneuron {
  param C = 100 pF
  param k = 1 nS/mV
  param v_rest = -56 mV
  param v_threshold = -42 mV
  ## peak of a spike where there is no recovery
  param v_peak = 40 mV
  ## how far the recovery lowers the peak
  param peak_drop = 0.1 mV/pA
  param a = 0.03/ms
  param b = 8 nS
  ## potential after a spike where there is no recovery
  param c = -53 mV
  ## how far the recovery raises the potential after a spike
  param reset_rise = 0.04 mV/pA
  ## jump of the recovery at a spike
  param d = 20 pA
  ## what a spike raises the recovery to at most
  param u_max = 670 pA
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = v_rest
  ## recovery current
  state u : pA = b * (v - v_rest)
  dv/dt = charging(v, v_rest, v_threshold, k, u, I) / C
  du/dt = a * (b * (v - v_rest) - u)

  spike when v >= v_peak - peak_drop * u
  on spike { v = c + reset_rise * u; u = min(u + d, u_max) }
}

## Interneuron of the visual cortex, figure 8.27: the recovery is a cubic of the potential and does not jump.
neuron FastSpikingInterneuron {
  param C = 20 pF
  param k = 1 nS/mV
  param v_rest = -55 mV
  param v_threshold = -40 mV
  param v_peak = 25 mV
  param a = 0.2/ms
  ## of the cubic
  param b = 0.025 pA/mV^3
  ## potential at which the cubic begins
  param v_b = -55 mV
  ## potential after a spike
  param c = -45 mV
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = v_rest
  ## recovery current
  state u : pA = 0
  dv/dt = charging(v, v_rest, v_threshold, k, u, I) / C
  du/dt = a * ((if v < v_b then 0 else b * (v - v_b)^3) - u)

  spike when v >= v_peak
  on spike { v = c }
}

## Relay cell of the thalamus, figure 8.31: tonic spikes from rest, a burst from below.
neuron ThalamocorticalRelayCell {
  param C = 200 pF
  param k = 1.6 nS/mV
  param v_rest = -60 mV
  param v_threshold = -50 mV
  ## peak of a spike where there is no recovery
  param v_peak = 35 mV
  ## how far the recovery raises the peak, and lowers the potential after it
  param u_effect = 0.1 mV/pA
  param a = 0.01/ms
  ## of the recovery, at and below v_b
  param b = 15 nS
  ## potential below which there is a recovery
  param v_b = -65 mV
  ## potential after a spike where there is no recovery
  param c = -60 mV
  ## jump of the recovery at a spike
  param d = 10 pA
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = v_rest
  ## recovery current
  state u : pA = 0
  dv/dt = charging(v, v_rest, v_threshold, k, u, I) / C
  du/dt = a * ((if v <= v_b then b * (v - v_b) else 0) - u)

  spike when v >= v_peak + u_effect * u
  on spike { v = c - u_effect * u; u += d }
}

## Cell of the reticular nucleus of the thalamus, figure 8.32: the recovery follows hyperpolarization more.
neuron ReticularThalamicCell {
  param C = 40 pF
  param k = 0.25 nS/mV
  param v_rest = -65 mV
  param v_threshold = -45 mV
  param v_peak = 0 mV
  param a = 0.015/ms
  ## of the recovery, at and below v_rest
  param b_below = 10 nS
  ## of the recovery, above v_rest
  param b_above = 2 nS
  ## potential after a spike
  param c = -55 mV
  ## jump of the recovery at a spike
  param d = 50 pA
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = v_rest
  ## recovery current
  state u : pA = 0
  dv/dt = charging(v, v_rest, v_threshold, k, u, I) / C
  du/dt = a * ((if v <= v_rest then b_below else b_above) * (v - v_rest) - u)

  spike when v >= v_peak
  on spike { v = c; u += d }
}

## Pyramidal cell of layer 5, figure 8.12: regular spiking.
neuron IzhikevichCapacitance {
  ## capacitance
  param C = 100 pF
  ## how steep the parabola is
  param k = 0.7 nS/mV
  ## resting potential
  param v_rest = -60 mV
  ## threshold of a slow membrane
  param v_threshold = -40 mV
  ## peak of a spike
  param v_peak = 35 mV
  ## rate of recovery
  param a = 0.03/ms
  ## sensitivity of the recovery to the potential
  param b = -2 nS
  ## potential after a spike
  param c = -50 mV
  ## jump of the recovery at a spike
  param d = 100 pA
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = v_rest
  ## recovery current
  state u : pA = b * (v - v_rest)
  dv/dt = charging(v, v_rest, v_threshold, k, u, I) / C
  du/dt = a * (b * (v - v_rest) - u)

  spike when v >= v_peak
  on spike { v = c; u += d }
}
`,
  ],
  [
    'std/neurons/izhikevich-time-constants.axo',
    `## Izhikevich's simple model with time constants and a resistance in place of its rates.
##
## Source: E. M. Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572, doi:10.1109/TNN.2003.820440, in the form of
## ngc-learn's \`IzhikevichCell\` (3.2), whose tau_w is 1/a, coupling b, v_reset c and w_jump d. There the threshold judges
## the potential of the step before and a reset drops what w was integrated by; here a spike is judged on the new
## potential and w keeps its value.
## Units: none, as published; v reads as mV and t as ms.
## Try: \`axode run std/neurons/izhikevich-time-constants.axo --input "I = 10" --for 500ms\`; \`axode run
## std/neurons/izhikevich-time-constants.axo#ChatteringCell --input "I = 10" --for 300ms\`.

## A burst first, single spikes later.
neuron IntrinsicallyBurstingCell = IzhikevichTimeConstants(v_reset = -55, w_jump = 4)

## Bursts of closely spaced spikes.
neuron ChatteringCell = IzhikevichTimeConstants(v_reset = -50, w_jump = 2)

## Fast recovery. As in ngc-learn the jump stays 8; the paper has 2.
neuron FastSpikingCell = IzhikevichTimeConstants(tau_w = 10)

## Fires with adaptation from a low threshold. As in ngc-learn the recovery is fast; the paper has tau_w = 50.
neuron LowThresholdSpikingCell = IzhikevichTimeConstants(tau_w = 10, coupling = 0.25, w_jump = 2)

## The potential swings and fires where a drive keeps time with it.
neuron ResonatorCell = IzhikevichTimeConstants(tau_w = 10, coupling = 0.26)

## Regular spiking, with the defaults of ngc-learn.
neuron IzhikevichTimeConstants {
  time unit 1 ms

  ## membrane time constant
  param tau_m = 1
  ## time constant of the recovery
  param tau_w = 50
  ## membrane resistance
  param R = 1
  ## sensitivity of the recovery to the potential
  param coupling = 0.2
  param v_threshold = 30
  ## potential after a spike
  param v_reset = -65
  ## jump of the recovery at a spike
  param w_jump = 8
  ## injected current
  input I = 0

  ## membrane potential
  state v = -65
  ## recovery
  state w = coupling * v
  dv/dt = (0.04 * v^2 + 5 * v + 140 - w + R * I) / tau_m
  dw/dt = (coupling * v - w) / tau_w

  spike when v > v_threshold
  on spike { v = v_reset; w += w_jump }
}
`,
  ],
  [
    'std/neurons/izhikevich.axo',
    `## Simple model of a spiking neuron: two equations and a reset, for many kinds of firing.
##
## Source: E. M. Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572, doi:10.1109/TNN.2003.820440, equations 1 to 3,
## and the parameters of figure 2. Regular spiking is the default; the others are variants.
## Units: none, as published; v reads as mV and t as ms.
## Try: \`axode run std/neurons/izhikevich.axo --input "I = if t > 50 ms then 10 else 0" --set d=6\`; \`axode run
## std/neurons/izhikevich.axo#Chattering --input "I = 10" --for 200ms\` fires in bursts.

## Strong adaptation: cortical excitatory cells, the commonest kind. The defaults, by name.
neuron RegularSpiking = Izhikevich(a = 0.02, b = 0.2, c = -65, d = 8)

## A burst first, single spikes later.
neuron IntrinsicallyBursting = Izhikevich(c = -55, d = 4)

## Bursts of closely spaced spikes.
neuron Chattering = Izhikevich(c = -50, d = 2)

## Fast recovery, no adaptation: cortical inhibitory cells.
neuron FastSpiking = Izhikevich(a = 0.1, d = 2)

## Fires with adaptation from a low threshold.
neuron LowThresholdSpiking = Izhikevich(b = 0.25, d = 2)

## The model of all of them, regular spiking by default.
neuron Izhikevich {
  time unit 1 ms

  ## rate of recovery
  param a = 0.02
  ## sensitivity of the recovery to the potential
  param b = 0.2
  ## potential after a spike
  param c = -65
  ## jump of the recovery at a spike
  param d = 8
  ## injected current
  input I = 0

  ## membrane potential
  state v = -65
  ## recovery
  state u = b * v
  dv/dt = 0.04 * v^2 + 5 * v + 140 - u + I
  du/dt = a * (b * v - u)

  spike when v >= 30
  on spike { v = c; u += d }
}
`,
  ],
  [
    'std/neurons/leaky-integrate-and-fire.axo',
    `## Leaky integrate-and-fire neuron: a leaky capacitor with a threshold.
##
## Source: L. Lapicque (1907), J. Physiol. Pathol. Gen. 9:620-635; in this form W. Gerstner, W. M. Kistler, R. Naud,
## L. Paninski (2014), Neuronal Dynamics, section 1.3, doi:10.1017/CBO9781107447615.
## Units: mV, ms, nA, MOhm.
## Try: \`axode run std/neurons/leaky-integrate-and-fire.axo --input "I = 2 nA"\` fires; at \`"I = 1.5 nA"\` the potential
## approaches the threshold and never passes it.

neuron LeakyIntegrateAndFire {
  ## membrane time constant
  param tau_m = 20 ms
  ## resting potential
  param E_L = -65 mV
  ## input resistance
  param R = 10 MOhm
  ## the potential above which the cell fires
  param V_threshold = -50 mV
  ## the potential after a spike
  param V_reset = -65 mV
  ## after a spike, how long the potential is held
  param t_refractory = 2 ms
  ## injected current
  input I : nA = 0

  ## membrane potential
  state v : mV = E_L
  dv/dt = (R * I - (v - E_L)) / tau_m

  spike when v > V_threshold
  on spike { v = V_reset }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/leaky-integrator.axo',
    `## Leaky integrator: a membrane that sums its synaptic current and never fires, the readout of spiking networks.
##
## Source: P. Dayan, L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, sections 5.4 and 7.2; with the time
## constants of LI in norse. It is current-based-integrate-and-fire.axo without a threshold.
## Units: mV, ms, nS, pF, pA.
## Try: \`axode run std/neurons/leaky-integrator.axo --set "arrivals = [10 ms, 15 ms, 40 ms]" --for 100ms --record
## v,synapse.I\`: two spikes that arrive nearly together, and one later; \`--input "I = 20 pA"\` goes to 2 mV, I / g_L.

import { ExponentialCurrent } from "../currents/exponential-current.axo"

neuron LeakyIntegrator {
  ## membrane capacitance; C / g_L is the time constant
  param C = 100 pF
  ## leak conductance
  param g_L = 10 nS
  ## resting potential
  param E_L = 0 mV
  ## what a spike that arrives adds to the synaptic current; below 0 it inhibits
  param weight = 20 pA
  ## when spikes arrive
  param arrivals : ms[] = []
  ## injected current
  input I : pA = 0

  use synapse = ExponentialCurrent(tau = 5 ms)

  ## membrane potential
  state v : mV = E_L
  dv/dt = (-g_L * (v - E_L) - synapse.i + I) / C

  at arrivals { synapse.I += weight }
}
`,
  ],
  [
    'std/neurons/leaky-izhikevich.axo',
    `## Leaky Izhikevich neuron: the recovery acts as a conductance that pulls the potential to rest.
##
## Source: the Rust crate spiking_neural_networks 0.23.5, \`LeakyIzhikevichNeuron\`; the parabola, reset and recovery are of
## E. M. Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569-1572, doi:10.1109/TNN.2003.820440. The crate divides the
## equation of v by c_m = 100 and that of w by tau_m = 10, so that v is ten times slower against w than in the paper; here
## both are 1, and may be set. Without a current there is no rest: once w is below 0 it pushes v away from E_L, far below
## all that cells know, and back. From I = 20 on the cell fires, and w, which starts at -13, rises within 20 ms to where it
## then stays: above -0.3, and from I = 25 on above 0.
## Units: none, as in the source; v reads as mV and t as ms.
## Try: \`axode run std/neurons/leaky-izhikevich.axo --for 300ms --input "I = 100"\`; \`axode run
## std/neurons/leaky-izhikevich.axo#SlowLeakyIzhikevich --for 1s --dt 0.1ms --input "I = 40"\` is the cell of the crate.

## With the values of the crate.
neuron SlowLeakyIzhikevich = LeakyIzhikevich(c_m = 100, tau_m = 10, w = 30)

## With v and w as fast as in the paper.
neuron LeakyIzhikevich {
  time unit 1 ms

  ## rate of recovery
  param a = 0.02
  ## sensitivity of the recovery to the potential
  param b = 0.2
  ## potential after a spike
  param c = -55
  ## jump of the recovery at a spike
  param d = 8
  ## potential to which the recovery pulls
  param E_L = -65
  ## capacitance, which slows the potential
  param c_m = 1
  ## time constant, which slows the recovery
  param tau_m = 1
  ## injected current
  input I = 0

  ## membrane potential
  state v = -65
  ## recovery
  state w = b * v
  dv/dt = (0.04 * v^2 + 5 * v + 140 - w * (v - E_L) + I) / c_m
  dw/dt = a * (b * v - w) / tau_m

  spike when v >= 30
  on spike { v = c; w += d }
}
`,
  ],
  [
    'std/neurons/morris-lecar.axo',
    `## Morris-Lecar model of the barnacle muscle fibre, with two ways to begin firing.
##
## Source: C. Morris, H. Lecar (1981), Biophys. J. 35:193-213, doi:10.1016/S0006-3495(81)84782-0; parameter sets of
## J. Rinzel, G. B. Ermentrout (1998), Analysis of neural excitability and oscillations, as in G. B. Ermentrout,
## D. H. Terman (2010), Mathematical Foundations of Neuroscience, table 3.1, doi:10.1007/978-0-387-87708-2.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/morris-lecar.axo --for 500ms --input "I = 100 uA/cm^2"\` fires at once at 11.7 Hz, the
## Hopf bifurcation lies at about 94 uA/cm^2; \`axode run std/neurons/morris-lecar.axo#MorrisLecarSNLC --for 500ms
## --input "I = 45 uA/cm^2"\` fires as slowly as one likes near 40 uA/cm^2.

import { MorrisLecarCalcium } from "../channels/morris-lecar-calcium.axo"
import { MorrisLecarPotassium } from "../channels/morris-lecar-potassium.axo"
import { Leak } from "../channels/leak.axo"

## Firing begins at any low rate: a saddle-node on the limit cycle (class 1).
neuron MorrisLecarSNLC = MorrisLecar(
  g_Ca = 4 mS/cm^2,
  V3 = 12 mV,
  V4 = 17.4 mV,
  phi = 1 / 15 / ms
)

## Firing begins at a rate well above zero: a Hopf bifurcation (class 2).
neuron MorrisLecar {
  param C = 20 uF/cm^2
  param g_Ca = 4.4 mS/cm^2
  ## voltage of half activation of the potassium channel
  param V3 = 2 mV
  ## spread of that activation
  param V4 = 30 mV
  ## rate of the potassium gate at V3
  param phi = 0.04/ms
  ## injected current
  input I : uA/cm^2 = 0

  use calcium = MorrisLecarCalcium(g = g_Ca)
  use potassium = MorrisLecarPotassium(V3 = V3, V4 = V4, phi = phi)
  use leak = Leak(g = 2 mS/cm^2, E = -60 mV)

  ## membrane potential
  state v : mV = -60 mV
  dv/dt = (I - leak.i - calcium.i - potassium.i) / C

  spike when v crosses 0 mV
}
`,
  ],
  [
    'std/neurons/perfect-integrate-and-fire.axo',
    `## Perfect integrate-and-fire neuron: a capacitor without a leak, which counts charge up to a threshold.
##
## Source: B. W. Knight (1972), J. Gen. Physiol. 59:734-766, doi:10.1085/jgp.59.6.734; with a constant leak and a floor
## S. Fusi, M. Mattia (1999), Neural Comput. 11:633-652, doi:10.1162/089976699300016601. The threshold is strict, and a
## spike sets the potential: what a step overshoots by is lost.
## Units: mV, ms, pF, pA.
## Try: \`axode run std/neurons/perfect-integrate-and-fire.axo --input "I = 250 pA"\` fires every 12 ms, C (V_threshold -
## V_reset) / I; \`axode run std/neurons/perfect-integrate-and-fire.axo#LinearIntegrateAndFire --input "I = sine(t, 0 ms,
## 20 Hz, 400 pA)"\` comes up from the floor once in every period.

## A constant current leaks out, as in a circuit of transistors, and the potential has a floor.
neuron LinearIntegrateAndFire {
  ## membrane capacitance
  param C = 200 pF
  ## current that leaks out at any potential
  param I_leak = 50 pA
  ## the lowest potential, kept at the end of each step
  param V_floor = -65 mV
  ## the potential above which the cell fires
  param V_threshold = -50 mV
  ## the potential after a spike
  param V_reset = -65 mV
  ## after a spike, how long the potential is held
  param t_refractory = 0 ms
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = V_floor
  dv/dt = (I - I_leak) / C

  on step { v = max(v, V_floor) }
  spike when v > V_threshold
  on spike { v = V_reset }
  refractory t_refractory holds v
}

## No leak, no floor.
neuron PerfectIntegrateAndFire {
  ## membrane capacitance
  param C = 200 pF
  ## the potential above which the cell fires
  param V_threshold = -50 mV
  ## the potential after a spike
  param V_reset = -65 mV
  ## after a spike, how long the potential is held
  param t_refractory = 0 ms
  ## injected current
  input I : pA = 0

  ## membrane potential
  state v : mV = V_reset
  dv/dt = I / C

  spike when v > V_threshold
  on spike { v = V_reset }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/pinsky-rinzel.axo',
    `## CA3 pyramidal cell in two compartments: soma and dendrite pass current back and forth, which makes bursts.
##
## Source: P. F. Pinsky, J. Rinzel (1994), J. Comput. Neurosci. 1:39-60, doi:10.1007/BF00962717, equations 1 to 6, with
## the erratum, J. Comput. Neurosci. 2:275; without the synaptic currents. Currents are per area of the whole cell. It
## starts as pinrin.ode of V. Booth does, but with gates at their steady states. A spike is an upward crossing of 20 mV
## by the soma, where the AMPA synapses of the paper begin to act.
## Units: mV from the reversal potential of the leak (-60 mV), ms, uA/cm^2, mS/cm^2, uF/cm^2; calcium has no unit.
## Try: \`axode run std/neurons/pinsky-rinzel.axo --input "I_s = 0.75 uA/cm^2" --for 1500ms --record soma.v,dendrite.v\`
## bursts twice a second, figure 2A; \`axode run std/neurons/pinsky-rinzel.axo --input "I_s = 2.5 uA/cm^2" --set "g_c =
## 10.5 mS/cm^2" --for 1s --record soma.v\` fires single spikes, figure 2D.

import { PinskyRinzelSodium } from "../channels/pinsky-rinzel-sodium.axo"
import { PinskyRinzelDelayedRectifier } from "../channels/pinsky-rinzel-delayed-rectifier.axo"
import { PinskyRinzelCalcium } from "../channels/pinsky-rinzel-calcium.axo"
import { PinskyRinzelCalciumActivatedPotassium } from "../channels/pinsky-rinzel-calcium-activated-potassium.axo"
import { PinskyRinzelAfterhyperpolarization } from "../channels/pinsky-rinzel-afterhyperpolarization.axo"
import { Leak } from "../channels/leak.axo"

## Makes spikes.
compartment PinskyRinzelSoma {
  param C = 3 uF/cm^2
  ## current that enters, per area of the soma
  input I : uA/cm^2 = 0

  use sodium = PinskyRinzelSodium
  use delayed_rectifier = PinskyRinzelDelayedRectifier
  use leak = Leak(g = 0.1 mS/cm^2, E = 0 mV)

  ## membrane potential
  state v : mV = -4.6 mV
  dv/dt = (I - sodium.i - delayed_rectifier.i - leak.i) / C
}

## Takes up calcium, which ends what it began.
compartment PinskyRinzelDendrite {
  param C = 3 uF/cm^2
  ## calcium that a current brings
  param influx = 0.13 cm^2/uA/ms
  ## rate at which calcium is removed
  param removal = 0.075/ms
  ## current that enters, per area of the dendrite
  input I : uA/cm^2 = 0

  use calcium_channel = PinskyRinzelCalcium
  use fast_potassium = PinskyRinzelCalciumActivatedPotassium
  use afterhyperpolarization = PinskyRinzelAfterhyperpolarization
  use leak = Leak(g = 0.1 mS/cm^2, E = 0 mV)

  ## membrane potential
  state v : mV = -4.5 mV
  dv/dt = (I - calcium_channel.i - fast_potassium.i - afterhyperpolarization.i - leak.i) / C
  ## level of calcium
  state calcium = 0.2
  dcalcium/dt = -influx * calcium_channel.i - removal * calcium
}

neuron PinskyRinzel {
  ## coupling of soma and dendrite, per area of the cell
  param g_c = 2.1 mS/cm^2
  ## fraction of the area that is soma
  param p = 0.5 in [0, 1]
  ## current into the soma, per area of the cell
  input I_s : uA/cm^2 = 0
  ## current into the dendrite, per area of the cell
  input I_d : uA/cm^2 = 0

  use soma = PinskyRinzelSoma(I = (I_s - axial) / p)
  use dendrite = PinskyRinzelDendrite(I = (I_d + axial) / (1 - p))
  ## current from the soma to the dendrite
  axial = g_c * (soma.v - dendrite.v)

  spike when soma.v crosses 20 mV
}
`,
  ],
  [
    'std/neurons/quadratic-integrate-and-fire-population.axo',
    `## Population of quadratic integrate-and-fire (QIF) neurons that excite each other: exact rate and mean potential.
##
## Source: E. Montbrió, D. Pazó, A. Roxin (2015), Phys. Rev. X 5:021028, doi:10.1103/PhysRevX.5.021028, equations 12.
## What they describe, infinitely many cells, all joined to all, tau dV/dt = V^2 + eta + J tau r + I, with a Lorentzian
## distribution of eta, has a potential without unit: quadratic-integrate-and-fire.axo#CanonicalQuadratic. The default
## is figure 2, with tau = 10 ms: the population is silent or active, by what has been before.
## Units: ms, Hz; potentials and drives have none, and so have Delta, eta_mean and J.
## Try: \`axode run std/neurons/quadratic-integrate-and-fire-population.axo --for 800ms --input "I = if t > 100 ms and t
## < 400 ms then 3 else 0"\`: a pulse switches the population on, and it stays.

neuron QuadraticIntegrateAndFirePopulation {
  ## membrane time constant of the cells
  param tau = 10 ms
  ## how much cells differ: half the width, at half the height, of the distribution of eta
  param Delta = 1 in [0, infinity]
  ## where this distribution has its centre; cells with eta above 0 fire by themselves
  param eta_mean = -5
  ## strength of the synapses, all to all; below 0 they inhibit
  param J = 15
  ## what drives all cells
  input I = 0

  ## rate at which a cell fires on the average
  state r : Hz = 0 Hz
  ## mean potential
  state v = -2
  dr/dt = (Delta / (pi * tau) + 2 * r * v) / tau
  dv/dt = (v^2 + eta_mean + J * tau * r + I - (pi * tau * r)^2) / tau

  ## how much cells are at the same phase, which rest is too, from 0 to 1: the Kuramoto order parameter
  output synchrony = sqrt(((1 - pi * tau * r)^2 + v^2) / ((1 + pi * tau * r)^2 + v^2))
}
`,
  ],
  [
    'std/neurons/quadratic-integrate-and-fire.axo',
    `## Quadratic integrate-and-fire neuron: a stable rest, a critical potential, and beyond it a run-away upstroke.
##
## Source: P. E. Latham, B. J. Richmond, P. G. Nelson, S. Nirenberg (2000), J. Neurophysiol. 83:808-827,
## doi:10.1152/jn.2000.83.2.808, with the signs of W. Gerstner, W. M. Kistler, R. Naud, L. Paninski (2014), Neuronal
## Dynamics, section 5.3, doi:10.1017/CBO9781107447615. Without units it is the normal form of all cells that can fire
## as slowly as one likes, and an angle of it the theta neuron: theta-neuron.axo. The threshold is not strict; it is the
## peak of the spike, not where it begins: that is V_critical.
## Units: mV, ms, nA, MOhm.
## Try: \`axode run std/neurons/quadratic-integrate-and-fire.axo --for 400ms --input "I = 1 nA"\` fires; below 0.5625 nA,
## a (V_critical - V_rest)^2 / 4 R, it rests.

## dv/dt = v^2 + I from -infinity to infinity takes pi / sqrt(I); here between -20 and 20, which takes 3 % less at I = 1.
## Beyond a spike v comes back from v_reset with a rate of 2 |v_reset|, which steps must resolve: by rk4 these values ask
## for steps up to 0.05 ms, by euler up to 0.02 ms; from -100, rk4 would ask for 0.005 ms.
neuron CanonicalQuadratic {
  time unit 1 ms

  ## where a spike ends
  param v_peak = 20
  ## where the next one begins
  param v_reset = -20
  ## distance from the saddle-node bifurcation: above 0 it fires
  input I = 0

  ## distance from the bifurcation’s potential
  state v = v_reset
  dv/dt = v^2 + I

  spike when v >= v_peak
  on spike { v = v_reset }
}

neuron QuadraticIntegrateAndFire {
  ## membrane time constant, divided by a (V_critical - V_rest) that of small deviations from rest
  param tau_m = 10 ms
  ## input resistance
  param R = 10 MOhm
  ## curvature
  param a = 0.1/mV
  ## resting potential without input
  param V_rest = -65 mV
  ## the potential above which the cell runs away without input
  param V_critical = -50 mV
  ## the potential at which a spike is over
  param V_peak = 30 mV
  ## the potential after a spike
  param V_reset = -65 mV
  ## after a spike, how long the potential is held
  param t_refractory = 0 ms
  ## injected current
  input I : nA = 0

  ## membrane potential
  state v : mV = V_rest
  dv/dt = (a * (v - V_rest) * (v - V_critical) + R * I) / tau_m

  spike when v >= V_peak
  on spike { v = V_reset }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/resonate-and-fire.axo',
    `## Resonate-and-fire neuron: damped oscillations below threshold, so that the timing of inputs decides.
##
## Source: E. M. Izhikevich (2001), Neural Netw. 14:883-894, doi:10.1016/S0893-6080(01)00078-8: z' = (b + i omega) z + I
## with z = x + i y, and z = i after a spike. A spike is where y comes up to the threshold, on which the reset lies.
## Units: none, as published; one unit of time reads as 1 ms.
## Try: \`axode run std/neurons/resonate-and-fire.axo --for 4ms --input "I = pulse_pair(t, 0.5 ms, 0.02 ms, 0.63 ms,
## 44)"\` fires, as the second pulse comes a period, 2 pi / omega, after the first; at half of it, 0.31 ms, it does not.

neuron ResonateAndFire {
  time unit 1 ms

  ## how fast oscillations grow; below 0 they die out
  param b = -1
  ## frequency of oscillations, radians per unit of time
  param omega = 10
  ## the value of y at which the cell fires
  param threshold = 1
  ## x after a spike
  param x_reset = 0
  ## y after a spike
  param y_reset = 1
  ## injected current
  input I = 0

  ## what stands for currents
  state x = 0
  ## what stands for the membrane potential
  state y = 0
  dx/dt = b * x - omega * y + I
  dy/dt = omega * x + b * y

  spike when y crosses threshold
  on spike { x = x_reset; y = y_reset }
}
`,
  ],
  [
    'std/neurons/scheduled-cell.axo',
    `## Passive cell that fires when it is told to, whatever its potential is: what an electrode does in protocols of plasticity.
##
## Source: H. Markram, J. Lübke, M. Frotscher, B. Sakmann (1997), Science 275:213-215, doi:10.1126/science.275.5297.213, who
## made cells fire at chosen times by short pulses of current. Membrane and conductances are those of
## conductance-based-integrate-and-fire.axo.
## Units: mV, ms, nS, pF, pA.
## Try: \`axode run std/neurons/scheduled-cell.axo --for 100ms --set "times = [20 ms, 50 ms]" --set "excitation.g = 6 nS"
## --record v,excitation.g\`: a postsynaptic potential, and two spikes that leave no trace in it.

import { ExponentialConductance } from "../currents/exponential-conductance.axo"

neuron ScheduledCell {
  ## when it fires
  param times : ms[] = []
  ## membrane capacitance; C / g_L is the time constant at rest
  param C = 200 pF
  ## leak conductance
  param g_L = 10 nS
  ## resting potential
  param E_L = -60 mV
  ## injected current
  input I : pA = 0

  use excitation = ExponentialConductance(E = 0 mV, tau = 5 ms)
  use inhibition = ExponentialConductance(E = -80 mV, tau = 10 ms)

  ## membrane potential
  state v : mV = E_L
  dv/dt = (-g_L * (v - E_L) - excitation.i - inhibition.i + I) / C

  spike at times
}
`,
  ],
  [
    'std/neurons/simple-leaky-integrate-and-fire.axo',
    `## The least that a leaky integrate-and-fire neuron needs: a rate of leak, a threshold and a reset.
##
## Source: A. N. Burkitt (2006), Biol. Cybern. 95:1-19, doi:10.1007/s00422-006-0068-6, section 2, with input as a rate
## of change of the potential; values of the crate spiking_neural_networks, but for its reversal potential of 0 mV. The
## threshold is not strict, and nothing is refractory.
## Units: mV, ms.
## Try: \`axode run std/neurons/simple-leaky-integrate-and-fire.axo --input "I = 3 mV/ms"\` fires every 11.0 ms, log(I /
## (I - g (V_threshold - E))) / g; at \`"I = 2 mV/ms"\` the potential approaches the threshold from below; \`axode run
## std/neurons/simple-leaky-integrate-and-fire.axo#PacemakingIntegrateAndFire\` needs no input.

## Rests above its own threshold, so it fires without input, every 3.1 ms.
neuron PacemakingIntegrateAndFire = SimpleLeakyIntegrateAndFire(E = 0 mV)

neuron SimpleLeakyIntegrateAndFire {
  ## rate of the leak
  param g = 0.1/ms
  ## what the potential leaks towards
  param E = -75 mV
  ## the potential at which the cell fires
  param V_threshold = -55 mV
  ## the potential after a spike
  param V_reset = -75 mV
  ## rate at which input raises the potential
  input I : mV/ms = 0

  ## membrane potential
  state v : mV = V_reset
  dv/dt = -g * (v - E) + I

  spike when v >= V_threshold
  on spike { v = V_reset }
}
`,
  ],
  [
    'std/neurons/simplified-leaky-integrate-and-fire.axo',
    `## Simplified leaky integrate-and-fire neuron of deep spiking networks: its spike stays on, its threshold adapts.
##
## Source: A. Samadi, T. P. Lillicrap, D. B. Tweed (2017), Neural Comput. 29:578-602, doi:10.1162/NECO_a_00929;
## threshold that rises with each spike and decays, as in SLIFCell of ngc-learn. The threshold is strict. The spike is
## sticky: for t_refractory, from the spike on, s is 1 and v is held. Lateral inhibition acts between cells and so
## belongs to a network.
## Units: none, as published; one unit of time reads as 1 ms.
## Try: \`axode run std/neurons/simplified-leaky-integrate-and-fire.axo --input "I = 1" --record v,s,threshold\`, then
## \`axode run std/neurons/simplified-leaky-integrate-and-fire.axo --input "I = 1" --record v,s,threshold --set gain=0.2
## --set tau_threshold=50\`, and it adapts.

neuron SimplifiedLeakyIntegrateAndFire {
  time unit 1 ms

  ## membrane time constant
  param tau_m = 20
  ## input resistance
  param R = 1
  ## the threshold at the start
  param threshold_0 = 0.4
  ## by how much a spike raises the threshold
  param gain = 0
  ## how long the threshold takes to decay, to 0
  param tau_threshold = infinity
  ## how long a spike lasts
  param t_refractory = 4 ms
  ## injected current
  input I = 0

  ## membrane potential
  state v = 0
  ## the potential above which the cell fires
  state threshold = threshold_0
  dv/dt = (-v + R * I) / tau_m
  dthreshold/dt = -threshold / tau_threshold

  ## what other cells see: 1 during the spike
  output s = if refractory then 1 else 0

  spike when v > threshold
  on spike { v = 0; threshold += gain }
  refractory t_refractory holds v
}
`,
  ],
  [
    'std/neurons/stuart-landau.axo',
    `## Stuart-Landau oscillator: what any oscillation is near where it begins or ends, a Hopf bifurcation.
##
## Source: J. T. Stuart (1960), J. Fluid Mech. 9:353-370, doi:10.1017/S002211206000116X, as the amplitude z = x + i y
## of an oscillation: z' = (a + i omega - |z|^2) z + I; of brain areas G. Deco, M. L. Kringelbach, V. K. Jirsa, P.
## Ritter (2017), Sci. Rep. 7:3095, doi:10.1038/s41598-017-03073-5. Values of BrainPy.
## Units: none, as published; one unit of time reads as 1 ms.
## Try: \`axode run std/neurons/stuart-landau.axo --for 200ms\` swings ever wider, up to sqrt(a) = 0.5; \`axode run
## std/neurons/stuart-landau.axo --for 100ms --set "a = -0.1" --set "x = 0.5"\` dies out.

neuron StuartLandau {
  time unit 1 ms

  ## distance from the bifurcation: above 0 it oscillates with the amplitude sqrt(a), below 0 oscillations die out
  param a = 0.25
  ## frequency, radians per unit of time
  param omega = 0.2
  ## what drives x
  input I = 0
  ## what drives y
  input I_y = 0

  ## real part of the amplitude: what is seen of the oscillation
  state x = 0.01
  ## imaginary part, a quarter of a period behind
  state y = 0
  dx/dt = (a - x^2 - y^2) * x - omega * y + I
  dy/dt = (a - x^2 - y^2) * y + omega * x + I_y

  ## size of the oscillation
  output amplitude = sqrt(x^2 + y^2)
  ## its angle, radians
  output phase = atan2(y, x)
}
`,
  ],
  [
    'std/neurons/theta-neuron.axo',
    `## Theta neuron: a phase that goes round, slowly past rest and fast through the spike.
##
## Source: G. B. Ermentrout, N. Kopell (1986), SIAM J. Appl. Math. 46:233-253, doi:10.1137/0146017. With
## v = tan(theta / 2) it is dv/dt = v^2 + I of quadratic-integrate-and-fire.axo, whose spike from infinity to -infinity
## is the passage of theta through pi. So nothing is cut off, and the interval is pi / sqrt(I) exactly.
## Units: none, as published; one unit of time reads as 1 ms.
## Try: \`axode run std/neurons/theta-neuron.axo --for 50ms --input "I = 0.1"\` fires every 9.93; at \`"I = -0.1"\` the
## phase comes to rest.

neuron ThetaNeuron {
  time unit 1 ms

  ## distance from the saddle-node bifurcation: above 0 it fires
  input I = 0

  ## phase, between -pi and pi
  state theta = -pi / 2
  dtheta/dt = 1 - cos(theta) + (1 + cos(theta)) * I

  ## the same as the potential of the quadratic neuron
  output v = tan(theta / 2)

  spike when theta >= pi
  on spike { theta -= 2 * pi }
}
`,
  ],
  [
    'std/neurons/traub-miles.axo',
    `## Hippocampal pyramidal cell in one compartment, with the channels of Traub and Miles: the cell of benchmark COBAHH.
##
## Source: R. D. Traub, R. Miles (1991), Neuronal Networks of the Hippocampus, Cambridge University Press,
## doi:10.1017/CBO9780511895401; as in R. Brette and others (2007), J. Comput. Neurosci. 23:349-398,
## doi:10.1007/s10827-007-0038-6, appendix B.2 and B.3: without the calcium dynamics of the book, and with one gate
## for its potassium channel. Currents are per area; a cell of the benchmark has 20000 um^2. A spike is an upward
## crossing of 0 mV, the paper does not say. With the paper's leak, reversed at -60 mV, it fires by itself.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/traub-miles.axo --for 500ms\` fires at 14 Hz without input; \`axode run
## std/neurons/traub-miles.axo#SilentTraubMiles --input "I = 1 uA/cm^2"\`; \`axode run std/neurons/traub-miles.axo --for
## 500ms --set "V_T = -58 mV"\`, which raises the threshold by 5 mV, is silent.

import { TraubMilesSodium } from "../channels/traub-miles-sodium.axo"
import { TraubMilesPotassium } from "../channels/traub-miles-potassium.axo"
import { Leak } from "../channels/leak.axo"

## The leak reversed at -65 mV, as in the benchmark's program for NEURON: at rest without input.
neuron SilentTraubMiles = TraubMiles(E_L = -65 mV, v = -65 mV)

neuron TraubMiles {
  param C = 1 uF/cm^2
  ## conductance and reversal potential of the leak
  param g_L = 0.05 mS/cm^2
  param E_L = -60 mV
  ## adjusts the threshold, which lies about 13 mV above it
  param V_T = -63 mV
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = TraubMilesSodium(V_T = V_T)
  use potassium = TraubMilesPotassium(V_T = V_T)
  use leak = Leak(g = g_L, E = E_L)

  ## membrane potential
  state v : mV = -60 mV
  dv/dt = (I - sodium.i - potassium.i - leak.i) / C

  spike when v crosses 0 mV
}
`,
  ],
  [
    'std/neurons/wang-buzsaki.axo',
    `## Fast spiking hippocampal interneuron: a high rate, a shallow afterhyperpolarization, and any low rate near threshold.
##
## Source: X.-J. Wang, G. Buzsaki (1996), J. Neurosci. 16:6402-6413, doi:10.1523/JNEUROSCI.16-20-06402.1996,
## Materials and Methods; the synapses between interneurons are not part of it.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`axode run std/neurons/wang-buzsaki.axo --input "I = 1 uA/cm^2"\` fires at 60 Hz; \`axode run
## std/neurons/wang-buzsaki.axo --for 1s --dt 0.02ms --sweep "I = 0 .. 20 uA/cm^2 by 1 uA/cm^2" --measure "rate(spikes,
## after 200 ms)"\` is the f-I curve, which rises from nothing to above 400 Hz.

import { WangBuzsakiSodium } from "../channels/wang-buzsaki-sodium.axo"
import { WangBuzsakiPotassium } from "../channels/wang-buzsaki-potassium.axo"
import { Leak } from "../channels/leak.axo"

neuron WangBuzsaki {
  param C = 1 uF/cm^2
  ## conductance and reversal potential of the leak
  param g_L = 0.1 mS/cm^2
  param E_L = -65 mV
  ## temperature factor of the gates h and n
  param phi = 5
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = WangBuzsakiSodium(phi = phi)
  use potassium = WangBuzsakiPotassium(phi = phi)
  use leak = Leak(g = g_L, E = E_L)

  ## membrane potential
  state v : mV = -65 mV
  dv/dt = (I - sodium.i - potassium.i - leak.i) / C

  spike when v crosses 0 mV
}
`,
  ],
  [
    'std/neurons/wilson-cowan.axo',
    `## Wilson and Cowan's rate model: an exciting and an inhibiting population, by the share of cells active in each.
##
## Source: H. R. Wilson, J. D. Cowan (1972), Biophys. J. 12:1-24, doi:10.1016/S0006-3495(72)86068-5: the equations of
## coarse-grained activity. The default oscillates, figure 11; the variant has two states that last, figure 4. The
## paper counts time in time constants; here these are 10 ms.
## Units: ms; activities are shares, drives and weights have none.
## Try: \`axode run std/neurons/wilson-cowan.axo --input "P = 1.25" --for 400ms\` oscillates at 20 Hz; a pulse switches
## \`axode run std/neurons/wilson-cowan.axo#WilsonCowanHysteresis --input "P = if t > 50 ms and t < 90 ms then 2 else 0"
## --for 300ms\` to its upper state.

## A sigmoid of the drive x with the gain a and the threshold theta, moved down so that no drive gives 0.
function sigmoidal(x, a, theta) = 1 / (1 + exp(-a * (x - theta))) - 1 / (1 + exp(a * theta))

## Two lasting states, low and high, between which pulses switch.
neuron WilsonCowanHysteresis = WilsonCowan(
  c1 = 12,
  c2 = 4,
  c3 = 13,
  c4 = 11,
  a_e = 1.2,
  theta_e = 2.8,
  a_i = 1,
  theta_i = 4
)

## Oscillates where the exciting population is driven by P from 1.1 to about 2.
neuron WilsonCowan {
  ## time constant of the exciting population
  param tau_e = 10 ms
  ## time constant of the inhibiting population
  param tau_i = 10 ms
  ## weight from the exciting population to itself
  param c1 = 16
  ## weight from the inhibiting population to the exciting one
  param c2 = 12
  ## weight from the exciting population to the inhibiting one
  param c3 = 15
  ## weight from the inhibiting population to itself
  param c4 = 3
  ## gain of the exciting population
  param a_e = 1.3
  ## threshold of the exciting population
  param theta_e = 4
  ## gain of the inhibiting population
  param a_i = 2
  ## threshold of the inhibiting population
  param theta_i = 3.7
  ## refractoriness: how much of itself the exciting activity takes away
  param r_e = 1
  ## refractoriness of the inhibiting population
  param r_i = 1
  ## largest share of the exciting population, as the paper has it; later work often writes 1
  param k_e = sigmoidal(infinity, a_e, theta_e)
  ## largest share of the inhibiting population
  param k_i = sigmoidal(infinity, a_i, theta_i)
  ## drive of the exciting population
  input P = 0
  ## drive of the inhibiting population
  input Q = 0

  ## active share of the exciting population
  state E = 0
  ## active share of the inhibiting population
  state I = 0
  dE/dt = (-E + (k_e - r_e * E) * sigmoidal(c1 * E - c2 * I + P, a_e, theta_e)) / tau_e
  dI/dt = (-I + (k_i - r_i * I) * sigmoidal(c3 * E - c4 * I + Q, a_i, theta_i)) / tau_i
}
`,
  ],
  [
    'std/neurons/winner-take-all.axo',
    `## Cells that compete by their shares in the whole population: those with more than their thresholds fire at once.
##
## Source: shares as in B. Nessler, M. Pfeiffer, L. Buesing, W. Maass (2013), PLoS Comput. Biol. 9:e1003037,
## doi:10.1371/journal.pcbi.1003037; thresholds that keep one spike a step as in WTASCell of ngc-learn, which fires where
## a share exceeds its threshold (strictly) rather than at random, and whose potential has no memory. A cell that has
## fired takes no input for t_refractory; it keeps its share, that of 0 mV, and may fire again.
## The step is part of the model, as it is there: shares are compared, and thresholds move, once in each, however long it is.
## In steps of 0.1 ms instead of 1 ms a cell that keeps winning fires ten times as often, and thresholds sink ten times as
## fast, so that cells fire that otherwise would not. A smaller step is another model, not a better solution of this one.
## Units: mV, ms, nA, MOhm; shares and thresholds none.
## Try: \`axode run std/neurons/winner-take-all.axo --cells 5 --dt 1ms --for 100ms --input "I = 0.5 nA * i" --record
## share\`: the last cell fires in each step; by \`axode run std/neurons/winner-take-all.axo --cells 5 --dt 1ms --for
## 100ms --input "I = 0.5 nA * i" --record share --set "t_refractory = 4 ms"\` the last three take turns, and in every
## fourth step none fires.

neuron WinnerTakeAll {
  ## input resistance
  param R = 1 MOhm
  ## by how much a potential is higher that has e times the share
  param slope = 1 mV
  ## the share above which a cell fires, at the start
  param base = 0.4
  ## how far thresholds lie around it at most
  param jitter = 0.05
  ## what each spike but the first of a step adds to all thresholds, and a step without one takes off
  param gain = 0.002
  ## the lowest threshold
  param lowest = 0.025
  ## after a spike, how long input is ignored
  param t_refractory = 0 ms
  ## injected current
  input I : nA = 0 nA

  v = if t - last_spike < t_refractory then 0 mV else R * I
  # The largest is taken off first, so that no exponential overflows.
  weight = exp((v - (max over cells of v)) / slope)
  present = weight / (sum over cells of weight)

  ## what the cell has of the population, as it was when it was last compared with the threshold
  state share = 0
  ## the share above which the cell fires
  state threshold = base + uniform(-jitter, jitter)

  on step {
    threshold = max(threshold + ((count over cells of present > threshold) - 1) * gain, lowest)
    share = present
  }
  spike when share > old(threshold)
}
`,
  ],
  [
    'std/pools/submembrane-calcium.axo',
    `## Calcium in a thin shell beneath the membrane: calcium currents fill it, a pump brings it back to rest.
##
## Source: A. Destexhe, D. Contreras, T. J. Sejnowski, M. Steriade (1994), J. Neurophysiol. 72:803-818,
## doi:10.1152/jn.1994.72.2.803, after A. Destexhe, A. Babloyantz, T. J. Sejnowski (1993), Biophys. J. 65:1538-1552,
## doi:10.1016/S0006-3495(93)81190-1. The pump as in the authors' later program: of first order, with a time constant of 5 ms.
## Units: concentrations in mM, current density in uA/cm^2 (inward negative), depth in um.
## Try: \`axode run std/pools/submembrane-calcium.axo --input "i_Ca = if t > 10 ms and t < 20 ms then -5 uA/cm^2 else 0"\`
## fills it to 1.4 uM. An outward calcium current takes nothing out of the shell.

import { nernst } from "../functions/nernst-potential.axo"

pool SubmembraneCalcium {
  ## thickness of the shell
  param depth = 1 um
  ## of the pump
  param tau = 5 ms
  ## concentration at rest
  param Ca_rest = 240 nM
  ## concentration outside of the cell
  param Ca_outside = 2 mM
  param temperature = 36 degC in [0, 50 degC]
  ## all calcium currents of the owner together
  input i_Ca : uA/cm^2 = 0

  ## concentration in the shell
  state Ca : mM = Ca_rest
  dCa/dt = max(-i_Ca / (2 * faraday * depth), 0) + (Ca_rest - Ca) / tau

  ## reversal potential of calcium
  output E = nernst(Ca, Ca_outside, 2, temperature)
}
`,
  ],
  [
    'std/receptors/ampa.axo',
    `## AMPA receptor: the fast part of glutamatergic transmission.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1998), Kinetic models of synaptic transmission, in C. Koch, I. Segev
## (eds.), Methods in Neuronal Modeling, 2nd edition, MIT Press, pp. 1-25: fit to hippocampal currents with pulses of 1 mM
## for 1 ms; 0.35 to 1 nS are the conductance of a single synapse.
## Units: mM, ms, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/ampa.axo --input "T = pulse(t, 1 ms, 1 ms, 1 mM)" --input "v = -65 mV" --for 20ms
## --record r,i\`: 62 percent open at 2 ms.

import { FirstOrderReceptor } from "./first-order-receptor.axo"

receptor AMPA = FirstOrderReceptor(alpha = 1.1/mM/ms, beta = 0.19/ms, E = 0 mV, g = 1 nS)
`,
  ],
  [
    'std/receptors/approximate-receptor.axo',
    `## Receptor that is open in proportion to the transmitter, at once.
##
## Source: the approximate receptor of the simulator spiking_neural_networks 0.23.5, made bounded as in its builder
## language: r = T, between 0 and r_max.
## Units: mM, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/approximate-receptor.axo --input "T = ramp(t, 0 ms, 10 ms, 0 mM, 2 mM)" --input "v =
## -65 mV" --for 10ms --record r,i\`: all are open at 1 mM.

receptor ApproximateReceptor {
  ## conductance when all receptors are open
  param g = 1 nS in [0 nS, infinity]
  ## reversal potential
  param E = 0 mV
  ## largest part that opens
  param r_max = 1 in [0, 1]
  ## concentration at which all would be open
  param T_full = 1 mM in [0 mM, infinity]
  ## concentration of transmitter
  input T : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## part of the receptors that are open
  output r = clamp(T / T_full, 0, r_max)
  ## current, outward
  output i = g * r * (v - E)
}
`,
  ],
  [
    'std/receptors/dopamine-modulated-glutamate.axo',
    `## AMPA and NMDA receptors of one synapse that dopamine modulates by D1 and D2 receptors.
##
## Source: a rule of the simulator spiking_neural_networks and of its Python package lixirnet, not of a paper: D2 scales
## both currents by 1 - s_D2 r_D2; D1 lowers the exponent of the NMDA part to 1 - s_D1 r_D1, which makes more of few open
## receptors. Both strengths are 0 by default, as there. The block by magnesium is that of magnesium-block.axo, with the
## 0.3 mM of the package. Without dopamine it is an AMPA and an NMDA receptor that open with the transmitter at once.
## Units: mM, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/dopamine-modulated-glutamate.axo#DopamineModulatedGlutamate --input "T = 0.3 mM"
## --input "v = -40 mV" --input "dopamine = ramp(t, 0 ms, 100 ms, 0 mM, 1 mM)" --set s_D1=1 --record ampa,nmda,i\`.

import { magnesium_block } from "./magnesium-block.axo"

## The part of receptors that are open: in proportion to the transmitter, at most r_max.
function bounded(T : mM, r_max) = clamp(T / 1 mM, 0, r_max)

receptor DopamineModulatedGlutamate {
  ## conductance when all AMPA receptors are open
  param g_AMPA = 1 nS in [0 nS, infinity]
  ## conductance when all NMDA receptors are open and none is blocked
  param g_NMDA = 0.6 nS in [0 nS, infinity]
  ## reversal potential of AMPA
  param E_AMPA = 0 mV
  ## reversal potential of NMDA
  param E_NMDA = 0 mV
  ## magnesium outside
  param magnesium = 0.3 mM in [0 mM, infinity]
  ## largest part of each receptor that opens
  param r_max = 1 in [0, 1]
  ## strength of D1, which strengthens NMDA
  param s_D1 = 0 in [0, 1]
  ## strength of D2, which weakens both
  param s_D2 = 0 in [0, 1]
  ## concentration of glutamate
  input T : mM = 0 mM in [0 mM, infinity]
  ## concentration of dopamine
  input dopamine : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV
  use modulation = DopamineD1D2(T = dopamine, s_D1 = s_D1, s_D2 = s_D2, r_max = r_max)

  ## part of the glutamate receptors that are open
  output r = bounded(T, r_max)
  # Without glutamate nothing is open, even where the exponent is 0.
  raised = if r > 0 then r^modulation.exponent else 0
  ## current by AMPA, outward
  output ampa = modulation.scale * g_AMPA * r * (v - E_AMPA)
  ## current by NMDA, outward
  output nmda = modulation.scale * g_NMDA * magnesium_block(v, magnesium) * raised * (v - E_NMDA)
  ## both, outward
  output i = ampa + nmda
}

## Dopamine receptors: no current of their own, but what they do to others.
receptor DopamineD1D2 {
  ## strength of D1
  param s_D1 = 0 in [0, 1]
  ## strength of D2
  param s_D2 = 0 in [0, 1]
  ## largest part of each receptor that opens
  param r_max = 1 in [0, 1]
  ## concentration of dopamine
  input T : mM = 0 mM in [0 mM, infinity]

  ## part of the receptors that are open
  output r = bounded(T, r_max)
  ## what D2 leaves of the currents
  output scale = 1 - s_D2 * r
  ## what D1 makes of the exponent of the NMDA receptors
  output exponent = 1 - s_D1 * r
}
`,
  ],
  [
    'std/receptors/exponential-decay-receptor.axo',
    `## Receptor that opens at once with the transmitter, and closes exponentially when it is gone.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001; the time constant is that of the simulator
## spiking_neural_networks 0.23.5. That adds T in each step, so it opens faster the shorter its step; here r is never
## less than what the transmitter of the step opens, and dt does not matter.
## Units: mM, ms, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/exponential-decay-receptor.axo --input "T = pulse(t, 1 ms, 1 ms, 1 mM)" --input "v =
## -65 mV" --for 10ms --record r,i\`: open for 1 ms, 0.61 of it another 1 ms later.

receptor ExponentialDecayReceptor {
  ## conductance when all receptors are open
  param g = 1 nS in [0 nS, infinity]
  ## reversal potential
  param E = 0 mV
  ## largest part that opens
  param r_max = 1 in [0, 1]
  ## concentration at which all would be open
  param T_full = 1 mM in [0 mM, infinity]
  ## time constant of closing
  param tau = 2 ms in [0 ms, infinity]
  ## concentration of transmitter
  input T : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## part of the receptors that are open
  state r = 0
  dr/dt = -r / tau
  # The transmitter that was there during the step, as it was at its start: it may be cleared at its end.
  on step { r = max(r, clamp(old(T) / T_full, 0, r_max)) }

  ## current, outward
  output i = g * r * (v - E)
}
`,
  ],
  [
    'std/receptors/first-order-receptor.axo',
    `## Receptor that binds one transmitter and is open then: the two-state scheme that stands for any fast receptor.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994), Neural Comput. 6:14-18, doi:10.1162/neco.1994.6.1.14:
## dr/dt = alpha T (1 - r) - beta r.
## Units: mM, ms, mV, nS, so the current is in pA: outward is positive, owners subtract it. A neuron per area divides
## it by its area, or takes \`g * r * (v - E)\` with a conductance of its own.
## Try: \`axode run std/receptors/first-order-receptor.axo --input "T = pulse(t, 1 ms, 1 ms, 1 mM)" --input "v = -65 mV"
## --for 20ms --record r,i\`.

receptor FirstOrderReceptor {
  ## conductance when all receptors are open
  param g = 1 nS in [0 nS, infinity]
  ## reversal potential
  param E = 0 mV
  ## rate of binding
  param alpha = 1/mM/ms in [0/mM/ms, infinity]
  ## rate of unbinding
  param beta = 1/ms in [0/ms, infinity]
  ## concentration of transmitter
  input T : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## part of the receptors that are open; none at the start, whatever T is
  gate r = 0 { alpha = alpha * T; beta = beta }

  ## current, outward
  output i = g * r * (v - E)
}
`,
  ],
  [
    'std/receptors/gaba-a.axo',
    `## GABA-A receptor: fast inhibition, by chloride.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1998), Kinetic models of synaptic transmission, in C. Koch, I. Segev
## (eds.), Methods in Neuronal Modeling, 2nd edition, MIT Press, pp. 1-25: fit to hippocampal currents with pulses of 1 mM
## for 1 ms; 0.25 to 1.2 nS are the conductance of a single synapse.
## Units: mM, ms, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/gaba-a.axo --input "T = pulse(t, 1 ms, 1 ms, 1 mM)" --input "v = -65 mV" --for 30ms
## --record r,i\`: 96 percent open at 2 ms.

import { FirstOrderReceptor } from "./first-order-receptor.axo"

receptor GABAA = FirstOrderReceptor(alpha = 5/mM/ms, beta = 0.18/ms, E = -80 mV, g = 1.2 nS)
`,
  ],
  [
    'std/receptors/gaba-b.axo',
    `## GABA-B receptor: slow inhibition, by a G protein that opens potassium channels.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1998), Kinetic models of synaptic transmission, in C. Koch, I. Segev
## (eds.), Methods in Neuronal Modeling, 2nd edition, MIT Press, pp. 1-25, and A. Destexhe, T. Bal, D. A. McCormick,
## T. J. Sejnowski (1996), J. Neurophysiol. 76:2049-2070, doi:10.1152/jn.1996.76.3.2049, with the rates of their programs,
## ModelDB 18198 and 18500. As four G proteins open a channel, a train of spikes does far more than as many single ones.
## Units: mM, uM, ms, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/gaba-b.axo#GABAB --input "T = if t < 50 ms then pulses(t, 1 ms, 5 ms, 1 ms, 1 mM) else
## 0" --input "v = -65 mV" --for 1s --dt 0.1ms --record r,s,open\`; \`#GABABThalamic\` has the rates of 1996.

import { FirstOrderReceptor } from "./first-order-receptor.axo"

## Thalamic slices, 1996: fit with pulses of 0.5 mM for 0.3 ms.
receptor GABABThalamic = GABAB(
  K_1 = 0.52/mM/ms,
  K_2 = 0.0013/ms,
  K_3 = 0.098 uM/ms,
  K_4 = 0.033/ms
)

## Without the G protein: two states, for pulses of 1 mM that last 85 ms (ModelDB 18500, 1994).
receptor GABABFirstOrder = FirstOrderReceptor(
  alpha = 0.016/mM/ms,
  beta = 0.0047/ms,
  E = -95 mV,
  g = 0.1 nS
)

receptor GABAB {
  ## conductance when all channels are open; a single pulse opens few of them
  param g = 0.06 nS in [0 nS, infinity]
  ## reversal potential, that of potassium
  param E = -95 mV
  ## rate of binding
  param K_1 = 0.09/mM/ms in [0/mM/ms, infinity]
  ## rate of unbinding
  param K_2 = 0.0012/ms in [0/ms, infinity]
  ## rate at which active receptors make active G protein
  param K_3 = 0.18 uM/ms in [0 uM/ms, infinity]
  ## rate at which the G protein becomes inactive
  param K_4 = 0.034/ms in [0/ms, infinity]
  ## dissociation constant of G protein and channel
  param K_d = 100 uM^4 in [0 uM^4, infinity]
  ## concentration of GABA
  input T : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## part of the receptors that are active
  gate r = 0 { alpha = K_1 * T; beta = K_2 }
  ## active G protein
  state s : uM = 0 uM
  ds/dt = K_3 * r - K_4 * s

  ## part of the channels that four G proteins have opened
  output open = s^4 / (s^4 + K_d)
  ## current, outward
  output i = g * open * (v - E)
}
`,
  ],
  [
    'std/receptors/magnesium-block.axo',
    `## Block of the NMDA receptor by magnesium from outside.
##
## Source: C. E. Jahr, C. F. Stevens (1990), J. Neurosci. 10:3178-3182, doi:10.1523/JNEUROSCI.10-09-03178.1990.
## Units: mV, mM.
## Try: \`axode run std/receptors/nmda.axo --input "T = 1 mM" --input "v = ramp(t, 0 ms, 100 ms, -80 mV, 40 mV)" --for
## 100ms --record unblocked\`.

## The part of open receptors that magnesium does not block: 0.044 at -70 mV and 0.78 at 0 mV with 1 mM.
function magnesium_block(v : mV, magnesium : mM) = 1 / (1 + magnesium / 3.57 mM * exp(-0.062 / mV * v))
`,
  ],
  [
    'std/receptors/nmda-second-order.axo',
    `## NMDA receptor with a rise of its own: glutamate acts by a second variable.
##
## Source: G. B. Ermentrout, D. H. Terman (2010), Mathematical Foundations of Neuroscience, section 7.1.3,
## doi:10.1007/978-0-387-87708-2, with the rates of the BioNMDA synapse of BrainPy 2.8.2. The block is that of
## magnesium-block.axo.
## Units: mM, ms, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/nmda-second-order.axo --input "T = pulse(t, 1 ms, 1 ms, 1 mM)" --input "v = -40 mV"
## --for 300ms --record x,r,i\`.

import { magnesium_block } from "./magnesium-block.axo"

receptor NMDASecondOrder {
  ## conductance when all receptors are open and none is blocked
  param g = 0.6 nS in [0 nS, infinity]
  ## reversal potential
  param E = 0 mV
  ## rate of opening
  param alpha_1 = 2/ms in [0/ms, infinity]
  ## rate of closing
  param beta_1 = 0.01/ms in [0/ms, infinity]
  ## rate of binding
  param alpha_2 = 1/mM/ms in [0/mM/ms, infinity]
  ## rate of unbinding
  param beta_2 = 0.5/ms in [0/ms, infinity]
  ## magnesium outside
  param magnesium = 1 mM in [0 mM, infinity]
  ## concentration of glutamate
  input T : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## part of the receptors to which glutamate is bound
  gate x = 0 { alpha = alpha_2 * T; beta = beta_2 }
  ## part of the receptors that are open, blocked or not
  gate r = 0 { alpha = alpha_1 * x; beta = beta_1 }

  ## part of them that is not blocked
  output unblocked = magnesium_block(v, magnesium)
  ## current, outward
  output i = g * unblocked * r * (v - E)
}
`,
  ],
  [
    'std/receptors/nmda.axo',
    `## NMDA receptor: the slow part of glutamatergic transmission, blocked by magnesium at rest.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1998), Kinetic models of synaptic transmission, in C. Koch, I. Segev
## (eds.), Methods in Neuronal Modeling, 2nd edition, MIT Press, pp. 1-25: fit to hippocampal currents with pulses of 1 mM
## for 1 ms; 0.01 to 0.6 nS are the conductance of a single synapse. The block is that of magnesium-block.axo.
## Units: mM, ms, mV, nS, pA; the current is positive outward.
## Try: \`axode run std/receptors/nmda.axo --input "T = pulse(t, 1 ms, 1 ms, 1 mM)" --input "v = -40 mV" --for 300ms
## --record r,unblocked,i\`.

import { magnesium_block } from "./magnesium-block.axo"

receptor NMDA {
  ## conductance when all receptors are open and none is blocked
  param g = 0.6 nS in [0 nS, infinity]
  ## reversal potential
  param E = 0 mV
  ## rate of binding
  param alpha = 0.072/mM/ms in [0/mM/ms, infinity]
  ## rate of unbinding
  param beta = 0.0066/ms in [0/ms, infinity]
  ## magnesium outside; 1 to 2 mM in the body
  param magnesium = 1 mM in [0 mM, infinity]
  ## concentration of glutamate
  input T : mM = 0 mM in [0 mM, infinity]
  ## postsynaptic potential
  input v : mV

  ## part of the receptors that are open, blocked or not
  gate r = 0 { alpha = alpha * T; beta = beta }

  ## part of them that is not blocked
  output unblocked = magnesium_block(v, magnesium)
  ## current, outward
  output i = g * unblocked * r * (v - E)
}
`,
  ],
  [
    'std/sources/poisson-source.axo',
    `## Poisson train: spikes at random, each independent of the others.
##
## Source: D. J. Daley, D. Vere-Jones (2003), An Introduction to the Theory of Point Processes, Springer,
## doi:10.1007/b97277, chapter 2. On the grid at most one spike falls in a step, so that for n spikes a second about n dt / 2
## of them are missed.
## Units: Hz.
## Try: \`axode run std/sources/poisson-source.axo --for 2s --cells 20\`: 20 trains of 20 Hz; \`axode run
## std/sources/poisson-source.axo#ModulatedPoissonSource --for 2s --cells 20 --input "rate = 40 Hz * (1 + sin(2 * pi * 2 Hz *
## t))"\`: twice a second they fire more.

## A train whose rate follows a stimulus or a signal.
source ModulatedPoissonSource {
  ## spikes per time; below 0 it counts as 0
  input rate : Hz = 20 Hz
  spike at rate rate
}

## A train of one rate.
source PoissonSource {
  ## spikes per time
  param rate = 20 Hz in [0 Hz, infinity]
  spike at rate rate
}
`,
  ],
  [
    'std/sources/preset-source.axo',
    `## Trains that are given: by the times of their spikes, or by the intervals between them.
##
## The intervals are gone through again and again, as in the trains of the simulator spiking_neural_networks 0.23.5, where
## each interval begins at the step behind a spike and so is up to a step too long; here what is left over is carried on, and
## without intervals there are no spikes.
## Units: ms.
## Try: \`axode run std/sources/preset-source.axo --for 100ms --set "times = [10 ms, 25 ms, 70 ms]"\`; \`axode run
## std/sources/preset-source.axo#IntervalSource --for 100ms --set "intervals = [10 ms, 2.5 ms]"\`: spikes at 10, 12.5, 22.5,
## 25 ms and so on.

## Spikes after given intervals, from the first again behind the last.
source IntervalSource {
  ## between spikes; the first from the start on
  param intervals : ms[] = [10 ms]

  ## which interval is running
  state place = 0
  ## when it ends
  state due : ms = if length(intervals) > 0 then intervals[0] else 0 ms
  # Half a step earlier means the nearest grid point.
  spike when length(intervals) > 0 and t > due - dt / 2
  on spike { place = mod(place + 1, length(intervals)); due += intervals[place] }
}

## Spikes at given times.
source PresetSource {
  ## when it spikes
  param times : ms[] = [10 ms, 30 ms, 50 ms]
  spike at times
}
`,
  ],
  [
    'std/sources/refractory-poisson-source.axo',
    `## Poisson train with refractoriness: for a while after a spike there is none, and a potential shows when it was.
##
## Source: dead times: D. R. Cox, P. A. W. Lewis (1966), The Statistical Analysis of Series of Events, Methuen,
## doi:10.1007/978-94-011-7801-3. The potentials are those that the trains of the simulator spiking_neural_networks 0.23.5
## have for gap junctions, delta-Dirac and exponential refractoriness. There they are functions of the number of steps, so
## that the width of the first changes with dt; its default, 10000 steps, is \`width = 31.62 ms\` at dt = 0.1 ms, and that of
## the second \`tau = 10 s\`.
## Units: Hz, ms, mV.
## Try: \`axode run std/sources/refractory-poisson-source.axo --for 500ms --record v\`; \`axode run
## std/sources/refractory-poisson-source.axo#DeltaDiracSource --for 500ms --record v\`: the potential falls as a bell does.

## The potential falls from the spike on as a bell does: slowly at first.
source DeltaDiracSource {
  ## spikes per time outside refractoriness
  param rate = 20 Hz in [0 Hz, infinity]
  ## after a spike, how long there is none
  param t_refractory = 2 ms in [0 ms, infinity]
  ## potential long after a spike, and at it
  param V_rest = 0 mV
  param V_peak = 30 mV
  ## after this time the potential has come down to 1/e of the peak
  param width = 30 ms in [0 ms, infinity]

  ## what gap junctions see
  output v : mV = V_rest + (V_peak - V_rest) * exp(-((t - last_spike) / width)^2)
  spike at rate rate
  refractory t_refractory
}

## The potential falls exponentially from the spike on.
source RefractoryPoissonSource {
  ## spikes per time outside refractoriness
  param rate = 20 Hz in [0 Hz, infinity]
  ## after a spike, how long there is none
  param t_refractory = 2 ms in [0 ms, infinity]
  ## potential long after a spike, and at it
  param V_rest = 0 mV
  param V_peak = 30 mV
  ## time constant of the decay
  param tau = 20 ms in [0 ms, infinity]

  ## what gap junctions see
  output v : mV = V_rest + (V_peak - V_rest) * exp(-(t - last_spike) / tau)
  spike at rate rate
  refractory t_refractory
}
`,
  ],
  [
    'std/sources/regular-source.axo',
    `## Regular train: a spike at every turn of a clock.
##
## Each spike is at the grid point nearest to where the clock has it, so that the rate is right whatever dt is.
## Units: Hz, ms.
## Try: \`axode run std/sources/regular-source.axo --for 200ms --set "rate = 60 Hz"\`: spikes every 16.6 or 16.7 ms, 60 in a
## second; 0 Hz is silence.

source RegularSource {
  ## spikes per time
  param rate = 20 Hz in [0 Hz, infinity]
  ## when the first spike falls; a turn of the clock from the start on, unless it is set
  param first : ms = 1 / rate

  ## spikes so far
  state count = 0
  # Half a step earlier means the nearest grid point.
  spike when t > first + count / rate - dt / 2
  on spike { count += 1 }
}
`,
  ],
  [
    'std/stimuli/pulses.axo',
    `## Pulses of constant height. They begin and end with a step of the run: a jump on the grid belongs to the step behind it.
##
## Units: times in ms or any other unit of time; heights and levels in what is driven.
## Try: \`axode run std/neurons/izhikevich.axo --input "I = pulses(t, 50 ms, 100 ms, 20 ms, 15)" --for 500ms --record
## v,I\`.

## One pulse: \`height\` for \`duration\` from \`start\` on, 0 before and after.
function pulse(time : ms, start : ms, duration : ms, height) = if time >= start and time < start + duration then height
    else 0

## A train of pulses: one every \`period\` from \`start\` on, without end.
function pulses(time : ms, start : ms, period : ms, duration : ms, height) = if time >= start and mod(time - start, period) < duration then height
    else 0

## A pair of equal pulses, \`interval\` from the beginning of the first to the beginning of the second.
function pulse_pair(time : ms, start : ms, duration : ms, interval : ms, height) = pulse(time, start, duration, height)
    + pulse(time, start + interval, duration, height)

## A step from \`rest\` to \`level\` for \`duration\`, and back: a pulse that does not begin at 0, as under voltage clamp.
function level_step(time : ms, start : ms, duration : ms, rest, level) = if time >= start and time < start + duration then level
    else rest

## Two steps on end: \`first\` for \`first_duration\`, then \`second\` for \`second_duration\`, before and after them \`rest\`.
function two_steps(time : ms, start : ms, first_duration : ms, second_duration : ms, rest, first, second) = if time < start or time >= start + first_duration + second_duration then rest
    else if time < start + first_duration then first
    else second
`,
  ],
  [
    'std/stimuli/ramps.axo',
    `## Straight lines in time.
##
## Units: times in ms or any other unit of time; levels in what is driven.
## Try: \`axode run std/neurons/izhikevich.axo --input "I = ramp(t, 50 ms, 400 ms, 0, 15)" --for 500ms --record v,I\`.

## A line from \`first\` to \`last\` within \`duration\` from \`start\` on; \`first\` before it and \`last\` after it.
function ramp(time : ms, start : ms, duration : ms, first, last) = if time < start then first
    else if time < start + duration then first + (last - first) * ((time - start) / duration)
    else last

## A line up from 0 to \`height\` and down again, both of equal length, within \`duration\` from \`start\` on.
function triangle(time : ms, start : ms, duration : ms, height) = if time < start or time >= start + duration then 0
    else if time < start + duration / 2 then height * (2 * (time - start) / duration)
    else height * (2 - 2 * (time - start) / duration)
`,
  ],
  [
    'std/stimuli/synaptic.axo',
    `## Currents and conductances as single synaptic events make them.
##
## Units: times in ms or any other unit of time; heights in what is driven.
## Try: \`axode run std/neurons/izhikevich.axo --input "I = alpha_current(t, 50 ms, 10 ms, 15)" --for 200ms --record
## v,I\`.

## An alpha function from \`start\` on, 0 before: it rises to \`height\` within \`tau\` and decays with it.
function alpha_current(time : ms, start : ms, tau : ms, height) = if time < start then 0
    else height * ((time - start) / tau) * exp(1 - (time - start) / tau)

## When the difference of two exponentials is largest, counted from its beginning.
function time_to_peak(rise : ms, decay : ms) = rise * decay / (decay - rise) * log(decay / rise)

## A difference of two exponentials from \`start\` on, 0 before: it rises with the time constant \`rise\`, decays with the longer
## \`decay\`, and is \`height\` where it is largest.
function double_exponential(time : ms, start : ms, rise : ms, decay : ms, height) = if time < start then 0
    else height * (exp(-(time - start) / decay) - exp(-(time - start) / rise)) / (exp(-time_to_peak(rise, decay) / decay) - exp(-time_to_peak(rise, decay) / rise))
`,
  ],
  [
    'std/stimuli/waves.axo',
    `## Sine waves. They begin at 0, upwards.
##
## Units: times in ms or any other unit of time, frequencies in Hz; amplitudes in what is driven.
## Try: \`axode run std/neurons/izhikevich.axo --input "I = sine(t, 0 ms, 5 Hz, 10)" --for 1s --record v,I\`.

## A sine wave from \`start\` on, 0 before.
function sine(time : ms, start : ms, frequency : Hz, amplitude) = if time < start then 0
    else amplitude * sin(2 * pi * (frequency * (time - start)))

## A sine wave whose frequency goes from \`first\` to \`last\` along a line within \`duration\` from \`start\` on, 0 before and
## after: it shows at which frequencies a cell resonates.
function chirp(time : ms, start : ms, duration : ms, first : Hz, last : Hz, amplitude) = if time < start or time >= start + duration then 0
    else amplitude * sin(2 * pi * ((first + (last - first) * ((time - start) / (2 * duration))) * (time - start)))
`,
  ],
  [
    'std/synapses/additive-stdp.axo',
    `## Spike-timing-dependent plasticity, additive: each pair of spikes moves the weight by what their interval says.
##
## Source: S. Song, K. D. Miller, L. F. Abbott (2000), Nat. Neurosci. 3:919-926, doi:10.1038/78829: a postsynaptic spike t
## after a presynaptic one adds A_pre exp(-t / tau_pre), a presynaptic one t after a postsynaptic one A_post exp(-t /
## tau_post), which is below 0; every spike counts with all before it. Two traces hold the sums. A spike is transmitted with
## the weight that it finds. Spikes of one step count as pre before post.
## Units: nS, ms; the weight is a part of g_max.
## Try: \`axode run std/synapses/additive-stdp.axo#PairWindow --for 130ms\`: 101 cells fire once each, 50 ms before to 50 ms
## after the postsynaptic one, and their weights draw the window.

import { RegularSource } from "../sources/regular-source.axo"
import { ScheduledCell } from "../neurons/scheduled-cell.axo"

synapse AdditiveSTDP {
  ## time constants of the traces
  param tau_pre = 20 ms in [0 ms, infinity]
  param tau_post = 20 ms in [0 ms, infinity]
  ## what a pair without an interval adds, pre before post
  param A_pre = 0.01
  ## and post before pre
  param A_post = -0.0105
  ## conductance of the largest weight
  param g_max = 1 nS in [0 nS, infinity]
  post excitation.g : nS

  ## weight
  state w = 0.5 in [0, 1]
  ## trace of presynaptic spikes
  state x = 0
  ## trace of postsynaptic spikes
  state y = 0
  dx/dt = -x / tau_pre
  dy/dt = -y / tau_post

  on pre { post.excitation.g += w * g_max; x += A_pre; w += y }
  on post { y += A_post; w += x }
}

## Pairs of all intervals at once: cell i fires at 60 ms + i ms, the postsynaptic cell at 110 ms.
network PairWindow {
  population Pre = RegularSource[101] { rate = 1 Hz; first = 60 ms + 1 ms * i }
  population Post = ScheduledCell[1] { times = [110 ms] }
  connect Pre -> Post by AdditiveSTDP all to all
  record spikes of Pre, Post
  record w of Pre -> Post every 1 ms
}
`,
  ],
  [
    'std/synapses/bienenstock-cooper-munro.axo',
    `## Learning rule of Bienenstock, Cooper and Munro: activity above a threshold strengthens, below it weakens, and the
## threshold follows the average activity.
##
## Source: E. L. Bienenstock, L. N. Cooper, P. W. Munro (1982), J. Neurosci. 2:32-48,
## doi:10.1523/JNEUROSCI.02-01-00032.1982; in the form of the simulator spiking_neural_networks 0.23.5, which moves the
## weight at each postsynaptic spike by post (post - theta) pre - decay w. There the amount goes with dt; here it is
## \`learning\`, whatever dt is. Activities are the rates of bcm-izhikevich.axo, over their unit.
## Units: Hz for rates; the weight as the postsynaptic potential.
## Try: \`axode run std/synapses/bienenstock-cooper-munro.axo#Learning --for 10s\`.

import { BcmIzhikevich } from "../neurons/bcm-izhikevich.axo"

synapse BienenstockCooperMunro {
  ## what a postsynaptic spike moves the weight by, at activities of 1
  param learning = 0.01 in [0, infinity]
  ## how fast weights are forgotten
  param decay = 0.1 in [0, infinity]
  ## the average activity over the threshold
  param average_scalar = 0.1 in [0, infinity]
  ## rate that counts as an activity of 1
  param unit_rate = 10 Hz
  pre activity.rate : Hz
  post activity.rate : Hz
  post activity.average : Hz

  ## weight: what a spike adds to the potential
  state w = 1

  ## activity that divides weakening from strengthening
  theta = post.activity.average / unit_rate / average_scalar

  on pre { post.v += w }
  on post {
    let activity = post.activity.rate / unit_rate
    w += learning * (activity * (activity - theta) * (pre.activity.rate / unit_rate) - decay * w)
  }
}

## A cell that drives another, strongly at first.
network Learning {
  population Pre = BcmIzhikevich[1] { I = if t < 5 s then 12 else 5 }
  population Post = BcmIzhikevich[1] { I = 4 }
  connect Pre -> Post by BienenstockCooperMunro all to all
  record activity.rate, activity.average of Pre, Post every 100 ms
  record w of Pre -> Post every 100 ms
}
`,
  ],
  [
    'std/synapses/conductance-jump.axo',
    `## Synapse with a conductance that jumps up at a spike; how it goes on from there is the matter of the postsynaptic cell.
##
## Source: T. P. Vogels, L. F. Abbott (2005), J. Neurosci. 25:10786-10795, doi:10.1523/JNEUROSCI.3508-05.2005. For cells
## with parts \`excitation\` and \`inhibition\` of exponential-conductance.axo.
## Units: nS.
## Try: \`axode run std/synapses/conductance-jump.axo#Volley --for 100ms\`: a volley of exciting spikes, then one in which
## inhibiting spikes come with them.

import { PresetSource } from "../sources/preset-source.axo"
import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"

synapse ExcitatoryConductanceJump {
  ## what a spike adds to the conductance
  param w = 6 nS in [0 nS, infinity]
  post excitation.g : nS

  on pre { post.excitation.g += w }
}

synapse InhibitoryConductanceJump {
  ## what a spike adds to the conductance
  param w = 67 nS in [0 nS, infinity]
  post inhibition.g : nS

  on pre { post.inhibition.g += w }
}

## Three exciting spikes that fire a cell, and again with an inhibiting one.
network Volley {
  population E = PresetSource[3] { times = [20 ms, 60 ms] }
  population I = PresetSource[1] { times = [60 ms] }
  population Cell = ConductanceBasedIntegrateAndFire[1]
  connect E -> Cell by ExcitatoryConductanceJump all to all, delay 1 ms
  connect I -> Cell by InhibitoryConductanceJump all to all
  record v, excitation.g, inhibition.g of Cell
}
`,
  ],
  [
    'std/synapses/current-jump.axo',
    `## Synapse with a current that jumps at a spike; how it goes on from there is the matter of the postsynaptic cell.
##
## Source: T. P. Vogels, L. F. Abbott (2005), J. Neurosci. 25:10786-10795, doi:10.1523/JNEUROSCI.3508-05.2005. For cells
## with parts \`excitation\` and \`inhibition\` of exponential-current.axo.
## Units: pA.
## Try: \`axode run std/synapses/current-jump.axo#Slowing --for 300ms\`: a cell that fires by itself is slowed by a train.

import { RegularSource } from "../sources/regular-source.axo"
import { CurrentBasedIntegrateAndFire } from "../neurons/current-based-integrate-and-fire.axo"

synapse ExcitatoryCurrentJump {
  ## what a spike adds to the current
  param w = 16.2 pA in [0 pA, infinity]
  post excitation.I : pA

  on pre { post.excitation.I += w }
}

synapse InhibitoryCurrentJump {
  ## what a spike takes from the current
  param w = 90 pA in [0 pA, infinity]
  post inhibition.I : pA

  on pre { post.inhibition.I -= w }
}

## A cell that fires by itself, and another that gets inhibiting spikes.
network Slowing {
  population I = RegularSource[1] { rate = 20 Hz; first = 80 ms }
  population Cell = CurrentBasedIntegrateAndFire[2]
  connect I -> Cell by InhibitoryCurrentJump(w = 30 pA) where j == 1
  record v of Cell
}
`,
  ],
  [
    'std/synapses/gap-junction.axo',
    `## Gap junction: a conductance between two cells, through which current flows all the time, from the higher potential.
##
## Source: T. B. Kepler, E. Marder, L. F. Abbott (1990), Science 248:83-85, doi:10.1126/science.2321028. It goes one way:
## connect both ways for a junction, and the two currents cancel. A weight below 0 would drive potentials apart, which no
## junction does.
## Units: nS, mV, pA; for cells whose currents are per area and for cells without units there are synapses of their own.
## Try: \`axode run std/synapses/gap-junction.axo#Pair --for 300ms\`: a cell that is driven takes another with it.

import { AdaptiveExponentialIntegrateAndFire } from "../neurons/adaptive-exponential-integrate-and-fire.axo"

## Between cells whose currents are per area.
synapse GapJunctionPerArea {
  ## conductance over the area of the cell that it flows into
  param g = 0.1 mS/cm^2 in [0 mS/cm^2, infinity]
  pre v : mV
  post v : mV
  post I : uA/cm^2

  post.I += g * (pre.v - post.v)
}

## Between cells without units, such as Izhikevich's.
synapse GapCoupling {
  ## conductance
  param g = 0.1 in [0, infinity]
  pre v : 1
  post v : 1
  post I : 1

  post.I += g * (pre.v - post.v)
}

synapse GapJunction {
  ## conductance
  param g = 1 nS in [0 nS, infinity]
  pre v : mV
  post v : mV
  post I : pA

  post.I += g * (pre.v - post.v)
}

## A cell that is driven, and one that is not.
network Pair {
  population Driven = AdaptiveExponentialIntegrateAndFire[1] { I = 1 nA }
  population Silent = AdaptiveExponentialIntegrateAndFire[1]
  connect Driven -> Silent by GapJunction(g = 20 nS) all to all
  connect Silent -> Driven by GapJunction(g = 20 nS) all to all
  record v of Driven, Silent
}
`,
  ],
  [
    'std/synapses/graded-transmission.axo',
    `## Graded transmission: transmitter of one cell reaches the receptors of another all the time, without spikes.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994), J. Comput. Neurosci. 1:195-230, doi:10.1007/BF00961734. The
## transmitter is a part of the presynaptic cell, the receptor one of the postsynaptic cell: glutamate goes to AMPA and NMDA
## receptors, GABA to those of type A. What many cells release adds up; for the average give \`w = 1 / post.indegree\`.
## Units: mM.
## Try: \`axode run std/networks/neurotransmission.axo --for 200ms --dt 0.02ms\`: cells with both transmitters.

synapse GlutamateToNMDA {
  ## part of the transmitter that arrives
  param w = 1 in [0, infinity]
  pre glutamate.T : mM
  post nmda.T : mM

  post.nmda.T += w * pre.glutamate.T
}

synapse GabaToGABAA {
  ## part of the transmitter that arrives
  param w = 1 in [0, infinity]
  pre gaba.T : mM
  post gaba_a.T : mM

  post.gaba_a.T += w * pre.gaba.T
}

synapse GlutamateToAMPA {
  ## part of the transmitter that arrives
  param w = 1 in [0, infinity]
  pre glutamate.T : mM
  post ampa.T : mM

  post.ampa.T += w * pre.glutamate.T
}
`,
  ],
  [
    'std/synapses/inhibitory-stdp.axo',
    `## Inhibitory plasticity: near spikes in any order strengthen, a lone presynaptic one weakens, which holds cells at a rate.
##
## Source: T. P. Vogels, H. Sprekeler, F. Zenke, C. Clopath, W. Gerstner (2011), Science 334:1569-1573,
## doi:10.1126/science.1211095, equation 2: a presynaptic spike adds eta (y - 2 rate tau), a postsynaptic one eta x.
## Units: nS, ms, Hz.
## Try: \`axode run std/networks/inhibitory-plasticity.axo --for 2s\`.

synapse InhibitorySTDP {
  ## time constant of the traces
  param tau = 20 ms in [0 ms, infinity]
  ## rate at which the postsynaptic cell is held
  param rate = 3 Hz in [0 Hz, infinity]
  ## how much the weight learns from a spike
  param eta = 0.01 nS in [0 nS, infinity]
  ## largest weight
  param w_max = 100 nS in [0 nS, infinity]
  post inhibition.g : nS

  ## weight: what a spike adds to the conductance
  state w : nS = 0 nS in [0 nS, w_max]
  ## trace of presynaptic spikes
  state x = 0
  ## trace of postsynaptic spikes
  state y = 0
  dx/dt = -x / tau
  dy/dt = -y / tau

  on pre { x += 1; w += eta * (y - 2 * rate * tau); post.inhibition.g += w }
  on post { y += 1; w += eta * x }
}
`,
  ],
  [
    'std/synapses/multiplicative-stdp.axo',
    `## Spike-timing-dependent plasticity, multiplicative: the nearer a weight is to a bound, the less it moves towards it.
##
## Source: J. Rubin, D. D. Lee, H. Sompolinsky (2001), Phys. Rev. Lett. 86:364-367, doi:10.1103/PhysRevLett.86.364; with the
## exponent of R. Gütig, R. Aharonov, S. Rotter, H. Sompolinsky (2003), J. Neurosci. 23:3697-3714,
## doi:10.1523/JNEUROSCI.23-09-03697.2003: 0 is the additive rule, 1 the multiplicative one. Every spike counts with all
## before it.
## Units: nS, ms; the weight is a part of g_max.
## Try: \`axode run std/synapses/multiplicative-stdp.axo#Settling --for 10s\`: weights from all over the range gather around
## one value and do not go to the bounds.

import { PoissonSource } from "../sources/poisson-source.axo"
import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"

synapse MultiplicativeSTDP {
  ## time constants of the traces
  param tau_pre = 20 ms in [0 ms, infinity]
  param tau_post = 20 ms in [0 ms, infinity]
  ## what a pair moves a weight at most
  param lambda = 0.005 in [0, infinity]
  ## how much stronger depression is
  param alpha = 1.05 in [0, infinity]
  ## how much the bounds are felt
  param mu = 1 in [0, 1]
  ## conductance of the largest weight
  param g_max = 1 nS in [0 nS, infinity]
  post excitation.g : nS

  ## weight
  state w = 0.5 in [0, 1]
  ## trace of presynaptic spikes
  state x = 0
  ## trace of postsynaptic spikes
  state y = 0
  dx/dt = -x / tau_pre
  dy/dt = -y / tau_post

  on pre { post.excitation.g += w * g_max; x += 1; w -= lambda * alpha * w^mu * y }
  on post { y += 1; w += lambda * (1 - w)^mu * x }
}

## Weights from 0 to 1, of trains that know nothing of each other.
network Settling {
  population Pre = PoissonSource[101] { rate = 20 Hz }
  population Post = ConductanceBasedIntegrateAndFire[1]
  connect Pre -> Post by MultiplicativeSTDP(lambda = 0.02, w = i / 100) all to all
  record w of Pre -> Post every 100 ms
}
`,
  ],
  [
    'std/synapses/nearest-spike-stdp.axo',
    `## Spike-timing-dependent plasticity of nearest spikes: each spike counts with the last one of the other cell only.
##
## Source: A. Morrison, M. Diesmann, W. Gerstner (2008), Biol. Cybern. 98:459-478, doi:10.1007/s00422-008-0233-1, the
## symmetric scheme: a spike sets its trace, where that of all-to-all pairing adds to it. So does the rule of the simulator
## spiking_neural_networks 0.23.5, with A_pre = 2, A_post = -2 and 4.5 ms; there weights have no bounds, and synapses from
## trains are never depressed.
## Units: nS, ms; the weight is a part of g_max.
## Try: \`axode run std/synapses/nearest-spike-stdp.axo#Bursts --for 200ms\`: of a burst only the spike next to the
## postsynaptic one counts.

import { PresetSource } from "../sources/preset-source.axo"
import { ScheduledCell } from "../neurons/scheduled-cell.axo"

synapse NearestSpikeSTDP {
  ## time constants of the traces
  param tau_pre = 20 ms in [0 ms, infinity]
  param tau_post = 20 ms in [0 ms, infinity]
  ## what a pair without an interval adds, pre before post
  param A_pre = 0.01
  ## and post before pre
  param A_post = -0.0105
  ## conductance of the largest weight
  param g_max = 1 nS in [0 nS, infinity]
  post excitation.g : nS

  ## weight
  state w = 0.5 in [0, 1]
  ## trace of the last presynaptic spike
  state x = 0
  ## trace of the last postsynaptic spike
  state y = 0
  dx/dt = -x / tau_pre
  dy/dt = -y / tau_post

  on pre { post.excitation.g += w * g_max; x = A_pre; w += y }
  on post { y = A_post; w += x }
}

## A burst, and single spikes behind and before it.
network Bursts {
  population Pre = PresetSource[1] { times = [50 ms, 55 ms, 60 ms, 65 ms, 150 ms] }
  population Post = ScheduledCell[1] { times = [70 ms, 140 ms, 145 ms] }
  connect Pre -> Post by NearestSpikeSTDP all to all
  record spikes of Pre, Post
  record w of Pre -> Post
}
`,
  ],
  [
    'std/synapses/reward-modulated-stdp.axo',
    `## Spike-timing-dependent plasticity that waits for reward: pairs of spikes leave a trace, and dopamine makes it a change.
##
## Source: E. M. Izhikevich (2007), Cereb. Cortex 17:2443-2452, doi:10.1093/cercor/bhl152: the trace of eligibility decays
## within a second or so, the weight changes by trace times dopamine. Each pair counts once, which it does not in the
## rule of the simulator spiking_neural_networks 0.23.5.
## Units: nS, ms, uM; weight and trace are parts of g_max.
## Try: \`axode run std/synapses/reward-modulated-stdp.axo#Distal --for 3s\`: the same pairing in two synapses, of which one is
## rewarded half a second later.

import { PresetSource } from "../sources/preset-source.axo"
import { ScheduledCell } from "../neurons/scheduled-cell.axo"

synapse RewardModulatedSTDP {
  ## time constants of the traces of spikes
  param tau_pre = 20 ms in [0 ms, infinity]
  param tau_post = 20 ms in [0 ms, infinity]
  ## what a pair without an interval adds to the trace of eligibility, pre before post
  param A_pre = 0.1
  ## and post before pre
  param A_post = -0.15
  ## time constant of eligibility
  param tau_eligibility = 1 s in [0 ms, infinity]
  ## how fast an eligible weight changes
  param learning = 1/uM/s in [0/uM/s, infinity]
  ## conductance of the largest weight
  param g_max = 1 nS in [0 nS, infinity]
  ## concentration of dopamine
  input dopamine : uM = 0 uM
  post excitation.g : nS

  ## weight
  state w = 0.5 in [0, 1]
  ## eligibility
  state c = 0
  ## trace of presynaptic spikes
  state x = 0
  ## trace of postsynaptic spikes
  state y = 0
  dw/dt = learning * dopamine * c
  dc/dt = -c / tau_eligibility
  dx/dt = -x / tau_pre
  dy/dt = -y / tau_post

  on pre { post.excitation.g += w * g_max; x += A_pre; c += y }
  on post { y += A_post; c += x }
}

## A pair at 0.5 s, and dopamine at 1 s.
network Distal {
  population Pre = PresetSource[2] { times = [500 ms] }
  population Post = ScheduledCell[1] { times = [510 ms] }
  connect Pre -> Post by RewardModulatedSTDP all to all
  signal dopamine : uM = if t >= 1 s then 0.5 uM * exp(-(t - 1 s) / 200 ms) else 0 uM
  record w, c of Pre -> Post every 10 ms
}
`,
  ],
  [
    'std/synapses/short-term-plasticity.axo',
    `## Short-term plasticity: spikes use up what a synapse has, and raise the part that the next one uses.
##
## Source: M. Tsodyks, K. Pawelzik, H. Markram (1998), Neural Comput. 10:821-835, doi:10.1162/089976698300017502. Both
## equations are linear between spikes. The use of a spike counts its own facilitation, so that the first uses the part U.
## Units: nS, ms.
## Try: \`axode run std/synapses/short-term-plasticity.axo#Trains --for 1s\`: a depressing and a facilitating synapse get the
## same train; a spike after a pause shows how they recover.

import { PresetSource } from "../sources/preset-source.axo"
import { ScheduledCell } from "../neurons/scheduled-cell.axo"

## Between pyramidal cells: spikes of a train soon find little left.
synapse DepressingSynapse = ShortTermPlasticity(
  U = 0.5,
  tau_recovery = 800 ms,
  tau_facilitation = 1 ms
)

## From pyramidal cells to some interneurons: each spike does more than the one before.
synapse FacilitatingSynapse = ShortTermPlasticity(
  U = 0.05,
  tau_recovery = 100 ms,
  tau_facilitation = 1000 ms
)

synapse ShortTermPlasticity {
  ## conductance if all were released at once
  param g_max = 10 nS in [0 nS, infinity]
  ## part of what there is that a first spike uses
  param U = 0.2 in [0, 1]
  ## time constant of recovery
  param tau_recovery = 200 ms in [0 ms, infinity]
  ## time constant of facilitation
  param tau_facilitation = 600 ms in [0 ms, infinity]
  post excitation.g : nS

  ## part that can be released
  state x = 1 in [0, 1]
  ## part of it that a spike would use, but for its own facilitation
  state u = 0 in [0, 1]
  dx/dt = (1 - x) / tau_recovery
  du/dt = -u / tau_facilitation

  on pre {
    u += U * (1 - u)
    let released = u * x
    x -= released
    post.excitation.g += g_max * released
  }
}

## One train through both.
network Trains {
  population Pre = PresetSource[1] {
    times = [50 ms, 100 ms, 150 ms, 200 ms, 250 ms, 300 ms, 350 ms, 400 ms, 900 ms]
  }
  population Depressed = ScheduledCell[1]
  population Facilitated = ScheduledCell[1]
  connect Pre -> Depressed by DepressingSynapse all to all
  connect Pre -> Facilitated by FacilitatingSynapse all to all
  record v of Depressed, Facilitated
}
`,
  ],
  [
    'std/synapses/spike-driven-release.axo',
    `## Release by spikes: each spike fills the cleft of its synapse with transmitter, which is cleared exponentially.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001. For any cell that spikes, on receptors with
## kinetics such as ampa.axo. What several synapses release adds up.
## Units: mM, ms.
## Try: \`axode run std/networks/neurotransmission.axo#SpikeDriven --for 200ms --dt 0.02ms\`.

synapse GlutamateRelease {
  ## what a spike fills the cleft to
  param T_max = 1 mM in [0 mM, infinity]
  ## time constant of clearance
  param tau = 1 ms in [0 ms, infinity]
  post ampa.T : mM

  ## transmitter in the cleft
  state T : mM = 0 mM in [0 mM, T_max]
  dT/dt = -T / tau

  on pre { T = T_max }
  post.ampa.T += T
}

synapse GabaRelease {
  ## what a spike fills the cleft to
  param T_max = 1 mM in [0 mM, infinity]
  ## time constant of clearance
  param tau = 1 ms in [0 ms, infinity]
  post gaba_a.T : mM

  ## transmitter in the cleft
  state T : mM = 0 mM in [0 mM, T_max]
  dT/dt = -T / tau

  on pre { T = T_max }
  post.gaba_a.T += T
}
`,
  ],
  [
    'std/synapses/synaptic-scaling.axo',
    `## Synaptic scaling: all exciting synapses of a cell are scaled by one factor, until it fires at a rate.
##
## Source: M. C. W. van Rossum, G. Q. Bi, G. G. Turrigiano (2000), J. Neurosci. 20:8812-8821,
## doi:10.1523/JNEUROSCI.20-23-08812.2000, equation 4 without its integral term: dw/dt = beta w (goal - rate), the rate by a
## slow trace of postsynaptic spikes. Without it weights stay as they are to each other.
## Units: nS, s, Hz.
## Try: \`axode run std/synapses/synaptic-scaling.axo#Scaling --for 20s\`: a cell that fires too much comes down to its goal.

import { PoissonSource } from "../sources/poisson-source.axo"
import { ConductanceBasedIntegrateAndFire } from "../neurons/conductance-based-integrate-and-fire.axo"

synapse SynapticScaling {
  ## rate at which the postsynaptic cell is to fire
  param goal = 10 Hz in [0 Hz, infinity]
  ## time constant of the measured rate
  param tau = 5 s in [0 s, infinity]
  ## how fast weights are scaled, for a difference of 1 Hz
  param beta = 0.01 in [0, infinity]
  post excitation.g : nS

  ## weight: what a spike adds to the conductance
  state w : nS = 0.5 nS in [0 nS, infinity]
  ## rate of the postsynaptic cell, as it was lately
  state rate : Hz = goal
  dw/dt = beta * w * (goal - rate)
  drate/dt = -rate / tau

  on pre { post.excitation.g += w }
  on post { rate += 1 / tau }
}

## Two groups of synapses, one twice as strong as the other, and so at the end.
network Scaling {
  population Pre = PoissonSource[100] { rate = 20 Hz }
  population Post = ConductanceBasedIntegrateAndFire[1]
  connect Pre -> Post by SynapticScaling(w = if i < 50 then 0.5 nS else 1 nS) all to all
  record spikes of Post
  record w, rate of Pre -> Post every 100 ms
}
`,
  ],
  [
    'std/synapses/triplet-stdp.axo',
    `## Spike-timing-dependent plasticity of triplets: pairs count for more when a spike of the same cell came before them.
##
## Source: J.-P. Pfister, W. Gerstner (2006), J. Neurosci. 26:9673-9682, doi:10.1523/JNEUROSCI.1425-06.2006, equations 3
## and 4, and the fit to visual cortex of table 4: all-to-all, minimal. Each cell has two traces; the slow one of a cell is
## read as it was before the spike.
## Units: nS, ms; the weight is a part of g_max.
## Try: \`axode run std/synapses/triplet-stdp.axo#Pairings --for 300ms\`: five pairs at 50 Hz strengthen, whether the
## presynaptic spike comes first or last, as in the cortex.

import { PresetSource } from "../sources/preset-source.axo"
import { ScheduledCell } from "../neurons/scheduled-cell.axo"

## The fit to cultures of hippocampal cells, table 4: all-to-all, minimal.
synapse HippocampalTripletSTDP = TripletSTDP(
  A2_pre = 0.0053,
  A3_pre = 0.008,
  A2_post = 0.0035,
  A3_post = 0,
  tau_y = 40 ms
)

synapse TripletSTDP {
  ## time constants of the fast and the slow trace of presynaptic spikes
  param tau_pre = 16.8 ms in [0 ms, infinity]
  param tau_x = 101 ms in [0 ms, infinity]
  ## and of postsynaptic spikes
  param tau_post = 33.7 ms in [0 ms, infinity]
  param tau_y = 114 ms in [0 ms, infinity]
  ## what pairs and triplets add, pre before post
  param A2_pre = 0
  param A3_pre = 0.0065
  ## what they take, post before pre
  param A2_post = 0.0071
  param A3_post = 0
  ## conductance of the largest weight
  param g_max = 1 nS in [0 nS, infinity]
  post excitation.g : nS

  ## weight
  state w = 0.5 in [0, 1]
  ## fast and slow trace of presynaptic spikes
  state r1 = 0
  state r2 = 0
  ## fast and slow trace of postsynaptic spikes
  state o1 = 0
  state o2 = 0
  dr1/dt = -r1 / tau_pre
  dr2/dt = -r2 / tau_x
  do1/dt = -o1 / tau_post
  do2/dt = -o2 / tau_y

  on pre { post.excitation.g += w * g_max; w -= o1 * (A2_post + A3_post * r2); r1 += 1; r2 += 1 }
  on post { w += r1 * (A2_pre + A3_pre * o2); o1 += 1; o2 += 1 }
}

## Five pairs at 50 Hz: first the presynaptic spike, or first the postsynaptic one.
network Pairings {
  population First = PresetSource[1] { times = [100 ms, 120 ms, 140 ms, 160 ms, 180 ms] }
  population Last = PresetSource[1] { times = [110 ms, 130 ms, 150 ms, 170 ms, 190 ms] }
  population Post = ScheduledCell[1] { times = [105 ms, 125 ms, 145 ms, 165 ms, 185 ms] }
  connect First, Last -> Post by TripletSTDP all to all
  record w of First -> Post
  record w of Last -> Post
}
`,
  ],
  [
    'std/synapses/tsodyks-markram.axo',
    `## Short-term plasticity with three states: what a synapse has is ready, active or inactive, and only the inactive recovers.
##
## Source: M. Tsodyks, A. Uziel, H. Markram (2000), J. Neurosci. 20:RC50, doi:10.1523/JNEUROSCI.20-01-j0003.2000, equations 3
## and 4; without facilitation M. V. Tsodyks, H. Markram (1997), Proc. Natl. Acad. Sci. USA 94:719-723,
## doi:10.1073/pnas.94.2.719. The postsynaptic conductance is g_max times the active part: here a spike adds what it makes
## active to the conductance of the cell, which decays alike if tau_active is the time constant of that. The equations are
## linear between spikes.
## Units: nS, ms.
## Try: \`axode run std/synapses/tsodyks-markram.axo#Train --for 1s\`.

import { PresetSource } from "../sources/preset-source.axo"
import { ScheduledCell } from "../neurons/scheduled-cell.axo"

synapse TsodyksMarkram {
  ## conductance if all were active
  param g_max = 10 nS in [0 nS, infinity]
  ## part of what is ready that a first spike uses
  param U = 0.5 in [0, 1]
  ## time constant of recovery
  param tau_recovery = 800 ms in [0 ms, infinity]
  ## time constant of facilitation
  param tau_facilitation = 50 ms in [0 ms, infinity]
  ## how long what is active stays so, on average: the time constant of the conductance
  param tau_active = 5 ms in [0 ms, infinity]
  post excitation.g : nS

  ## part that is ready
  state x = 1
  ## part that is active
  state y = 0
  ## part of the ready that a spike would use, but for its own facilitation
  state u = 0
  inactive = 1 - x - y
  dx/dt = inactive / tau_recovery
  dy/dt = -y / tau_active
  du/dt = -u / tau_facilitation

  on pre {
    u += U * (1 - u)
    let released = u * x
    x -= released
    y += released
    post.excitation.g += g_max * released
  }
}

## A train and a spike after a pause.
network Train {
  population Pre = PresetSource[1] {
    times = [50 ms, 100 ms, 150 ms, 200 ms, 250 ms, 300 ms, 350 ms, 400 ms, 900 ms]
  }
  population Post = ScheduledCell[1]
  connect Pre -> Post by TsodyksMarkram all to all
  record v, excitation.g of Post
  record x, y, u of Pre -> Post
}
`,
  ],
  [
    'std/synapses/voltage-jump.axo',
    `## Synapse of the simplest kind: each spike moves the potential by a fixed amount, the delta synapse.
##
## Source: R. B. Stein (1965), Biophys. J. 5:173-194, doi:10.1016/S0006-3495(65)86709-1. What arrives while a cell is
## refractory moves it too, unless the cell undoes that.
## Units: mV.
## Try: \`axode run std/synapses/voltage-jump.axo#Stein --for 100ms\`: spikes every 4 ms, each of 4 mV, of which
## every few fire the cell.

import { LeakyIntegrateAndFire } from "../neurons/leaky-integrate-and-fire.axo"
import { RegularSource } from "../sources/regular-source.axo"

## For cells without units, such as Izhikevich's.
synapse PotentialJump {
  ## what a spike adds to the potential; below 0 it inhibits
  param w = 0.5
  post v : 1

  on pre { post.v += w }
}

synapse VoltageJump {
  ## what a spike adds to the potential; below 0 it inhibits
  param w = 0.5 mV
  post v : mV

  on pre { post.v += w }
}

## A cell that is fired by regular spikes.
network Stein {
  population Train = RegularSource[1] { rate = 250 Hz }
  population Cell = LeakyIntegrateAndFire[1]
  connect Train -> Cell by VoltageJump(w = 4 mV) all to all
  record v of Cell
}
`,
  ],
  [
    'std/transmitters/approximate-transmitter.axo',
    `## Transmitter that jumps up at a spike and is cleared at a rate: the simplest course with a memory.
##
## Source: the approximate transmitter of the simulator spiking_neural_networks 0.23.5, there by Euler's method and with a
## threshold of its own; here released by the spike of the cell, in the step of the spike. It is the transmitter of
## exponential-decay-transmitter.axo by its rate of clearance.
## Units: mM, 1/ms.
## Try: \`axode run std/transmitters/approximate-transmitter.axo --for 400ms --dt 0.1ms --record glutamate.T\`: the second
## spike finds half of it cleared and adds no more than that.

transmitter ApproximateTransmitter {
  ## what a spike releases, and the most that there is: what would exceed it is lost
  param T_max = 1 mM in [0 mM, infinity]
  ## part of the transmitter that is taken up in a unit of time
  param clearance = 0.01/ms in [0/ms, infinity]

  ## concentration in the cleft
  state T : mM = 0 mM in [0 mM, T_max]
  dT/dt = -clearance * T
  on spike { T += T_max }
}

## A terminal that spikes at given times, and what it releases.
neuron ApproximateTerminal {
  ## when it spikes
  param times : ms[] = [20 ms, 90 ms]
  spike at times
  use glutamate = ApproximateTransmitter
}
`,
  ],
  [
    'std/transmitters/discrete-spike-transmitter.axo',
    `## Transmitter that is there for the one step behind a spike, and then gone.
##
## Source: the discrete spike transmitter of the simulator spiking_neural_networks 0.23.5, which knows a spike by a
## threshold of its own; here it is the spike of the cell.
## Units: mM. The pulse is as long as a step: what it does to receptors with kinetics depends on dt, which the receptors
## of approximate-receptor.axo and exponential-decay-receptor.axo do not mind. Elsewhere take a square pulse.
## Try: \`axode run std/transmitters/discrete-spike-transmitter.axo --for 30ms --dt 0.5ms --record glutamate.T\`.

transmitter DiscreteSpikeTransmitter {
  ## concentration in the step behind a spike
  param T_max = 1 mM in [0 mM, infinity]

  ## concentration in the cleft
  state T : mM = 0 mM
  on step { T = 0 mM }
  on spike { T = T_max }
}

## A terminal that spikes at given times, and what it releases.
neuron DiscreteSpikeTerminal {
  ## when it spikes
  param times : ms[] = [5 ms, 15 ms, 20 ms]
  spike at times
  use glutamate = DiscreteSpikeTransmitter
}
`,
  ],
  [
    'std/transmitters/exponential-decay-transmitter.axo',
    `## Transmitter that jumps up at a spike and decays exponentially.
##
## Source: A. Roth, M. C. W. van Rossum (2009), Modeling synapses, in E. De Schutter (ed.), Computational Modeling Methods
## for Neuroscientists, MIT Press, doi:10.7551/mitpress/9780262013277.001.0001; the time constant is that of the simulator
## spiking_neural_networks 0.23.5. In the time dt the concentration falls to exp(-dt / tau) of what it was.
## Units: mM, ms.
## Try: \`axode run std/transmitters/exponential-decay-transmitter.axo --for 30ms --method exact --record glutamate.T\`: 1
## ms after a spike 0.61 mM are left, whatever dt is.

transmitter ExponentialDecayTransmitter {
  ## what a spike releases, and the most that there is: what would exceed it is lost
  param T_max = 1 mM in [0 mM, infinity]
  ## time constant of the decay
  param tau = 2 ms in [0 ms, infinity]

  ## concentration in the cleft
  state T : mM = 0 mM in [0 mM, T_max]
  dT/dt = -T / tau
  on spike { T += T_max }
}

## A terminal that spikes at given times, and what it releases.
neuron ExponentialDecayTerminal {
  ## when it spikes
  param times : ms[] = [5 ms, 15 ms, 16 ms]
  spike at times
  use glutamate = ExponentialDecayTransmitter
}
`,
  ],
  [
    'std/transmitters/square-pulse-transmitter.axo',
    `## Transmitter in a square pulse: each spike brings the concentration to its full height for a while.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994), Neural Comput. 6:14-18, doi:10.1162/neco.1994.6.1.14: 1 mM
## for 1 ms. A spike that comes during a pulse prolongs it.
## Units: mM, ms.
## Try: \`axode run std/transmitters/square-pulse-transmitter.axo --for 30ms --record glutamate.T\`: three pulses, the
## last prolonged by a spike within it.

transmitter SquarePulseTransmitter {
  ## concentration during the pulse
  param T_max = 1 mM in [0 mM, infinity]
  ## of the pulse, from the last spike on
  param duration = 1 ms in [0 ms, infinity]

  ## concentration in the cleft
  state T : mM = 0 mM
  on spike { T = T_max }
  on t - last_spike >= duration { T = 0 mM }
}

## A terminal that spikes at given times, and what it releases.
neuron SquarePulseTerminal {
  ## when it spikes
  param times : ms[] = [5 ms, 15 ms, 20 ms, 20.5 ms]
  spike at times
  use glutamate = SquarePulseTransmitter
}
`,
  ],
  [
    'std/transmitters/voltage-dependent-transmitter.axo',
    `## Transmitter that follows the presynaptic potential: a sigmoid of it, without spikes.
##
## Source: A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994), J. Comput. Neurosci. 1:195-230, doi:10.1007/BF00961734: what
## a kinetic model of release comes to.
## Units: mM, mV.
## Try: \`axode run std/transmitters/voltage-dependent-transmitter.axo --input "v = ramp(t, 0 ms, 100 ms, -80 mV, 40 mV)"
## --record T\`: half of T_max at 2 mV.

transmitter VoltageDependentTransmitter {
  ## concentration at high potentials
  param T_max = 1 mM in [0 mM, infinity]
  ## potential at which it is half of that
  param V_p = 2 mV
  ## how far the potential rises for the odds of release to grow e times
  param K_p = 5 mV in [0 mV, infinity]
  ## presynaptic potential
  input v : mV

  ## concentration in the cleft
  output T : mM = T_max / (1 + exp(-(v - V_p) / K_p))
}
`,
  ],
]);
