// Holds pages, and fragments set into a bare page, against the Nu HTML checker: no error and no warning.
// Use: node markup.mjs FILE.html...

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vnu from 'vnu-jar';
import { report } from './report.mjs';

// Said of every picture within a page, whatever its policy allows; `img-src data:` does allow it (CSP level 3, "match a
// scheme-source"), and browsers show it.
const MISTAKEN = /violates Content Security Policy \(meta tag\): image “data:image\/(png|jpeg);base64,/;

// The checker's grammar of CSS has no container queries (CSS containment level 3), which all browsers have.
const UNKNOWN = /^CSS: (“container-type”: Property “container-type” doesn't exist|Unrecognized at-rule “@container”)/;

const LARGEST_ANSWER = 64 * 1024 * 1024;

/** The file to check for a file that was built: itself, or a page around the fragment. */
async function asPage(file, index, folder) {
  if (!file.endsWith('.fragment.html')) return file;
  const page = join(folder, `${index}.html`);
  const fragment = await readFile(file, 'utf8');
  const head = '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Page</title></head><body>';
  // The site's own headings above the fragment's first.
  const first = Number(/<h([1-6])/.exec(fragment)?.[1] ?? 1);
  const above = [1, 2, 3, 4, 5].filter((level) => level < first).map((level) => `<h${level}>Page</h${level}>`);
  await writeFile(page, `${head}${above.join('')}\n${fragment}</body></html>\n`);
  return page;
}

const files = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'markup-'));
try {
  const pages = await Promise.all(files.map((file, index) => asPage(file, index, folder)));
  const answer = execFileSync(
    'java', ['-jar', vnu, '--format', 'json', '--exit-zero-always', '--stdout', ...pages],
    { encoding: 'utf8', maxBuffer: LARGEST_ANSWER },
  );
  const { messages } = JSON.parse(answer);
  for (const [index, file] of files.entries()) {
    const url = pathToFileURL(pages[index]).href.replace('file:///', 'file:/');
    const found = messages.filter((message) => message.url === url
      && !MISTAKEN.test(message.message) && !UNKNOWN.test(message.message));
    report('markup', file, found.map((m) => `${m.subType ?? m.type}, line ${m.lastLine}: ${m.message}\n${m.extract ?? ''}`));
  }
} finally {
  await rm(folder, { recursive: true });
}
