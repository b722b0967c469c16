import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { createGateway, type GatewayOptions } from '../../src/gateway/index.ts';
import { TEXTS } from '../../src/gateway/form/texts/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { GATEWAY, json, open, OPTIONS, ORIGIN, REFRESH, request, SEND, VERIFY } from './support/harness.ts';
import { Browser } from './support/browser.ts';
import { Visitor, type Page } from './support/visitor.ts';

const COOKIE = { key: Buffer.alloc(32, 3).toString('base64') };
const EMAIL = 'guest@example.com';
const FIRST = { client: 'c1', channel: 'email', email: EMAIL, terms: 'true', privacy: 'true', return_to: '/checkout?step=2' };
const en = TEXTS['en']!;

/** A browser without scripts, before a gateway before the sandbox. */
function setUp(options: Partial<GatewayOptions> = {}, headers: Record<string, string> = {}) {
  const sandbox = createSandbox({ clients: { c1: { secret: 's3cret' } }, http: true });
  const gateway = createGateway({ ...OPTIONS, cookie: COOKIE, fetcher: (url, init) => sandbox.fetch(url, init), ...options });
  const visitor = new Visitor(gateway, headers);
  const codeFor = (contact: string) => sandbox.inbox.latest(contact)!.code;
  return { sandbox, gateway, visitor, codeFor };
}

/** The code step's form for the code, and the one for another code. */
const codeForms = ({ forms, html }: Page) => {
  assert.equal(forms.length, 2, html);
  return forms as [Record<string, string>, Record<string, string>];
};

describe('signing in by form', () => {
  it('sends a code, asks for it on a page, keeps the session in the cookie, and goes back to where the guest was', async () => {
    const { visitor, codeFor, sandbox } = setUp();
    const asked = await visitor.begin(FIRST);
    assert.equal(asked.status, 200);
    assert.equal(asked.url, `${GATEWAY}/form`);
    assert.match(asked.html, /<h1>Enter your code<\/h1>/);
    assert.match(asked.html, /<bdi dir="ltr">guest@example\.com<\/bdi>/);
    const [form] = codeForms(asked);
    const done = await visitor.submit('/form', { ...form, code: codeFor(EMAIL) });
    assert.equal(done.url, `${ORIGIN}/checkout?step=2#punchh-signed-in`);
    const session = [...visitor.cookies.keys()].filter((name) => !/-(form|device)$/.test(name));
    assert.equal(session.length, 1);
    assert.match(visitor.attributes.get(session[0]!)!, /HttpOnly; Secure; SameSite=Strict/);
    assert.ok(!visitor.cookies.has('__Host-punchh-form'), 'the attempt is over');
    const calls = sandbox.log.entries.map(({ path }) => path);
    assert.deepEqual(calls, [SEND, VERIFY]);
  });

  it('leaves a session that ends with the browser, until a page takes it over', async () => {
    const { visitor, codeFor, gateway } = setUp();
    const asked = await visitor.begin(FIRST);
    await visitor.submit('/form', { ...codeForms(asked)[0], code: codeFor(EMAIL) });
    const [name] = [...visitor.cookies.keys()].filter((each) => !/-(form|device)$/.test(each));
    assert.equal(visitor.attributes.get(name!), 'Path=/; HttpOnly; Secure; SameSite=Strict');
    const browser = new Browser(gateway);
    for (const [each, value] of visitor.cookies) browser.cookies.set(each, value);
    const page = (more: string) => browser.post(REFRESH, { client: 'c1' }, { 'X-Punchh-Gateway': `1; session=${crypto.randomUUID()}${more}` });
    assert.equal((await page('')).status, 401, 'a page has to say that it takes over');
    const id = '; session=0f0e0d0c-0b0a-4908-8706-050403020100';
    const as = (more: string) => browser.post(REFRESH, { client: 'c1' }, { 'X-Punchh-Gateway': `1${id}${more}` });
    assert.equal((await as('; keep; claim')).status, 200);
    assert.ok(!browser.cookies.has(name!));
    assert.equal((await as('')).status, 200);
    assert.match(browser.attributes, /^Max-Age=2592000/);
    assert.equal((await page('; claim')).status, 401, 'and no other page after it');
  });

  it('keeps what only the gateway may know in a sealed cookie of ten minutes', async () => {
    const { visitor } = setUp();
    const { html } = await visitor.begin(FIRST);
    const value = visitor.cookies.get('__Host-punchh-form')!;
    assert.equal(visitor.attributes.get('__Host-punchh-form'), 'Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax');
    assert.doesNotMatch(Buffer.from(value, 'base64url').toString('latin1'), /guest|example|c1|checkout/);
    assert.doesNotMatch(html, /code_verifier|code_challenge/);
    visitor.cookies.set('__Host-punchh-form', `${value.slice(0, -6)}AAAAAA`);
    assert.equal((await visitor.get('/form')).status, 410);
  });

  it('takes a number as people write it, and says where the code went', async () => {
    for (const [phone, more, sent, shown] of [
      ['(212) 555-4626', {}, '+12125554626', '+1 2125554626'], ['+44 7911 123456', {}, '+447911123456', '+44 7911123456'],
      ['07911 123456', { country: 'gb' }, '+447911123456', '+44 7911123456'],
    ] as const) {
      const { visitor, codeFor } = setUp();
      const { email: _, ...rest } = FIRST;
      const asked = await visitor.begin({ ...rest, channel: 'sms', phone, ...more });
      assert.ok(asked.html.includes(`<bdi dir="ltr">${shown}</bdi>`), asked.html);
      const [form] = codeForms(asked);
      assert.equal((await visitor.submit('/form', { ...form, code: codeFor(sent) })).status, 303);
    }
  });

  it('takes a code as it was pasted', async () => {
    const { visitor, codeFor } = setUp();
    const [form] = codeForms(await visitor.begin(FIRST));
    const code = codeFor(EMAIL);
    const written = ` ${code.slice(0, 3)} - ${code.slice(3)}\u200b`.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    assert.equal((await visitor.submit('/form', { ...form, code: written })).status, 303);
  });

  it('says that a code is wrong or old, and keeps the step', async () => {
    const { visitor, codeFor, sandbox } = setUp();
    const [form] = codeForms(await visitor.begin(FIRST));
    for (const code of ['', 'abc', '000000']) {
      const wrong = await visitor.submit('/form', { ...form, code });
      assert.equal(wrong.status, 422);
      assert.equal(wrong.saying('alert'), en.code_invalid);
      assert.match(wrong.html, /aria-invalid="true" aria-describedby="error"/);
    }
    assert.equal((await visitor.submit('/form', { ...form, code: codeFor(EMAIL) })).status, 303);
    assert.equal(sandbox.log.entries.length, 3, 'what is no code is not tried');
  });

  it('sends another code, and says that only the newest one counts', async () => {
    const { visitor, codeFor, sandbox } = setUp();
    const [first, again] = codeForms(await visitor.begin(FIRST));
    const old = codeFor(EMAIL);
    sandbox.clock.advance(60_000);
    const resent = await visitor.submit('/form', again);
    assert.equal(resent.saying('status'), `${en.resent} ${en.newest}`);
    const [form] = codeForms(resent);
    assert.notEqual(form['attempt'], first['attempt']);
    assert.equal((await visitor.submit('/form', { ...form, code: old })).status, 422);
    assert.equal((await visitor.submit('/form', { ...form, code: codeFor(EMAIL) })).status, 303);
  });

  it('survives a reload of the code step, and does not send twice by it', async () => {
    const { visitor, sandbox } = setUp();
    await visitor.begin(FIRST);
    assert.match((await visitor.get('/form')).html, /Enter your code/);
    assert.equal(sandbox.log.entries.length, 1);
  });

  it('works below a path of the site, whose proxy takes the prefix off', async () => {
    const { visitor, codeFor } = setUp({ form: { path: '/sign-in/form' } });
    const asked = await visitor.begin(FIRST, '/sign-in/form');
    assert.equal(asked.url, `${GATEWAY}/sign-in/form`);
    assert.doesNotMatch(asked.html, /action=/);
    const [form] = codeForms(asked);
    assert.equal((await visitor.submit('/sign-in/form', { ...form, code: codeFor(EMAIL) })).status, 303);
  });

  it('without return_to ends on a page that says so and leads back', async () => {
    const { visitor, codeFor } = setUp();
    const { return_to: _, ...first } = FIRST;
    const [form] = codeForms(await visitor.begin({ ...first, page: '/menu' }));
    const done = await visitor.submit('/form', { ...form, code: codeFor(EMAIL) });
    assert.equal(done.status, 200);
    assert.match(done.html, /<h1>You’re signed in<\/h1>/);
    assert.match(done.html, new RegExp(`href="${ORIGIN}/menu#punchh-signed-in"`));
  });
});

describe('the first step that was posted', () => {
  const problems: readonly (readonly [string, Record<string, string>, number, string])[] = [
    ['no address', { email: ' ' }, 422, en.emailMissing],
    ['no address at all', { email: 'guest' }, 422, en.email_invalid],
    ['two addresses', { email: 'a@example.com,b@example.com' }, 422, en.email_invalid],
    ['no number', { channel: 'sms' }, 422, en.phoneMissing],
    ['too short a number', { channel: 'sms', phone: '12' }, 422, en.phone_invalid],
    ['a number of another country', { channel: 'sms', phone: '+86 131 2345 6789' }, 422, en.phone_country_not_allowed],
    ['a contact for sandboxes', { email: 'a+punchh_test@example.com' }, 422, en.email_invalid],
    ['an unknown client', { client: 'c9' }, 403, en.client_unknown],
  ];
  for (const [name, fields, status, words] of problems) {
    it(`with ${name} is shown again with what was entered`, async () => {
      const { visitor, sandbox } = setUp({ countries: ['US'] });
      const page = await visitor.begin({ ...FIRST, ...fields });
      assert.equal(page.status, status);
      assert.equal(page.saying('alert'), words);
      const [form = {}] = page.forms;
      const entered = fields['channel'] === 'sms' ? { phone: fields['phone'] ?? '' } : { email: (fields['email'] ?? EMAIL).trim() };
      for (const [field, value] of Object.entries(entered)) assert.equal(form[field], value);
      assert.equal(sandbox.log.entries.length, 0);
    });
  }

  it('can be corrected there, with everything else as it was', async () => {
    const { visitor, codeFor } = setUp();
    const wrong = await visitor.begin({ ...FIRST, email: 'guest', news: 'yes' });
    assert.equal(wrong.forms[0]!['news'], 'true');
    const asked = await visitor.submit('/form', { ...wrong.forms[0], email: EMAIL });
    const [form] = codeForms(asked);
    const done = await visitor.submit('/form', { ...form, code: codeFor(EMAIL) });
    assert.equal(done.url, `${ORIGIN}/checkout?step=2#punchh-signed-in`);
  });

  it('without the consents that it needs sends nothing, and leads back to where they are', async () => {
    const { visitor, sandbox } = setUp();
    const { terms: _, ...without } = FIRST;
    const own: [Record<string, string>, number][] = [[without, 422], [{ ...without, consents: 'legal' }, 422],
      [{ ...FIRST, consents: 'terms privacy age' }, 422], [{ ...FIRST, consents: '', privacy: '' }, 422]];
    for (const [fields, status] of own) {
      const page = await visitor.begin({ ...fields, page: '/menu' });
      assert.equal(page.status, status);
      assert.equal(page.saying('alert'), en.consent_required);
      assert.match(page.html, new RegExp(`href="${ORIGIN}/menu"`));
    }
    assert.equal(sandbox.log.entries.length, 0);
    const { privacy: __, ...legal } = without;
    for (const agreed of [{ legal: 'on' }, { age: 'true', consents: 'age' }] as Record<string, string>[]) {
      sandbox.clock.advance(60_000);
      assert.equal((await visitor.begin({ ...legal, ...agreed })).status, 200);
    }
  });

  it('counts as every send does', async () => {
    const { visitor, sandbox } = setUp();
    for (let n = 0; n < 5; n += 1) {
      sandbox.clock.advance(60_000);
      assert.equal((await visitor.begin(FIRST)).status, 200);
    }
    const page = await visitor.begin(FIRST);
    assert.equal(page.status, 429);
    assert.equal(page.saying('alert'), en.rate_limited);
    assert.equal(sandbox.log.entries.length, 5);
  });

  it('has its captcha checked', async () => {
    const { visitor } = setUp({ verifyCaptcha: (checked) => checked.headers.get('x-captcha-token') === 'good' });
    assert.equal((await visitor.begin(FIRST)).saying('alert'), en.captcha_required);
    assert.equal((await visitor.begin({ ...FIRST, captcha_token: 'good' })).status, 200);
  });

  it('goes back to paths of its own page alone', async () => {
    for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '\t//evil.example', 'x']) {
      const { visitor, codeFor } = setUp();
      const [form] = codeForms(await visitor.begin({ ...FIRST, return_to: elsewhere, page: elsewhere }));
      const done = await visitor.submit('/form', { ...form, code: codeFor(EMAIL) });
      assert.doesNotMatch(done.html + done.url, /evil|javascript/, elsewhere);
    }
  });
});

describe('who may post a form', () => {
  it('is a page that is listed, and the page of the gateway that follows; nobody else', async () => {
    const { visitor, sandbox } = setUp();
    const others: Record<string, string>[] = [
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }, {}, { Origin: GATEWAY, 'Sec-Fetch-Site': 'same-origin' },
    ];
    for (const headers of others) assert.equal((await visitor.submit('/form', FIRST, headers)).status, 403, JSON.stringify(headers));
    assert.equal(sandbox.log.entries.length, 0);
    const [form] = codeForms(await visitor.begin(FIRST));
    for (const headers of others.slice(0, 5)) {
      assert.equal((await visitor.submit('/form', { ...form, code: '000000' }, headers)).status, 403);
      assert.equal((await visitor.submit('/form', { ...form, step: 'resend' }, headers)).status, 403);
    }
    assert.equal(sandbox.log.entries.length, 1);
  });

  it('is not another tab with an older step, and not somebody without the cookie', async () => {
    const { visitor, gateway, codeFor } = setUp();
    const [old] = codeForms(await visitor.begin(FIRST));
    const stranger = new Visitor(gateway);
    const lost = await stranger.submit('/form', { ...old, code: codeFor(EMAIL) });
    assert.equal(lost.status, 410);
    assert.equal(lost.saying('alert'), en.code_expired);
    assert.equal((await visitor.submit('/form', { ...old, attempt: 'another', code: codeFor(EMAIL) })).status, 409);
  });

  it('cannot say on behalf of another origin that it comes from there', async () => {
    const { visitor } = setUp();
    const { forms } = await visitor.begin({ ...FIRST, email: 'guest' });
    const { from = '' } = forms[0]!;
    for (const forged of ['', ORIGIN, `${from.slice(0, -4)}AAAA`]) {
      assert.equal((await visitor.submit('/form', { ...forms[0], from: forged, email: EMAIL })).status, 403);
    }
  });
});

describe('the pages of the form', () => {
  it('hold no script, nothing from elsewhere, and no text of the guest as markup', async () => {
    const { visitor } = setUp({ form: { title: 'Moe’s <Tacos>' } });
    const evil = '"><script>alert(1)</script><img src=x>@example.com';
    const page = await visitor.begin({ ...FIRST, email: evil, return_to: '/"><script>', sms_notice: '<b>', lang: 'en"><i>' });
    assert.doesNotMatch(page.html, /<script|<img|<b>|<i>|<Tacos>/);
    assert.equal(page.forms[0]!['email'], evil);
    assert.match(page.html, /<p class="brand">Moe’s &lt;Tacos&gt;<\/p>/);
    assert.doesNotMatch(page.html, /(src|href)="(?!https:\/\/order\.example\.com\/)/);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self' https:\/\/order\.example\.com; /);
    assert.match(policy, /; frame-ancestors 'none'; base-uri 'none'$/);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('referrer-policy'), 'same-origin');
    assert.equal(page.headers.get('access-control-allow-origin'), null, 'no script may read it');
  });

  it('are in the language of the form, else of the browser, and in its direction', async () => {
    const { visitor } = setUp({}, { 'Accept-Language': 'de-AT, en;q=0.5' });
    assert.match((await visitor.begin({ ...FIRST, lang: 'ar' })).html, /<html lang="ar" dir="rtl">[^]*إدخال الرمز/);
    const other = setUp({}, { 'Accept-Language': 'tlh, de-AT, en;q=0.5' });
    assert.match((await other.visitor.begin(FIRST)).html, /<html lang="de" dir="ltr">[^]*Code eingeben/);
  });

  it('repeat what has to stand beside a button that sends a text message', async () => {
    const notice = 'Moe’s Codes: message and data rates may apply.';
    const { email: _, ...rest } = FIRST;
    const sms = await setUp().visitor.begin({ ...rest, channel: 'sms', phone: '2125554626', sms_notice: notice });
    assert.ok(sms.html.includes(notice));
    assert.ok(!(await setUp().visitor.begin({ ...FIRST, sms_notice: notice })).html.includes(notice));
  });

  it('say what is missing where nobody can be signed in by form', async () => {
    const cases: readonly (readonly [Partial<GatewayOptions>, RegExp])[] = [
      [{}, /needs cookie mode: PUNCHH_COOKIE_KEY/], [{ cookie: { ...COOKIE, sameSite: 'None' } }, /on the site of its pages/],
      [{ cookie: COOKIE, clients: {} }, /needs a client/],
    ];
    for (const [options, words] of cases) {
      const { gateway } = open(options);
      const page = await new Visitor(gateway).begin(FIRST);
      assert.equal(page.status, 501);
      assert.match(page.html, words);
      assert.equal(page.saying('alert'), en.client_unknown);
    }
    const { gateway } = open({ cookie: COOKIE, form: false });
    assert.equal((await gateway(request('POST', '/form'))).status, 404);
  });

  it('speak of a vendor that fails, and of no session where no cookie was made', async () => {
    const { gateway, upstream } = open({ cookie: COOKIE });
    const visitor = new Visitor(gateway);
    upstream.answer = () => Promise.reject(new TypeError('gone'));
    assert.equal((await visitor.begin(FIRST)).saying('alert'), en.server_unavailable);
    upstream.answer = () => json({ data: { message: ['OK'] } });
    const [form] = codeForms(await visitor.begin(FIRST));
    upstream.answer = () => json({ data: { access_token: 'a' } });
    const page = await visitor.submit('/form', { ...form, code: '123456' });
    assert.equal(page.status, 502);
    assert.doesNotMatch(page.html, /access_token/);
  });

  it('refuse what is no form, and too large a one', async () => {
    const { gateway } = open({ cookie: COOKIE });
    const post = async (type: string, body: string) => {
      const response = await gateway(new Request(`${GATEWAY}/form`, { method: 'POST', headers: { Origin: ORIGIN, 'Content-Type': type }, body }));
      return response.status;
    };
    assert.equal(await post('application/json', '{}'), 415);
    assert.equal(await post('multipart/form-data; boundary=x', ''), 415);
    assert.equal(await post('application/x-www-form-urlencoded', `x=${'y'.repeat(20_000)}`), 413);
    const brokenOff = new ReadableStream({
      pull: (controller) => controller.error(new Error('ECONNRESET')),
    });
    const init = { method: 'POST', headers: { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' }, body: brokenOff, duplex: 'half' };
    assert.equal((await gateway(new Request(`${GATEWAY}/form`, init as RequestInit))).status, 400);
  });

  it('end with the time of the code', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_700_000_000_000 });
    try {
      const { gateway } = open({ cookie: COOKIE });
      const visitor = new Visitor(gateway);
      const [form] = codeForms(await visitor.begin(FIRST));
      mock.timers.tick(600_001);
      const late = await visitor.submit('/form', { ...form, code: '123456' });
      assert.equal(late.status, 410);
      assert.equal(late.saying('alert'), en.code_expired);
    } finally {
      mock.timers.reset();
    }
  });
});
