import type { Program } from '../ir/program.ts';

/** Program in, program out. */
export interface Pass {
  /** A verb and its object, as the file is called. */
  readonly name: string;
  /** Whether every stored value keeps every bit. */
  readonly exact: boolean;
  readonly run: (program: Program) => Program;
}
