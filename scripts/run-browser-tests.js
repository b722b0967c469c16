/** Runs the browser tests with web-test-runner and counts them. */
import { relative } from 'node:path';
import process from 'node:process';
import { startTestRunner } from '@web/test-runner';
import { createConfig } from './browser-tests-config.js';
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

/** Runs the tests and returns web-test-runner's sessions: one for each file and engine. */
async function runSessions({ browsers, files, watch = false }) {
  const runner = await startTestRunner({
    config: await createConfig({ browsers, files }),
    readFileConfig: false,
    argv: watch ? ['--watch'] : [],
    autoExitProcess: false,
  });
  if (!runner) throw new Error('The test runner did not start.');
  await new Promise((resolve) => runner.on('stopped', resolve));
  return [...runner.sessions.all()];
}

/** Runs the files that have told no results once more: their browser has crashed, or they cannot be loaded. */
async function repeatLost(sessions) {
  const lost = sessions.filter(({ testResults }) => !testResults);
  const repeated = [];
  for (const engine of new Set(lost.map(({ browser }) => browser.engine))) {
    const files = lost.filter(({ browser }) => browser.engine === engine).map(({ testFile }) => testFile);
    console.info(`No results from ${engine}, run once more: ${files.map((path) => relative(process.cwd(), path)).join(', ')}`);
    repeated.push(...await runSessions({ browsers: [engine], files }));
  }
  return [...sessions.filter((session) => !lost.includes(session)), ...repeated];
}

/**
 * @param {{ browsers?: string[], files?: string[], watch?: boolean }} options narrows engines and files
 * @returns {Promise<import('./summary.js').Result>} summed over files and engines
 */
export async function runBrowserTests(options = {}) {
  const sessions = await repeatLost(await runSessions(options));
  tellSlowest(sessions);
  return total(sessions.map(count));
}
