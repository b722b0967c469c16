import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.ts';
import { serveSandbox } from '../../src/sandbox/serve.ts';

/** Runs the sample as `npm run sample` does. */
async function run(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, ['scripts/run.js', 'demo/node/sign-in.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, error };
}

describe('the Node sample', () => {
  for (const contact of ['ada+punchh_test@example.com', '+12015550100']) {
    it(`walks ${contact} from the business to the sign-out`, async () => {
      const sandbox = createSandbox();
      const { methods } = sandbox.business.settings;
      const server = await serveSandbox(sandbox, { port: 0 });
      try {
        const { code, out, error } = await run('--server', server.url, '--contact', contact);
        assert.equal(code, 0, error);
        assert.deepEqual(out.match(/^\d+\. .*$/gm), [
          '1. The business', '2. The guest', '3. The code', '4. The tokens', '5. A call as the guest', '6. A refresh', '7. Signing out',
        ]);
        assert.match(out, /Half an hour later the balance is \d+ points\.\nThe access token is another one now\./);
        assert.match(out, /The session is signed-out; the same call returns 401\./);
        assert.equal(sandbox.inbox.latest()?.to, contact);
        const refreshes = sandbox.log.entries.filter(({ path }) => path === '/api2/password_less/refresh_token');
        assert.deepEqual(refreshes.map(({ status }) => status), [200]);
        assert.deepEqual(sandbox.business.settings.methods, methods, 'the Postman collection still runs');
      } finally {
        await server.close();
      }
    });
  }

  it('says what to start where nothing answers', async () => {
    const server = await serveSandbox(createSandbox(), { port: 0 });
    await server.close();
    const { code, error } = await run('--server', server.url);
    assert.equal(code, 1);
    assert.match(error, /Start it with: npx punchh-sandbox/);
  });
});
