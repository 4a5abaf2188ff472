import { nearest } from '../base/suggest.ts';
import { unknownTopic } from '../diagnostics/codes/command.ts';
import { ALL_CODES, findPage, suggestCode } from '../diagnostics/pages.ts';
import { renderPage } from '../diagnostics/render-page.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { print, printDiagnostics } from './terminal.ts';
import { OTHER_WORDS, TOPICS } from './topics/topics.ts';

const COMMANDS = [
  'check',
  'explain',
  'format',
  'models',
  'run',
  'plot',
  'compare',
  'verify',
  'init',
  'completion',
  'help',
];

/** Prints a topic or the page of a code; with `codes` all of them, one a line. */
export function helpCommand(topic: string): ExitCode {
  if (topic === 'codes') {
    const width = Math.max(...ALL_CODES.map(({ code }) => code.length));
    print(ALL_CODES.map(({ code, title }) => `${code.padEnd(width)}  ${title}`).join('\n'));
    return EXIT.fine;
  }
  const page = findPage(topic);
  const text = page === undefined ? TOPICS.get(OTHER_WORDS.get(topic) ?? topic) : renderPage(page);
  if (text !== undefined) {
    print(text);
    return EXIT.fine;
  }
  const suggestion = nearest(topic, [...COMMANDS, ...TOPICS.keys(), 'codes']) ?? suggestCode(topic);
  printDiagnostics([unknownTopic({ topic, offered: [...TOPICS.keys()], suggestion })], new Map());
  return EXIT.usage;
}
