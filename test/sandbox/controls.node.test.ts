import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { withControls } from '../../src/sandbox/controls.ts';
import { Bench } from './support.ts';

const BASE = 'http://127.0.0.1:4010/sandbox';

describe('Sandbox: its own calls below /_/', () => {
  let bench: Bench;
  let mounted: ReturnType<typeof withControls>;
  beforeEach(() => {
    bench = new Bench({ basePath: '/sandbox', resendAfter: 0, name: 'Figs & <Sons>' });
    mounted = withControls(bench.sandbox);
  });

  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await mounted.fetch(BASE + path, { method, headers, ...content });
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    return { status: response.status, text, type: response.headers.get('Content-Type'), json: isJson ? JSON.parse(text) as unknown : null };
  };
  const sendCode = (email: string) =>
    mounted.fetch(`${BASE}/api2/password_less/token`, {
      method: 'POST',
      headers: { 'Accept': 'application/json', 'Content-Type': 'application/json', 'punchh-app-device-id': 'd' },
      body: JSON.stringify({
        client: 'demo-client', email, code_challenge: 'a'.repeat(43), privacy_policy: true, terms_and_conditions: true,
        validation_method: 'otp',
      }),
    });

  it('lists the messages as JSON, all or of one contact, and as a page', async () => {
    await sendCode('ada@example.com');
    await sendCode('eve@example.com');
    const all = (await ask('GET', '/_/inbox.json')).json as { to: string; code: string }[];
    assert.deepEqual(all.map(({ to }) => to), ['ada@example.com', 'eve@example.com']);
    assert.match(all[0]!.code, /^\d{6}$/);
    const one = (await ask('GET', `/_/inbox?to=${encodeURIComponent('eve@example.com')}`)).json as { to: string }[];
    assert.deepEqual(one.map(({ to }) => to), ['eve@example.com']);
    assert.deepEqual((await ask('GET', '/_/inbox/latest?to=ada@example.com')).json, all[0]);
    assert.deepEqual((await ask('GET', '/_/inbox/latest')).json, one[0]);
    assert.equal((await ask('GET', '/_/inbox/latest?to=zoe@example.com')).status, 404);
    const page = await ask('GET', '/_/inbox', undefined, { Accept: 'text/html,*/*' });
    assert.match(page.type ?? '', /^text\/html/);
    assert.doesNotMatch(page.text, /<Sons>/);
    await ask('DELETE', '/_/inbox');
    assert.deepEqual((await ask('GET', '/_/inbox')).json, []);
  });

  it('streams what there is and what comes, until the reader goes', async () => {
    await sendCode('ada@example.com');
    const response = await mounted.fetch(`${BASE}/_/inbox`, { headers: { Accept: 'text/event-stream' } });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (pattern: RegExp) => {
      while (!pattern.test(text)) text += (await reader.read()).value ?? '';
    };
    await readUntil(/event: message\ndata: .*ada@example\.com.*\n\n/);
    await sendCode('eve@example.com');
    await readUntil(/event: message\ndata: .*eve@example\.com.*\n\n/);
    bench.sandbox.inbox.clear();
    await readUntil(/event: clear\ndata: null\n\n/);
    await reader.cancel();
    await sendCode('zoe@example.com');
  });

  it('shows the business and its users, and changes them', async () => {
    const { json } = await ask('GET', '/_/business');
    const { settings, users } = json as { settings: { name: string }; users: { id: number; hasPassword: boolean }[] };
    assert.equal(settings.name, 'Figs & <Sons>');
    assert.equal(users[0]?.hasPassword, true);
    assert.doesNotMatch(JSON.stringify(json), /Let!MeIn/);
    const changed = await ask('PATCH', '/_/business', { codeLength: 8 });
    assert.equal((changed.json as { settings: { codeLength: number } }).settings.codeLength, 8);
    const added = await ask('POST', '/_/users', { email: 'new@example.com' });
    assert.equal(added.status, 201);
    const { id } = added.json as { id: number };
    assert.equal(((await ask('PATCH', `/_/users/${id}`, { state: 'deactivated' })).json as { state: string }).state, 'deactivated');
    await ask('DELETE', `/_/users/${id}`);
    assert.equal((await ask('PATCH', `/_/users/${id}`, {})).status, 404);
  });

  it('refuses what it cannot use, in words, and changes nothing', async () => {
    for (const [method, path, body, status, words] of [
      ['PATCH', '/_/business', { codeLength: 99 }, 422, /codeLength: /],
      ['PATCH', '/_/business', '{', 400, /not valid JSON/],
      ['POST', '/_/users', { mail: 'x' }, 422, /mail: is not known; known are email/],
      ['POST', '/_/faults', { kind: 'flood' }, 422, /kind/],
      ['POST', '/_/faults', { kind: 'status', status: 'x' }, 422, /status/],
      ['POST', '/_/clock', { advance: 'soon' }, 400, /advance must be a number/],
      ['GET', '/_/nothing', undefined, 404, /no such control/],
    ] as const) {
      const answer = await ask(method, path, body);
      assert.equal(answer.status, status, path);
      assert.match((answer.json as { error: string }).error, words);
    }
    assert.equal(bench.sandbox.business.settings.codeLength, 6);
    assert.equal((await sendCode('ada@example.com')).status, 200);
  });

  it('plays a fault until it is told not to, and moves the clock', async () => {
    await ask('POST', '/_/faults', { kind: 'status', status: 503, times: 9 });
    assert.equal((await sendCode('ada@example.com')).status, 503);
    await ask('DELETE', '/_/faults');
    assert.equal((await sendCode('ada@example.com')).status, 200);
    const before = bench.sandbox.clock.now();
    assert.deepEqual((await ask('POST', '/_/clock', { advance: 60_000 })).json, { now: before + 60_000 });
  });

  it('begins with a page that says what to try', async () => {
    const { text, type } = await ask('GET', '/');
    assert.match(type ?? '', /^text\/html/);
    assert.match(text, /curl http:\/\/127\.0\.0\.1:4010\/sandbox\/api2\/password_less\/token/);
    assert.doesNotMatch(text, /<Sons>/);
  });

  it('shows commands on it that work, one after the other', async () => {
    const { text } = await ask('GET', '/');
    const unescape = (html: string) => html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    const commands = [...text.matchAll(/<pre tabindex="0">(curl .*?)<\/pre>/gs)].map(([, command]) => unescape(command!));
    assert.equal(commands.length, 7);
    const statuses: number[] = [];
    let variables: Record<string, string> = {};
    for (const command of commands) {
      const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|([^\s\\]+)/g)]
        .map(([, single, double, plain]) => single ?? double?.replace(/\$(\w+)/g, (_, name: string) => variables[name] ?? '') ?? plain!);
      const after = (flag: string) => words.filter((_, index) => words[index - 1] === flag);
      const url = words.find((word) => word.startsWith('http'))!;
      const [body] = after('-d');
      const headers = after('-H').map((header) => header.split(': ') as [string, string]);
      const method = after('-X')[0] ?? (body ? 'POST' : 'GET');
      const response = await mounted.fetch(url, { method, headers, ...(body ? { body } : {}) });
      statuses.push(response.status);
      const { data } = (await response.json()) as { data?: { access_token?: string; id_token?: string } };
      if (data?.access_token) variables = { ACCESS_TOKEN: data.access_token, ID_TOKEN: data.id_token ?? '' };
    }
    assert.deepEqual(statuses, Array<number>(7).fill(200));
  });
});
