// Opens every page in Chromium: axe-core in wide and narrow windows and in both colour schemes, no sideways
// scrolling (nor with the text spacing of WCAG 1.4.12), tables that are still tables where their rows are stacked, no request
// beyond the page itself, charts seen in one drawing and heard once; and prints it: no empty sheets, a draft known by every sheet, wide tables on sheets on their side.
// Use: node pages.mjs PAGE.html...

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { report } from './report.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const AT_A_TIME = 2;
const BETWEEN = 768;
const SPACED_OUT = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** Opens what a reader can open, so that it is looked at too. */
async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => details.setAttribute('open', '')));
}

async function open(browser, file, width, colorScheme) {
  // The page forbids itself all scripts, and so axe; only here is that set aside.
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const url = pathToFileURL(file).href;
  await page.goto(url);
  return { page, asked: () => requests.filter((asked) => asked !== url && !asked.startsWith('data:')) };
}

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    RULES,
  );
  if (found.passes.length === 0) throw new Error('axe-core applied no rule at all');
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n${node.html}\n${node.failureSummary ?? ''}`));
}

async function sidewaysScrolling(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  return content > window ? [`the content is ${content} px wide in a window of ${window} px`] : [];
}

/** Whether assistive technology is told of every table, row, header and cell, however they are drawn. */
async function lostRoles(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const said = (role) => nodes.filter((node) => !node.ignored && node.role.value === role).length;
  const elements = {
    table: 'table', row: 'tr', columnheader: 'th[scope=col]', rowheader: 'th[scope=row]', cell: 'td',
  };
  const faults = [];
  for (const [role, selector] of Object.entries(elements)) {
    const drawn = await page.locator(selector).count();
    if (said(role) !== drawn) faults.push(`${drawn} elements ${selector}, but ${said(role)} with the role ${role}`);
  }
  return faults;
}

/** What is wrong with the sheets of paper that come out of the printer. */
async function sheets(page, folder) {
  const file = join(folder, 'sheets.pdf');
  await page.pdf({ path: file, preferCSSPageSize: true });
  const answer = (command, ...options) => execFileSync(command, options, { encoding: 'utf8' });
  const words = answer('pdftotext', '-raw', file, '-').split('\f').slice(0, -1);
  const sizes = [...answer('pdfinfo', '-l', '-1', file).matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)];
  const onTheirSide = sizes.filter(([, width, height]) => Number(width) > Number(height)).length;
  const [isDraft, isWide] = await page.evaluate(() => ['.draft', '.landscape'].map((name) => document.querySelector(name) !== null));
  const faults = [];
  words.forEach((sheet, index) => {
    const said = sheet.replace(/Page \d+ of \d+/, '').replace('DRAFT', '').trim();
    if (said === '') faults.push(`sheet ${index + 1} of ${words.length} is empty`);
    if (isDraft && !/^DRAFT$/m.test(sheet)) faults.push(`sheet ${index + 1} does not say DRAFT`);
  });
  if (isWide !== onTheirSide > 0) faults.push(`${onTheirSide} of ${sizes.length} sheets lie on their side`);
  return words.length > 0 ? faults : ['no sheets at all'];
}

/** Charts of which not exactly one drawing is seen, with letters of less than ten points, or which are heard other than once. */
async function charts(page) {
  const faults = await page.evaluate(() => [...document.querySelectorAll('figure.chart')].flatMap((figure) => {
    const found = [];
    const seen = [...figure.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
    if (seen.length !== 1) found.push(`${seen.length} drawings are seen`);
    for (const svg of seen) {
      const points = 0.75 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const sizes = [...svg.querySelectorAll('text')].map((text) => points * parseFloat(getComputedStyle(text).fontSize));
      const smallest = Math.min(...sizes);
      if (smallest < 9.99) found.push(`letters of ${smallest} points`);
      const frame = svg.getBoundingClientRect();
      for (const text of svg.querySelectorAll('text')) {
        const { left, right } = text.getBoundingClientRect();
        if (left < frame.left - 1 || right > frame.right + 1) found.push(`"${text.textContent}" leaves the frame`);
      }
    }
    return found.map((fault) => `${figure.id}: ${fault}`);
  }));
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const told = nodes.filter((node) => !node.ignored && ['image', 'img'].includes(node.role.value) && node.name?.value).map((node) => node.name.value);
  const alternatives = await page.evaluate(() => [...document.querySelectorAll('figure.chart [role=img]')].map((drawing) => drawing.getAttribute('aria-label')));
  for (const words of new Set(alternatives)) {
    const [given, heard] = [alternatives, told].map((all) => all.filter((other) => other === words).length);
    if (given !== heard) faults.push(`"${words}" is given ${given} times and heard ${heard} times`);
  }
  return faults;
}

async function check(browser, file) {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const { page: printed } = await open(browser, file, 1280, 'light');
  report('sheets of paper', file, await sheets(printed, folder));
  await printed.context().close();
  rmSync(folder, { recursive: true });
  for (const width of [1280, 320]) {
    for (const scheme of ['light', 'dark']) {
      const { page, asked } = await open(browser, file, width, scheme);
      await unfold(page);
      report(`charts ${width} px ${scheme}`, file, await charts(page));
      report(`axe ${width} px ${scheme}`, file, await violations(page));
      report(`requests ${width} px ${scheme}`, file, asked());
      report(`roles of tables ${width} px ${scheme}`, file, await lostRoles(page));
      report(`no sideways scrolling ${width} px ${scheme}`, file, await sidewaysScrolling(page));
      await page.addStyleTag({ content: SPACED_OUT });
      report(`no sideways scrolling, spaced out ${width} px ${scheme}`, file, await sidewaysScrolling(page));
      await page.setViewportSize({ width: BETWEEN, height: 900 });
      report(`no sideways scrolling, spaced out ${BETWEEN} px ${scheme}`, file, await sidewaysScrolling(page));
      await page.context().close();
    }
  }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
try {
  const files = process.argv.slice(2);
  const worker = async () => {
    for (let file = files.shift(); file !== undefined; file = files.shift()) await check(browser, file);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
} finally {
  await browser.close();
}
