/**
 * Everything that CI runs: types, lint, the tests, the build and what is tested on it. A check that is no test
 * (a budget, a drift) counts as one, so that the closing line tells of it.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { closing } from './summary.js';

/** Runs a command, passing on what it prints; answers with its exit code and its last line. */
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
      output = (output + chunk).slice(-2000);
    });
    child.on('close', (code) => {
      console.info(`── ${script}: ${Math.round((Date.now() - started) / 1000)} s`);
      resolve({ code: code ?? 1, last: output.trim().split('\n').at(-1) ?? '' });
    });
  });

const checks = async (script) => {
  const { code } = await run(script);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
};

const tests = async (script) => {
  const { code, last } = await run(script);
  const [, passed, failed] = /^tests: (\d+) passed, (\d+) failed$/.exec(last)?.map(Number) ?? [];
  // A run that ended without its closing line has failed, whatever it had counted.
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed, failed: failed || (code === 0 ? 0 : 1) };
};

const results = [];
for (const script of ['types', 'lint', 'generate:check']) results.push(await checks(script));
results.push(await tests('test'));
const built = await checks('build');
results.push(built);
if (built.passed) {
  results.push(await checks('size'));
  results.push(await tests('test:e2e'));
}
results.push(await tests('test:cross-tab'));
results.push(await tests('test:visual'));
console.info('');
process.exit(closing(results));
