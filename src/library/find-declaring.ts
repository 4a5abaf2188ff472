import { nearest } from '../base/suggest.ts';
import { MODEL_ALIASES } from './model-aliases.ts';
import { shippedDeclarations } from './shipped-header.ts';
import { SHIPPED_TEXTS } from './shipped-texts.ts';

/** A component of the shipped library. */
export interface ShippedComponent {
  readonly name: string;
  /** `std/neurons/izhikevich.axo`. */
  readonly file: string;
  /** What picks it: `std/neurons/izhikevich.axo#Chattering`, without `#` where the file alone means it. */
  readonly address: string;
}

function componentsOf(file: string, text: string): readonly ShippedComponent[] {
  const declarations = shippedDeclarations(text);
  const components = declarations.filter(({ kind }) => kind !== 'function' && kind !== 'network');
  // The path alone means the network of a file that has one.
  const meant = declarations.some(({ kind }) => kind === 'network')
    ? undefined
    : (components.findLast(({ kind }) => kind === 'neuron') ??
      (components.length === 1 ? components[0] : undefined));
  return components.map((each) => ({
    name: each.name,
    file,
    address: each === meant ? file : `${file}#${each.name}`,
  }));
}

function allComponents(): readonly ShippedComponent[] {
  return Array.from(SHIPPED_TEXTS, ([file, text]) => componentsOf(file, text)).flat();
}

/** Returns the shipped components of that name: several files may declare one. */
export function shippedComponents(name: string): readonly ShippedComponent[] {
  return allComponents().filter((each) => each.name === name);
}

/** Returns the shipped component of nearly that name. */
export function nearestShippedComponent(name: string): ShippedComponent | undefined {
  const all = allComponents();
  const meant = nearest(
    name,
    all.map((each) => each.name),
  );
  return all.find((each) => each.name === meant);
}

/** Returns the address of what is called so in the library or elsewhere: `HodgkinHuxley`, `HH`; of a network too if that is wanted. */
export function shippedAddressOf(
  name: string,
  networks: 'with networks' | undefined = undefined,
): string | undefined {
  const [declared] = shippedComponents(name);
  if (declared !== undefined) return declared.address;
  const paths = MODEL_ALIASES.get(name.toLowerCase().replaceAll(/[-_]/g, '')) ?? [];
  const known = paths.find((path) => networks !== undefined || !path.startsWith('networks/'));
  return known === undefined ? undefined : `std/${known}.axo`;
}
