import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox, readBusinessOptions } from '../../src/sandbox/index.ts';
import { Bench, dataOf, digestOf, EMAIL, otherThan, outcome, PHONE, type Answer } from './support.ts';

describe('Sandbox: the business', () => {
  it('takes its settings in `business` and beside it, where the field beside it wins', () => {
    const { business } = createSandbox({ business: { name: 'Pennyfig', codeLength: 8 }, codeLength: 4, channels: ['sms'] });
    assert.equal(business.settings.name, 'Pennyfig');
    assert.equal(business.settings.codeLength, 4);
    assert.deepEqual(business.settings.channels, ['sms']);
    assert.equal(createSandbox({ brandName: 'Pennyfig' }).business.settings.name, 'Pennyfig');
  });

  it('names every field that is wrong, by path, and changes nothing', () => {
    const { business } = createSandbox();
    const before = business.settings;
    const wrong = { codeLenght: 6, codeLength: 3, channels: ['fax'], users: [{ email: 'nobody' }], menu: { kind: 'post' } };
    assert.throws(() => business.change(wrong as never), (error: Error) => {
      assert.ok(error instanceof TypeError);
      for (const path of ['codeLenght', 'codeLength', 'channels.0', 'users.0.email', 'menu.kind']) {
        assert.match(error.message, new RegExp(`^- ${path.replaceAll('.', '\\.')}: `, 'm'));
      }
      assert.match(error.message, /codeLenght: is not known; known are name, /);
      return true;
    });
    assert.equal(business.settings, before);
    assert.throws(() => createSandbox({ channels: [] }), TypeError);
    for (const data of [null, 5, 'x', []]) assert.throws(() => readBusinessOptions(data), /the business must be an object/);
  });

  it('plays changed settings from the next request on', async () => {
    const bench = new Bench({ resendAfter: 0 });
    const { business } = bench.sandbox;
    const heard: number[] = [];
    const stop = business.subscribe(({ codeLength }) => heard.push(codeLength));
    business.change({ codeLength: 8, channels: ['email'], name: 'Pennyfig' });
    assert.deepEqual(heard, [8]);
    await bench.send();
    assert.match(bench.lastMessage.code, /^\d{8}$/);
    assert.match(bench.lastMessage.text, /Pennyfig/);
    assert.equal(outcome(await bench.send(PHONE)), '400 missing_required_param');
    business.change({ codeLifetime: 60, maxTries: 1, expiresIn: 5, requiredConsents: [] });
    await bench.send({ ...EMAIL, privacy_policy: undefined });
    await bench.verify({ token: otherThan(bench.lastMessage.code) });
    assert.equal(outcome(await bench.verify({ token: bench.lastMessage.code })), '422 otp_attempts_exceeded');
    await bench.send();
    const tokens = dataOf(await bench.verify({ token: bench.lastMessage.code, terms_and_conditions: false }));
    assert.equal(tokens['expires_in'], 5);
    assert.deepEqual(heard, [8, 8, 8], 'two changes and a new account');
    stop();
    business.change({ codeLength: 6 });
    assert.deepEqual(heard, [8, 8, 8]);
  });

  it('lets its accounts be read, added, changed and removed; a removed account ends its tokens', async () => {
    const bench = new Bench({ users: [] });
    const { users } = bench.sandbox;
    const tokens = await bench.signIn();
    const [ada] = users.list();
    assert.equal(ada?.email, EMAIL.email);
    users.change(ada.id, { state: 'deactivated' });
    assert.equal(outcome(await bench.profile(tokens)), '403 deactivated_user');
    assert.equal(outcome(await bench.refresh(tokens['refresh_token'])), '403 deactivated_user');
    users.change(ada.id, { state: 'active' });
    const renewed = dataOf(await bench.refresh(tokens['refresh_token']));
    assert.equal((await bench.profile(renewed)).status, 200, 'the refused refresh did not use the token up');
    users.remove(ada.id);
    assert.equal(outcome(await bench.profile(renewed)), '401 unauthenticated');
    assert.equal(outcome(await bench.refresh(renewed['refresh_token'])), '401 unauthenticated');
    const added = users.add({ email: 'new@example.com', password: 'x' });
    assert.notEqual(added.id, ada.id);
    assert.equal((await bench.basicAuth('signin', { email: 'new@example.com', password: 'x' })).status, 200);
    assert.throws(() => users.change(1, {}), RangeError);
  });

  it('gets another brand at PAR Ordering field by field', () => {
    const { business } = createSandbox({ menu: { application: 'app', kind: 'phone' } });
    business.change({ menu: { optIn: 'double' } });
    const { application, kind, optIn } = business.settings.menu;
    assert.deepEqual({ application, kind, optIn }, { application: 'app', kind: 'phone', optIn: 'double' });
  });
});

describe('Sandbox: contacts reserved for tests', () => {
  it('always get the code 424242, others never by rule', async () => {
    const bench = new Bench({ resendAfter: 0, codes: () => '111111', codeLength: 8 });
    const contacts = [
      [{ email: 'ada+punchh_test@example.com' }, '424242'],
      [{ phone_ext: '+1', phone_number: '2015550100' }, '424242'],
      [{ phone_ext: '+1', phone_number: '2015550199' }, '424242'],
      [{ email: 'ada+punchh_tests@example.com' }, '111111'],
      [{ email: 'ada@example.com+punchh_test.com' }, '111111'],
      [{ phone_ext: '+1', phone_number: '2015550200' }, '111111'],
      [{ phone_ext: '+1', phone_number: '2015551100' }, '111111'],
    ] as const;
    for (const [contact, code] of contacts) {
      await bench.send(contact);
      assert.equal(bench.lastMessage.code, code, JSON.stringify(contact));
      assert.equal((await bench.verify({ ...contact, token: code })).status, 200);
    }
  });

  it('do so at PAR Ordering too', async () => {
    const bench = new Bench();
    await bench.call('POST', '/api/customers/passwordless-request', {
      body: { email: 'ada+punchh_test@example.com' },
      headers: {
        'X-Request-ID': '69da3547-204b-4093-a225-54e084c24215', 'Application': 'demo-application', 'Api-Version': '4.38.0',
        'Content-Type': 'application/json', 'X-QB-Enabled': 'false',
      },
    });
    assert.equal(bench.lastMessage.code, '424242');
  });
});

describe('Sandbox: meta.json', () => {
  const PATH = '/api2/mobile/meta.json?client=demo-client';
  const ask = async (bench: Bench, headers: Record<string, string | null> = {}): Promise<Answer> =>
    bench.call('GET', PATH, { headers: { 'x-pch-digest': await digestOf(PATH, ''), ...headers } });

  it('tells what the business has switched on, to whoever signs', async () => {
    const bench = new Bench({ name: 'Pennyfig', methods: ['password'], passkeys: 'preferred', minimumAge: 16 });
    const { json, status } = await ask(bench);
    assert.equal(status, 200);
    const meta = json as Record<string, unknown>;
    assert.equal(meta['business_name'], 'Pennyfig');
    assert.deepEqual(meta['content_language'], ['en-GB', 'es-CR', 'en', 'es']);
    assert.equal(meta['minimum_age_to_signup'], 16);
    assert.deepEqual(meta['gis'], {
      enable_advance_auth: false, enable_basic_auth: true, enable_facebook_login: false, enable_google_login: false,
      enable_apple_login: false, passkeys_enabled: true, external_idp_enabled: false, login_mode: 'preferred',
    });
    assert.equal(outcome(await ask(bench, { 'x-pch-digest': null })), '400 missing_required_param');
    assert.equal(outcome(await ask(bench, { 'x-pch-digest': 'wrong' })), '412 invalid_signature');
    assert.equal(outcome(await ask(bench, { 'Accept-Language': 'de' })), '400 invalid_language');
  });

  it('shows a change after fifteen minutes', async () => {
    const bench = new Bench({ name: 'Before' });
    const nameShown = async () => ((await ask(bench)).json as { business_name: string }).business_name;
    await ask(bench);
    bench.sandbox.business.change({ name: 'After' });
    bench.advance(899);
    assert.equal(await nameShown(), 'Before');
    bench.advance(1);
    assert.equal(await nameShown(), 'After');
  });
});

describe('Sandbox: hosts', () => {
  const fail = async (bench: Bench, url: string, guest: string, address = '198.51.100.1') => {
    const response = await bench.sandbox.fetch(url, {
      method: 'POST',
      address,
      headers: {
        'Accept': 'application/json', 'Content-Type': 'application/json', 'punchh-app-device-id': 'd', 'x_true_client_ip': guest,
      },
      body: JSON.stringify({ client: 'demo-client', email: 'guest@example.com', password: 'wrong' }),
    });
    return response.status;
  };
  const failFromManyGuests = async (bench: Bench, host: string, address?: string) => {
    const statuses: number[] = [];
    for (let guest = 1; guest <= 11; guest += 1) {
      statuses.push(await fail(bench, `https://${host}/api2/basic_auth/signin`, `203.0.113.${guest}`, address));
    }
    return statuses;
  };

  it('counts the connecting address on an ordinary host: ten mistakes lock all guests behind a proxy out', async () => {
    const statuses = await failFromManyGuests(new Bench({ partnerHosts: ['partner.example.com'] }), 'api.example.com');
    assert.deepEqual(statuses, [...Array<number>(10).fill(422), 429]);
  });

  it('counts each guest by itself on a partner host', async () => {
    const statuses = await failFromManyGuests(new Bench({ partnerHosts: ['partner.example.com'] }), 'partner.example.com');
    assert.deepEqual(statuses, Array<number>(11).fill(422));
  });

  it('shows strangers a firewall\'s page on a partner host', async () => {
    const bench = new Bench({ partnerHosts: ['partner.example.com'], partnerAddresses: ['198.51.100.7'] });
    assert.deepEqual(new Set(await failFromManyGuests(bench, 'partner.example.com')), new Set([403]));
    assert.equal(await fail(bench, 'https://partner.example.com/api2/basic_auth/signin', '203.0.113.1', '198.51.100.7'), 422);
    assert.match(bench.sandbox.log.entries[0]?.responseBody ?? '', /^<!DOCTYPE html>/);
  });

  it('leaves Retry-After out where an option says so, except where a fault sets it', async () => {
    const bench = new Bench({ retryAfter: false });
    await bench.send();
    const tooSoon = await bench.send();
    assert.equal(outcome(tooSoon), '429 too_many_requests');
    assert.equal(tooSoon.headers.get('Retry-After'), null);
    bench.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 7 });
    assert.equal((await bench.send()).headers.get('Retry-After'), '7');
    const usual = new Bench();
    await usual.send();
    assert.equal((await usual.send()).headers.get('Retry-After'), '30');
  });

  it('shows a blocked address a firewall\'s page where an option says so', async () => {
    const bench = new Bench({ lockout: { failures: 1, answer: 'html' } });
    await bench.basicAuth('signin', { email: 'guest@example.com', password: 'wrong' });
    const blocked = await bench.basicAuth('signin', { email: 'guest@example.com', password: 'wrong' });
    assert.equal(blocked.status, 403);
    assert.match(blocked.headers.get('Content-Type') ?? '', /^text\/html/);
  });

  it('refuses headers beyond 16 KB each and 32 KB together', async () => {
    const bench = new Bench();
    const withHeaders = (headers: Record<string, string>) => bench.basicAuth('signin', {}, headers);
    assert.equal((await withHeaders({ a: 'x'.repeat(16_000) })).status, 400);
    assert.equal(outcome(await withHeaders({ a: 'x'.repeat(16_400) })), '431 header_fields_too_large');
    const three = { a: 'x'.repeat(12_000), b: 'x'.repeat(12_000), c: 'x'.repeat(12_000) };
    assert.equal(outcome(await withHeaders(three)), '431 header_fields_too_large');
  });
});
