import { STYLE } from '../generated/page-client.ts';
import { quoteWords } from '../src/base/quote-words.ts';
import { html, type Markup, trusted } from '../src/report/page/markup.ts';
import { openShipped, openShippedNetwork, shippedAddress } from '../src/tooling/shipped-model.ts';
import { commandWords, networkCommandWords } from './command-words.ts';
import type { GalleryEntry } from './gallery-entry.ts';

/** From `docs/gallery/` to the root of the project. */
const ROOT = '../../';

/** What stands above the entries of a folder; in this order. */
const FOLDERS: ReadonlyMap<string, { readonly title: string; readonly lead: string }> = new Map([
  [
    'neurons',
    { title: 'Neurons', lead: 'What they do when they are driven, and the planes of those with two states.' },
  ],
  [
    'networks',
    {
      title: 'Networks',
      lead: 'When which cell spikes, and how weights go; small where all of it would be too much to see.',
    },
  ],
  ['channels', { title: 'Channels', lead: 'How their gates depend on the voltage.' }],
  ['transmitters', { title: 'Transmitters', lead: 'What a spike releases.' }],
  ['receptors', { title: 'Receptors', lead: 'How they answer a pulse of transmitter.' }],
  ['pools', { title: 'Pools', lead: 'How currents fill them, and how they empty.' }],
  [
    'currents',
    { title: 'Synaptic currents', lead: 'What a synapse does to the cell behind it, spike after spike.' },
  ],
]);

const OWN_STYLE = `
figure { margin: 36px 0 0; scroll-margin-top: 16px; }
figure img { display: block; max-width: 100%; height: auto; border-radius: 4px; }
figcaption { margin-bottom: 10px; }
figcaption h3 { margin: 0; font-size: 16px; font-weight: 620; }
figcaption p { margin: 2px 0 0; max-width: 78ch; }
pre { margin: 8px 0 0; padding: 8px 12px; white-space: pre-wrap; border-radius: 6px; background: var(--raised); }
nav ul { margin: 6px 0 0; padding: 0; list-style: none; columns: 3 220px; font-size: 14px; }
nav h2 { margin-top: 20px; font-size: 15px; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
@media print { figure { break-inside: avoid; } }
`;

/** A picture with the entry that it shows. */
export interface DrawnEntry {
  readonly entry: GalleryEntry;
  readonly svg: string;
}

interface Shown extends DrawnEntry {
  readonly title: string;
  readonly path: string;
  readonly command: string;
}

/** Returns the size that a drawing says it has. */
function sizeOf(svg: string): Markup {
  const [, width = '', height = ''] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return html`width="${width}" height="${height}"`;
}

function shown(drawn: DrawnEntry): Shown {
  const { entry } = drawn;
  const { path } = shippedAddress(entry.model);
  const { title, words } = namedCommand(entry);
  return { ...drawn, title, path, command: quoteWords(['axode', ...words]) };
}

function namedCommand(entry: GalleryEntry): { readonly title: string; readonly words: readonly string[] } {
  const { network } = entry;
  if (network !== undefined) {
    const title = openShippedNetwork(entry.model, network.set).name;
    return { title, words: networkCommandWords(entry.model, network) };
  }
  const { model } = openShipped(entry.model);
  return { title: model.name, words: commandWords(entry, model) };
}

function figure({ entry: { name, caption }, title, path, svg, command }: Shown): Markup {
  return html`<figure id="${name}">
<figcaption><h3>${title}</h3>
<p>${caption} <a href="${ROOT}${path}">${path}</a></p></figcaption>
<img src="${name}.svg" ${sizeOf(svg)} loading="lazy" alt="${title}: ${caption}">
<pre tabindex="0"><code>${command}</code></pre>
</figure>
`;
}

/** Returns the folder that the file of an entry lies in. */
function folderOf({ entry }: Shown): string {
  return entry.model.split('/')[0] ?? '';
}

/** Returns the first picture of each component of each file. */
function firstOfEach(entries: readonly Shown[]): readonly Shown[] {
  const isSame = (a: Shown, b: Shown): boolean => a.title === b.title && a.path === b.path;
  return entries.filter((shown, i) => entries.findIndex((each) => isSame(each, shown)) === i);
}

/** Returns what the contents call a component: with its file where components of other files have its name. */
function labelOf({ title, path }: Shown, all: readonly Shown[]): string {
  const isShared = all.some((each) => each.title === title && each.path !== path);
  const file =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.axo$/, '') ?? path;
  return isShared ? `${title} (${file})` : title;
}

interface Group {
  readonly folder: string;
  readonly title: string;
  readonly lead: string | undefined;
  readonly entries: readonly Shown[];
}

function grouped(drawn: readonly DrawnEntry[]): {
  readonly all: readonly Shown[];
  readonly groups: readonly Group[];
} {
  const all = drawn.map(shown);
  const folders = [...new Set([...FOLDERS.keys(), ...all.map(folderOf)])];
  const groups = folders
    .map((folder) => ({
      folder,
      title: FOLDERS.get(folder)?.title ?? folder,
      lead: FOLDERS.get(folder)?.lead,
      entries: all.filter((each) => folderOf(each) === folder),
    }))
    .filter(({ entries }) => entries.length > 0);
  return { all, groups };
}

/** Returns the same for code hosts, which show no pages of HTML: a table of contents of pictures. */
export function galleryReadme(drawn: readonly DrawnEntry[]): string {
  const { all, groups } = grouped(drawn);
  const sections = groups.map(({ title, lead, entries }) => {
    const pictures = entries.map((each) => {
      const { entry, path, command } = each;
      const caption = `${entry.caption} [${path}](${ROOT}${path})`;
      return `### ${labelOf(each, all)}\n\n${caption}\n\n![${each.title}](${entry.name}.svg)\n\n\`\`\`sh\n${command}\n\`\`\`\n`;
    });
    return `## ${title}\n\n${lead === undefined ? '' : `${lead}\n\n`}${pictures.join('\n')}`;
  });
  const head =
    '# Gallery of models\n\nThe same as [index.html](index.html), with the command that draws each picture.\n';
  return `<!-- Made by \`npm run gallery\`. -->\n\n${head}\n${sections.join('\n')}`;
}

/** Returns the page that shows all pictures, which lie beside it. It fetches nothing else and runs no program. */
export function galleryPage(drawn: readonly DrawnEntry[]): string {
  const { all, groups } = grouped(drawn);
  const contents = groups.map(
    ({ folder, title, entries }) => html`<h2><a href="#${folder}">${title}</a></h2>
<ul>${firstOfEach(entries).map((each) => html`<li><a href="#${each.entry.name}">${labelOf(each, all)}</a></li>\n`)}</ul>
`,
  );
  const sections = groups.map(
    ({ folder, title, lead, entries }) => html`<section id="${folder}"><h2>${title}</h2>
${lead === undefined ? undefined : html`<p>${lead}</p>\n`}${entries.map(figure)}</section>
`,
  );
  const style = `${STYLE}\n${OWN_STYLE}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Axode">
<title>Gallery of models · Axode</title>
<style>${trusted(style)}</style>
</head>
<body>
<header><div class="title"><p class="kind">Axode</p><h1>Gallery of models</h1></div></header>
<main>
<p class="lead">Characteristic pictures of each file that comes with Axode; files with many components show some. Below each stands the command that draws it; with --out x.svg it is written to a file, with --out x.html as a report to zoom and to read values from. Where the models come from: <a href="../models.md">models.md</a>; what they are held against: <a href="../evidence.md">evidence.md</a>.</p>
<nav aria-label="Models">
${contents}</nav>
${sections}</main>
<footer>Made by <code>npm run gallery</code>. This page and its pictures fetch nothing.</footer>
</body>
</html>
`;
  return page.html;
}
