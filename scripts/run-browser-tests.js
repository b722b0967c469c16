/** Runs the browser tests with web-test-runner and counts them. */
import process from 'node:process';
import { startTestRunner } from '@web/test-runner';

/** Passed and failed of one file in one engine; a file that could not be loaded is one failure. */
function count(session) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const visit = (suite) => {
    for (const test of suite.tests) sum[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    suite.suites.forEach(visit);
  };
  if (session.testResults) visit(session.testResults);
  if (!session.passed && sum.failed === 0) sum.failed = 1;
  return sum;
}

/**
 * @param {{ browsers?: string[], files?: string[], watch?: boolean }} options narrows engines and files
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} summed over files and engines
 */
export async function runBrowserTests({ browsers, files, watch = false } = {}) {
  if (browsers) process.env.TEST_BROWSERS = browsers.join();
  if (files) process.env.TEST_FILES = files.join();
  const runner = await startTestRunner({
    argv: watch ? ['--watch'] : [],
    autoExitProcess: false,
  });
  if (!runner) return { passed: 0, failed: 1, skipped: 0 };
  await new Promise((resolve) => runner.on('stopped', resolve));
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const session of runner.sessions.all()) {
    const counted = count(session);
    for (const key of Object.keys(sum)) sum[key] += counted[key];
  }
  return sum;
}
