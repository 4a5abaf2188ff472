/** Where a run came from: what makes it possible to draw it again, and to repeat it. */
export interface Origin {
  /** As it was typed: `axode run hh.axo --for 100ms`. Absent where no command line asked for the run. */
  readonly command?: string;
  /** Of Axode. */
  readonly version: string;
  /** `hh.axo#HodgkinHuxley`: names one of `files` and a component in it. */
  readonly address: string;
  /** The texts of the model and of all that it imports, by the names that diagnostics use. */
  readonly files: ReadonlyMap<string, string>;
}
