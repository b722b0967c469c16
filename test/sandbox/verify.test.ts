import { expect } from '@open-wc/testing';
import { verifyExample } from './fixtures/vendor-examples.ts';
import { Bench, dataOf, EMAIL, otherThan, outcome, PHONE, shapeOf, VERIFIER } from './support.ts';

// Another verifier and its S256 challenge, made with `openssl dgst -sha256`.
const OTHER_VERIFIER = 'a'.repeat(43);
const OTHER_CHALLENGE = 'ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA';

describe('Sandbox: checking a code', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = new Bench({ idToken: false, resendAfter: 0 });
    await bench.send();
  });

  it('answers a right code in the shape of the vendor\'s example', async () => {
    const answer = await bench.verify({ token: bench.lastMessage.code });
    expect(answer.status).to.equal(200);
    expect(shapeOf(answer.json)).to.deep.equal(shapeOf(verifyExample));
    expect(answer.headers.get('Cache-Control')).to.equal('no-store');
  });

  it('adds an id token unless told not to', async () => {
    const withIdToken = new Bench();
    expect((await withIdToken.signIn())['id_token']).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('creates an unknown contact and finds it again', async () => {
    const first = await bench.profile(await bench.signIn());
    const again = await bench.profile(await bench.signIn());
    expect(first.json).to.include({ email: EMAIL.email, phone: null });
    expect(again.json).to.deep.equal(first.json);
    expect((await bench.profile(await bench.signIn(PHONE))).json).to.include({ phone: '+12125554626' });
  });

  it('refuses a request without a device id or client type, or of an unknown type', async () => {
    const fields = { token: bench.lastMessage.code };
    expect(outcome(await bench.verify(fields, { 'punchh-app-device-id': null }))).to.equal('400 missing_required_param');
    expect(outcome(await bench.verify(fields, { 'client-type': null }))).to.equal('400 missing_required_param');
    expect(outcome(await bench.verify(fields, { 'client-type': 'fridge' }))).to.equal('400 invalid_parameter');
  });

  it('wants the consents again', async () => {
    const fields = { token: bench.lastMessage.code };
    expect((await bench.verify({ ...fields, privacy_policy: 'true' })).text).to.contain('privacy policy');
    expect((await bench.verify({ ...fields, terms_and_conditions: undefined })).text).to.contain('terms and conditions');
  });

  it('wants the code to be a string, so that leading zeros live', async () => {
    const zero = new Bench({ codes: () => '053631' });
    await zero.send();
    expect(outcome(await zero.verify({ token: 53631 }))).to.equal('400 invalid_parameter');
    expect(outcome(await zero.verify({ token: '53631' }))).to.equal('422 invalid_otp');
    expect((await zero.verify({ token: '053631' })).status).to.equal(200);
  });

  it('wants the verifier of the challenge', async () => {
    const token = bench.lastMessage.code;
    expect(outcome(await bench.verify({ token, code_verifier: OTHER_VERIFIER }))).to.equal('422 invalid_code_verifier');
    expect(outcome(await bench.verify({ token, code_verifier: undefined }))).to.equal('400 missing_required_param');
    for (const malformed of [VERIFIER.slice(1), 'a'.repeat(129), `${VERIFIER}+`]) {
      expect(outcome(await bench.verify({ token, code_verifier: malformed }))).to.equal('400 invalid_parameter');
    }
    expect((await bench.verify({ token })).status).to.equal(200);
  });

  it('wants the very identifier the code was sent to', async () => {
    const token = bench.lastMessage.code;
    for (const contact of [{ email: 'Ada@example.com' }, { email: 'eve@example.com' }, PHONE, { ...EMAIL, ...PHONE }]) {
      expect(outcome(await bench.verify({ ...contact, token }))).to.equal('422 otp_not_found');
    }
    expect(outcome(await bench.verify({ email: '', token }))).to.equal('400 communication_channel_missing');
  });

  it('allows three wrong codes; then even the right one is refused, until a new one is sent', async () => {
    const { code } = bench.lastMessage;
    for (const tries of [1, 2, 3]) {
      expect(outcome(await bench.verify({ token: otherThan(code) })), `try ${tries}`).to.equal('422 invalid_otp');
    }
    expect(outcome(await bench.verify({ token: code }))).to.equal('422 otp_attempts_exceeded');
    await bench.send();
    expect((await bench.verify({ token: bench.lastMessage.code })).status).to.equal(200);
  });

  it('lets a code expire to the second', async () => {
    bench.advance(599);
    expect(outcome(await bench.verify({ token: otherThan(bench.lastMessage.code) }))).to.equal('422 invalid_otp');
    bench.advance(1);
    expect(outcome(await bench.verify({ token: bench.lastMessage.code }))).to.equal('422 otp_expired');
  });

  it('takes a code once', async () => {
    const token = bench.lastMessage.code;
    const both = await Promise.all([bench.verify({ token }), bench.verify({ token })]);
    expect(both.map(outcome).sort()).to.deep.equal(['200', '422 otp_already_used']);
  });

  it('takes only the newest code after a resend with the same challenge', async () => {
    const { code } = bench.lastMessage;
    bench.advance(30);
    await bench.send();
    expect(outcome(await bench.verify({ token: code }))).to.equal('422 invalid_otp');
    expect((await bench.verify({ token: bench.lastMessage.code })).status).to.equal(200);
  });

  it('still takes the older code after a resend with the same challenge where the business wants that', async () => {
    bench = new Bench({ newestCodeOnly: false });
    await bench.send();
    const { code } = bench.lastMessage;
    bench.advance(30);
    await bench.send();
    expect((await bench.verify({ token: code })).status).to.equal(200);
  });

  it('drops the older code after a send with another challenge', async () => {
    const { code } = bench.lastMessage;
    await bench.send({ ...EMAIL, code_challenge: OTHER_CHALLENGE });
    expect(outcome(await bench.verify({ token: code }))).to.equal('422 invalid_code_verifier');
    const answer = await bench.verify({ token: bench.lastMessage.code, code_verifier: OTHER_VERIFIER });
    expect(answer.status).to.equal(200);
  });

  it('blocks an address after ten failures in ten minutes, for an hour', async () => {
    const patient = new Bench({ maxTries: 99, codeLifetime: 9999, partnerHosts: ['api.example.com'] });
    await patient.send();
    const { code } = patient.lastMessage;
    for (let tries = 0; tries < 10; tries += 1) await patient.verify({ token: otherThan(code) });
    const blocked = await patient.verify({ token: code });
    expect(outcome(blocked)).to.equal('429 too_many_failed_attempts');
    expect(blocked.headers.get('Retry-After')).to.equal('3600');
    const elsewhere = await patient.verify({ token: code }, { x_true_client_ip: '203.0.113.9' });
    expect(elsewhere.status).to.equal(200);
  });

  it('refuses deactivated accounts, and a second account from one device where the brand wants that', async () => {
    const strict = new Bench({ oneAccountPerDevice: true, users: [{ ...EMAIL, state: 'deactivated' }] });
    await strict.send();
    expect(outcome(await strict.verify({ token: strict.lastMessage.code }))).to.equal('403 deactivated_user');
    await strict.signIn(PHONE);
    const second = { email: 'second@example.com' };
    await strict.send(second);
    const answer = await strict.verify({ ...second, token: strict.lastMessage.code });
    expect(outcome(answer)).to.equal('422 device_already_shared');
  });

  it('words its errors as it is told', async () => {
    const own = new Bench({ codeErrors: { wrong: { status: 400, key: 'otp', message: 'Nope' } } });
    await own.send();
    expect((await own.verify({ token: otherThan(own.lastMessage.code) })).text).to.equal('{"errors":{"otp":["Nope"]}}');
    expect(dataOf(await own.verify({ token: own.lastMessage.code }))['token_type']).to.equal('Bearer');
  });
});
