/**
 * What models and parts are called elsewhere: in papers, and in other simulators. In small letters, without hyphens and
 * underscores; the paths within the library, the one that is meant most often first.
 */

const INTEGRATE_AND_FIRE = [
  'neurons/leaky-integrate-and-fire',
  'neurons/simple-leaky-integrate-and-fire',
  'neurons/simplified-leaky-integrate-and-fire',
  'neurons/adaptive-integrate-and-fire',
  'neurons/homeostatic-integrate-and-fire',
] as const;

const ADAPTIVE = [
  'neurons/adaptive-integrate-and-fire',
  'neurons/adaptive-threshold-integrate-and-fire',
  'neurons/homeostatic-integrate-and-fire',
] as const;

const QUADRATIC = [
  'neurons/quadratic-integrate-and-fire',
  'neurons/adaptive-quadratic-integrate-and-fire',
] as const;

const ADAPTIVE_QUADRATIC = ['neurons/adaptive-quadratic-integrate-and-fire'] as const;
const GENERALIZED = ['neurons/generalized-integrate-and-fire'] as const;
const MEAN_FIELD = ['neurons/quadratic-integrate-and-fire-population'] as const;

const ADAPTIVE_EXPONENTIAL = [
  'neurons/adaptive-exponential-integrate-and-fire',
  'neurons/exponential-integrate-and-fire',
] as const;

const SQUID_AXON = [
  'neurons/hodgkin-huxley',
  'neurons/hodgkin-huxley-from-rest',
  'channels/squid-sodium',
  'channels/squid-potassium',
] as const;

const IZHIKEVICH = [
  'neurons/izhikevich',
  'neurons/izhikevich-capacitance',
  'neurons/izhikevich-behaviours',
  'neurons/izhikevich-time-constants',
] as const;

const FAST_SODIUM = [
  'channels/squid-sodium',
  'channels/traub-miles-sodium',
  'channels/wang-buzsaki-sodium',
  'channels/eight-state-sodium',
] as const;

const DELAYED_RECTIFIER = [
  'channels/squid-potassium',
  'channels/traub-miles-potassium',
  'channels/wang-buzsaki-potassium',
] as const;

const A_TYPE = ['channels/a-type-potassium', 'channels/connor-stevens-a-type-potassium'] as const;
const M_TYPE = ['channels/m-type-potassium'] as const;
const H_CURRENT = ['channels/h-current', 'channels/calcium-regulated-h-current'] as const;
const T_TYPE = ['channels/t-type-calcium'] as const;
const L_TYPE = ['channels/l-type-calcium', 'channels/high-voltage-activated-calcium'] as const;

const CALCIUM_ACTIVATED = [
  'channels/calcium-activated-potassium',
  'channels/pinsky-rinzel-afterhyperpolarization',
  'channels/pinsky-rinzel-calcium-activated-potassium',
] as const;

const SCHEMES = ['channels/eight-state-sodium', 'channels/resurgent-sodium'] as const;
const EXPONENTIAL = ['currents/exponential-conductance', 'currents/exponential-current'] as const;
const ALPHA = ['currents/alpha-conductance', 'currents/alpha-current', 'stimuli/synaptic'] as const;

const TWO_EXPONENTIALS = [
  'currents/double-exponential-conductance',
  'currents/double-exponential-current',
] as const;

const RESONATE_AND_FIRE = ['neurons/resonate-and-fire'] as const;
const FITZHUGH_NAGUMO = ['neurons/fitzhugh-nagumo'] as const;
const COMPETITION = ['neurons/winner-take-all'] as const;

export const MODEL_ALIASES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['if', ['neurons/perfect-integrate-and-fire', ...INTEGRATE_AND_FIRE]],
  ['pif', ['neurons/perfect-integrate-and-fire']],
  ['lif', INTEGRATE_AND_FIRE],
  ['iaf', INTEGRATE_AND_FIRE],
  ['alif', ADAPTIVE],
  ['adaptivelif', ADAPTIVE],
  ['lsnn', ['neurons/adaptive-threshold-integrate-and-fire']],
  ['gif', GENERALIZED],
  ['glif', GENERALIZED],
  ['mihalasniebur', GENERALIZED],
  ['cuba', ['networks/cuba', 'neurons/current-based-integrate-and-fire']],
  ['cubalif', ['neurons/current-based-integrate-and-fire']],
  ['coba', ['networks/coba', 'neurons/conductance-based-integrate-and-fire', 'neurons/traub-miles']],
  ['cobalif', ['neurons/conductance-based-integrate-and-fire']],
  ['li', ['neurons/leaky-integrator']],
  ['slif', ['neurons/simplified-leaky-integrate-and-fire', 'neurons/simple-leaky-integrate-and-fire']],
  ['qif', [...QUADRATIC, ...MEAN_FIELD]],
  ['quadlif', QUADRATIC],
  ['quaif', QUADRATIC],
  ['aqif', ADAPTIVE_QUADRATIC],
  ['adqif', ADAPTIVE_QUADRATIC],
  ['adquaif', ADAPTIVE_QUADRATIC],
  ['montbrio', MEAN_FIELD],
  ['mpr', MEAN_FIELD],
  ['nextgeneration', MEAN_FIELD],
  ['eif', ['neurons/exponential-integrate-and-fire', 'neurons/adaptive-exponential-integrate-and-fire']],
  ['expif', ['neurons/exponential-integrate-and-fire', 'neurons/adaptive-exponential-integrate-and-fire']],
  ['adex', ADAPTIVE_EXPONENTIAL],
  ['adexp', ADAPTIVE_EXPONENTIAL],
  ['adexif', ADAPTIVE_EXPONENTIAL],
  ['adexpif', ADAPTIVE_EXPONENTIAL],
  ['aeif', ADAPTIVE_EXPONENTIAL],
  ['theta', ['neurons/theta-neuron', 'neurons/homeostatic-integrate-and-fire']],
  ['ermentroutkopell', ['neurons/theta-neuron']],
  ['izhi', IZHIKEVICH],
  ['izh', IZHIKEVICH],
  ['izhikevich', IZHIKEVICH],
  ['hh', SQUID_AXON],
  ['squid', SQUID_AXON],
  ['hodgkin', SQUID_AXON],
  ['huxley', SQUID_AXON],
  ['fhn', FITZHUGH_NAGUMO],
  ['fn', FITZHUGH_NAGUMO],
  ['bonhoeffer', FITZHUGH_NAGUMO],
  ['ml', ['neurons/morris-lecar', 'channels/morris-lecar-calcium', 'channels/morris-lecar-potassium']],
  ['hr', ['neurons/hindmarsh-rose']],
  ['wb', ['neurons/wang-buzsaki', 'channels/wang-buzsaki-sodium', 'channels/wang-buzsaki-potassium']],
  ['tm', ['neurons/traub-miles', 'channels/traub-miles-sodium', 'channels/traub-miles-potassium']],
  ['cobahh', ['networks/cobahh', 'neurons/traub-miles']],
  ['cs', ['neurons/connor-stevens']],
  ['pr', ['neurons/pinsky-rinzel']],
  ['twocompartment', ['neurons/pinsky-rinzel']],
  ['raf', RESONATE_AND_FIRE],
  ['rf', RESONATE_AND_FIRE],
  ['wta', COMPETITION],
  ['softmax', COMPETITION],
  ['wc', ['neurons/wilson-cowan']],
  ['sl', ['neurons/stuart-landau']],
  ['hopf', ['neurons/stuart-landau']],
  ['bcm', ['neurons/bcm-izhikevich']],
  ['hopfield', ['neurons/hopfield-unit']],
  ['markov', SCHEMES],
  ['kinetic', SCHEMES],
  ['na', FAST_SODIUM],
  ['nat', FAST_SODIUM],
  ['naf', FAST_SODIUM],
  ['nav', FAST_SODIUM],
  ['k', DELAYED_RECTIFIER],
  ['kdr', DELAYED_RECTIFIER],
  ['kv', DELAYED_RECTIFIER],
  ['ka', A_TYPE],
  ['ia', A_TYPE],
  ['atype', A_TYPE],
  ['km', M_TYPE],
  ['im', M_TYPE],
  ['mcurrent', M_TYPE],
  ['kcnq', M_TYPE],
  ['ih', H_CURRENT],
  ['hcn', H_CURRENT],
  ['cat', T_TYPE],
  ['it', T_TYPE],
  ['cav3', T_TYPE],
  ['cal', L_TYPE],
  ['cahva', ['channels/high-voltage-activated-calcium', 'channels/l-type-calcium']],
  ['hva', ['channels/high-voltage-activated-calcium', 'channels/l-type-calcium']],
  ['ahp', CALCIUM_ACTIVATED],
  ['kahp', CALCIUM_ACTIVATED],
  ['kca', CALCIUM_ACTIVATED],
  ['sk', CALCIUM_ACTIVATED],
  ['pas', ['channels/leak']],
  ['ghk', ['functions/constant-field']],
  ['gaba', ['receptors/gaba-a', 'receptors/gaba-b']],
  ['glutamate', ['receptors/ampa', 'receptors/nmda', 'receptors/dopamine-modulated-glutamate']],
  ['exp', EXPONENTIAL],
  ['expon', EXPONENTIAL],
  ['expsyn', EXPONENTIAL],
  ['alpha', ALPHA],
  ['alphasyn', ALPHA],
  ['alphasynapse', ALPHA],
  ['exp2syn', TWO_EXPONENTIALS],
  ['dualexp', TWO_EXPONENTIALS],
  ['dualexpon', TWO_EXPONENTIALS],
  ['biexponential', TWO_EXPONENTIALS],
  ['iclamp', ['stimuli/pulses']],
]);
