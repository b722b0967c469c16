import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGateway, type GatewayOptions } from '../../src/gateway/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { errorOf, LOGIN, OPTIONS, post, request } from './support/harness.ts';

/** The sandbox judges digests and headers by itself, and shares no code with the gateway. */
const before = (options: Partial<GatewayOptions> = {}) => {
  const sandbox = createSandbox({ clients: { c1: { secret: 'schlüssel' } }, http: true });
  const gateway = createGateway({
    ...OPTIONS,
    clients: { c1: { secret: 'schlüssel' } },
    fetcher: (url, init) => sandbox.fetch(url, init),
    ...options,
  });
  return { sandbox, gateway };
};
const login = (password: string) =>
  post(LOGIN, { client: 'c1', user: { email: 'guest@example.com', password } }, { 'Accept-Language': 'en' });

describe('the password sign-in before the sandbox', () => {
  it('is accepted with the digest and the User-Agent that the gateway makes, and so is what follows', async () => {
    const { gateway } = before({ routes: [{ method: 'GET', path: '/api2/mobile/users/balance' }] });
    const response = await gateway(login('Let!MeIn8410'));
    const answer = (await response.json()) as { access_token: { token: string } };
    assert.equal(response.status, 200, JSON.stringify(answer));
    const balance = await gateway(
      request('GET', '/api2/mobile/users/balance?client=c1', { Authorization: `Bearer ${answer.access_token.token}` }),
    );
    assert.equal(balance.status, 200, await balance.text());
  });

  it('is refused with the wrong secret', async () => {
    const { gateway } = before({ clients: { c1: { secret: 'another' } } });
    assert.equal((await gateway(login('Let!MeIn8410'))).status, 412);
  });

  it("stops a guesser before the vendor blocks the guest's address", async () => {
    const { gateway, sandbox } = before();
    for (let n = 0; n < 15; n += 1) await gateway(login(`wrong ${n}`), { address: '198.51.100.7' });
    assert.equal(sandbox.log.entries.length, 9);
    const { key } = await errorOf(await gateway(login('Let!MeIn8410'), { address: '198.51.100.7' }));
    assert.equal(key, 'too_many_requests');
  });
});
