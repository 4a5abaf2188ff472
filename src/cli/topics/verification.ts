export const VERIFICATION = `Verification: whether compiled code does what a model means

axode verify MODEL runs a model again and again with random parameters (within their ranges, else around their values),
inputs that stay, step and ramp, and initial values that lie anywhere in their range or right at thresholds and places
where something divides by 0. Each trial is run by every method that accepts the model, compiled and in the interpreter,
which shares no code with what is compiled.

What agreement means depends on the method:
  bits         explicit methods of fixed steps, and all events: every bit is the same
  rounding     exponential, exact and linearly implicit methods: within 4096 units in the last place, in each step
  tolerance    iterated and adaptive methods: within ten times their tolerance

Fast arithmetic is held against strict, the JavaScript against the program that it was made of, symbolic derivatives against
differences of 50 digits; and no equation may be NaN where it is finite next to it. The report says which events never
happened: those have not been tried.

What does not agree is made as small as it can be, and printed with the command that shows it again. The same seed gives the
same trials; without --seed it is 1, so that a test gives one answer. Exit code 1 says that something does not agree.

  $ axode verify models/neurons/leaky-integrate-and-fire.axo --trials 20
  $ axode verify models/neurons/hodgkin-huxley.axo --methods rk4,rush_larsen --trials 20 --seed 7
  $ axode verify models/neurons/izhikevich.axo --trial 3 --json
`;
