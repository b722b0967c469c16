import { expect } from '@open-wc/testing';
import { bearer, Bench, dataOf, EMAIL, outcome, PHONE } from './support.ts';

describe('Sandbox: refresh, sign-out and authenticated calls', () => {
  let bench: Bench;
  let tokens: Record<string, string>;
  beforeEach(async () => {
    bench = new Bench({ resendAfter: 0 });
    tokens = await bench.signIn();
  });

  const signOut = (path = '/api2/password_less/sign_out', fields = {}) =>
    bench.post(path, { client: 'demo-client', refresh_token: tokens['refresh_token'], ...fields }, bearer(tokens));

  it('exchanges a refresh token for a new pair', async () => {
    const answer = await bench.refresh(tokens['refresh_token']);
    const renewed = dataOf(answer);
    expect(answer.status).to.equal(200);
    expect(renewed).to.have.all.keys(tokens);
    for (const name of ['access_token', 'refresh_token', 'id_token']) expect(renewed[name]).to.not.equal(tokens[name]);
    expect((await bench.profile(renewed)).json).to.include(EMAIL);
  });

  it('refuses a refresh token that was used, and ends the whole session', async () => {
    const renewed = dataOf(await bench.refresh(tokens['refresh_token']));
    expect(outcome(await bench.refresh(tokens['refresh_token']))).to.equal('401 invalid_refresh_token');
    expect(outcome(await bench.refresh(renewed['refresh_token']))).to.equal('401 invalid_refresh_token');
    expect(outcome(await bench.profile(renewed))).to.equal('401 blacklisted_token');
  });

  it('only refuses a used refresh token where it is told not to end the session', async () => {
    bench = new Bench({ revokeOnReuse: false });
    tokens = await bench.signIn();
    const renewed = dataOf(await bench.refresh(tokens['refresh_token']));
    expect((await bench.refresh(tokens['refresh_token'])).status).to.equal(401);
    expect((await bench.refresh(renewed['refresh_token'])).status).to.equal(200);
  });

  it('takes a used refresh token again within the grace', async () => {
    bench = new Bench({ refreshGrace: 10 });
    tokens = await bench.signIn();
    await bench.refresh(tokens['refresh_token']);
    bench.advance(9);
    expect((await bench.refresh(tokens['refresh_token'])).status).to.equal(200);
    bench.advance(1);
    expect((await bench.refresh(tokens['refresh_token'])).status).to.equal(401);
  });

  it('refuses refresh tokens that are unknown, of another client, no strings or too old', async () => {
    bench = new Bench({ clients: { 'demo-client': {}, other: {} }, refreshExpiresIn: 60 });
    tokens = await bench.signIn();
    expect(outcome(await bench.refresh('made-up'))).to.equal('401 invalid_refresh_token');
    expect(outcome(await bench.refresh(undefined))).to.equal('400 missing_required_param');
    expect(outcome(await bench.refresh('', { refresh_token: 5 }))).to.equal('400 invalid_parameter');
    expect(outcome(await bench.refresh(tokens['refresh_token'], { client: 'other' }))).to.equal('401 invalid_refresh_token');
    bench.advance(60);
    expect(outcome(await bench.refresh(tokens['refresh_token']))).to.equal('401 invalid_refresh_token');
  });

  it('lets an access token expire to the second', async () => {
    expect(tokens['expires_in']).to.equal(1800);
    bench.advance(1799);
    expect((await bench.profile(tokens)).status).to.equal(200);
    bench.advance(1);
    expect(outcome(await bench.profile(tokens))).to.equal('401 token_expired');
  });

  it('asks for the id token where it issued one', async () => {
    expect(outcome(await bench.profile({ ...tokens, id_token: 'x.y.z' }))).to.equal('401 invalid_id_token');
    const { id_token: _, ...without } = tokens;
    expect(outcome(await bench.profile(without))).to.equal('401 invalid_id_token');
    const plain = new Bench({ idToken: false });
    expect((await plain.profile(await plain.signIn())).status).to.equal(200);
  });

  it('knows nobody without a token', async () => {
    expect(outcome(await bench.call('GET', '/api2/mobile/users'))).to.equal('401 unauthenticated');
    expect(outcome(await bench.profile({ ...tokens, access_token: 'made-up' }))).to.equal('401 unauthenticated');
  });

  it('changes a name and tells a balance', async () => {
    const changed = await bench.call('PUT', '/api2/mobile/users', {
      headers: { ...bearer(tokens), 'Content-Type': 'application/json' },
      body: { user: { first_name: 'Ada' } },
    });
    expect(changed.json).to.include({ first_name: 'Ada' });
    expect((await bench.profile(tokens)).json).to.include({ first_name: 'Ada' });
    const balance = await bench.call('GET', '/api2/mobile/loyalty', { headers: bearer(tokens) });
    expect(balance.json).to.include({ unit: 'points' });
  });

  for (const path of ['/api2/password_less/sign_out', '/api2/sign_out', '/api2/signout']) {
    it(`signs out at ${path}`, async () => {
      expect((await signOut(path)).status).to.equal(200);
      expect(outcome(await bench.profile(tokens))).to.equal('401 blacklisted_token');
      expect(outcome(await bench.refresh(tokens['refresh_token']))).to.equal('401 invalid_refresh_token');
    });
  }

  it('refuses a sign-out without its token or with another session\'s', async () => {
    expect(outcome(await signOut(undefined, { refresh_token: undefined }))).to.equal('400 missing_required_param');
    const other = await bench.signIn(PHONE);
    const mixed = await signOut(undefined, { refresh_token: other['refresh_token'] });
    expect(outcome(mixed)).to.equal('422 invalid_refresh_token');
    expect((await bench.profile(tokens)).status).to.equal(200);
  });
});
