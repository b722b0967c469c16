import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf, json, LOGIN, open, post, SEND } from './support/harness.ts';

const refusal = (list = 'de, fr') => json({ errors: { invalid_language: [`Supported locales are ${list}.`] } }, 400);
const login = (language?: string) =>
  post(LOGIN, { client: 'c1', user: { email: 'a@example.com', password: 'x' } }, language === undefined ? {} : { 'Accept-Language': language });

describe('Accept-Language', () => {
  const cases: readonly (readonly [string | undefined, string])[] = [
    ['de-DE,de;q=0.9,en;q=0.8', 'en'], ['es-MX', 'es'], ['es-CR;q=0.5,en-GB', 'en-GB'], ['EN-gb', 'en-GB'], ['fr', 'en'], [undefined, 'en'],
    ['*', 'en'], ['fr;q=0, es;q=0.1', 'es'], ['zh-Hans-CN, es-419', 'es'], ['x-'.repeat(4000), 'en'],
  ];
  for (const [wanted, expected] of cases) {
    it(`of the Mobile API is the nearest that its document lists: ${wanted?.slice(0, 30)} as ${expected}`, async () => {
      const { gateway, upstream } = open();
      await gateway(login(wanted));
      assert.equal(upstream.last.headers.get('accept-language'), expected);
    });
  }

  it('of the Guest Identity Service is what the browser sent, since the mails follow it', async () => {
    const { gateway, upstream } = open();
    await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }, { 'Accept-Language': 'de-DE,de;q=0.9' }));
    assert.equal(upstream.last.headers.get('accept-language'), 'de-DE,de;q=0.9');
  });

  it('is learned from a refusal: the call is made once more, and the next one is right at once', async () => {
    const { gateway, upstream } = open();
    upstream.answer = ({ headers }) => (headers.get('accept-language') === 'de' ? json({ ok: true }) : refusal('fr-CA, de, fr'));
    assert.equal((await gateway(login('de-AT,en;q=0.5'))).status, 200);
    assert.deepEqual(upstream.received.map(({ headers }) => headers.get('accept-language')), ['en', 'de']);
    assert.equal(upstream.received[0]!.body, upstream.received[1]!.body);
    assert.equal(upstream.received[0]!.headers.get('x-pch-digest'), upstream.received[1]!.headers.get('x-pch-digest'));
    assert.equal((await gateway(login('de-AT,en;q=0.5'))).status, 200);
    assert.equal(upstream.received.length, 3);
    await gateway(login('fr-CA'));
    assert.equal(upstream.last.headers.get('accept-language'), 'fr-CA');
  });

  it('is learned by the other family too, and for each client apart', async () => {
    const { gateway, upstream } = open({ clients: { c1: { secret: 'a' }, c2: { secret: 'b' } } });
    upstream.answer = ({ headers }) => (headers.get('accept-language') === 'de' ? json({}) : refusal());
    const send = (client: string) => gateway(post(SEND, { client, email: 'a@example.com' }, { 'Accept-Language': 'de-AT' }));
    assert.equal((await send('c1')).status, 200);
    await send('c2');
    assert.deepEqual(upstream.received.map(({ headers }) => headers.get('accept-language')), ['de-AT', 'de', 'de-AT', 'de']);
  });

  it('is tried once more and not again; a refusal that names no language is passed on', async () => {
    const { gateway, upstream } = open();
    upstream.answer = () => refusal('fr');
    assert.equal((await errorOf(await gateway(login('en')))).key, 'invalid_language');
    assert.equal(upstream.received.length, 2);
    const other = open();
    other.upstream.answer = () => json({ errors: { invalid_language: 'No.' } }, 400);
    await other.gateway(login('en'));
    assert.equal(other.upstream.received.length, 1);
  });

  it('that is refused does not count a second use', async () => {
    const { gateway, upstream } = open({ limits: { send: { contact: { max: 2, window: 60 } } } });
    upstream.answer = ({ headers }) => (headers.get('accept-language') === 'fr' ? json({}) : refusal('fr'));
    const send = () => gateway(post(SEND, { client: 'c1', email: 'a@example.com' }, { 'Accept-Language': 'en' }));
    assert.deepEqual([(await send()).status, (await send()).status, (await send()).status], [200, 200, 429]);
  });
});
