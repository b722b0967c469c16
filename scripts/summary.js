/**
 * The results of a test run.
 *
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped]
 * @property {string[]} [failures] where each failure was, and why
 */

const FAILED = 'failed:';

/**
 * @param {Result[]} results
 * @returns {Required<Result>}
 */
export function total(results) {
  const sum = (key) => results.reduce((before, result) => before + (result[key] ?? 0), 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: results.flatMap(({ failures = [] }) => failures),
  };
}

/** The failures that a run told of in its closing lines, so that a run of runs can repeat them at its own end. */
export const failuresIn = (output) =>
  output.split('\n').filter((line) => line.startsWith(FAILED)).map((line) => line.slice(FAILED.length).trim());

/**
 * Tells of the failures and prints the line that ends every test run here: a log of thousands of lines may be cut,
 * but its end is kept. Gives the exit code: 1 for any failure, and for a run in which nothing was tested.
 *
 * @param {Result[]} results
 */
export function closing(results) {
  const { passed, failed, skipped, failures } = total(results);
  if (skipped > 0) console.warn(`${skipped} skipped`);
  for (const failure of failures) console.info(`${FAILED} ${failure.replace(/\s+/g, ' ').slice(0, 500)}`);
  console.info(`tests: ${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
