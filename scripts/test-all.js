/**
 * Everything that CI runs: types, lint, the tests, the build and what is tested on it. A check that is no test
 * (a budget, a drift) counts as one, so that the closing line tells of it.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { closing, failuresIn } from './summary.js';

/** Runs a script of package.json and prints its output as it comes; returns its exit code and the end of its output. */
const run = (script) =>
  new Promise((resolve) => {
    const started = Date.now();
    console.info(`\n── ${script}`);
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output = (output + chunk).slice(-20_000);
    });
    child.on('close', (code) => {
      console.info(`── ${script}: ${Math.round((Date.now() - started) / 1000)} s`);
      resolve({ code: code ?? 1, output });
    });
  });

const checks = async (script) => {
  const { code } = await run(script);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: [script] };
};

const tests = async (script) => {
  const { code, output } = await run(script);
  const [, passed, failed] = /(?:^|\n)tests: (\d+) passed, (\d+) failed\s*$/.exec(output)?.map(Number) ?? [];
  // A run that ended without its closing line has failed, whatever it had counted.
  if (passed === undefined) return { passed: 0, failed: 1, failures: [`${script}: ended before its closing line`] };
  return { passed, failed: failed || (code === 0 ? 0 : 1), failures: failuresIn(output) };
};

// At the same time: each of them keeps one core busy. The linter takes longest; it goes on beside the first tests.
const lint = checks('lint');
const results = await Promise.all(['types', 'generate:check', 'build'].map(checks));
const isBuilt = results[2].passed === 1;
results.push(await tests('test'), await lint);
results.push(await tests('test:engines'));
if (isBuilt) {
  results.push(await checks('size'));
  results.push(await tests('test:e2e'));
  const site = await checks('site:check');
  results.push(site);
  if (site.passed) results.push(await tests('test:site'));
}
results.push(await tests('test:cross-tab'));
results.push(await tests('test:visual'));
console.info('');
process.exit(closing(results));
