export const FIGURES = `Figures: what is drawn

--figure NAME picks a figure; it may be given several times, or take several names, separated by commas.

  traces    what was recorded, over time
  raster    when which of several cells spiked
  measures  the measures of a sweep or of a population: a curve, or a map of two swept values
  plane     the plane of a model's two states: its nullclines, and the way the run took
  gates     open and closed states of gates over the voltage: steady states and time constants

Without it the terminal and pictures show what tells most, measures before traces and rasters; a report (.html)
shows all that there are. --theme dark sets the colours of pictures, and those in which a report opens; without it that
follows the reader's system. axode plot draws a saved result again, and of a model its plane and its gates.

  $ axode run models/neurons/fitzhugh-nagumo.axo --figure traces,plane --input "I = 0.5" --out plane.svg --theme dark
  $ axode plot models/channels/squid-sodium.axo --out gates.html
`;
