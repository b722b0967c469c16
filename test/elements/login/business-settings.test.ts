import { expect } from '@open-wc/testing';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { until } from '../../harness/dom.ts';
import type { Guest} from '../../harness/guest.ts';
import { leaveAll, mount, newServer, type MountOptions } from '../../harness/guest.ts';
import { sandboxClock } from '../../harness/test-clock.ts';

/** A gateway's answer beside the sandbox. */
class Gateway {
  readonly asked: string[] = [];
  readonly sandbox: Sandbox = createSandbox({ clock: sandboxClock() });
  #answer: () => Promise<Response>;

  constructor(answer: unknown) {
    this.#answer = async () => new Response(JSON.stringify(answer), { headers: { ETag: '"1"' } });
  }

  answers(answer: () => Promise<Response>): void {
    this.#answer = answer;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const { href, pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.endsWith('business') && !pathname.endsWith('.json')) return this.sandbox.fetch(input, init);
    this.asked.push(href);
    return this.#answer();
  };
}

const at = (gateway: Gateway, { attributes, ...more }: MountOptions = {}): Promise<Guest> =>
  mount({
    sandbox: gateway.sandbox,
    ...more,
    attributes: { 'business-settings': '', ...attributes },
    properties: { fetcher: gateway.fetch, ...more.properties },
  });

describe('what the business has switched on', () => {
  afterEach(leaveAll);

  it('is asked of the gateway with the client, where the page says so', async () => {
    const gateway = new Gateway({ methods: ['code', 'password'] });
    const server = newServer();
    const guest = await at(gateway, { attributes: { server: `${server}/base/` } });
    await guest.sees('Use a password instead');
    expect(gateway.asked).to.deep.equal([`${server}/base/business?client=demo-client`]);
    const silent = await at(gateway, { attributes: { 'business-settings': null } });
    await silent.signsIn();
    expect(gateway.asked).to.have.length(1);
  });

  it('decides where the page and the brand file say nothing', async () => {
    const gateway = new Gateway({ methods: ['password'] });
    const guest = await at(gateway);
    await guest.reaches('password');
    expect(guest.text).not.to.include('Use a one-time code');
  });

  it('takes away what is off, and tells the developer once', async () => {
    const gateway = new Gateway({ methods: ['code'] });
    const guest = await at(gateway, { attributes: { methods: 'password code' } });
    await guest.reaches('identifier');
    await until(() => guest.details('punchh-error').length, 'a word to the developer');
    guest.element.requestUpdate();
    await guest.settled();
    expect(guest.details('punchh-error').map(({ code, message }) => [code, message])).to.deep.equal([
      ['invalid_configuration', 'methods: the business has password switched off'],
    ]);
    expect(guest.text).not.to.include('Use a password');
  });

  it('with nothing left there is a calm sentence and no form', async () => {
    const guest = await at(new Gateway({ methods: ['code'] }), { attributes: { methods: 'password' } });
    await guest.sees('Sign-in isn’t available right now.');
    await until(() => !guest.find('input'), 'no field');
  });

  it('does not stand before a form', async () => {
    const gateway = new Gateway({});
    gateway.answers(() => new Promise(() => {}));
    const guest = await at(gateway);
    await guest.reaches('identifier');
    await guest.signsIn();
  });

  it('a failure is told, and the form works', async () => {
    const gateway = new Gateway({});
    gateway.answers(async () => new Response('<html>', { status: 502 }));
    const guest = await at(gateway);
    expect(await guest.hears('punchh-error')).to.include({ code: 'bad_response', status: 502 });
    await guest.signsIn();
  });

  it('the last good answer is used while the gateway fails', async () => {
    const gateway = new Gateway({ methods: ['password'] });
    const first = await at(gateway);
    await first.reaches('password');
    first.leaves();
    gateway.answers(async () => new Response('', { status: 503 }));
    const attributes = Object.fromEntries([...first.element.attributes].map(({ name, value }) => [name, value]));
    const again = await at(gateway, { attributes });
    await again.reaches('password');
  });

  it('may lie on the page’s own origin, and nowhere else', async () => {
    const gateway = new Gateway({ methods: ['password'] });
    const guest = await at(gateway, { attributes: { 'business-settings': null, 'business-src': '/cms/business.json' } });
    await guest.reaches('password');
    expect(gateway.asked).to.deep.equal([`${location.origin}/cms/business.json`]);
    const elsewhere = await at(gateway, { attributes: { 'business-settings': null, 'business-src': 'https://evil.example/business.json' } });
    expect((await elsewhere.hears('punchh-error')).code).to.equal('invalid_configuration');
    await elsewhere.reaches('identifier');
    expect(gateway.asked).to.have.length(1);
  });

  it('names documents where neither the page nor the brand file does', async () => {
    const business = { termsUrl: 'https://moes.example/terms', privacyUrl: 'https://moes.example/privacy' };
    const gateway = new Gateway(business);
    const guest = await at(gateway, { attributes: { 'terms-url': null } });
    const links = () => guest.findAll('[part~="consent"] a').map((link) => link.getAttribute('href'));
    await until(() => links().includes(business.termsUrl), 'the terms of the business');
    expect(links()).to.deep.equal([business.termsUrl, '/privacy']);
  });

  it('nothing of an answer is trusted', async () => {
    const gateway = new Gateway({
      methods: ['code', 'telepathy'], termsUrl: 'javascript:alert(1)', minimumAge: 'x', languages: [1], name: 5,
    });
    const guest = await at(gateway, { attributes: { 'terms-url': null } });
    await until(() => gateway.asked.length, 'the question');
    await guest.signsIn();
    expect(guest.findAll('a[href^="javascript"]')).to.deep.equal([]);
  });

  it('asks for the minimum age where an account is made, and records it', async () => {
    const gateway = new Gateway({ methods: ['password'], minimumAge: 13 });
    const guest = await at(gateway);
    await guest.reaches('password');
    await guest.press(guest.button('New here? Create an account'));
    await guest.sees('I am 13 or older');
    await guest.autofill(await guest.field('username'), 'new@example.com');
    await guest.autofill(await guest.field('new-password'), 'Ramen#2026');
    await guest.press(guest.find('#consent-legal')!);
    await guest.submit();
    await guest.sees('Please agree to this to go on.');
    await guest.press(guest.find('#consent-age')!);
    await guest.submit();
    await guest.reaches('signed-in');
    const { consents } = await guest.hears('punchh-consent');
    expect(consents.map(({ id, accepted, version }) => [id, accepted, version])).to.deep.equal([['legal', true, '1'], ['age', true, '13']]);
  });
});
