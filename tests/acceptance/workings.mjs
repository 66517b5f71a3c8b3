// Follows figures to how they were worked out, in Chromium: a closed list is one stop for whoever goes through the page by
// keyboard, and a figure none; a figure that is clicked opens the list at its entry, from where a link leads back; and
// with every list open the page is as sound as closed (axe-core, no sideways scrolling).
// Use: node workings.mjs PAGE.html...

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { report } from './report.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** How often Tab is pressed until it leaves the page. */
async function tabStops(page) {
  await page.evaluate(() => { document.activeElement?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0); });
  await page.locator('body').focus();
  const seen = () => page.evaluate(() => document.activeElement === document.body
    ? -1
    : [...document.querySelectorAll('*')].indexOf(document.activeElement));
  const stops = new Set();
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await seen();
    if (stop < 0 || stops.has(stop)) return stops.size;
    stops.add(stop);
  }
}

async function stopsOfLists(browser, file) {
  const page = await opened(browser, file, 1280, 'light');
  const lists = await page.locator('details.workings').count();
  const withLists = await tabStops(page);
  await page.context().close();
  const other = await opened(browser, file, 1280, 'light');
  await other.evaluate(() => {
    document.querySelectorAll('details.workings').forEach((list) => list.remove());
    document.querySelectorAll('a.figure').forEach((figure) => figure.replaceWith(...figure.childNodes));
  });
  const without = await tabStops(other);
  await other.context().close();
  return withLists === without + lists ? [] : [`${withLists} stops with ${lists} lists, ${without} without`];
}

const isSeen = (locator) => locator.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return element.checkVisibility() && element.matches(':target') && bottom > 0 && top < innerHeight;
});

/** The first and the last figure, there and back. */
async function wayThereAndBack(page) {
  const faults = [];
  const figures = page.locator('a.figure[id]');
  const count = await figures.count();
  if (count === 0) return ['no figure leads to a list'];
  for (const at of new Set([0, count - 1])) {
    const figure = figures.nth(at);
    const words = await figure.innerText();
    const href = await figure.getAttribute('href');
    await figure.click();
    const entry = page.locator(`[id="${href.slice(1)}"]`);
    if (!await isSeen(entry)) faults.push(`${words} does not show its entry`);
    // The entry's link has become the next stop.
    await page.keyboard.press('Enter');
    if (!await isSeen(figure)) faults.push(`the entry of ${words} does not lead back`);
  }
  return faults;
}

async function open(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
}

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    RULES,
  );
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n${node.html}`));
}

async function opened(browser, file, width, colorScheme) {
  // The page forbids itself all scripts, and so axe; only here is that set aside.
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

async function check(browser, file) {
  report('stops by keyboard', file, await stopsOfLists(browser, file));
  for (const width of [1280, 320]) {
    for (const scheme of ['light', 'dark']) {
      const page = await opened(browser, file, width, scheme);
      report(`way to workings and back ${width} px ${scheme}`, file, await wayThereAndBack(page));
      await open(page);
      report(`axe with workings ${width} px ${scheme}`, file, await violations(page));
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      const scrolls = content > window ? [`the content is ${content} px wide`] : [];
      report(`no sideways scrolling with workings ${width} px ${scheme}`, file, scrolls);
      await page.context().close();
    }
  }
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
try {
  for (const file of process.argv.slice(2)) await check(browser, file);
} finally {
  await browser.close();
}
