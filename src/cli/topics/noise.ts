export const NOISE = `Noise: what is random in a model

  dv/dt = (E - v) / tau + sigma * sqrt(2 / tau) * xi

xi is white noise, of unit 1/sqrt(time): so written, v varies by the standard deviation sigma about E. Each xi is a source of its
own; xi.shared is one for all that name it. Equations with it are run by euler_maruyama, milstein, heun_stratonovich or
sra1 (axode help methods).

  spike at rate 20 Hz                  a Poisson process; its rate may change, and counts as 0 where it is below 0
  state v : mV = normal(-65 mV, 3 mV)  drawn for each cell; also uniform, exponential, poisson, binomial, bernoulli

--seed picks the random numbers; the same seed gives the same run. All of it: "Random numbers" in docs/language.md.
`;
