import type { Program } from '../../ir/program.ts';
import { storageOf } from '../../ir/storage.ts';
import { synapseNeeds } from '../../ir/synapse-needs.ts';
import type { LinkableSynapse } from '../../runtime/network/synapse-kernels.ts';
import { emitSynapseKernels } from './emit-kernels.ts';
import type { EmitOptions, FunctionForm } from './kernel-context.ts';
import { type LinkSynapse, linkSynapseKernels, type SentSynapses } from './link.ts';

/** The program of a synapse as JavaScript. */
export interface SynapseCode {
  /** Returns the kernels: the text of `function link(binding, elementary, places)`. */
  readonly kernels: (functions?: FunctionForm) => string;
  /** Runs on the buffers of projections. The text is printed and compiled when the first one is linked. */
  readonly linkable: LinkableSynapse;
}

/** Returns the program of a synapse printed as JavaScript. */
export function emitSynapse(program: Program, options: EmitOptions = {}): SynapseCode {
  const { attempt, event, onPre, onPost, couple } = program.blocks;
  const isStepped = attempt.stores.length + event.stores.length > 0;
  const isChanged = [attempt, event, onPre, onPost, couple].some((block) =>
    block.stores.some(({ target }) => target.kind === 'column'),
  );
  let link: LinkSynapse | undefined;
  return {
    kernels: (functions = 'in place') => emitSynapseKernels(program, { ...options, functions }).text,
    linkable: {
      storage: { ...storageOf(program), isSilent: true },
      ...(isStepped ? { driver: program.driver } : {}),
      isConstant: !isStepped && !isChanged,
      needs: synapseNeeds(program),
      link: (binding) => {
        if (link === undefined) {
          const { text, places } = emitSynapseKernels(program, options);
          link = linkSynapseKernels(text, places);
        }
        return link(binding);
      },
      sendable: (): SentSynapses => emitSynapseKernels(program, options),
    },
  };
}
