import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { createGateway } from '../../src/gateway/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { errorOf, GATEWAY, json, open, OPTIONS, ORIGIN, request, type Opened } from './support/harness.ts';

const META = '/api2/mobile/meta.json';
const MINUTE = 60_000;

/** As much as an app could be told; what is marked with KEY must never leave. */
const FULL = {
  business_name: 'Moe’s Tacos',
  business_uuid: 'KEY-uuid',
  content_language: ['en', 'es-CR'],
  terms_and_conditions_url: 'https://moes.example/terms',
  privacy_url: 'https://moes.example/privacy',
  accessibility_url: 'https://moes.example/accessibility',
  support_email_address: 'help@moes.example',
  faq_url: 'https://moes.example/faq?x=1',
  minimum_age_to_signup: 13,
  email_verification_enabled: true,
  enable_advance_auth: false,
  enable_passkeys: false,
  login_mode: 'optional',
  enable_external_idp: true,
  gis: {
    enable_advance_auth: true, enable_basic_auth: true, enable_facebook_login: true, enable_google_login: true, enable_apple_login: true,
    passkeys_enabled: true, external_idp_enabled: true, login_mode: 'preferred', client_secret: 'KEY-gis', name: 'KEY-name',
  },
  google_places_api_key: 'KEY-google',
  braze: { api_key: 'KEY-braze', termsUrl: 'KEY-terms' },
  payment: [{ merchant: 'KEY-merchant', languages: ['KEY-language'] }],
  name: 'KEY-other-name', methods: ['KEY-method'], termsUrl: 'KEY-url', passkeys: 'KEY-passkeys', supportEmail: 'KEY@example.com',
  __proto__: { name: 'KEY-proto' },
};
const PUBLIC = {
  name: 'Moe’s Tacos', methods: ['code', 'password'], termsUrl: 'https://moes.example/terms', privacyUrl: 'https://moes.example/privacy',
  accessibilityUrl: 'https://moes.example/accessibility', supportEmail: 'help@moes.example', faqUrl: 'https://moes.example/faq?x=1',
  minimumAge: 13, languages: ['en', 'es-CR'], passkeys: 'preferred',
};

const ask = ({ gateway }: Opened, headers: Record<string, string> = {}, path = '/business?client=c1') =>
  gateway(request('GET', path, headers), { address: '198.51.100.7' });

const answering = (meta: unknown) => {
  const opened = open();
  opened.upstream.answer = () => json(meta);
  return opened;
};
const settingsOf = async (meta: unknown) => (await ask(answering(meta))).json() as Promise<Record<string, unknown>>;

beforeEach(() => mock.timers.enable({ apis: ['Date'], now: 1_700_000_000_000 }));
afterEach(() => mock.timers.reset());

describe('GET /business', () => {
  it('tells the public settings, and nothing else of all that the vendor tells', async () => {
    const opened = answering(FULL);
    const response = await ask(opened);
    const text = await response.text();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(text, JSON.stringify(PUBLIC));
    assert.doesNotMatch(text, /KEY/);
    for (const [name, value] of response.headers) assert.doesNotMatch(value, /KEY/, name);
  });

  it('asks with a signed call, of this server and not of the guest', async () => {
    const opened = answering(FULL);
    await ask(opened, { Authorization: 'Bearer a', 'id-token': 'i', 'punchh-app-device-id': 'd', 'Accept-Language': 'de', 'User-Agent': 'x' });
    const { last } = opened.upstream;
    assert.equal(`${last.method} ${last.path}`, `GET ${META}?client=c1`);
    assert.equal(last.headers.get('x-pch-digest'), createHmac('sha256', 's3cret').update(`${META}?client=c1`).digest('hex'));
    assert.deepEqual([...last.headers.keys()].sort(), ['accept', 'accept-language', 'user-agent', 'x-pch-digest']);
    assert.equal(last.headers.get('accept-language'), 'en');
  });

  it('is accepted by the sandbox, whatever languages the business has', async () => {
    const sandbox = createSandbox({ clients: { c1: { secret: 's3cret' } }, http: true });
    sandbox.business.change({ name: 'Chez Nous', languages: ['fr'] });
    const gateway = createGateway({ ...OPTIONS, fetcher: (url, init) => sandbox.fetch(url, init) });
    const response = await gateway(request('GET', '/business?client=c1'));
    const settings = (await response.json()) as typeof PUBLIC;
    assert.equal(response.status, 200, JSON.stringify(settings));
    assert.deepEqual([settings.name, settings.languages], ['Chez Nous', ['fr']]);
  });

  const switches: readonly (readonly [string, object, readonly string[] | undefined, string | undefined])[] = [
    ['gis over the root', { enable_advance_auth: true, gis: { enable_advance_auth: false, enable_basic_auth: true } }, ['password'], undefined],
    ['the root where gis does not say', { enable_advance_auth: true, enable_passkeys: true, gis: { enable_basic_auth: false } }, ['code'], 'optional'],
    ['the other spelling', { gis: { advance_auth_enabled: true, basic_auth_enabled: true, passkeys_enabled: false } }, ['code', 'password'], 'off'],
    ['all off', { gis: { enable_advance_auth: false, enable_basic_auth: false, enable_passkeys: true, login_mode: 'preferred' } }, [], 'preferred'],
    ['nothing told', {}, undefined, undefined],
    ['what is no switch', { enable_advance_auth: 'yes', gis: 'on', enable_passkeys: 1 }, undefined, undefined],
  ];
  for (const [name, meta, methods, passkeys] of switches) {
    it(`reads the switches: ${name}`, async () => {
      const settings = await settingsOf(meta);
      assert.deepEqual([settings['methods'], settings['passkeys']], [methods, passkeys]);
    });
  }

  it('leaves out what a page could not use, or could be harmed by', async () => {
    assert.deepEqual(await settingsOf({
      business_name: '  ', terms_and_conditions_url: 'javascript:alert(1)', privacy_url: 'https://user:hush@moes.example/', faq_url: 'faq',
      accessibility_url: 7, support_email_address: 'nobody', minimum_age_to_signup: 0, content_language: ['<script>', 4],
    }), {});
    assert.deepEqual(await settingsOf({ minimum_age_to_signup: '16', content_language: 'en, de es' }), {
      minimumAge: 16, languages: ['en', 'de', 'es'],
    });
  });

  it('asks once in 15 minutes, however many pages ask, and shows a change after them', async () => {
    const opened = answering(FULL);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(opened)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    mock.timers.tick(15 * MINUTE - 1);
    await ask(opened);
    assert.equal(opened.upstream.received.length, 1);
    opened.upstream.answer = () => json({ ...FULL, business_name: 'Moe' });
    mock.timers.tick(1);
    const changed = (await (await ask(opened)).json()) as typeof PUBLIC;
    assert.equal(changed.name, 'Moe');
    assert.equal(opened.upstream.received.length, 2);
  });

  it('asks again though the clock was set back', async () => {
    const opened = answering(FULL);
    await ask(opened);
    mock.timers.setTime(1_700_000_000_000 - 86_400_000);
    await ask(opened);
    assert.equal(opened.upstream.received.length, 2);
    await ask(opened);
    assert.equal(opened.upstream.received.length, 2);
  });

  it('serves the last settings while the vendor fails, and comes back', async () => {
    const opened = answering(FULL);
    await ask(opened);
    const failures = [
      () => Promise.reject(new TypeError('gone')), () => json({ errors: {} }, 503), () => new Response('<html>', { status: 200 }),
      () => json([]), () => json('text'), () => new Response(null, { status: 302, headers: { Location: 'https://x.example' } }),
    ];
    for (const answer of failures) {
      mock.timers.tick(16 * MINUTE);
      opened.upstream.answer = answer;
      assert.equal(await (await ask(opened)).text(), JSON.stringify(PUBLIC));
    }
    opened.upstream.answer = () => json({ business_name: 'Back' });
    mock.timers.tick(MINUTE);
    assert.deepEqual(await (await ask(opened)).json(), { name: 'Back' });
  });

  it('does not make pages wait for a vendor that hangs, where it has settings', { timeout: 10_000 }, async () => {
    const opened = answering(FULL);
    await ask(opened);
    mock.timers.tick(16 * MINUTE);
    opened.upstream.answer = () => new Promise(() => undefined);
    assert.equal((await ask(opened)).status, 200);
  });

  it('answers 503 where it has none, asks again, but does not repeat what the vendor refused', async () => {
    const lines: string[] = [];
    const note = (_: object, message: string) => void lines.push(message);
    const opened = open({ logger: { info: () => undefined, warn: note, error: note } });
    opened.upstream.answer = () => Promise.reject(new TypeError('gone'));
    const { status, key } = await errorOf(await ask(opened));
    assert.equal(`${status} ${key}`, '503 service_unavailable');
    opened.upstream.answer = () => json({ errors: { invalid_signature: ['No.'] } }, 412);
    for (let n = 0; n < 20; n += 1) {
      assert.equal((await ask(opened)).status, 503);
      mock.timers.tick(MINUTE / 2);
    }
    assert.equal(opened.upstream.received.length, 2, 'ten mistakes would block this server for an hour');
    assert.equal(lines.filter((line) => line.includes('did not tell the settings')).length, 2);
    opened.upstream.answer = () => json(FULL);
    mock.timers.tick(15 * MINUTE);
    assert.equal((await ask(opened)).status, 200);
  });

  it('has an ETag: who holds the settings is told so without a body', async () => {
    const opened = answering(FULL);
    const first = await ask(opened);
    const etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[0-9a-f]{24}"$/);
    assert.equal(first.headers.get('cache-control'), 'public, max-age=60');
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask(opened, { 'If-None-Match': held });
      assert.equal(again.status, 304, held);
      assert.equal(again.headers.get('etag'), etag);
      assert.equal(again.headers.get('access-control-allow-origin'), ORIGIN);
      assert.equal(again.headers.get('vary'), 'Origin');
      assert.equal(await again.text(), '');
    }
    assert.equal((await ask(opened, { 'If-None-Match': '"other"' })).status, 200);
    opened.upstream.answer = () => json({ business_name: 'New' });
    mock.timers.tick(15 * MINUTE);
    assert.equal((await ask(opened, { 'If-None-Match': etag })).status, 200);
  });

  it('is of the client that is named, or of the only one', async () => {
    const opened = open({ clients: { c1: { secret: 'a' }, c2: { secret: 'b' } } });
    opened.upstream.answer = ({ path }) => json({ business_name: path });
    for (const client of ['c1', 'c2']) {
      const answer = (await (await ask(opened, {}, `/business?client=${client}`)).json()) as { name: string };
      assert.equal(answer.name, `${META}?client=${client}`);
    }
    const refused = async (path: string) => {
      const { status, key } = await errorOf(await ask(opened, {}, path));
      return `${status} ${key}`;
    };
    assert.equal(await refused('/business?client=c3'), '401 unknown_client');
    assert.equal(await refused('/business'), '400 missing_required_param');
    assert.equal(await refused('/business?client=c1&x=1'), '400 invalid_request');
    assert.equal((await ask(answering(FULL), {}, '/business')).status, 200);
  });

  it('is for allowed pages, and for a page of its own origin', async () => {
    const opened = answering(FULL);
    assert.equal((await ask(opened, { Origin: 'https://evil.example' })).status, 403);
    const own = new Request(`${GATEWAY}/business?client=c1`, { headers: { 'Sec-Fetch-Site': 'same-origin' } });
    assert.equal((await opened.gateway(own)).status, 200);
    assert.equal((await opened.gateway(request('POST', '/business?client=c1'))).status, 405);
  });

  it('may be at another path or nowhere, and is nowhere without a client', async () => {
    const moved = open({ businessPath: '/api2/business-settings' });
    moved.upstream.answer = () => json(FULL);
    assert.equal((await ask(moved, {}, '/api2/business-settings')).status, 200);
    for (const opened of [moved, open({ businessPath: false }), open({ clients: {} })]) assert.equal((await ask(opened)).status, 404);
    for (const businessPath of ['business', '/a/../b', '/a?b', '/:id', '/api2/signout']) {
      assert.throws(() => open({ businessPath }), /businessPath/, businessPath);
    }
  });
});
