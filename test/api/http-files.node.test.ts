import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { scenarios } from '../../scripts/api/scenarios/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { serveSandbox } from '../../src/sandbox/serve.ts';
import { runHttpFile } from './http-file-runner.ts';

describe('the .http files', () => {
  it('are one for each scenario', () => {
    assert.deepEqual(readdirSync('api/http').sort(), scenarios.map(({ file }) => `${file}.http`).sort());
  });

  for (const { file, steps } of scenarios) {
    it(`${file}.http returns what it says, on a fresh punchh-sandbox`, async () => {
      const server = await serveSandbox(createSandbox(), { port: 0 });
      try {
        const results = await runHttpFile(readFileSync(`api/http/${file}.http`, 'utf8'), { baseUrl: server.url });
        assert.equal(results.length, steps.length);
        for (const { title, expected, actual } of results) assert.equal(actual, expected, title);
      } finally {
        await server.close();
      }
    });
  }
});
