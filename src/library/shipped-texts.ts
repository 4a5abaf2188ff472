/** The files below `models/`, by the paths that imports write. Made by `npm run generate`; edit the models. */
export const SHIPPED_TEXTS: ReadonlyMap<string, string> = new Map([
  [
    'std/channels/leak.axo',
    `## Leak: a constant conductance.
##
## Units: conductance per area in mS/cm^2, voltages in mV, so the current density is in uA/cm^2.

channel Leak {
  param g = 0.3 mS/cm^2
  param E = -54.387 mV
  input v : mV

  output i = g * (v - E)
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
    'std/channels/squid-potassium.axo',
    `## Delayed rectifier potassium channel of the squid giant axon, at 6.3 degC.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equations 12 and 13, with the sign of today and absolute voltages: rest is -65 mV.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.

channel SquidPotassium {
  param g = 36 mS/cm^2
  param E = -77 mV
  input v : mV

  ## activation
  gate n {
    alpha = 0.01/ms/mV * (v + 55 mV) / (1 - exp(-(v + 55 mV) / 10 mV))
    beta = 0.125/ms * exp(-(v + 65 mV) / 80 mV)
  }

  output i = g * n^4 * (v - E)
}
`,
  ],
  [
    'std/channels/squid-sodium.axo',
    `## Transient sodium channel of the squid giant axon, at 6.3 degC.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equations 20, 21, 23 and 24, with the sign of today and absolute voltages: rest is -65 mV.
## Units: conductance per area in mS/cm^2, voltages in mV, rates in 1/ms.
## As written, alpha of m is 0/0 at -40 mV; its limit there is 1/ms.

channel SquidSodium {
  param g = 120 mS/cm^2
  param E = 50 mV
  input v : mV

  ## activation
  gate m {
    alpha = 0.1/ms/mV * (v + 40 mV) / (1 - exp(-(v + 40 mV) / 10 mV))
    beta = 4/ms * exp(-(v + 65 mV) / 18 mV)
  }
  ## inactivation
  gate h {
    alpha = 0.07/ms * exp(-(v + 65 mV) / 20 mV)
    beta = 1/ms / (1 + exp(-(v + 35 mV) / 10 mV))
  }

  output i = g * m^3 * h * (v - E)
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
## Try: \`--input "I = 0.5"\` oscillates with a period of 39.47; with no input the cell comes to rest.

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
    'std/neurons/hodgkin-huxley.axo',
    `## Squid giant axon, space-clamped: the model of the action potential.
##
## Source: A. L. Hodgkin, A. F. Huxley (1952), J. Physiol. 117:500-544, doi:10.1113/jphysiol.1952.sp004764,
## equation 26 and table 3, with the sign of today and absolute voltages: rest is -65 mV.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`--input "I = 10 uA/cm^2"\` fires at 68 Hz; \`--input "I = if t > 10 ms and t < 11 ms then 15 uA/cm^2 else 0"\`
## gives a single spike; \`--set sodium.g="0 mS/cm^2"\` is what tetrodotoxin does.

import { SquidSodium } from "../channels/squid-sodium.axo"
import { SquidPotassium } from "../channels/squid-potassium.axo"
import { Leak } from "../channels/leak.axo"

neuron HodgkinHuxley {
  param C = 1 uF/cm^2
  ## injected current
  input I : uA/cm^2 = 0

  use sodium = SquidSodium
  use potassium = SquidPotassium
  use leak = Leak

  ## membrane potential
  state v : mV = -65 mV
  dv/dt = (I - sodium.i - potassium.i - leak.i) / C

  spike when v crosses 0 mV
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
## Try: \`--input "I = if t > 50 ms then 10 else 0" --set d=6\`; \`izhikevich.axo#Chattering\` picks a variant.

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
## Try: \`--input "I = 2 nA"\` fires; at \`"I = 1.5 nA"\` the potential approaches the threshold and never passes it.

neuron LeakyIntegrateAndFire {
  ## membrane time constant
  param tau_m = 20 ms
  ## resting potential
  param E_L = -65 mV
  ## input resistance
  param R = 10 MOhm
  param V_threshold = -50 mV
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
    'std/neurons/morris-lecar.axo',
    `## Morris-Lecar model of the barnacle muscle fibre, with two ways to begin firing.
##
## Source: C. Morris, H. Lecar (1981), Biophys. J. 35:193-213, doi:10.1016/S0006-3495(81)84782-0; parameter sets of
## J. Rinzel, G. B. Ermentrout (1998), Analysis of neural excitability and oscillations, as in G. B. Ermentrout,
## D. H. Terman (2010), Mathematical Foundations of Neuroscience, table 3.1, doi:10.1007/978-0-387-87708-2.
## Units: mV, ms, uA/cm^2, mS/cm^2, uF/cm^2.
## Try: \`--input "I = 100 uA/cm^2"\` fires at once at 11.7 Hz, the Hopf bifurcation lies at about 94 uA/cm^2;
## \`morris-lecar.axo#MorrisLecarSNLC --input "I = 45 uA/cm^2"\` fires as slowly as one likes near 40 uA/cm^2.

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
    'std/stimuli/pulses.axo',
    `## Pulses of constant height. They begin and end with a step of the run: a jump on the grid belongs to the step behind it.
##
## Units: times in ms or any other unit of time; heights and levels in what is driven.

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

## A sine wave from \`start\` on, 0 before.
function sine(time : ms, start : ms, frequency : Hz, amplitude) = if time < start then 0
    else amplitude * sin(2 * pi * (frequency * (time - start)))

## A sine wave whose frequency goes from \`first\` to \`last\` along a line within \`duration\` from \`start\` on, 0 before and
## after: it shows at which frequencies a cell resonates.
function chirp(time : ms, start : ms, duration : ms, first : Hz, last : Hz, amplitude) = if time < start or time >= start + duration then 0
    else amplitude * sin(2 * pi * ((first + (last - first) * ((time - start) / (2 * duration))) * (time - start)))
`,
  ],
]);
