import { expect } from '@open-wc/testing';
import '../../src/define.ts';
import type { PunchhLogin } from '../../src/index.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { setupTests, signIn as signInWithin, type SignInOptions } from '../../src/testing.ts';

// Runs in browsers, and test/e2e/testing.e2e.ts runs it in jsdom and happy-dom, on the built package.
setupTests();

let number = 0;

/** An element on the page, at a server that no other test knows. */
function show(attributes: Readonly<Record<string, string>> = {}, properties: Partial<PunchhLogin> = {}): PunchhLogin {
  const login = document.createElement('punchh-login');
  const all = {
    'server': `https://${++number}.example`, 'client': 'demo-client', 'terms-url': '/terms', 'privacy-url': '/privacy', ...attributes,
  };
  for (const [name, value] of Object.entries(all)) login.setAttribute(name, value);
  document.body.append(Object.assign(login, properties));
  return login;
}

/** Waits longer than a user's test would: parts of the element are loaded from a server here. */
const signIn = (login: PunchhLogin, options: SignInOptions) => signInWithin(login, { timeout: 15_000, ...options });

/** The message of a sign-in that fails. */
const failure = (login: PunchhLogin, sandbox: Sandbox, options: Partial<SignInOptions> = {}): Promise<string> =>
  signIn(login, { sandbox, ...options })
    .then(() => 'signed in', (error: unknown) => (error as Error).message);

describe('signIn', () => {
  afterEach(() => {
    for (const login of document.querySelectorAll('punchh-login')) login.remove();
  });

  it('signs in by e-mail, and agrees to no more than is required', async () => {
    const login = show();
    login.brand = {
      theme: { preset: 'soft', tokens: { 'color-primary': '#0a6', 'radius': '4px' }, logo: 'https://example.com/logo.svg' },
      consents: [{ id: 'terms', required: true, covers: ['terms', 'privacy'] }, { id: 'news', required: false, covers: ['marketing-email'] }],
    };
    const agreed: string[] = [];
    login.addEventListener('punchh-consent', ({ detail }) => {
      for (const { id, accepted } of detail.consents) agreed.push(`${id}: ${accepted}`);
    });
    const sandbox = createSandbox();
    const { reason, accessToken } = await signIn(login, { sandbox });
    expect(reason).to.equal('issued');
    expect(login.step).to.equal('signed-in');
    expect(agreed).to.deep.equal(['terms: true', 'news: false']);
    expect((await login.getTokens())?.accessToken).to.equal(accessToken);
    expect((await login.fetch(new URL('/api2/mobile/users/balance', login.server!).href)).status).to.equal(200);
  });

  it('signs in by text message, where the contact is a number', async () => {
    const sandbox = createSandbox();
    const { reason } = await signIn(show(), { sandbox, contact: '+12015550123' });
    expect(reason).to.equal('issued');
    expect(sandbox.inbox.latest()?.channel).to.equal('sms');
  });

  it('signs in at a kiosk, where fields are not for autofill', async () => {
    const { reason } = await signIn(show({ mode: 'kiosk' }), { sandbox: createSandbox() });
    expect(reason).to.equal('issued');
  });

  it('signs in by password', async () => {
    const sandbox = createSandbox();
    const { reason } = await signIn(show({ methods: 'password' }), { sandbox, password: 'Let!MeIn8410' });
    expect(reason).to.equal('issued');
    expect(sandbox.inbox.messages).to.have.length(0);
  });

  it('sends a code that is longer than the element expects', async () => {
    const { reason } = await signIn(show(), { sandbox: createSandbox({ codeLength: 8 }) });
    expect(reason).to.equal('issued');
  });

  it('fills in what a new account is asked for', async () => {
    const application = 'e95d7b1a-6c4b-4b5c-9a3e-1d2f3a4b5c6d';
    const sandbox = createSandbox({ menu: { application } });
    const login = show({ server: 'https://menu.example/api', backend: 'menu' }, { brand: { menu: { application } } });
    const { reason } = await signIn(login, { sandbox, contact: 'new@example.com', details: { first_name: 'Eve' } });
    expect(reason).to.equal('issued');
    expect(sandbox.log.entries.some(({ body }) => body.includes('"Eve"') && body.includes('"Guest"'))).to.equal(true);
  });

  it('leaves the page its own fetcher', async () => {
    const sandbox = createSandbox();
    const asked: string[] = [];
    const fetcher = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      asked.push(new URL(request.url).pathname);
      return sandbox.fetch(request);
    };
    await signIn(show({}, { fetcher }), { sandbox });
    expect(asked).to.deep.equal(['/api2/password_less/token', '/api2/password_less/verify']);
  });

  it('says what the form refuses', async () => {
    expect(await failure(show(), createSandbox(), { contact: 'ada@' })).to.match(/refuses the step "identifier": \S+/);
  });

  it('says which error the element reports', async () => {
    const sandbox = createSandbox();
    sandbox.faults.add({ kind: 'status', status: 503, path: '/api2/password_less/token', times: 9 });
    expect(await failure(show(), sandbox)).to.match(/reports server_unavailable: /);
  });

  it('says that no message has reached the contact', async () => {
    expect(await failure(show(), createSandbox({ undeliverable: ['lost@example.com'] }), { contact: 'lost@example.com' }))
      .to.equal('The sandbox has sent no message to lost@example.com');
  });

  it('says at which step it waits in vain', async () => {
    const login = show({}, { fetcher: () => new Promise(() => {}) });
    expect(await failure(login, createSandbox(), { timeout: 500 })).to.match(/stays at the step "identifier": .* \(waited 500 ms\)$/);
  });

  it('refuses an element that is not on the page, or where a guest is signed in', async () => {
    const login = show();
    login.remove();
    expect(await failure(login, createSandbox())).to.match(/not on the page/);
    document.body.append(login);
    await signIn(login, { sandbox: createSandbox() });
    expect(await failure(login, createSandbox())).to.match(/signed in already/);
  });
});
