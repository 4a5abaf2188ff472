/** Sources of every kind, each joined to cells of `Lif`, which the text is put behind. */
export const SOURCES: string = `
source Listed { param times : ms[] = [0 ms, 0.1 ms, 0.26 ms, 2 ms, 2 ms, 7.31 ms, 15 ms, 29.95 ms]; spike at times }
source Poisson { param rate : Hz = 300 Hz; spike at rate rate }
source Modulated {
  input level = 0
  param most : Hz = 800 Hz
  ## Below 0 for half of the time, and more than one spike a step at its height.
  spike at rate most * 20 * (level + sin(2 * pi * t / 10 ms))
}
source Silent { param rate : Hz = 0 Hz; spike at rate rate }
source Resting { param rate : Hz = 5000 Hz; spike at rate rate; refractory 1 ms }
source Learning { state rate : Hz = 100 Hz; drate/dt = (500 Hz - rate) / 10 ms; spike at rate rate; on spike { rate *= 0.5 } }
source Clock { state phase = 0; param every = 7; on step { phase += 1 }; spike when phase >= every; on spike { phase = 0 } }
source Oscillator { param f : Hz = 150 Hz; state phase = 0; dphase/dt = f; spike when phase >= 1; on spike { phase -= 1 } }
source Several { state phase = 0; dphase/dt = 200 Hz; spike count 1 + floor(3 * phase / 1.02) when phase >= 1; on spike { phase -= 1 } }
source Tossed { spike count poisson(0.3) when t >= 0 ms }
source Switched { state is_on = 0; every 5 ms from 3 ms { is_on = 1 - is_on }; on step { is_on = is_on }; spike when is_on > 0.5 }
synapse Jump { param w = 0.01; on pre { post.g += w } }
network Net {
  population A = Listed[3]
  population B = Poisson[7] { rate = 100 Hz * i }
  population C = Modulated[5]
  population D = Silent[2]
  population F = Resting[3]
  population G = Learning[4]
  population H = Clock[4] { every = 5 + i }
  population J = Oscillator[4] { phase = uniform(0, 1) }
  population K = Several[3] { phase = i / N }
  population L = Tossed[5]
  population M = Switched[2] { is_on = i }
  population Q = Lif[13] { v = uniform(0, 1) }
  signal level = mean over Q of v
  connect A, B, C, D, F, G, H, J, K, L, M -> Q by Jump with probability 0.5, delay 0.1 ms * mod(i + j, 4)
  record spikes of A, B, C, D, F, G, H, J, K, L, M, Q
  record v of Q
}
`;

/** Those beside which cells may choose their steps: a rate that is integrated is summed step by step. */
export const SOURCES_ON_GRID: string = SOURCES.replace(/ {2}population G .*\n/, '').replaceAll(' G,', '');
