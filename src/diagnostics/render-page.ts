import type { CodePage } from './define-code.ts';

const WIDTH = 88;

/** Returns the text with lines of at most 88 characters, broken at blanks; empty lines part paragraphs. */
function wrap(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.trim().split(/\s+/)) {
        if (line !== '' && line.length + 1 + word.length > WIDTH) {
          lines.push(line);
          line = word;
        } else line = line === '' ? word : `${line} ${word}`;
      }
      return [...lines, line].join('\n');
    })
    .join('\n\n');
}

function indented(text: string): string {
  return text
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

/** Returns the page of a code as `axode help CODE` prints it. */
export function renderPage(page: CodePage): string {
  const shown = page.command === undefined ? '' : `, by \`${page.command}\``;
  return [
    `${page.severity}[${page.code}]: ${page.title}`,
    wrap(page.explanation),
    `Reported${shown}:`,
    indented(page.failing),
    'Accepted:',
    indented(page.corrected),
  ].join('\n\n');
}

/** Returns a code fence that the text cannot close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}axo\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}

/** Returns docs/errors.md: every code with its explanation, a failing and a corrected example. */
export function errorDocs(pages: readonly CodePage[]): string {
  const families = [...new Set(pages.map(({ code }) => code.split('/')[0] ?? code))];
  const contents = families.map((family) => {
    const codes = pages.filter(({ code }) => code.startsWith(`${family}/`)).map(({ code }) => code);
    return `- **${family}**: ${codes.map((code) => `[${code}](#${code.replace('/', '')})`).join(', ')}`;
  });
  const sections = pages.map((page) =>
    [
      `## ${page.code}`,
      `*${page.severity === 'error' ? 'Error' : 'Warning'}.* **${page.title}.**`,
      wrap(page.explanation),
      page.command === undefined ? 'Reported:' : `Reported, by \`${page.command}\`:`,
      fenced(page.failing),
      'Accepted:',
      fenced(page.corrected),
    ].join('\n\n'),
  );
  return `${[
    '# Errors and warnings',
    'Every diagnostic has a code; `axode help CODE` shows its page in the terminal. This file is generated ' +
      'from `src/diagnostics/codes/`, and a test runs every example: the first reports the code, the second nothing.',
    contents.join('\n'),
    ...sections,
  ].join('\n\n')}\n`;
}
