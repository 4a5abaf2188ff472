/** What a file of JSON says of itself, if it is the result of a network: those are drawn by their runs. */
export interface SavedNetwork {
  readonly network: string;
  /** `net.axo#Net`, where the run was saved with its text. */
  readonly address?: string;
}

/** Returns it; undefined for any other text. */
export function savedNetwork(text: string): SavedNetwork | undefined {
  // The results of single models begin otherwise, and may be long.
  if (!text.startsWith('{"network":')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('network' in value && 'spike_hash' in value))
      return undefined;
    const { network } = value;
    if (typeof network !== 'string') return undefined;
    const origin: unknown = 'origin' in value ? value.origin : undefined;
    const isKnown = typeof origin === 'object' && origin !== null && 'address' in origin;
    return { network, ...(isKnown && typeof origin.address === 'string' ? { address: origin.address } : {}) };
  } catch {
    return undefined;
  }
}
