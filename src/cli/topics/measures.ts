export const MEASURES = `Measures: a number for each cell

--measure reduces the run of each cell to a number. It may be given several times, or several in one text,
separated by commas.

  count(spikes)        how many                    mean(v)   min(v)   max(v)   sd(v)
  rate(spikes)         how many per time           first(v)  last(v)
  first(spikes)        when the first came
  last(spikes)         when the last came
  mean(intervals)      between its spikes
  cv(intervals)        their sd over their mean

Instead of v any variable that can be recorded: sodium.m, I. Behind a comma within the parentheses stands the
time that counts: mean(v, after 50 ms), rate(spikes, after 200 ms, before 1 s). A name of your own stands in
front: peak = max(v). Where there is nothing to measure, as the first spike of a silent cell, the number is NaN
(null in JSON).

  $ axode run models/neurons/izhikevich.axo --for 1s --dt 0.25ms --input "I = 10" --measure "rate(spikes, after 200 ms), cv(intervals)"
  $ axode run models/neurons/hodgkin-huxley.axo --sweep "I = 0 .. 20 uA/cm^2 by 2 uA/cm^2" --measure "peak = max(v)" --measure "first(spikes)"
`;
