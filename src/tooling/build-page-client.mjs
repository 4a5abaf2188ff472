// Bundles the program and the style of HTML reports (src/report/page/client) to generated/page-client.ts, as text.
// With `--check` it writes nothing and fails if the committed file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = `${root}generated/page-client.ts`;

/** The licence of what is bundled goes with every page. */
const licence = `/*! uPlot. ${readFileSync(`${root}node_modules/uplot/LICENSE`, 'utf8').trim().replaceAll(/\s+/g, ' ')} */`;

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  legalComments: 'inline',
  charset: 'utf8',
  logLevel: 'warning',
  target: ['chrome111', 'firefox114', 'safari16.4'],
};

async function bundled(options) {
  const { outputFiles } = await build({ ...COMMON, ...options });
  return outputFiles[0].text.trim();
}

/** A literal with lines of its own, so that changes can be read; what is in it is kept to the letter. */
function literal(text) {
  return `[\n${text
    .split('\n')
    .map((line) => `  ${JSON.stringify(line)},\n`)
    .join('')}].join('\\n')`;
}

const script = await bundled({
  entryPoints: ['src/report/page/client/main.ts'],
  format: 'iife',
  banner: { js: licence },
  tsconfig: 'src/report/page/client/tsconfig.json',
  // Unlike the library's files, those of the program do something when they are loaded.
  ignoreAnnotations: true,
});
const style = await bundled({
  stdin: {
    contents: '@import "uplot/dist/uPlot.min.css"; @import "./src/report/page/client/style.css";',
    loader: 'css',
    resolveDir: root,
  },
});

const code = `// Bundled from src/report/page/client by \`node src/tooling/build-page-client.mjs\`; do not edit.

/** The program of HTML reports, uPlot within. */
export const SCRIPT: string = ${literal(script)};

/** Their style. */
export const STYLE: string = ${literal(style)};
`;

if (argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== code)
    throw new Error('generated/page-client.ts is stale: node src/tooling/build-page-client.mjs');
} else {
  writeFileSync(target, code);
}
