/** Texts of random networks, changed so that methods that ask something of equations can take them. */

export type Dialect = (text: string) => string;

/** Throws where there is nothing to replace, as the texts have changed then. */
function replacing(...pairs: readonly (readonly [from: string, to: string])[]): Dialect {
  return (text) =>
    pairs.reduce((changed, [from, to]) => {
      if (!changed.includes(from)) throw new Error(`no text has \`${from}\``);
      return changed.replaceAll(from, to);
    }, text);
}

/** Nothing is drawn or compared with other cells at the ends of steps: for spikes between grid points. */
export const betweenSteps: Dialect = replacing(
  ['spike count 1 + floor(uniform(0, 2)) when', 'spike count 2 when'],
  [' and uniform(0, 1) < 0.8', ''],
  ['v = normal(-60 mV, 1 mV)', 'v = -61 mV'],
  ['0.3 * (mean over cells of x)', '0.3 * x'],
);

/** Equations of cells are linear with constant coefficients. */
export const linear: Dialect = replacing(
  ['g_e * (0 mV - v) + g_i * (-80 mV - v)', 'g_e * 55 mV - g_i * 25 mV'],
  ['g_e * (0 V - v) + g_i * (-0.08 V - v)', 'g_e * 0.055 V - g_i * 0.025 V'],
  ['(g_e + receptor.open * 1 nS) * (0 mV - v) + g_i * (-80 mV - v)', '(g_e + receptor.open * 1 nS) * 55 mV'],
  ['0.04 * v^2 + 5 * v + 140 - u', '(-60 - v) / 4 - u - 13'],
  ['- g_e * v - g_i * (v + 80)', '+ g_e * 60 - g_i * 20'],
  ['spike when v >= 30', 'spike when v >= -52'],
);

const GATE = `
  gate m { inf = sigmoid((v + 55 mV) / 5 mV); tau = 1 ms + 3 ms * exp(-((v + 60 mV) / 20 mV)^2) }
  gate n { alpha = 0.1 / ms * exprel((v + 55 mV) / 10 mV); beta = 0.125 / ms * exp(-(v + 65 mV) / 80 mV) }`;

/** Every model of cells has gates, which act on its potential. */
export const gated: Dialect = (text) =>
  replacing(
    ['+ bias + I + field) / C', '+ bias + I + field + (m - n) * 20 pA) / C'],
    ['140 - u + I', '140 - u + I + 2 * m - n'],
    ['- v + 3) / 4 ms', '- v + 3 + m - n) / 4 ms'],
  )(text)
    .replaceAll(/state v : (mV|V) = .*/g, (state) => `${state}${GATE}`)
    .replaceAll('state v = 0;', (state) => `${plain(GATE)}\n  ${state}`)
    .replaceAll('state v = -65;', (state) => `${plain(GATE).replaceAll(/ ?\/? ms\b/g, '')}\n  ${state}`);

const plain = (text: string): string => text.replaceAll(' mV', '').trim();

/** White noise in cells and sources, in one synapse the noise of its own; none of it drives what is multiplied by it. */
export const noisy: Dialect = replacing(
  ['dv/dt = (g_L', 'dv/dt = 1 mV * xi / sqrt(5 ms) + (g_L'],
  ['dv/dt = (10 nS', 'dv/dt = 1 mV * xi.common / sqrt(5 ms) + (10 nS'],
  ['du/dt = -u / 30 ms', 'du/dt = -u / 30 ms + 0.2 * xi.common / sqrt(20 ms)'],
  ['du/dt = a * (b * v - u)', 'du/dt = a * (b * v - u) + 0.2 * xi'],
  ['dx/dt = (v - x) / 10 ms', 'dx/dt = (v - x) / 10 ms + 0.3 * xi / sqrt(3 ms)'],
  ['dphase/dt = rate', 'dphase/dt = rate + 0.1 * xi / sqrt(10 ms)'],
  ['dphase/dt = 100 Hz', 'dphase/dt = 100 Hz + 0.1 * xi / sqrt(10 ms)'],
);
