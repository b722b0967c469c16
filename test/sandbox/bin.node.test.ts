import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'punchh-sandbox-'));
const running: ChildProcess[] = [];
after(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const writeFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Starts the command, collecting what it prints. */
function start(...args: string[]) {
  const child = spawn(process.execPath, ['scripts/run.js', 'src/sandbox/bin.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const printed = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.error += chunk.toString()));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  /** Resolves once a text was printed; rejects where the process ends without it. */
  const prints = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(printed.out);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`ended without ${pattern}: ${printed.out}${printed.error}`);
      await Promise.race([once(child.stdout, 'data'), exited]);
    }
  };
  return { child, printed, exited, prints, url: async () => (await prints(/listens at (http:\S+)/))[1]! };
}

/** Starts the command where it is to fail; returns its exit code and what it said. */
async function startInVain(...args: string[]): Promise<{ code: number | null; error: string }> {
  const { exited, printed } = start(...args);
  const code = await exited;
  return { code, error: printed.error };
}

const send = (url: string, email: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api2/password_less/token`, {
    method: 'POST',
    headers: {
      'Accept': 'application/json', 'Content-Type': 'application/json', 'punchh-app-device-id': 'd', ...headers,
    },
    body: JSON.stringify({
      client: 'demo-client', email, code_challenge: 'a'.repeat(43), privacy_policy: true, terms_and_conditions: true,
      validation_method: 'otp',
    }),
  });

describe('punchh-sandbox', { concurrency: 4 }, () => {
  it('says what to try, serves the vendors\' calls, prints codes, and stops when asked to', async () => {
    const sandbox = start('--port', '0');
    const url = await sandbox.url();
    await sandbox.prints(/Client +demo-client/);
    assert.equal((await send(url, 'ada@example.com')).status, 200);
    const [, code] = await sandbox.prints(/mail to ada@example\.com {2}code (\d{6})/);
    const messages = (await (await fetch(`${url}/_/inbox`)).json()) as { code: string }[];
    assert.equal(messages[0]?.code, code);
    assert.match(await (await fetch(`${url}/_/inbox`, { headers: { Accept: 'text/html' } })).text(), /<h1>Messages/);
    assert.match(await (await fetch(url)).text(), /<h1>punchh-sandbox/);
    const stream = await fetch(`${url}/_/inbox`, { headers: { Accept: 'text/event-stream' } });
    sandbox.child.kill('SIGTERM');
    assert.equal(await sandbox.exited, 0, 'although a page still listens');
    await stream.body?.cancel().catch(() => {});
    await assert.rejects(fetch(url));
  });

  it('reads the business from a file', async () => {
    const path = writeFile('business.json', '{ "name": "Pennyfig", "codeLength": 8, "users": [{ "email": "a@example.com" }] }');
    const sandbox = start('--port=0', '--business', path);
    const url = await sandbox.url();
    await sandbox.prints(/Business +Pennyfig/);
    await send(url, 'ada@example.com');
    await sandbox.prints(/code \d{8}$/m);
  });

  it('lets pages of the given origins call, and any without --cors or with it alone', async () => {
    const some = start('--port', '0', '--cors', 'https://shop.example', '--quiet');
    const any = start('--port', '0', '--quiet', '--cors');
    const statusFrom = async (url: string, origin: string) => (await send(url, 'ada@example.com', { Origin: origin })).status;
    assert.equal(await statusFrom(await some.url(), 'https://other.example'), 403);
    assert.equal(await statusFrom(await some.url(), 'https://shop.example'), 200);
    assert.equal(await statusFrom(await any.url(), 'https://other.example'), 200);
    await some.prints(/Pages +of https:\/\/shop\.example alone \(--cors\)/);
    await any.prints(/Pages +of any origin/);
    assert.doesNotMatch(some.printed.out, /code \d/);
  });

  it('says what is wrong with its options, and ends', async () => {
    const broken = writeFile('broken.json', '{ "name": ');
    const wrong = writeFile('wrong.json', '{ "codeLenght": 6, "channels": [] }');
    for (const [args, words] of [
      [['--port', 'x'], /--port must be a number from 0 to 65535, not "x"/],
      [['--prot', '1'], /--prot/],
      [['--cors', 'shop'], /--cors must be an origin/],
      [['--business', join(folder, 'none.json')], /none\.json cannot be read: there is no such file/],
      [['--business', broken], /broken\.json cannot be read: .*JSON/],
      [['--business', wrong], /wrong\.json: .*\n- channels: must name at least one channel.*\n- codeLenght: is not known/s],
    ] as const) {
      const { code, error } = await startInVain(...args);
      assert.equal(code, 1);
      assert.match(error, words);
      assert.doesNotMatch(error, /\n {4}at /, 'no stack');
    }
  });

  it('says that a port is in use', async () => {
    const first = start('--port', '0', '--quiet');
    const { port } = new URL(await first.url());
    const { code, error } = await startInVain('--port', port);
    assert.equal(code, 1);
    assert.match(error, new RegExp(`port ${port} is in use`));
  });

  it('prints its options with --help', async () => {
    const help = start('--help');
    assert.equal(await help.exited, 0);
    for (const option of ['port', 'business', 'cors']) assert.match(help.printed.out, new RegExp(`--${option} `));
  });
});
