export const METHODS = `Methods: how a step is computed

--method NAME picks the integrator; without it rk4 is taken.

  auto                            for each block of equations what suits it at this step, with the reason
  rk4, rk38                       for smooth equations: error falls with the fourth power of the step
  euler                           one evaluation a step, first order
  midpoint, heun, ralston         two evaluations, second order
  rk3                             three, third order
  exponential_euler               solves each variable as if it were linear in itself: for gates and leaks
  exponential_midpoint            the same in second order
  rush_larsen, rush_larsen_2      gates exactly, the rest explicitly; first and second order
  semi_implicit_euler             one variable after the other: energies do not drift
  exact                           linear equations with constant coefficients: no error of the method
  strang                          linear terms exactly, the rest by midpoint, second order
  implicit_euler, crank_nicolson  stable at any step, first and second order: for stiff equations
  rodas4                          the same in fourth order, without iterations
  bs23, dopri5, tsit5             steps as long as --tolerance allows, spikes and jumps where they happen
  rodas4_adaptive                 the same for stiff equations
  euler_maruyama, milstein        with white noise (xi), in the sense of Itô: strong order 1/2 and 1
  heun_stratonovich               with white noise, in the sense of Stratonovich
  sra1                            white noise that no state multiplies: strong order 3/2
  "tableau: 1/2; 0 1"             any explicit Runge-Kutta method: rows of its coefficients, the last its weights

axode explain MODEL tells for each of them how often it evaluates the equations, what a step costs, and up to which
step it is stable at rest. What is solved exactly is stable at any step; where it is much faster than the step, methods of
second order are of first. Whether --dt is short enough is seen by halving it: the answer should stay.

An adaptive method takes --dt as the distance of samples only; what each of its steps may be off by, relative to the
variable, is --tolerance (default: 1e-6).

auto solves what is linear, linearises gates and conductances, steps the rest by rk4, and where none of these is stable at
--dt takes rodas4 or rodas4_adaptive for the whole model. The run says which, one sentence for each block.

A spike is dated at the end of its step. --spike-times interpolated dates it where a straight line meets the threshold;
--spike-times located finds where it does, resets there and goes on with the rest of the step.

  $ axode run models/neurons/hodgkin-huxley.axo --method exponential_euler --dt 0.05ms --input "I = 10 uA/cm^2"
  $ axode run models/neurons/leaky-integrate-and-fire.axo --method "tableau: 1/2; 0 1" --input "I = 2 nA"
  $ axode run models/neurons/hodgkin-huxley.axo --method dopri5 --tolerance 1e-9 --input "I = 10 uA/cm^2"
  $ axode run models/neurons/leaky-integrate-and-fire.axo --method exact --spike-times located --input "I = 2 nA"
  $ axode run models/neurons/hodgkin-huxley.axo --method auto --dt 0.5ms --input "I = 10 uA/cm^2"
  $ axode explain models/neurons/hodgkin-huxley.axo
`;
