import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, newServer, VERIFY, type Guest } from '../../harness/guest.ts';

/** The steps as a host that only listens knows them. */
const told = (guest: Guest, from = 0): string[] =>
  guest.details('punchh-step').slice(from).map(({ previous, step }) => `${previous} → ${step}`);

describe('another server or client on an element that is in use', () => {
  afterEach(leaveAll);

  for (const [name, value] of [['server', newServer()], ['client', 'demo-kiosk']] as const) {
    it(`${name}: the host hears of every step that follows, and nothing of the guest is left`, async () => {
      const guest = await mount({ sandboxOptions: { clients: { 'demo-client': {}, 'demo-kiosk': {} } } });
      await guest.signsIn({ email: 'first@example.com' });
      const before = guest.details('punchh-step').length;
      const first = guest.element.server;
      guest.element[name] = value;
      await guest.reaches('identifier');
      expect(told(guest, before)).to.deep.equal(['signed-in → restoring', 'restoring → identifier']);
      expect((await guest.field('email')).value).to.equal('');
      expect(guest.boxes.map(({ checked }) => checked)).to.deep.equal([false]);
      expect(await guest.element.getTokens()).to.equal(null);
      expect(guest.details('punchh-signed-out'), 'nobody has signed out').to.deep.equal([]);

      await guest.signsIn({ email: 'second@example.com' });
      guest.element.server = first!;
      guest.element.client = 'demo-client';
      await guest.reaches('signed-in');
      await guest.sees('f•••@');
      // Where restoring takes long, the form comes first.
      expect(told(guest).at(-1)).to.match(/^(restoring|identifier) → signed-in$/);
    });
  }

  it('at the code step, also under one session-name: the attempt is not the new server’s', async () => {
    const guest = await mount({ attributes: { 'session-name': crypto.randomUUID() } });
    await guest.reachesCode();
    guest.element.server = newServer();
    await guest.reaches('identifier');
    await guest.settled();
    expect(guest.element.step).to.equal('identifier');
    expect((await guest.field('email')).value).to.equal('');
  });

  it('at the code step: the attempt stays with the server it was made for', async () => {
    const guest = await mount();
    await guest.reachesCode();
    await guest.type(guest.code, '12');
    const before = guest.details('punchh-step').length;
    const { server } = guest.element;
    guest.element.server = newServer();
    await guest.reaches('identifier');
    expect(told(guest, before)).to.deep.equal(['code → restoring', 'restoring → identifier']);
    expect((await guest.field('email')).value).to.equal('');
    guest.element.server = server!;
    await guest.reaches('code');
    expect(guest.code.value).to.equal('');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('while a code is being checked: its answer is nobody’s', async () => {
    const guest = await mount();
    await guest.reachesCode();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await guest.paste(guest.code, guest.received);
    await hold.reached;
    guest.element.server = newServer();
    await guest.reaches('identifier');
    hold.release();
    await new Promise((resolve) => setTimeout(resolve));
    await guest.settled();
    expect(guest.details('punchh-token')).to.deep.equal([]);
    expect(guest.element.step).to.equal('identifier');
  });

  it('what the form had found missing is not said of the new one', async () => {
    const guest = await mount();
    await guest.submit();
    await until(() => guest.alerts.length, 'what is missing');
    guest.element.client = 'demo-kiosk';
    await until(() => told(guest).at(-1) === 'restoring → identifier', 'the new form');
    await guest.reaches('identifier');
    expect(guest.alerts).to.deep.equal([]);
  });

  it('taken away: the host hears that there is a first step again', async () => {
    const guest = await mount();
    await guest.signsIn();
    const before = guest.details('punchh-step').length;
    guest.element.server = null;
    await guest.element.updateComplete;
    expect(guest.element.getAttribute('step')).to.equal('identifier');
    expect(told(guest, before)).to.deep.equal(['signed-in → identifier']);
  });

  it('whoever listens to the session hears of the next one, and companions show it', async () => {
    const html = '<punchh-signed-in>Hello</punchh-signed-in><punchh-signed-out>Who are you?</punchh-signed-out>';
    const page = document.body.appendChild(document.createElement('div'));
    const guest = await mount({ parent: page });
    const around = document.createElement('div');
    around.innerHTML = html;
    page.append(around);
    const [inside, outside] = around.children as unknown as [HTMLElement, HTMLElement];
    const shows = (element: HTMLElement) => !!element.shadowRoot?.querySelector('slot');
    const heard: string[] = [];
    guest.element.session.subscribe(({ type }) => heard.push(type));
    await guest.signsIn();
    await until(() => shows(inside) && !shows(outside), 'Hello');
    guest.element.server = newServer();
    await until(() => !shows(inside) && shows(outside), 'Who are you?');
    await guest.reaches('identifier');
    await guest.signsIn({ email: 'another@example.com' });
    await until(() => shows(inside) && !shows(outside), 'Hello again');
    await guest.element.signOut();
    expect(heard).to.deep.equal(['tokens', 'tokens', 'signed-out']);
    page.remove();
  });
});

describe('a setting that the brand file has, too', () => {
  afterEach(leaveAll);

  it('is the page’s from the moment it is written, also where it is the default, and the brand’s again once it is taken away', async () => {
    const guest = await mount({ properties: { brand: { methods: ['password', 'code'], channels: ['sms'] } } });
    const { element } = guest;
    await guest.reaches('password');
    element.methods = 'code';
    await guest.reaches('identifier');
    expect(await guest.field('tel')).to.exist;
    element.setAttribute('channels', 'email sms');
    await until(() => guest.find('[part~="channels"]'), 'the choice of channels');
    element.removeAttribute('channels');
    await until(() => !guest.find('[part~="channels"]'), 'the brand’s one channel');
    element.setAttribute('methods', 'code');
    element.removeAttribute('methods');
    await guest.reaches('password');
  });
});
