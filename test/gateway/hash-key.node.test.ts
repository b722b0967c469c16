import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGateway, type LimitStore } from '../../src/gateway/index.ts';
import { readEnvironment } from '../../src/gateway/env.ts';

const ENV = { PUNCHH_UPSTREAM: 'https://api.example', PUNCHH_ALLOWED_ORIGINS: 'https://site.example', PUNCHH_CLIENTS: 'none' };

/** The keys under which a gateway without clients counts one guest's request for a code. */
const keysOf = async (env: Record<string, string> = {}): Promise<string[]> => {
  const keys: string[] = [];
  const store: LimitStore = {
    consume: async (key) => {
      keys.push(key);
      return 0;
    },
    refund: async () => {},
  };
  const read = readEnvironment({ ...ENV, ...env });
  assert.ok('settings' in read);
  const { options } = read.settings;
  const gateway = createGateway({ ...options, limits: { ...options.limits, store }, fetcher: async () => Response.json({}) });
  await gateway(new Request('https://gateway.example/api/customers/passwordless-request', {
    method: 'POST', headers: { 'origin': 'https://site.example', 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'guest@example.com' }),
  }), { address: '198.51.100.1' });
  return keys;
};

describe('the key of the hashes that limits are counted by, where no client has a secret', () => {
  it('is random, so that nobody who reads the store can try addresses out', async () => {
    const [one, other] = [await keysOf(), await keysOf()];
    assert.ok(one.length > 0);
    assert.equal(one.length, other.length);
    assert.deepEqual(one.filter((key) => other.includes(key)), []);
    assert.doesNotMatch(one.join(), /guest|example\.com|198\.51/);
  });

  it('is the one of PUNCHH_LIMITS_KEY, so that gateways count together', async () => {
    const key = { PUNCHH_LIMITS_KEY: 'a key of the operator' };
    assert.deepEqual(await keysOf(key), await keysOf(key));
    assert.notDeepEqual(await keysOf(key), await keysOf({ PUNCHH_LIMITS_KEY: 'another' }));
  });
});
