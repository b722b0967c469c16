import { expect } from '@open-wc/testing';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, type Guest, type MountOptions } from '../../harness/guest.ts';
import { sandboxClock } from '../../harness/test-clock.ts';

const SIGN_UP = '/api2/basic_auth/signup';
const SIGN_IN = '/api2/basic_auth/signin';
const FORGOT = '/api2/basic_auth/forgot_password';
const RESET = '/api2/basic_auth/reset_password';
const EMAIL = 'guest@example.com';
const NEW_EMAIL = 'new@example.com';
const PASSWORD = 'Let!MeIn8410';
const STRONG = 'Ramen#2026';

const withMethods = async (methods = 'password code', { attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ ...more, attributes: { methods, ...attributes } });
  await guest.reaches(methods.startsWith('password') ? 'password' : 'identifier');
  return guest;
};

const fills = async (guest: Guest, email: string, password: string, kind: 'current-password' | 'new-password'): Promise<void> => {
  await guest.autofill(await guest.field('username'), email);
  await guest.autofill(await guest.field(kind), password);
};

const signsIn = async (guest: Guest, email = EMAIL, password = PASSWORD): Promise<void> => {
  await fills(guest, email, password, 'current-password');
  await guest.submit();
};

const atJoin = async (options: MountOptions = {}): Promise<Guest> => {
  const guest = await withMethods('password', options);
  await guest.press(guest.button('New here? Create an account'));
  await guest.sees('Create your account');
  return guest;
};

/** A sandbox that has sent a reset link, and the token in it. */
const withResetToken = async () => {
  const sandbox = createSandbox({ clock: sandboxClock() });
  const guest = await withMethods('password', { sandbox });
  await guest.autofill(await guest.field('username'), EMAIL);
  await guest.press(guest.button('Forgot your password?'));
  await guest.sees('If there is an account');
  guest.leaves();
  return { sandbox, resetToken: sandbox.inbox.latest()!.resetToken! };
};

describe('passwords of the Guest Identity Service', () => {
  afterEach(leaveAll);

  it('sign in without a digest, with the client alone', async () => {
    const guest = await withMethods('password');
    await signsIn(guest);
    await guest.reaches('signed-in');
    const [sent] = guest.requests(SIGN_IN);
    expect(sent!.body).to.deep.equal({ client: 'demo-client', email: EMAIL, password: PASSWORD });
    expect(sent!.headers).not.to.have.property('x-pch-digest');
    expect((await guest.hears('punchh-token')).reason).to.equal('issued');
  });

  it('are offered beside codes in either order, and live', async () => {
    const guest = await withMethods('code password');
    await until(() => guest.text.includes('Use a password instead'), 'the offer');
    await guest.press(guest.button('Use a password instead'));
    await guest.reaches('password');
    await guest.press(guest.button('Use a one-time code instead'));
    await guest.reaches('identifier');
    guest.element.methods = 'password';
    await guest.reaches('password');
    expect(guest.text).not.to.include('instead');
    guest.element.methods = 'code';
    await guest.reaches('identifier');
    expect(guest.text).not.to.include('Use a password');
  });

  it('come from the brand file, unless the page says otherwise', async () => {
    const brand = { methods: ['password', 'code'] as const };
    const guest = await mount({ properties: { brand } });
    await guest.reaches('password');
    guest.element.methods = 'code';
    await guest.reaches('identifier');
  });

  it('are refreshed and signed out at the paths of the service', async () => {
    const guest = await withMethods('password', { sandboxOptions: { expiresIn: 60 } });
    await signsIn(guest);
    await guest.reaches('signed-in');
    guest.sandbox.clock.advance(120_000);
    await guest.element.fetch(`${guest.element.server!}/api2/mobile/users/profile`).catch(() => {});
    await until(() => guest.requests('/api2/refresh_token').length, 'a refresh');
    await guest.element.signOut();
    await until(() => guest.requests('/api2/signout').length, 'a sign-out');
    expect(guest.requests('/api2/password_less/refresh_token')).to.deep.equal([]);
    expect(guest.requests('/api2/password_less/sign_out')).to.deep.equal([]);
    expect(JSON.stringify(guest.details('punchh-token')), 'a host cannot tell how the session began').not.to.match(/method/);
  });

  it('show the business’s own sentence to a guest who is deactivated', async () => {
    const sandbox = createSandbox({
      clock: sandboxClock(), users: [{ email: EMAIL, password: PASSWORD, state: 'deactivated' }],
      deactivatedMessage: 'Call <b>Sam</b> at the diner.',
    });
    const guest = await withMethods('password', { sandbox });
    await signsIn(guest);
    await guest.sees('Call <b>Sam</b> at the diner.');
    expect((await guest.hears('punchh-error')).code).to.equal('account_deactivated');
  });

  describe('a method that the business has switched off', () => {
    it('password: the code is offered in its place, and the developer is told', async () => {
      const guest = await withMethods('password code', { sandboxOptions: { methods: ['code'] } });
      await signsIn(guest);
      await guest.reaches('identifier');
      expect((await guest.hears('punchh-error')).code).to.equal('not_enabled');
      await guest.sees('You can’t sign in that way right now. Use this one instead.');
      expect((await guest.field('email')).value, 'the address is kept').to.equal(EMAIL);
      expect(guest.text).not.to.include('Use a password instead');
    });

    it('code: the password is offered in its place', async () => {
      const guest = await withMethods('code password', { sandboxOptions: { methods: ['password'] } });
      await until(() => guest.text.includes('Use a password instead'), 'the offer');
      await guest.asksForCode();
      await guest.reaches('password');
      await guest.sees('You can’t sign in that way right now');
      await signsIn(guest);
      await guest.reaches('signed-in');
    });

    it('with nothing else to offer there is a calm sentence', async () => {
      const guest = await withMethods('password', { sandboxOptions: { methods: ['code'] } });
      await signsIn(guest);
      await guest.sees('Sign-in isn’t available right now');
      expect(guest.element.step).to.equal('password');
    });
  });

  describe('joining', () => {
    it('shows the policy as it is met, records the consents, and signs in', async () => {
      const guest = await atJoin({ properties: { brand: { password: { policy: 'strong' } } } });
      const field = await guest.field('new-password');
      expect(field.getAttribute('passwordrules')).to.match(/minlength: 8;/);
      const met = () => guest.findAll('.rules [data-met]').map((rule) => rule.textContent.replace('✓', '').trim());
      await guest.type(field, 'ab1');
      expect(met()).to.deep.equal(['a letter', 'a number', 'no spaces']);
      await guest.clear(field);
      await fills(guest, NEW_EMAIL, STRONG, 'new-password');
      expect(met()).to.have.length(5);
      await guest.submit();
      await guest.sees('Agree to the Terms of Service and Privacy Policy to continue.');
      expect(guest.requests(SIGN_UP)).to.deep.equal([]);
      await guest.accepts();
      await guest.submit();
      await guest.reaches('signed-in');
      const [sent] = guest.requests(SIGN_UP);
      expect(sent).to.deep.include({ status: 201 });
      expect(sent!.body).to.deep.equal({
        client: 'demo-client', email: NEW_EMAIL, password: STRONG, password_confirmation: STRONG,
        privacy_policy: true, terms_and_conditions: true,
      });
      // The sandbox does without it, and a brand's rewards need it: once per device.
      expect(sent!.headers['punchh-app-device-id']).to.have.length.above(10);
      const { consents } = await guest.hears('punchh-consent');
      expect(consents.map(({ id, accepted }) => [id, accepted])).to.deep.equal([['legal', true]]);
      expect(JSON.stringify(guest.heard)).not.to.include(STRONG);
    });

    for (const [policy, short, good] of [['moderate', 'ab1 x!y', 'abcdefgh'], ['weak', 'abcde', 'abcdef']] as const) {
      it(`takes what the ${policy} policy takes`, async () => {
        const guest = await atJoin({
          properties: { brand: { password: { policy } } }, sandboxOptions: { passwordPolicy: policy },
        });
        await fills(guest, NEW_EMAIL, short, 'new-password');
        await guest.accepts();
        await guest.submit();
        expect(guest.requests(SIGN_UP)).to.deep.equal([]);
        await fills(guest, NEW_EMAIL, good, 'new-password');
        await guest.submit();
        await guest.reaches('signed-in');
      });
    }

    it('shows the server’s own sentence at the field where the policy is not known', async () => {
      const guest = await atJoin();
      await fills(guest, NEW_EMAIL, 'short', 'new-password');
      await guest.accepts();
      await guest.submit();
      const error = await guest.hears('punchh-error');
      expect(error).to.include({ code: 'password_rejected', field: 'password', status: 422 });
      const field = await guest.field('new-password');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(guest.alerts).to.have.length(1);
      expect(guest.alerts[0]).to.match(/character/i);
    });

    it('leads to signing in where the address is known, with the address kept', async () => {
      const guest = await atJoin();
      await fills(guest, EMAIL, STRONG, 'new-password');
      await guest.accepts();
      await guest.submit();
      await guest.sees('You have an account already. Sign in with its password.');
      expect((await guest.hears('punchh-error')).code).to.equal('account_exists');
      expect((await guest.field('username')).value).to.equal(EMAIL);
      expect((await guest.field('current-password')).value, 'the chosen password is not that of the account').to.equal('');
      await signsIn(guest);
      await guest.reaches('signed-in');
    });

    it('signs in where the account is there because the answer to the first try was lost', async () => {
      const guest = await atJoin();
      await fills(guest, NEW_EMAIL, STRONG, 'new-password');
      await guest.accepts();
      guest.sandbox.faults.add({ kind: 'lostAnswer', path: SIGN_UP });
      await guest.submit();
      expect((await guest.hears('punchh-error')).code).to.equal('network_error');
      expect(guest.details('punchh-consent'), 'nothing is known to be recorded yet').to.deep.equal([]);
      await guest.submit();
      await guest.reaches('signed-in');
      expect(guest.requests(SIGN_UP).map(({ status }) => status)).to.deep.equal([null, 422]);
      expect(guest.details('punchh-consent')).to.have.length(1);
      expect(guest.details('punchh-error')).to.have.length(1);
    });

    it('says that the address is known where a lost first try was for an account with another password', async () => {
      const guest = await atJoin();
      await fills(guest, EMAIL, STRONG, 'new-password');
      await guest.accepts();
      guest.sandbox.faults.add({ kind: 'lostAnswer', path: SIGN_UP });
      await guest.submit();
      expect((await guest.hears('punchh-error')).code).to.equal('network_error');
      await guest.submit();
      await guest.sees('You have an account already. Sign in with its password.');
      expect((await guest.hears('punchh-error', 1)).code).to.equal('account_exists');
      expect(guest.details('punchh-consent')).to.deep.equal([]);
    });

    it('is not offered where the brand file says so', async () => {
      const guest = await withMethods('password', { properties: { brand: { password: { join: false } } } });
      expect(guest.text).not.to.include('Create an account');
    });

    it('asks for two requests at most once the form is there', async () => {
      const guest = await atJoin();
      const before = guest.sandbox.log.entries.length;
      await fills(guest, NEW_EMAIL, STRONG, 'new-password');
      await guest.accepts();
      await guest.submit();
      await guest.reaches('signed-in');
      expect(guest.sandbox.log.entries.length - before).to.be.at.most(2);
    });
  });

  describe('a forgotten password', () => {
    it('says the same whether or not there is an account', async () => {
      for (const email of [EMAIL, 'nobody@example.com']) {
        const guest = await withMethods('password');
        await guest.autofill(await guest.field('username'), email);
        await guest.press(guest.button('Forgot your password?'));
        await guest.sees(`If there is an account for ${email}`);
        expect(guest.requests(FORGOT)[0]!.body).to.deep.equal({ client: 'demo-client', email });
        expect(guest.details('punchh-error')).to.deep.equal([]);
        guest.leaves();
      }
    });

    it('a new one is chosen with the token of the property, and signs in', async () => {
      const { sandbox, resetToken } = await withResetToken();
      const guest = await mount({ sandbox, attributes: { methods: 'password' }, properties: { resetToken } });
      await guest.reaches('password');
      await guest.sees('Choose a new password');
      expect(guest.element.resetToken, 'it does not stay where scripts can read it').to.equal(undefined);
      await fills(guest, EMAIL, STRONG, 'new-password');
      await guest.submit();
      await guest.reaches('signed-in');
      expect(guest.requests(RESET)[0]!.body).to.deep.equal({
        client: 'demo-client', reset_password_token: resetToken, password: STRONG, password_confirmation: STRONG,
      });
      expect(guest.requests(SIGN_IN)[0]!.body['password']).to.equal(STRONG);
      expect(JSON.stringify(guest.heard)).not.to.include(STRONG).and.not.to.include(resetToken);
    });

    it('the token of the address is read once, and taken out of address and history', async () => {
      const { sandbox, resetToken } = await withResetToken();
      const { href, search } = location;
      const length = history.length;
      const others = search ? `${search}&` : '?';
      history.replaceState({ own: 1 }, '', `${others}a=b%20c&reset=${resetToken}&d#part`);
      try {
        const guest = await mount({ sandbox, attributes: { methods: 'code password', 'reset-param': 'reset' } });
        await guest.reaches('password');
        await guest.sees('Choose a new password');
        expect(location.search).to.equal(`${others}a=b%20c&d`);
        expect(location.hash).to.equal('#part');
        expect(history.state).to.deep.equal({ own: 1 });
        expect(history.length).to.equal(length);
        await fills(guest, EMAIL, STRONG, 'new-password');
        await guest.submit();
        await guest.reaches('signed-in');
      } finally {
        history.replaceState(null, '', href);
      }
    });

    it('one of two elements takes the token of the address, and the other shows its form', async () => {
      const { href } = location;
      history.replaceState(null, '', `${location.search || '?'}&reset=made-up`);
      try {
        const attributes = { methods: 'password', 'reset-param': 'reset' };
        const guests = await Promise.all([mount({ attributes }), mount({ attributes })]);
        const headings = () => guests.map(({ text }) => /^(Choose a new password|Sign in)/.exec(text)?.[0] ?? text).sort();
        await until(() => headings().join() === 'Choose a new password,Sign in', () => headings().join(' and '));
        for (const guest of guests) await guest.field('username');
      } finally {
        history.replaceState(null, '', href);
      }
    });

    it('an address with another parameter, or without a token, leads to no new password', async () => {
      const { href } = location;
      history.replaceState(null, '', `${location.search || '?'}&no_reset=1&reset=`);
      try {
        const guest = await mount({ attributes: { methods: 'password', 'reset-param': 'reset' } });
        await guest.reaches('password');
        await guest.field('current-password');
        guest.element.requestUpdate();
        await guest.element.updateComplete;
        expect(location.search).to.include('no_reset=1&reset=');
      } finally {
        history.replaceState(null, '', href);
      }
    });

    it('a link comes before a session that is stored', async () => {
      const { sandbox, resetToken } = await withResetToken();
      const first = await withMethods('password', { sandbox });
      await signsIn(first);
      await first.reaches('signed-in');
      first.leaves();
      const guest = first.returns({ properties: { resetToken } });
      await guest.reaches('password');
      await guest.sees('Choose a new password');
    });

    it('a guest who is signed in, and keeps the password after all, is back where they were', async () => {
      for (const words of ['Sign in instead', 'Use a one-time code instead']) {
        const first = await withMethods('password code');
        await signsIn(first);
        await first.reaches('signed-in');
        first.leaves();
        const guest = first.returns({ properties: { resetToken: 'made-up' } });
        await guest.sees('Choose a new password');
        await guest.element.session.ready;
        await guest.settled();
        expect(guest.element.step).to.equal('password');
        await guest.press(guest.button(words));
        await guest.reaches('signed-in');
        guest.leaves();
      }
    });

    it('goes on where the business’s settings come after the link', async () => {
      const { sandbox, resetToken } = await withResetToken();
      let answer = (_: Response): void => {};
      const business = new Promise<Response>((resolve) => (answer = resolve));
      const fetcher: typeof fetch = (input, init) => 
        (input instanceof Request ? sandbox.fetch(input, init) : business);
      const guest = await mount({
        sandbox, attributes: { methods: null, 'business-src': '/business.json' }, properties: { fetcher, resetToken },
      });
      await guest.sees('Choose a new password');
      answer(new Response(JSON.stringify({ methods: ['code', 'password'] })));
      await guest.sees('Use a one-time code instead');
      await fills(guest, EMAIL, STRONG, 'new-password');
      await guest.submit();
      await guest.reaches('signed-in');
    });

    it('signs in where the answer was lost and the link is used up: the password is the new one', async () => {
      const { sandbox, resetToken } = await withResetToken();
      const guest = await mount({ sandbox, attributes: { methods: 'password' }, properties: { resetToken } });
      await guest.sees('Choose a new password');
      await fills(guest, EMAIL, STRONG, 'new-password');
      sandbox.faults.add({ kind: 'lostAnswer', path: RESET });
      await guest.submit();
      expect((await guest.hears('punchh-error')).code).to.equal('network_error');
      await guest.submit();
      await guest.reaches('signed-in');
      expect(guest.requests(RESET).map(({ status }) => status)).to.deep.equal([null, 422]);
      expect(guest.details('punchh-error')).to.have.length(1);
    });

    it('used, expired, unknown: a sentence, and another link', async () => {
      const guest = await mount({ attributes: { methods: 'password' }, properties: { resetToken: 'made-up' } });
      await guest.sees('Choose a new password');
      await fills(guest, EMAIL, STRONG, 'new-password');
      await guest.submit();
      await guest.sees('This link has been used or has expired.');
      expect((await guest.hears('punchh-error')).code).to.equal('reset_link_invalid');
      expect(guest.primary.textContent.trim()).to.equal('Send a new link');
      expect((await guest.field('username')).value).to.equal(EMAIL);
      await guest.submit();
      await guest.sees('If there is an account');
      expect(guest.requests(FORGOT)).to.have.length(1);
    });

    it('one that was used before, or is refused, says so at the field', async () => {
      const { sandbox, resetToken } = await withResetToken();
      const guest = await mount({ sandbox, attributes: { methods: 'password' }, properties: { resetToken } });
      await guest.sees('Choose a new password');
      for (const [index, refused] of [PASSWORD, 'short'].entries()) {
        await fills(guest, EMAIL, refused, 'new-password');
        await guest.submit();
        expect(await guest.hears('punchh-error', index)).to.include({ code: 'password_rejected', field: 'password' });
        await until(() => guest.alerts.length === 1, 'one alert');
        expect((await guest.field('new-password')).getAttribute('aria-invalid')).to.equal('true');
      }
      await fills(guest, EMAIL, STRONG, 'new-password');
      await guest.submit();
      await guest.reaches('signed-in');
    });
  });

  it('send a language that the business has, and learn it from a refusal', async () => {
    const guest = await withMethods('password', { attributes: { lang: 'de' }, sandboxOptions: { languages: ['fr', 'de-AT'] } });
    await signsIn(guest);
    await guest.reaches('signed-in');
    expect(guest.requests(SIGN_IN).map(({ headers, status }) => [headers['accept-language'], status])).to.deep.equal([
      ['en', 400], ['de-AT', 200],
    ]);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('tell a host that no phone number is known, after e-mail alone', async () => {
    const guest = await withMethods('password code');
    await signsIn(guest);
    await guest.reaches('signed-in');
    expect((await guest.hears('punchh-token')).phoneKnown).to.equal(false);
    const byText = await mount();
    await byText.signsIn({ phone: '2125554626' });
    expect((await byText.hears('punchh-token')).phoneKnown).to.equal(undefined);
  });

  it('need nothing of codes: no code is sent', async () => {
    const guest = await withMethods('password');
    await signsIn(guest);
    await guest.reaches('signed-in');
    expect(guest.requests(SEND)).to.deep.equal([]);
  });
});
