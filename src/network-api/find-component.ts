/** The declaration that a script means by a model. */
import { nearest } from '../base/suggest.ts';
import { checkFileValues } from '../check/check-file-values.ts';
import { collectOnce } from '../check/collect-once.ts';
import { type Declared, type Host, type LoadedFile, loadFiles } from '../check/load-files.ts';
import { notAComponent } from '../diagnostics/codes/script.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { quoted } from '../diagnostics/wording.ts';
import { shippedAddressOf } from '../library/find-declaring.ts';
import { besideShipped, isShippedPath, shippedFile, suggestShipped } from '../library/shipped-file.ts';
import type { ComponentText, ModelSource } from './names.ts';

type Wanted = 'model' | 'synapse';

/** What texts were read, each once: two calls with one text mean one declaration. */
export class ComponentFiles {
  readonly sources: Map<string, string>;
  readonly #host: Host;
  readonly #loaded = new Map<string, LoadedFile>();
  /** Texts without names, by what they are called here. */
  readonly #texts = new Map<string, string>();

  constructor(host: Host, sources: Map<string, string>) {
    this.#host = host;
    this.sources = sources;
  }

  /** Returns the declaration, or all that is wrong. `own`: the components that have names already. */
  find(
    given: ModelSource,
    wanted: Wanted,
    own: ReadonlyMap<string, Declared>,
  ): Declared | readonly Diagnostic[] {
    if (typeof given === 'string') return this.#byText(given, wanted, own);
    if (typeof given !== 'object' || given === null) return [notGiven(given, wanted)];
    if ('model' in given) {
      // Packed modules are made of files of the library.
      const path = given.model.source.replace(/^models\//, 'std/');
      return this.#shipped(`${path}#${given.model.name}`, wanted);
    }
    if ('text' in given) return this.#inText(given, wanted);
    const declared = given.file?.names.get(given.name);
    if (declared !== undefined) return declared;
    const problem = 'it was not checked from a text';
    const hint = 'give what `modelOf` or `shippedModel` returns.';
    return [notAComponent({ what: `\`${String(given.name)}\``, wanted, problem, hint })];
  }

  #byText(
    given: string,
    wanted: Wanted,
    own: ReadonlyMap<string, Declared>,
  ): Declared | readonly Diagnostic[] {
    const present = own.get(given);
    if (present !== undefined) return present;
    if (/^\S+$/.test(given) && (isShippedPath(given) || given.includes('.axo'))) {
      return this.#shipped(given, wanted);
    }
    if (!given.includes('{')) {
      const suggestion = nearest(given, own.keys());
      const names = [...own.keys()].filter((name) => !name.includes(' '));
      const hint =
        suggestion !== undefined
          ? `did you mean \`${suggestion}\`?`
          : names.length > 0
            ? `known are ${quoted(names)}; else give an address, \`std/neurons/…\`, or the text of a file.`
            : 'give an address, `std/neurons/…`, or the text of a file.';
      return [notAComponent({ what: `"${given}"`, wanted, problem: 'nothing has that name', hint })];
    }
    const name = this.#texts.get(given) ?? `<text ${this.#texts.size + 1}>`;
    this.#texts.set(given, name);
    return this.#inText({ name, text: given }, wanted);
  }

  #shipped(address: string, wanted: Wanted): Declared | readonly Diagnostic[] {
    const [path = '', component] = address.split('#');
    const source = isShippedPath(path) ? shippedFile(path) : undefined;
    if (source === undefined) {
      const meant = shippedAddressOf(path) ?? suggestShipped(path);
      const hint = isShippedPath(path)
        ? meant === undefined
          ? '`axode models` lists all that come with Axode.'
          : `did you mean "${meant}"?`
        : 'the library reads no files: give `{ name, text }` of it.';
      return [notAComponent({ what: `"${address}"`, wanted, problem: 'there is no such file', hint })];
    }
    return this.#inText({ ...source, ...(component === undefined ? {} : { component }) }, wanted, {
      read: besideShipped,
    });
  }

  #inText(
    { name, text, component }: ComponentText,
    wanted: Wanted,
    host: Host = this.#host,
  ): Declared | readonly Diagnostic[] {
    const file = this.load({ name, text }, host);
    if (!('own' in file)) return file;
    const components = [...file.own].filter(([, { declaration }]) => {
      if (declaration.kind !== 'component' && declaration.kind !== 'variant') return false;
      return (declaration.componentKind === 'synapse') === (wanted === 'synapse');
    });
    const names = components.map(([each]) => each);
    if (component !== undefined) {
      const found = file.own.get(component);
      if (found !== undefined) return found;
      const suggestion = nearest(component, file.own.keys());
      const hint =
        suggestion === undefined
          ? `it declares ${quoted([...file.own.keys()])}.`
          : `did you mean "${name}#${suggestion}"?`;
      const problem = `"${name}" declares no ${component}`;
      return [notAComponent({ what: `"${name}#${component}"`, wanted, problem, hint })];
    }
    const meant = meantOf(components.map(([, declared]) => declared));
    if (meant !== undefined) return meant;
    const isNone = names.length === 0;
    const problem = isNone ? `it declares no ${wanted}` : `it declares ${quoted(names)}`;
    const hint = isNone
      ? wanted === 'synapse'
        ? 'write one: `synapse Kick { on pre { … } }`.'
        : 'populations are of neurons, sources and compartments.'
      : `say which: "${name}#${names[0]}", or \`{ name, text, component: '${names[0]}' }\`.`;
    return [notAComponent({ what: `"${name}"`, wanted, problem, hint })];
  }

  /** Returns a file without mistakes of its own, or these. */
  load(
    source: { readonly name: string; readonly text: string },
    host: Host = this.#host,
  ): LoadedFile | readonly Diagnostic[] {
    const key = `${source.name}\n${source.text}`;
    const present = this.#loaded.get(key);
    if (present !== undefined) return present;
    const sink = collectOnce();
    const { file, all } = loadFiles(source, host, this.sources, sink.report);
    for (const each of all) checkFileValues(each, sink.report);
    if (hasErrors(sink.list)) return sink.list;
    this.#loaded.set(key, file);
    return file;
  }
}

/** The last neuron, else the last source, else the only one. */
function meantOf(all: readonly Declared[]): Declared | undefined {
  const last = (kind: string): Declared | undefined =>
    all.findLast(({ declaration }) => 'componentKind' in declaration && declaration.componentKind === kind);
  return last('neuron') ?? last('source') ?? (all.length === 1 ? all[0] : undefined);
}

function notGiven(given: unknown, wanted: Wanted): Diagnostic {
  const what = given === null ? 'null' : `A value of type ${typeof given}`;
  const problem = `a ${wanted} is given by its address, its text${wanted === 'model' ? ' or as a checked model' : ''}`;
  return notAComponent({ what, wanted, problem, hint: 'see `docs/networks.md`.' });
}
