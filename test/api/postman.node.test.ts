import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import newman, { type NewmanRunSummary } from 'newman';
import { scenarios } from '../../scripts/api/scenarios/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { serveSandbox, type SandboxServer } from '../../src/sandbox/serve.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(`api/postman/${name}.json`, 'utf8'));

const run = (url: string, folder?: string): Promise<NewmanRunSummary> =>
  new Promise((resolve, reject) => {
    newman.run({
      collection: read('punchh-login.postman_collection') as object,
      environment: read('punchh-sandbox.postman_environment') as object,
      envVar: [{ key: 'baseUrl', value: url }],
      ...(folder === undefined ? {} : { folder }),
    }, (error, summary) => {
      if (error) reject(error);
      else resolve(summary);
    });
  });

describe('the Postman collection', () => {
  let server: SandboxServer;
  before(async () => {
    server = await serveSandbox(createSandbox(), { port: 0 });
  });
  after(() => server.close());

  const count = (titles: readonly string[]) =>
    scenarios.filter(({ title }) => titles.includes(title)).reduce((sum, { steps }) => sum + steps.length, 0);

  const passes = ({ run: { failures, stats, executions } }: NewmanRunSummary, expected: number): void => {
    assert.deepEqual(failures.map(({ source, error }) => `${source?.name}: ${error.message}`), []);
    assert.equal(executions.length, expected);
    assert.equal(stats.assertions.total, expected, 'one assertion for each request');
  };

  it('runs as a whole against punchh-sandbox, with no failure', async () => {
    passes(await run(server.url), count(scenarios.map(({ title }) => title)));
  });

  it('runs a second time on the same sandbox, folder by folder', async () => {
    // There are a hundred reserved numbers only: now and then a random one was used a moment ago.
    for (const { title } of scenarios.filter(({ variables }) => !variables?.['phoneNumber'] && !variables?.['phone'])) {
      passes(await run(server.url, title), count([title]));
    }
  });
});
