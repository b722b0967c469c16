/**
 * Adds results up, prints the line that ends every test run here, and gives the exit code: 1 for any failure, and for
 * a run in which nothing was tested.
 *
 * @param {{ passed: number, failed: number, skipped?: number }[]} results
 */
export function closing(results) {
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  if (skipped > 0) console.warn(`${skipped} skipped`);
  console.info(`tests: ${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
