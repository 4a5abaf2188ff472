import { nearest } from '../base/suggest.ts';
import { unknownTopic } from '../diagnostics/codes/command.ts';
import { ALL_CODES, findPage, suggestCode } from '../diagnostics/pages.ts';
import { renderPage } from '../diagnostics/render-page.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { print, printDiagnostics } from './terminal.ts';

const TOPICS = ['check', 'run', 'explain', 'format', 'help', 'codes'];

/** Prints the page of a code, or with `codes` all of them, one a line. */
export function helpCommand(topic: string): ExitCode {
  if (topic === 'codes') {
    const width = Math.max(...ALL_CODES.map(({ code }) => code.length));
    print(ALL_CODES.map(({ code, title }) => `${code.padEnd(width)}  ${title}`).join('\n'));
    return EXIT.fine;
  }
  const page = findPage(topic);
  if (page !== undefined) {
    print(renderPage(page));
    return EXIT.fine;
  }
  const suggestion = nearest(topic, TOPICS) ?? suggestCode(topic);
  printDiagnostics([unknownTopic({ topic, suggestion })], new Map());
  return EXIT.usage;
}
