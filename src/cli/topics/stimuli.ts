export const STIMULI = `Stimuli: what drives an input

--input "NAME = VALUE" drives an input of the model.

  I = 10 uA/cm^2                                a constant
  I = if t > 50 ms then 10 uA/cm^2 else 0       an expression of t, and of what the model names
  I = 1 nA * sin(2 * pi * t / 20 ms)
  I = (1 + i / N) * 1 nA                        for each cell, by its number i (from 0) of N
  I = pulse(t, 10 ms, 5 ms, 2 nA)               a function of std/stimuli: pulse, pulses, ramp, …
  I = noise.csv:current [nA]                    a column of a file: each value until the next
  I = noise.csv:current [nA] interpolated       the same, with straight lines between the values

A table begins with a line of names; the column of times is called t or time, its unit in parentheses or
brackets: t (ms). A unit in the head of a column, current (nA), need not be repeated.

  $ axode run models/neurons/leaky-integrate-and-fire.axo --input "I = if t > 20 ms and t < 80 ms then 2 nA else 0"
  $ axode run models/neurons/leaky-integrate-and-fire.axo --input "I = noise.csv:current [nA] interpolated"
`;
