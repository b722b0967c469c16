import { expect } from '@open-wc/testing';
import { clock } from '../../harness/test-clock.ts';
import { findAllDeep } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, VERIFY, type Guest } from '../../harness/guest.ts';

const refreshTokenOf = (guest: Guest): string => {
  const { responseBody } = guest.sandbox.log.entries.findLast(({ path, status }) => path === VERIFY && status === 200)!;
  return (JSON.parse(responseBody!) as { data: { refresh_token: string } }).data.refresh_token;
};

describe('what the host hears', () => {
  afterEach(leaveAll);

  it('in order, each with the contract\'s detail', async () => {
    const guest = await mount();
    const before = clock.now();
    await guest.signsIn({ email: 'jane@example.com' });
    const issued = await guest.hears('punchh-token');
    const order = guest.heard.map(({ type }) => type);
    expect(order.filter((type) => type !== 'punchh-token')).to.deep.equal([
      'punchh-step', 'punchh-code-sent', 'punchh-consent', 'punchh-step',
    ]);
    expect(order.filter((type) => type === 'punchh-token')).to.have.length(1);

    expect(guest.details('punchh-step')).to.deep.equal([
      { step: 'code', previous: 'identifier' },
      { step: 'signed-in', previous: 'code' },
    ]);
    expect(guest.details('punchh-code-sent')).to.deep.equal([{ channel: 'email', to: 'j•••@e•••.com' }]);

    const { consents } = await guest.hears('punchh-consent');
    // One row for both documents; the server accepts the code's request only with both of its flags.
    expect(consents.map(({ at: _at, ...rest }) => rest)).to.deep.equal(
      [{ id: 'legal', accepted: true, required: true, version: '1', locale: 'en', how: 'screen', cashier: null }],
    );
    for (const { at } of consents) expect(at).to.be.within(before, clock.now());

    expect(Object.keys(issued)).to.have.members(['reason', 'accessToken', 'idToken', 'tokenType', 'expiresAt']);
    expect(issued).to.include({ reason: 'issued', tokenType: 'Bearer' });
    expect(issued.accessToken).to.be.a('string').and.not.to.equal('');
    expect(issued.idToken).to.be.a('string');
    expect(issued.expiresAt).to.be.within(before + 1_800_000, clock.now() + 1_800_000);
  });

  it('a phone number is masked, too', async () => {
    const guest = await mount();
    await guest.reachesCode({ phone: '2125554626' });
    expect(guest.details('punchh-code-sent')).to.deep.equal([{ channel: 'sms', to: '+1 ••• ••26' }]);
  });

  it('on the document, through the shadow roots', async () => {
    const types: string[] = [];
    const listen = (event: Event) => void types.push(event.type);
    for (const type of ['punchh-token', 'punchh-step', 'punchh-error']) document.addEventListener(type, listen);
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 503, path: SEND });
    await guest.asksForCode();
    await guest.hears('punchh-error');
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    await guest.hears('punchh-token');
    for (const type of ['punchh-token', 'punchh-step', 'punchh-error']) document.removeEventListener(type, listen);
    expect(new Set(types)).to.deep.equal(new Set(['punchh-error', 'punchh-step', 'punchh-token']));
  });

  it('the step is an attribute as well', async () => {
    const guest = await mount();
    expect(guest.element.getAttribute('step')).to.equal('identifier');
    await guest.reachesCode();
    expect(guest.element.getAttribute('step')).to.equal('code');
    expect(guest.element.step).to.equal('code');
  });

  it('issued comes when the pair is stored and the attempt is gone', async () => {
    const guest = await mount();
    let stored: (string | null)[] = [];
    guest.element.addEventListener('punchh-token', () => {
      const of = (kind: string) => Object.keys(localStorage).find((key) => key.startsWith(`punchh-login:${kind}:`) && key.includes(guest.element.server!)) ?? null;
      stored = [of('session'), of('verification')];
    });
    await guest.signsIn();
    await guest.hears('punchh-token');
    expect(stored[0]).not.to.equal(null);
    expect(stored[1]).to.equal(null);
  });

  it('refreshed, when an old access token is exchanged', async () => {
    const guest = await mount();
    await guest.signsIn();
    const issued = await guest.hears('punchh-token');
    clock.advance(31 * 60_000);
    const tokens = await guest.element.getTokens();
    expect(tokens!.accessToken).not.to.equal(issued.accessToken);
    expect((await guest.hears('punchh-token', 1)).reason).to.equal('refreshed');
  });

  it('fetch calls the API with the tokens', async () => {
    const guest = await mount();
    await guest.signsIn();
    const { accessToken } = await guest.hears('punchh-token');
    await guest.element.fetch(`${guest.element.server!}/anything`);
    expect(guest.sandbox.log.entries.at(-1)!.headers['authorization']).to.equal(`Bearer ${accessToken}`);
  });
});

describe('what nobody sees', () => {
  afterEach(leaveAll);

  it('the refresh token is in no event, attribute, text or localStorage; nor any token outside the event', async () => {
    const guest = await mount();
    const { log, warn, info } = console;
    const said: string[] = [];
    for (const name of ['log', 'warn', 'info'] as const) console[name] = (...words: unknown[]) => void said.push(words.join(' '));
    await guest.reachesCode();
    await guest.type(guest.code, guest.wrongCode);
    await guest.hears('punchh-error');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    Object.assign(console, { log, warn, info });
    const { accessToken, idToken } = await guest.hears('punchh-token');
    const refreshToken = refreshTokenOf(guest);
    expect(refreshToken).to.be.a('string').and.to.have.length.greaterThan(8);
    const dom = [guest.element, ...findAllDeep(guest.root, '*')]
      .flatMap((element) => [element.textContent, ...[...element.attributes].map(({ value }) => value)])
      .join('\n');
    const elsewhere = [dom, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href, said.join('\n')].join('\n');
    for (const token of [refreshToken, accessToken, idToken!]) expect(elsewhere).not.to.include(token);
    expect(JSON.stringify(guest.heard)).not.to.include(refreshToken);
    expect(JSON.stringify(await guest.element.getTokens())).not.to.include(refreshToken);
  });

  it('the contact is in no event, and in no storage that is read at once', async () => {
    // Six digits might by chance be among those of an id or a time.
    const guest = await mount({ attributes: { 'code-length': '12' }, sandboxOptions: { codeLength: 12 } });
    await guest.reachesCode({ email: 'jane.doe@restaurant.example' });
    await guest.type(guest.code, guest.wrongCode);
    await guest.hears('punchh-error');
    const told = JSON.stringify(guest.heard) + JSON.stringify(localStorage);
    expect(told).not.to.match(/jane|doe|restaurant/);
    expect(told).not.to.include(guest.received);
  });
});

describe('the device\'s id', () => {
  const KEY = 'punchh-login:device-id';
  const forget = async () => {
    localStorage.removeItem(KEY);
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('punchh-login');
      opening.onerror = () => reject(opening.error!);
      opening.onsuccess = () => {
        const database = opening.result;
        const stores = [...database.objectStoreNames];
        if (stores.length === 0) {
          database.close();
          resolve(null);
          return;
        }
        const transaction = database.transaction(stores, 'readwrite');
        for (const store of stores) transaction.objectStore(store).delete('device-id');
        transaction.oncomplete = () => {
          database.close();
          resolve(null);
        };
      };
    });
  };
  const idOf = (guest: Guest) => guest.requests(SEND).at(-1)!.headers['punchh-app-device-id'];
  afterEach(leaveAll);

  it('is made at the first send, not at load', async () => {
    const warmUp = await mount();
    await warmUp.reachesCode();
    await forget();
    const guest = await mount();
    await guest.element.session.ready;
    expect(localStorage.getItem(KEY)).to.equal(null);
    await guest.reachesCode();
    expect(localStorage.getItem(KEY)).to.equal(idOf(guest));
  });

  it('is the same for every element, over sign-outs, and heals from either place', async () => {
    const guest = await mount();
    await guest.signsIn();
    const id = idOf(guest);
    expect(guest.requests(VERIFY)[0]!.headers['punchh-app-device-id']).to.equal(id);
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    localStorage.removeItem(KEY);
    const second = await mount();
    await second.reachesCode();
    expect(idOf(second)).to.equal(id);
    expect(localStorage.getItem(KEY)).to.equal(id);
    await forget();
    localStorage.setItem(KEY, id!);
    const third = await mount();
    await third.reachesCode();
    expect(idOf(third)).to.equal(id);
  });

  it('is the host\'s, where the host has one', async () => {
    const guest = await mount({ properties: { deviceId: 'host-device-7' } });
    await guest.reachesCode();
    expect(idOf(guest)).to.equal('host-device-7');
  });

  it('can be read once it has been sent, and follows whichever element the host sets it on', async () => {
    await forget();
    const guest = await mount();
    expect(guest.element.deviceId).to.equal(undefined);
    await guest.reachesCode();
    expect(guest.element.deviceId).to.equal(idOf(guest));
    const other = await mount({ properties: { deviceId: 'host-device-8' } });
    await other.reachesCode();
    guest.element.reset();
    await guest.reaches('identifier');
    await guest.reachesCode({ email: 'another@example.com' });
    expect([idOf(guest), guest.element.deviceId]).to.deep.equal(['host-device-8', 'host-device-8']);
  });
});
