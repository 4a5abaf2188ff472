/** What a thread runs: it makes its part of the network of what it was sent, and does what the first thread orders. */
import { workerData } from 'node:worker_threads';
import { type PartOrder, workAsThread } from '../runtime/network/network-part.ts';
import { linkKernels, linkSynapseKernels, type SentSynapses } from '../targets/javascript/link.ts';
import { linkModule, type SentCells } from '../targets/wasm/link-module.ts';

// What was sent is what the first thread made, of the same version.
workAsThread(workerData as PartOrder, {
  cells: (code, buffer) => {
    const sent = code as string | SentCells;
    return typeof sent === 'string'
      ? linkKernels(sent)(buffer)
      : linkModule(sent.module, sent.linking, sent.memory);
  },
  synapses: (code, binding) => {
    const { text, places } = code as SentSynapses;
    return linkSynapseKernels(text, places)(binding);
  },
});
