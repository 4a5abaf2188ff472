export const AGREEMENT = `Agreement: whether methods agree, and which to take

axode compare runs every method that accepts a model with several steps, and holds each run against a reference that
two methods find independently, with steps so short that halving them changes nothing.

  error        the largest distance from the reference, as a share of the range of a variable; between the n-th spike of
               a run and that of the reference nothing is compared where spikes reset the cell
  order        how the error falls with the step, where it is small and rounding does not rule it yet
  drift        how far the n-th spike is from that of the reference
  cost         the time that it takes to compute a second of the model's
  good from    the longest step that is good enough

--tolerance 1e-3 says what is good enough, 0.01 if nothing is said: a share of the range of every variable, and of the
mean interval between spikes, beyond the step that they are dated by; spikes must be as many. "v = 0.1 mV" says it for a variable, "spikes = 0.05 ms" for spikes.

The comparison fails (exit 1) where no two methods agree on a reference, where a method goes to another solution or falls
short of the order that it promises, and where a method that --methods names is good enough at no step. Of all methods,
one must be good enough. A run that diverges is a result, no failure.

Solutions of chaotic models part, however short the step: they are compared step by step for a fifth of the time until
then, and by statistics behind it.

  $ axode compare models/neurons/fitzhugh-nagumo.axo --input "I = 0.5" --methods rk4,heun,euler --dt 0.2,0.1,0.05ms --tolerance 0.1
  $ axode compare models/neurons/hodgkin-huxley.axo --input "I = 10 uA/cm^2" --for 20ms --tolerance 1e-3 --tolerance "v = 1 mV"
`;
