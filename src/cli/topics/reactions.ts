export const REACTIONS = `Reactions: kinetic schemes

  state C, O start steady sum 1
  reaction C <-> O (4/ms, 1/ms)                 there and back, with the rate constants of both ways
  reaction Ca + Ca + B <-> Bound (k_on, k_off)  mass action: each that reacts multiplies the rate
  reaction Ca -> 0 (0.02/ms)                    one way, to nothing; 0 -> Ca comes from nothing

Reactions give their states' equations. start steady sum 1 begins at the equilibrium, for schemes in which each reaction
turns one state into one other. Conserved sums are found and kept; axode explain lists them and the reactions. All of it:
"Reactions" in docs/language.md.
`;
