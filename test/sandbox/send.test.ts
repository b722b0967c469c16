import { expect } from '@open-wc/testing';
import { Bench, CHALLENGE, EMAIL, keyOf, outcome, PHONE, shapeOf, START } from './support.ts';

const HEADERS = ['Accept', 'Content-Type', 'punchh-app-device-id'];

describe('Sandbox: sending a code', () => {
  it('sends a mail with a code of six digits and says so in the documented shape', async () => {
    const bench = new Bench();
    const answer = await bench.send();
    expect(answer.status).to.equal(200);
    expect(shapeOf(answer.json)).to.deep.equal({ data: { message: 'array' } });
    const { channel, to, code, subject, text, at } = bench.lastMessage;
    expect({ channel, to, at }).to.deep.equal({ channel: 'email', to: EMAIL.email, at: START });
    expect(code).to.match(/^\d{6}$/);
    expect(subject).to.contain(code);
    expect(text).to.contain(code).and.to.contain('10 minutes');
  });

  it('sends an SMS to the E.164 number, bound to the host of the page where it is known', async () => {
    const bench = new Bench({ host: 'shop.example', codes: () => '012345' });
    expect((await bench.send(PHONE)).status).to.equal(200);
    const { channel, to, text } = bench.lastMessage;
    expect({ channel, to }).to.deep.equal({ channel: 'sms', to: '+12125554626' });
    expect(text.split('\n').at(-1)).to.equal('@shop.example #012345');
  });

  it('sends both where both are given', async () => {
    const bench = new Bench();
    await bench.send({ ...EMAIL, ...PHONE });
    expect(bench.sandbox.inbox.messages.map(({ channel }) => channel)).to.deep.equal(['email', 'sms']);
  });

  it('tells nobody that a number was mistyped: the message just never comes', async () => {
    const bench = new Bench({ undeliverable: ['+12125554626'] });
    expect((await bench.send(PHONE)).status).to.equal(200);
    expect(bench.sandbox.inbox.messages).to.be.empty;
  });

  for (const name of HEADERS) {
    it(`refuses a request without ${name}`, async () => {
      for (const value of [null, ' ']) {
        const answer = await new Bench().send(EMAIL, { [name]: value });
        expect(outcome(answer)).to.equal('400 missing_required_param');
        expect(answer.text).to.contain(name);
      }
    });
  }

  it('refuses other media types', async () => {
    expect(outcome(await new Bench().send(EMAIL, { 'Content-Type': 'text/plain' }))).to.equal('400 invalid_parameter');
    expect(outcome(await new Bench().send(EMAIL, { Accept: 'text/html' }))).to.equal('400 invalid_parameter');
  });

  it('takes the Accept that fetch adds by itself for none', async () => {
    expect(outcome(await new Bench().send(EMAIL, { Accept: '*/*' }))).to.equal('400 missing_required_param');
  });

  for (const body of ['', '{', '[]', '"text"', 'null']) {
    it(`refuses the body ${body || '(empty)'}`, async () => {
      expect((await new Bench().post('/api2/password_less/token', body)).status).to.equal(400);
    });
  }

  it('wants the consents to be the boolean true, with the documented sentences', async () => {
    for (const value of [false, 'true', 1, undefined, null]) {
      const privacy = await new Bench().send({ ...EMAIL, privacy_policy: value });
      expect(privacy.status).to.equal(422);
      expect(privacy.text).to.contain('Please agree on given privacy policy');
      const terms = await new Bench().send({ ...EMAIL, terms_and_conditions: value });
      expect(terms.status).to.equal(422);
      expect(terms.text).to.contain('Please agree on given terms and conditions');
    }
  });

  const refused: [what: string, fields: Record<string, unknown>, expected: string][] = [
    ['no client', { ...EMAIL, client: undefined }, '400 missing_required_param'],
    ['an unknown client', { ...EMAIL, client: 'stranger' }, '401 unknown_client'],
    ['a client that is the name of an object\'s property', { ...EMAIL, client: 'constructor' }, '401 unknown_client'],
    ['a client that is no string', { ...EMAIL, client: 7 }, '400 invalid_parameter'],
    ['no contact', {}, '400 communication_channel_missing'],
    ['an empty contact', { email: '' }, '400 communication_channel_missing'],
    ['no validation method', { ...EMAIL, validation_method: undefined }, '400 validation_method_missing'],
    ['another validation method', { ...EMAIL, validation_method: 'magic' }, '400 invalid_parameter'],
    ['no challenge', { ...EMAIL, code_challenge: undefined }, '400 missing_required_param'],
    ['a padded challenge', { ...EMAIL, code_challenge: `${CHALLENGE}=` }, '400 invalid_parameter'],
    ['a short challenge', { ...EMAIL, code_challenge: CHALLENGE.slice(1) }, '400 invalid_parameter'],
    ['a malformed address', { email: 'ada@' }, '422 invalid_email_format'],
    ['a number without its country', { phone_number: '2125554626' }, '400 missing_required_param'],
    ['a country without a number', { phone_ext: '+1' }, '400 missing_required_param'],
    ['a country code without plus', { ...PHONE, phone_ext: '1' }, '400 invalid_parameter'],
    ['a country code that is a number', { ...PHONE, phone_ext: 1 }, '400 invalid_parameter'],
    ['a number with its country inside', { ...PHONE, phone_number: '+12125554626' }, '422 invalid_phone_format'],
    ['a formatted number', { ...PHONE, phone_number: '(212) 555-4626' }, '422 invalid_phone_format'],
    ['a trunk zero', { phone_ext: '+44', phone_number: '07911123456' }, '422 invalid_phone_format'],
  ];
  for (const [what, fields, expected] of refused) {
    it(`refuses ${what}`, async () => {
      const bench = new Bench();
      expect(outcome(await bench.send(fields))).to.equal(expected);
      expect(bench.sandbox.inbox.messages).to.be.empty;
    });
  }

  it('takes an Italian number with its leading zero', async () => {
    expect((await new Bench().send({ phone_ext: '+39', phone_number: '0612345678' })).status).to.equal(200);
  });

  it('names the channel that is off', async () => {
    const phone = await new Bench({ channels: ['email'] }).send(PHONE);
    expect(outcome(phone)).to.equal('400 missing_required_param');
    expect(phone.text).to.match(/parameter missing.*: phone"/i);
    const email = await new Bench({ clients: { 'demo-client': { channels: ['sms'] } } }).send(EMAIL);
    expect(outcome(email)).to.equal('400 missing_required_param');
    expect(email.text).to.match(/parameter missing.*: email"/i);
  });

  it('says where Advanced Authentication is not on', async () => {
    const bench = new Bench({ clients: { 'demo-client': { enabled: false } } });
    expect(outcome(await bench.send())).to.equal('412 identity_service_not_enabled');
  });

  it('throttles a resend to the same contact, with Retry-After, and no other contact', async () => {
    const bench = new Bench({ resendAfter: 30 });
    await bench.send();
    bench.advance(12);
    const throttled = await bench.send();
    expect(outcome(throttled)).to.equal('429 too_many_requests');
    expect(throttled.headers.get('Retry-After')).to.equal('18');
    expect((await bench.send(PHONE)).status).to.equal(200);
    bench.advance(18);
    expect((await bench.send()).status).to.equal(200);
  });

  it('tells subscribers of each message until they leave', async () => {
    const bench = new Bench({ resendAfter: 0 });
    const seen: (string | undefined)[] = [];
    const leave = bench.sandbox.inbox.subscribe((message) => seen.push(message?.to));
    await bench.send();
    bench.sandbox.inbox.clear();
    leave();
    await bench.send();
    expect(seen).to.deep.equal([EMAIL.email, undefined]);
  });

  it('knows its addresses and methods', async () => {
    const bench = new Bench();
    expect(outcome(await bench.post('/api2/password_less/tokens', {}))).to.equal('404 not_found');
    const answer = await bench.call('GET', '/api2/password_less/token');
    expect(outcome(answer)).to.equal('405 method_not_allowed');
    expect(answer.headers.get('Allow')).to.equal('POST');
  });

  it('answers under its base path only', async () => {
    const bench = new Bench({ basePath: '/sandbox' });
    expect((await bench.post('/sandbox/api2/password_less/token', {})).status).to.equal(400);
    expect(keyOf(await bench.post('/api2/password_less/token', {}))).to.equal('not_found');
  });
});
