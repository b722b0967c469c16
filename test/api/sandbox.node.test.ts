import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiBench } from './bench.ts';
import { errorCall } from './error-calls.ts';
import { operations } from '../../scripts/api/document.ts';
import { errorExamples, keyOf, type ErrorExample } from './spec.ts';
import { VALID_CALLS } from './valid-calls.ts';

/** Has the sandbox give an error, by what leads to it or, where nothing does, by a fault. */
async function provoke({ operationId, status, name, mediaType, value, byFault }: ErrorExample) {
  const bench = new ApiBench();
  const call = await VALID_CALLS[operationId]!(bench);
  if (!byFault) {
    const spoil = errorCall(operationId, name);
    if (!spoil) throw new Error('nothing leads to it: see error-calls.ts');
    await spoil(bench, call);
  } else if (mediaType === 'text/html') {
    bench.sandbox.faults.add({ kind: 'html', status });
  } else {
    const key = keyOf(value);
    const [message] = (value as { errors: Record<string, string[]> }).errors[key]!;
    bench.sandbox.faults.add({ kind: 'status', status, key, message: message! });
  }
  return bench.send(call);
}

describe('the sandbox and api/openapi.yaml', () => {
  it('have a call that succeeds for each operation, and none for any other', () => {
    assert.deepEqual(Object.keys(VALID_CALLS).sort(), operations.map(({ id }) => id).sort());
  });

  for (const operation of operations) {
    describe(`${operation.method} ${operation.path} (${operation.id})`, () => {
      it('agree on a request that is accepted and on its answer', async () => {
        const bench = new ApiBench();
        const { status, text } = await bench.send(await VALID_CALLS[operation.id]!(bench));
        assert.ok(status < 300, `${status} ${text}`);
      });

      it('agree on every error that is documented', async () => {
        const differences: string[] = [];
        for (const example of errorExamples(operation)) {
          const expected = `${example.status} ${example.mediaType === 'text/html' ? 'page' : keyOf(example.value)}`;
          const actual = await provoke(example).then(
            ({ status, json }) => `${status} ${json === null ? 'page' : keyOf(json)}`,
            (error: unknown) => (error as Error).message,
          );
          if (actual !== expected) differences.push(`${example.name}: ${expected} is documented, but: ${actual}`);
        }
        assert.deepEqual(differences, []);
      });
    });
  }
});
