export const MEASURES = `Measures: a number for each cell

--measure reduces the run of each cell to a number. It may be given several times, or several in one text,
separated by commas.

  rate(spikes)       how many per second        mean(v)   sd(v)
  count(spikes)      how many                   min(v)    max(v)
  first(spikes)      when the first came        first(v)  last(v)
  last(spikes)       when the last came
  mean(intervals)    from spike to spike; also sd, min, max, first, last
  cv(intervals)      their sd over their mean

Instead of v any variable that can be recorded: sodium.m, I. Behind a comma within the parentheses stands the
time that counts: mean(v, after 50 ms), rate(spikes, after 200 ms, before 1 s). A name of your own stands in
front: peak = max(v). Where there is nothing to measure, as the first spike of a silent cell, the number is NaN
(null in JSON).

  $ axode run models/neurons/izhikevich.axo --for 1s --dt 0.25ms --input "I = 10" --measure "rate(spikes, after 200 ms), cv(intervals)"
  $ axode run models/neurons/hodgkin-huxley.axo --sweep "I = 0 .. 20 uA/cm^2 by 2 uA/cm^2" --measure "peak = max(v)" --measure "first(spikes)"
`;
