export const METHODS = `Methods: how a step is computed

--method NAME picks the integrator; without it rk4 is taken.

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
  "tableau: 1/2; 0 1"             any explicit Runge-Kutta method: rows of its coefficients, the last its weights

axode explain MODEL tells for each of them how often it evaluates the equations, what a step costs, and up to which
step it is stable at rest. What is solved exactly is stable at any step; where it is much faster than the step, methods of
second order are of first. Whether --dt is short enough is seen by halving it: the answer should stay.

  $ axode run models/neurons/hodgkin-huxley.axo --method exponential_euler --dt 0.05ms --input "I = 10 uA/cm^2"
  $ axode run models/neurons/leaky-integrate-and-fire.axo --method "tableau: 1/2; 0 1" --input "I = 2 nA"
  $ axode explain models/neurons/hodgkin-huxley.axo
`;
