// Takes pages and fragments into Word, by the importer with which LibreOffice reads HTML that is opened or pasted, and
// holds what arrives against what was sent: headings, paragraphs with their numbers and letters, tables and links.
// Use: node word.mjs FILE.html...

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { report } from './report.mjs';

const LARGEST_ANSWER = 64 * 1024 * 1024;
const run = (command, ...options) =>
  execFileSync(command, options, { encoding: 'utf8', maxBuffer: LARGEST_ANSWER, stdio: ['ignore', 'pipe', 'pipe'] });

/** The words of some of pandoc's inlines, spaces of every kind brought down to one. */
function words(inlines) {
  const said = (node) => {
    if (Array.isArray(node)) return node.map(said).join('');
    if (node === null || typeof node !== 'object') return '';
    if (node.t === 'Str') return node.c;
    // Its alternative text stands beside a picture and not among the words.
    if (node.t === 'Image') return '';
    if (['Space', 'SoftBreak', 'LineBreak'].includes(node.t)) return ' ';
    return said(node.c);
  };
  return said(inlines).replace(/\s+/g, ' ').trim();
}

/** What a document holds, as pandoc reads it. */
function read(file, format) {
  const found = { headings: [], paragraphs: [], counted: [], tables: [], external: [] };
  const row = ([, cells]) => cells.map(([, , , , blocks]) => words(blocks));
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== 'object') return undefined;
    if (node.t === 'Header') found.headings.push(`${node.c[0]} ${words(node.c[2])}`);
    if (node.t === 'Para' || node.t === 'Plain') found.paragraphs.push(words(node.c));
    if (node.t === 'OrderedList') found.counted.push(node.c[1].map(words));
    if (node.t === 'DefinitionList') {
      return node.c.forEach(([term, definitions]) => {
        found.paragraphs.push(words(term));
        visit(definitions);
      });
    }
    if (node.t === 'Table') {
      const [, , , head, bodies] = node.c;
      const rows = bodies.flatMap(([, , above, below]) => [...above, ...below]);
      found.tables.push({ head: head[1].map(row), rows: rows.map(row) });
    }
    // Word writes addresses without the %20 that HTML needs.
    if (node.t === 'Link' && !node.c[2][0].startsWith('#')) found.external.push(`${words(node.c[1])}: ${decodeURI(node.c[2][0])}`);
    return Object.values(node).forEach(visit);
  };
  visit(JSON.parse(run('pandoc', '-f', format, '-t', 'json', file)).blocks);
  found.paragraphs = found.paragraphs.filter((paragraph) => paragraph !== '');
  return found;
}

/** The first of the things sent that did not arrive as it was. */
function lost(sent, arrived) {
  const at = sent.findIndex((thing, index) => !isDeepStrictEqual(thing, arrived[index]));
  if (at < 0 && sent.length === arrived.length) return [];
  const [one, other] = at < 0 ? [undefined, arrived[sent.length]] : [sent[at], arrived[at]];
  return [`sent: ${JSON.stringify(one)}\narrived: ${JSON.stringify(other)}`];
}

/** Links within the document that no longer lead anywhere, and labels without which a report is none. */
function linksWithin(html, word) {
  const xml = run('unzip', '-p', word, 'word/document.xml');
  const all = (pattern) => [...xml.matchAll(pattern)].map(([, name]) => name);
  const places = new Set(all(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g));
  const targets = all(/ w:anchor="([^"]*)"/g);
  const sent = html.split(' href="#').length - 1;
  // The page's own way to its main content is an id without words of its own, which becomes no bookmark.
  const dead = targets.filter((target) => !places.has(target) && target !== 'page--main');
  const faults = dead.map((target) => `a link leads to ${target}, which is not there`);
  return targets.length === sent ? faults : [`${sent} links were sent, ${targets.length} arrived`, ...faults];
}

/** Whether there are labels at all in the committee reports: a comparison of nothing would pass. */
function labels(paragraphs) {
  const kinds = { number: /^\d+(\.|\.\d+) /, letter: /^\([a-z]+\) / };
  const missing = Object.keys(kinds).filter((kind) => !paragraphs.some((paragraph) => kinds[kind].test(paragraph)));
  return missing.map((kind) => `no paragraph of a committee report begins with a ${kind}`);
}

const files = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'word-'));
try {
  const copies = files.map((file, index) => join(folder, `${index}.html`));
  // Neither program takes the drawing of a chart for a picture: LibreOffice leaves its words among those of the text.
  const drawings = /<svg class="[a-z]+-drawing"[\s\S]*?<\/svg>/g;
  copies.forEach((copy, index) => writeFileSync(copy, readFileSync(files[index], 'utf8').replace(drawings, '')));
  // A profile of its own: neither this machine's settings nor another LibreOffice that runs have a say.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  run('soffice', profile, '--headless', '--infilter=HTML (StarWriter)', '--convert-to', 'docx', '--outdir', folder, ...copies);
  const ofReports = [];
  for (const [index, file] of files.entries()) {
    const word = join(folder, `${index}.docx`);
    if (!existsSync(word)) {
      report('word', file, ['LibreOffice made no document of it']);
      continue;
    }
    const [sent, arrived] = [read(copies[index], 'html'), read(word, 'docx')];
    for (const kind of Object.keys(sent)) report(`word, ${kind}`, file, lost(sent[kind], arrived[kind]));
    report('word, links within', file, linksWithin(readFileSync(file, 'utf8'), word));
    if (basename(file).startsWith('committee-report')) ofReports.push(...arrived.paragraphs);
  }
  if (files.some((file) => basename(file).startsWith('committee-report'))) report('word, labels', '.', labels(ofReports));
} finally {
  rmSync(folder, { recursive: true });
}
