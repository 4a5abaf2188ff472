/** By population or projection: names of parameters that were set since the network was made: they follow from no others any more. */
export type OwnValues = Map<string, Set<string>>;
