import { choiceText } from '../../analysis/choice/choice-words.ts';
import type { MethodChoice } from '../../lower/integrators/integrator.ts';

/** Something that has a method of its own: a population, a projection. */
interface Stepped {
  readonly name: string;
  readonly choices?: readonly MethodChoice[];
}

/** Returns what `auto` chose and why, a line for each choice, with all that it was made for. */
export function choiceLines(parts: readonly Stepped[]): readonly string[] {
  const namesOf = new Map<string, string[]>();
  for (const { name, choices = [] } of parts) {
    for (const choice of choices) {
      const text = choiceText(choice);
      const names = namesOf.get(text);
      if (names === undefined) namesOf.set(text, [name]);
      else names.push(name);
    }
  }
  return Array.from(namesOf, ([text, names]) => `${names.join(', ')}: ${text}`);
}
