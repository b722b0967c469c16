/** Runs the browser tests with web-test-runner and counts them. */
import { relative } from 'node:path';
import process from 'node:process';
import { startTestRunner } from '@web/test-runner';
import { total } from './summary.js';

/** Passed and failed of one file in one engine; a file that could not be loaded is one failure. */
function count(session) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const place = `${session.browser.name} ${relative(process.cwd(), session.testFile)}`;
  const visit = (suite, names) => {
    for (const test of suite.tests) {
      sum[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
      if (!test.skipped && !test.passed) {
        sum.failures.push(`${[place, ...names, test.name].join(' › ')}: ${test.error?.message ?? 'no reason given'}`);
      }
    }
    for (const inner of suite.suites) visit(inner, [...names, inner.name]);
  };
  if (session.testResults) visit(session.testResults, []);
  if (!session.passed && sum.failed === 0) {
    sum.failed = 1;
    sum.failures.push(`${place}: ${session.errors.map(({ message }) => message).join('; ') || 'did not end'}`);
  }
  return sum;
}

const SLOWEST = 10;

/** Prints the files that took longest, in seconds of their tests, hooks not counted. */
function tellSlowest(sessions) {
  const secondsOf = ({ tests, suites }) => {
    const own = tests.reduce((sum, { duration = 0 }) => sum + duration / 1000, 0);
    return suites.reduce((sum, suite) => sum + secondsOf(suite), own);
  };
  const files = sessions.flatMap(({ browser, testFile, testResults }) =>
    testResults ? [{ place: `${browser.name} ${relative(process.cwd(), testFile)}`, seconds: secondsOf(testResults) }] : []);
  if (files.length <= SLOWEST) return;
  for (const { place, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)) {
    console.info(`${seconds.toFixed(1).padStart(6)} s  ${place}`);
  }
}

/**
 * @param {{ browsers?: string[], files?: string[], watch?: boolean }} options narrows engines and files
 * @returns {Promise<import('./summary.js').Result>} summed over files and engines
 */
export async function runBrowserTests({ browsers, files, watch = false } = {}) {
  if (browsers) process.env.TEST_BROWSERS = browsers.join();
  if (files) process.env.TEST_FILES = files.join();
  const runner = await startTestRunner({
    argv: watch ? ['--watch'] : [],
    autoExitProcess: false,
  });
  if (!runner) return { passed: 0, failed: 1, skipped: 0, failures: ['the test runner did not start'] };
  await new Promise((resolve) => runner.on('stopped', resolve));
  const sessions = [...runner.sessions.all()];
  tellSlowest(sessions);
  return total(sessions.map(count));
}
