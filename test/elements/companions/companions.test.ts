import { expect } from '@open-wc/testing';
import '../../../src/define.ts';
import type { PunchhSession } from '../../../src/elements/companions/session.ts';
import { until } from '../../harness/dom.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { leaveAll, mount, newServer } from '../../harness/guest.ts';
import { sandboxClock } from '../../harness/test-clock.ts';

const hosts: HTMLElement[] = [];

/** A page's own markup around the element. */
const page = (html: string): HTMLElement => {
  const host = document.createElement('div');
  host.innerHTML = html;
  document.body.append(host);
  hosts.push(host);
  return host;
};

const isShown = (host: HTMLElement, selector: string): boolean => host.querySelector(selector)!.getClientRects().length > 0;

describe('the companions', () => {
  afterEach(() => {
    leaveAll();
    for (const host of hosts.splice(0)) host.remove();
  });

  it('show their children only to guests who are signed in, or only to others, found by the session’s name', async () => {
    const name = crypto.randomUUID();
    const host = page(`<punchh-signed-in session-name="${name}"><b>in</b></punchh-signed-in>
      <punchh-signed-out session-name="${name}"><i>out</i></punchh-signed-out>`);
    const shows = (inside: boolean, outside: boolean) =>
      until(
        () => isShown(host, 'b') === inside && isShown(host, 'i') === outside,
        `in: ${inside}, out: ${outside}`,
      );
    await shows(false, false);
    const guest = await mount({ attributes: { 'session-name': name } });
    await shows(false, true);
    await guest.signsIn({ email: 'guest@example.com' });
    await shows(true, false);
    await guest.element.signOut();
    await shows(false, true);
  });

  it('take the session from the element around them, and hand its settings to the form inside', async () => {
    const server = newServer();
    const host = page(`<punchh-session server="${server}" client="demo-client">
      <punchh-signed-in><b>in</b></punchh-signed-in></punchh-session>`);
    const around = host.querySelector<PunchhSession>('punchh-session')!;
    const guest = await mount({ attributes: { server: null, client: null }, parent: around });
    await guest.reaches('identifier');
    await guest.signsIn({ email: 'guest@example.com' });
    await until(() => isShown(host, 'b'), 'the children of <punchh-signed-in>');
    expect(around.session.state).to.equal('signed-in');
    expect(await around.session.getAccessToken()).to.equal(await guest.element.session.getAccessToken());
  });

  it('go on, as the form does, when a page disposes of the session: that ends the page’s own subscriptions', async () => {
    const host = page(`<punchh-session server="${newServer()}" client="demo-client">
      <punchh-signed-in><b>in</b></punchh-signed-in><punchh-signed-out><i>out</i></punchh-signed-out></punchh-session>`);
    const around = host.querySelector<PunchhSession>('punchh-session')!;
    const guest = await mount({ attributes: { server: null, client: null }, parent: around });
    const { session } = guest.element;
    const heard: string[] = [];
    session.subscribe(({ type }) => heard.push(`form: ${type}`));
    around.session.subscribe(({ type }) => heard.push(`around: ${type}`));
    session.dispose();
    around.session.dispose();
    await guest.signsIn({ email: 'guest@example.com' });
    await until(() => isShown(host, 'b') && !isShown(host, 'i'), 'the children of <punchh-signed-in>');
    expect(heard).to.deep.equal([]);
    expect([session.state, around.session.state]).to.deep.equal(['signed-in', 'signed-in']);
    expect(await session.getAccessToken()).to.be.a('string').that.equals(await around.session.getAccessToken());

    session.subscribe(({ type }) => heard.push(`form: ${type}`));
    around.session.subscribe(({ type }) => heard.push(`around: ${type}`));
    await session.signOut();
    await until(() => !isShown(host, 'b') && isShown(host, 'i'), 'the children of <punchh-signed-out>');
    expect(heard.sort()).to.deep.equal(['around: signed-out', 'form: signed-out']);
  });

  it('know of the session what its brand says: the settings of PAR Ordering, for one', async () => {
    const application = crypto.randomUUID();
    const sandbox = createSandbox({ clock: sandboxClock(), menu: { application, customers: [{ email: 'known@example.com' }] } });
    const host = page('<punchh-signed-in><b>in</b></punchh-signed-in>');
    const around = document.createElement('punchh-session');
    around.fetcher = (input, init) => sandbox.fetch(input, init);
    around.brand = { server: `${newServer()}/api`, client: 'demo-client', backend: 'menu', menu: { application } };
    around.append(...host.childNodes);
    host.append(around);
    // Opened before there is a form, and so the one that speaks for both.
    expect(await around.session.getTokens()).to.equal(null);
    const guest = await mount({ sandbox, attributes: { server: null, client: null }, parent: around });
    await guest.reaches('identifier');
    await guest.reachesCode({ email: 'known@example.com' });
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    await until(() => isShown(host, 'b'), 'the children of <punchh-signed-in>');
    const before = await around.session.getAccessToken();
    expect((await around.session.refresh())!.accessToken).not.to.equal(before);
    const refresh = sandbox.log.entries.find(({ path }) => path === '/api/customers/refresh');
    expect(refresh!.headers).to.include({ application });
  });

  it('take a list of backends as the form does', async () => {
    const host = page(`<punchh-session server="${newServer()}" client="demo-client" backend="punchh punchh-password">
      <punchh-signed-out><i>out</i></punchh-signed-out></punchh-session>`);
    expect(await host.querySelector<PunchhSession>('punchh-session')!.session.getTokens()).to.equal(null);
    await until(() => isShown(host, 'i'), 'the children of <punchh-signed-out>');
  });

  it('tell the developer of a session that cannot be opened', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => void said.push(words.join(' '));
    try {
      page(`<punchh-session server="${newServer()}"></punchh-session>`);
      await until(() => said.some((words) => /punchh-session.*`client`/.test(words)), () => `a warning; ${said.join()}`);
    } finally {
      console.warn = warn;
    }
  });

  it('says what is missing when a session is asked of an element that knows no server', async () => {
    const host = page('<punchh-session></punchh-session>');
    await customElements.whenDefined('punchh-session');
    const error: unknown = await host
      .querySelector<PunchhSession>('punchh-session')!
      .session.getTokens()
      .catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'not_configured' });
  });

  it('say so where an editor has closed them at a blank line, and nothing where they are whole', async () => {
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => said.push(text);
    try {
      // The markup that WordPress' wpautop makes of a companion with a blank line inside, and of one without.
      const host = page(`<p><punchh-signed-in></p><p>For members</p><p></punchh-signed-in></p>
        <p><punchh-signed-out>Join</punchh-signed-out></p><punchh-signed-out></punchh-signed-out>`);
      await customElements.whenDefined('punchh-signed-out');
      for (const companion of host.querySelectorAll<HTMLElement & { updateComplete: Promise<boolean> }>('punchh-signed-in, punchh-signed-out')) {
        await companion.updateComplete;
      }
      await until(() => said.length, 'the warning');
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^<punchh-signed-in> is empty: .*blank line/);
    } finally {
      console.warn = warn;
    }
  });
});
