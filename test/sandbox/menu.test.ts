import { expect } from '@open-wc/testing';
import type { SandboxMenuOptions } from '../../src/sandbox/index.ts';
import { acceptanceExample, checkExample, registerByEmailExample, registerByPhoneExample } from './fixtures/vendor-examples.ts';
import { Bench, dataOf, otherThan, outcome, shapeOf, type Answer, type Fields } from './support.ts';

const HEADERS: Record<string, string | null> = {
  'X-Request-ID': '69da3547-204b-4093-a225-54e084c24215',
  'Application': 'demo-application',
  'Api-Version': '4.38.0',
  'Content-Type': 'application/json',
  'X-QB-Enabled': 'false',
};
const EMAIL = 'john.doe@example.com';
const PHONE = '+15852826524';
const NAMES = { first_name: 'John', last_name: 'Doe' };

class MenuBench extends Bench {
  constructor(menu: SandboxMenuOptions = {}) {
    super({ menu, resendAfter: 30 });
  }

  menu(path: string, body: unknown, headers: Record<string, string | null> = {}): Promise<Answer> {
    return this.call('POST', `/api${path}`, { body, headers: { ...HEADERS, ...headers } });
  }

  get(path: string, headers: Record<string, string | null> = {}): Promise<Answer> {
    return this.call('GET', `/api${path}`, { headers: { ...HEADERS, ...headers } });
  }

  async requestCode(contact: Fields = { email: EMAIL }): Promise<string> {
    const answer = await this.menu('/customers/passwordless-request', contact);
    if (answer.status !== 200) throw new Error(answer.text);
    return this.lastMessage.code;
  }

  register(code: unknown, fields: Fields = {}): Promise<Answer> {
    const body = { passwordless_email: EMAIL, passwordless_code: code, ...NAMES, ...fields };
    return this.menu('/customers/register', body);
  }
}

const bearerOf = (answer: Answer): Record<string, string> => {
  const { value } = (dataOf(answer) as unknown as { token: { value: string } }).token;
  return { Authorization: `Bearer ${value}` };
};
const accountOf = (answer: Answer): Fields =>
  (dataOf(answer) as unknown as { customer_account: Fields }).customer_account;

describe('Sandbox: PAR Ordering sign-up', () => {
  for (const name of Object.keys(HEADERS)) {
    it(`refuses a call without ${name}`, async () => {
      const answer = await new MenuBench().menu('/customers/passwordless-request', { email: EMAIL }, { [name]: null });
      expect(outcome(answer)).to.equal('400 missing_required_param');
      expect(answer.text).to.contain(name);
    });
  }

  it('refuses malformed headers and an unknown application', async () => {
    const check = (headers: Record<string, string>) =>
      new MenuBench().menu('/customers/check-email', { email: EMAIL }, headers);
    expect(outcome(await check({ 'X-Request-ID': '1' }))).to.equal('400 invalid_parameter');
    const send = await new MenuBench().menu('/customers/passwordless-request', { email: EMAIL }, { 'X-QB-Enabled': 'maybe' });
    expect(outcome(send)).to.equal('400 invalid_parameter');
    expect(outcome(await check({ 'Api-Version': 'latest' }))).to.equal('400 invalid_parameter');
    expect(outcome(await check({ 'Content-Type': 'text/plain' }))).to.equal('400 invalid_parameter');
    expect(outcome(await check({ Application: 'other' }))).to.equal('401 invalid_application');
  });

  it('repeats the request id', async () => {
    const answer = await new MenuBench().menu('/customers/check-email', { email: EMAIL });
    expect(answer.headers.get('X-Request-ID')).to.equal(HEADERS['X-Request-ID']);
  });

  it('knows who is registered, and who through a social account', async () => {
    const bench = new MenuBench({ customers: [{ email: 'Ada@example.com', phone: PHONE, social: true }] });
    const unknown = await bench.menu('/customers/check-email', { email: EMAIL });
    expect(unknown.json).to.deep.equal(checkExample);
    const byEmail = await bench.menu('/customers/check-email', { email: 'ada@example.com' });
    const byPhone = await bench.menu('/customers/check-phone-number', { phone_number: PHONE });
    for (const answer of [byEmail, byPhone]) expect(dataOf(answer)).to.deep.equal({ exists: true, is_social: true });
    expect(outcome(await bench.menu('/customers/check-email', { email: 'ada' }))).to.equal('422 email');
    const national = await bench.menu('/customers/check-phone-number', { phone_number: '5852826524' });
    expect(outcome(national)).to.equal('422 phone_number');
  });

  it('sends a code where the brand\'s kind says, without data in the answer, throttled', async () => {
    const bench = new MenuBench();
    const answer = await bench.menu('/customers/passwordless-request', { email: EMAIL });
    expect(answer.json).to.deep.equal({ status: 'OK', code: 200 });
    expect(bench.lastMessage).to.include({ channel: 'email', to: EMAIL });
    const again = await bench.menu('/customers/passwordless-request', { email: EMAIL });
    expect([outcome(again), again.headers.get('Retry-After')]).to.deep.equal(['429 too_many_requests', '30']);
    const mixed = await bench.menu('/customers/passwordless-request', { phone_number: PHONE });
    expect(outcome(mixed)).to.equal('422 email');
    const byPhone = new MenuBench({ kind: 'phone' });
    await byPhone.requestCode({ phone_number: PHONE });
    expect(byPhone.lastMessage).to.include({ channel: 'sms', to: PHONE });
  });

  it('registers by e-mail, in the shape of the vendor\'s example', async () => {
    const bench = new MenuBench();
    const answer = await bench.register(await bench.requestCode());
    expect(shapeOf(answer.json)).to.deep.equal(shapeOf(registerByEmailExample));
    expect(accountOf(answer)).to.include({
      email: EMAIL, phone_number: '', optin_status_email: 3, optin_status_pn: 3, created_at: '2026-01-15 12:00:00',
    });
    expect(answer.json).to.have.nested.include({ 'data.token.ttl': 60, 'data.token.refresh_ttl': 2628000 });
  });

  it('registers by phone, in the shape of the vendor\'s example', async () => {
    const bench = new MenuBench({ kind: 'phone' });
    const code = await bench.requestCode({ phone_number: PHONE });
    expect(outcome(await bench.register(code))).to.equal('422 phone_number');
    const answer = await bench.register(code, { phone_number: PHONE });
    expect(shapeOf(answer.json)).to.deep.equal(shapeOf(registerByPhoneExample));
    expect(accountOf(answer)).to.include({ email: EMAIL, phone_number: PHONE });
  });

  it('checks the code with the details, as a string, and a few times only', async () => {
    const bench = new MenuBench();
    const code = await bench.requestCode();
    expect(outcome(await bench.register(undefined))).to.equal('422 passwordless_code');
    expect(outcome(await bench.register(Number(code)))).to.equal('422 passwordless_code');
    for (let tries = 0; tries < 3; tries += 1) {
      expect((await bench.register(otherThan(code))).text).to.contain('incorrect');
    }
    expect((await bench.register(code)).text).to.contain('Maximum number of attempts');
    bench.advance(30);
    const next = await bench.requestCode();
    bench.advance(600);
    expect((await bench.register(next)).text).to.contain('expired');
  });

  it('names the field that is wrong, and leaves the code unused', async () => {
    const bench = new MenuBench();
    const code = await bench.requestCode();
    const wrong: Fields = {
      passwordless_email: 'john', first_name: '', last_name: 7, phone_number: '555', optin_status_email: '1',
      optin_status_sms: true, optin_status_pn: 4, demographics: [{ id: 'shoe_size', value: '44' }], password: 'short',
    };
    for (const [field, value] of Object.entries(wrong)) {
      expect(outcome(await bench.register(code, { [field]: value }))).to.equal(`422 ${field}`);
    }
    expect((await bench.register(code)).status).to.equal(200);
  });

  it('asks for a phone number as the brand says', async () => {
    const off = new MenuBench({ phone: 'off' });
    expect(outcome(await off.register(await off.requestCode(), { phone_number: PHONE }))).to.equal('422 phone_number');
    const required = new MenuBench({ phone: 'required' });
    expect(outcome(await required.register(await required.requestCode()))).to.equal('422 phone_number');
  });

  it('takes opt-ins as 1, 2 and 3; where they are confirmed twice, 1 is refused', async () => {
    const bench = new MenuBench();
    const optIns = { optin_status_email: 1, optin_status_sms: 2, optin_status_pn: 2 };
    const answer = await bench.register(await bench.requestCode(), optIns);
    expect(accountOf(answer)).to.include({ optin_status_email: 1, optin_status_pn: 2 });
    const double = new MenuBench({ optIn: 'double' });
    const code = await double.requestCode();
    expect(outcome(await double.register(code, optIns))).to.equal('422 optin_status_email');
    expect((await double.register(code, { optin_status_email: 3 })).status).to.equal(200);
  });

  it('holds a password to the vendor\'s rules, and asks for one where the brand does', async () => {
    const bench = new MenuBench({ password: true });
    const code = await bench.requestCode();
    const bad = ['Sh0rt!x', `Long!1${'x'.repeat(20)}`, 'NoDigits!', 'nocapital1!', 'NOLOWER1!', 'NoSpecial1', 'OnlyThese1&*:;'];
    for (const password of [undefined, ...bad]) {
      expect(outcome(await bench.register(code, { password })), password).to.equal('422 password');
    }
    expect((await bench.register(code, { password: 'Let!MeIn8410' })).status).to.equal(200);
  });

  it('takes the demographics the brand asks for', async () => {
    const bench = new MenuBench({
      demographics: [{ id: 'diet', required: true, options: ['any', 'vegan'] }, { id: 'birthday' }],
    });
    const code = await bench.requestCode();
    expect(outcome(await bench.register(code))).to.equal('422 demographics');
    expect(outcome(await bench.register(code, { demographics: { diet: 'stones' } }))).to.equal('422 demographics');
    const answer = await bench.register(code, { demographics: { diet: 'vegan' } });
    expect(accountOf(answer)['demographics']).to.deep.equal([{ id: 'diet', value: 'vegan' }]);
  });

  it('registers nobody twice', async () => {
    const bench = new MenuBench();
    const code = await bench.requestCode();
    const both = await Promise.all([bench.register(code), bench.register(code)]);
    expect(both.map(outcome)).to.deep.equal(['200', '422 passwordless_email']);
    expect(both[1].text).to.contain('already been taken');
  });

  it('wants the phone number to be unique where the brand does', async () => {
    const customers = [{ email: 'ada@example.com', phone: PHONE }];
    for (const [menu, expected] of [
      [{ uniquePhone: true }, '422 phone_number'], [{ uniquePhone: false }, '200'],
    ] as const) {
      const bench = new MenuBench({ ...menu, customers });
      expect(outcome(await bench.register(await bench.requestCode(), { phone_number: PHONE }))).to.equal(expected);
    }
  });

  describe('after registering', () => {
    let bench: MenuBench;
    let headers: Record<string, string>;
    beforeEach(async () => {
      bench = new MenuBench();
      headers = bearerOf(await bench.register(await bench.requestCode()));
    });
    const accept = (more: Record<string, string | null> = {}) =>
      bench.menu('/legal-agreement-acceptances', undefined, { ...headers, 'Device-UUID': '1287796', ...more });

    it('refuses other calls until the legal agreement is accepted', async () => {
      expect(outcome(await bench.get('/customers/account', headers))).to.equal('403 legal_agreement_required');
      expect(outcome(await bench.get('/customers/refresh', headers))).to.equal('403 legal_agreement_required');
      const accepted = await accept();
      expect(shapeOf(accepted.json)).to.deep.equal(shapeOf(acceptanceExample));
      expect(accepted.text).to.contain('"device_uuid":"1287796"');
      expect(accountOf(await bench.get('/customers/account', headers))).to.include({ email: EMAIL });
    });

    it('wants to know who accepts, and on what device', async () => {
      expect(outcome(await accept({ 'Device-UUID': null }))).to.equal('400 missing_required_param');
      expect(outcome(await accept({ Authorization: null }))).to.equal('401 unauthenticated');
      expect(outcome(await bench.get('/customers/account', headers))).to.equal('403 legal_agreement_required');
    });

    it('refreshes a token, expired or not, once', async () => {
      await accept();
      bench.advance(3600);
      expect(outcome(await bench.get('/customers/account', headers))).to.equal('401 token_expired');
      const refreshed = await bench.get('/customers/refresh', headers);
      expect(dataOf(refreshed)).to.have.all.keys('customer_account', 'token');
      expect((await bench.get('/customers/account', bearerOf(refreshed))).status).to.equal(200);
      expect(outcome(await bench.get('/customers/refresh', headers))).to.equal('401 blacklisted_token');
      bench.advance(2628000);
      expect(outcome(await bench.get('/customers/refresh', bearerOf(refreshed)))).to.equal('401 token_expired');
    });

    it('signs a known customer in with a new code', async () => {
      bench.advance(30);
      const body = { passwordless_email: EMAIL, passwordless_code: await bench.requestCode() };
      const answer = await bench.menu('/customers/login', body);
      expect(shapeOf(answer.json)).to.deep.equal(shapeOf(registerByEmailExample));
      expect(outcome(await bench.menu('/customers/login', body))).to.equal('422 passwordless_code');
    });
  });

  it('signs in by phone, but neither strangers nor social accounts', async () => {
    const bench = new MenuBench({
      kind: 'phone',
      customers: [{ email: EMAIL, phone: PHONE }, { email: 'ada@example.com', phone: '+15852826525', social: true }],
    });
    const login = async (phone: string) => {
      const code = await bench.requestCode({ phone_number: phone });
      return bench.menu('/customers/login', { passwordless_phone: phone, passwordless_code: code });
    };
    expect((await bench.get('/customers/account', bearerOf(await login(PHONE)))).status).to.equal(200);
    expect(outcome(await login('+15852826525'))).to.equal('422 social_account');
    expect(outcome(await login('+15852826526'))).to.equal('404 customer_not_found');
  });
});
