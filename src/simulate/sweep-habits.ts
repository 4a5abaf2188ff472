/** Sweeps as other tools write them: `linspace(0, 10, 21)`, `0:1:10`, `1, 2, 3 nA`. They are refused with the right form. */

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
/** A number, and the unit behind it. */
const QUANTITY = new RegExp(String.raw`^(${NUMBER})\s*(.*)$`, 's');
const CALL = /^(?:np\.|numpy\.)?(linspace|geomspace|logspace|arange|range)\s*\((.*)\)\s*(.*)$/is;
const COLONS = new RegExp(String.raw`^(${NUMBER})\s*:\s*(?:(${NUMBER})\s*:\s*)?(${NUMBER})\s*(.*)$`, 's');
const TO =
  /^(?:from\s+)?(\S.*?)\s+(?:to|until|through)\s+(\S.*?)(?:\s+(?:by|in\s+steps?\s+of|steps?)\s+(\S.*))?$/is;
const STEP = /\s+(?:steps?|stride|every)(?:\s+of)?\s+(?=[\d.+-])/i;

/** Returns the sweep that was likely meant; undefined where the text is like nothing that is known. */
export function sweepMeant(text: string, unit: string): string | undefined {
  const written = text.trim();
  return (
    fromCall(written, unit) ?? fromColons(written, unit) ?? fromWords(written, unit) ?? fromCommas(written)
  );
}

/** Returns a number with a unit, the declared one where nothing is written. */
function quantity(text: string, unit: string): string | undefined {
  const [, number, written = ''] = QUANTITY.exec(text.trim()) ?? [];
  const own = written === '' ? unit : written;
  return number === undefined ? undefined : own === '1' ? number : `${number} ${own}`;
}

function fromCall(text: string, declared: string): string | undefined {
  const [, name = '', inner = '', behind = ''] = CALL.exec(text) ?? [];
  if (name === '') return undefined;
  const unit = behind === '' ? declared : behind;
  const args = inner.split(',').map((part) => part.replace(/^\s*\w+\s*=/, '').trim());
  const [first = '', last = '', third = '1'] = args.length === 1 ? ['0', ...args] : args;
  const [low, high, by] = [first, last, third].map((part) => quantity(part, unit));
  if (low === undefined || high === undefined || by === undefined) return undefined;
  const count = /^\d+$/.test(third) ? third : '21';
  switch (name.toLowerCase()) {
    case 'linspace':
      return `${low} .. ${high} in ${count}`;
    case 'geomspace':
      return `${low} .. ${high} in ${count} log`;
    case 'logspace': {
      const ends = [first, last].map((exponent) => quantity(String(10 ** Number.parseFloat(exponent)), unit));
      return `${ends.join(' .. ')} in ${count} log`;
    }
    default:
      return `${low} .. ${high} by ${by}`;
  }
}

/** `first:last`, `first:step:last` */
function fromColons(text: string, declared: string): string | undefined {
  const [, first, step = '1', last, behind = ''] = COLONS.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const unit = behind === '' ? declared : behind;
  return `${quantity(first, unit)} .. ${quantity(last, unit)} by ${quantity(step, unit)}`;
}

/** `0 to 10 nA by 1 nA`, `0 .. 10 nA step 1 nA` */
function fromWords(text: string, declared: string): string | undefined {
  const [, first, last, step] = text.includes('..') ? [] : (TO.exec(text) ?? []);
  if (first !== undefined && last !== undefined) {
    const unit = QUANTITY.exec(last)?.[2] || declared;
    const [low, high] = [quantity(first, unit), quantity(last, unit)];
    if (low === undefined || high === undefined) return undefined;
    return step === undefined ? `${low} .. ${high} in 21` : `${low} .. ${high} by ${quantity(step, unit)}`;
  }
  const [ends = '', rest] = text.includes('..') ? text.split(STEP) : [];
  if (rest === undefined) return undefined;
  const unit = QUANTITY.exec(ends.slice(ends.indexOf('..') + 2).trim())?.[2] || declared;
  return `${ends} by ${quantity(rest, unit) ?? rest}`;
}

/** `1, 2, 3 nA`, `1 nA, 2 nA`, `(1, 2) nA` */
function fromCommas(text: string): string | undefined {
  const [, inner = text, behind = ''] = /^[({](.*)[)}]\s*(.*)$/s.exec(text) ?? [];
  if (inner.includes('..') || /[[\](]/.test(inner)) return undefined;
  const parts = inner.split(/[,;]/).map((part) => QUANTITY.exec(part.trim()));
  if (parts.length < 2 || parts.some((part) => part === null)) return undefined;
  const numbers = parts.map((part) => part?.[1] ?? '');
  const units = parts.map((part) => part?.[2] ?? '');
  const last = units.at(-1) ?? '';
  // One unit behind the last number stands for all.
  if (units.slice(0, -1).every((unit) => unit === '')) {
    return `[${numbers.join(', ')}] ${behind === '' ? last : behind}`.trimEnd();
  }
  return `[${numbers.map((number, at) => `${number} ${units[at] || last}`.trim()).join(', ')}]`;
}
