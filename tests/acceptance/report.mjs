// What every check prints: one line for each thing looked at, so that the total can be counted and nothing passes unseen.

import { relative } from 'node:path';

/** Prints `pass` or `fail`, the check, the file, and for a failure what is wrong. */
export function report(check, file, faults) {
  const verdict = faults.length === 0 ? 'pass' : 'fail';
  const details = faults.map((fault) => `\n    ${fault.replaceAll('\n', '\n    ')}`);
  console.log(`${verdict} ${check}: ${relative('', file)}${details.join('')}`);
}
