// Reads every Markdown file with pandoc, as GitHub does and with pandoc's own extensions: each must find as many tables
// as the page of the same name has, as many lists that are counted anew, and a heading of level 1.
// Use: node markdown.mjs FILE.md...

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { report } from './report.mjs';

/** All nodes of pandoc's tree, wherever they are. */
function nodes(tree) {
  if (Array.isArray(tree)) return tree.flatMap(nodes);
  if (tree === null || typeof tree !== 'object') return [];
  return [tree, ...Object.values(tree).flatMap(nodes)];
}

function faults(file, dialect) {
  const page = file.replace(/\.md$/, '.html');
  const tree = JSON.parse(execFileSync('pandoc', ['-f', dialect, '-t', 'json', file], { encoding: 'utf8' }));
  const found = nodes(tree.blocks);
  const tables = found.filter((node) => node.t === 'Table').length;
  const raw = found.filter((node) => node.t === 'RawBlock' || node.t === 'RawInline');
  const titles = found.filter((node) => node.t === 'Header' && node.c[0] === 1).length;
  const wrong = [];
  if (titles !== 1) wrong.push(`${titles} headings of level 1`);
  if (raw.length > 0) wrong.push(`raw markup: ${JSON.stringify(raw)}`);
  if (existsSync(page)) {
    const html = readFileSync(page, 'utf8');
    const drawn = html.split('<table').length - 1;
    if (tables !== drawn) wrong.push(`${tables} tables, but ${drawn} in the page`);
    // A label that is read as a list's own is lost: paragraph 30 would be number 1 of a list.
    const counted = found.filter((node) => node.t === 'OrderedList').length;
    const numbered = html.split('<ol').length - 1;
    if (counted !== numbered) wrong.push(`${counted} numbered lists, but ${numbered} in the page`);
  }
  return wrong;
}

for (const file of process.argv.slice(2)) {
  for (const dialect of ['gfm', 'commonmark_x']) report(`pandoc ${dialect}`, file, faults(file, dialect));
}
