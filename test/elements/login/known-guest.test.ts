import { expect } from '@open-wc/testing';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, type Guest, type MountOptions } from '../../harness/guest.ts';

const CONTACT = 'guest@example.com';
const MASKED = 'g•••@e•••.com';

/** Everything that this origin stores, as a text. */
const stored = async (): Promise<string> => {
  const open = indexedDB.open('punchh-login');
  const values = await new Promise<unknown[]>((resolve, reject) => {
    open.onerror = () => reject(open.error!);
    open.onsuccess = () => {
      const all = open.result.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => resolve(all.result);
    };
  });
  open.result.close();
  return JSON.stringify([values, Object.entries(localStorage)]);
};

/** Signs in with every box ticked, "keep me signed in" too. */
const signedIn = async (
  attributes: MountOptions['attributes'] = {},
  contact: Parameters<Guest['reachesCode']>[0] = { email: CONTACT },
): Promise<Guest> => {
  const guest = await mount({ sandboxOptions: { resendAfter: 0 }, attributes: { remember: 'ask', ...attributes } });
  await guest.reachesCode(contact);
  await guest.paste(guest.code, guest.received);
  await guest.reaches('signed-in');
  return guest;
};

/** The server ends the session. */
const endedByServer = async (guest: Guest): Promise<void> => {
  guest.sandbox.faults.add({ kind: 'status', status: 401, key: 'expired_token', message: 'The refresh token has expired.', path: /refresh/ });
  await guest.element.session.refresh().catch(() => null);
  expect((await guest.hears('punchh-signed-out')).reason).to.equal('expired');
};

const offered = (guest: Guest): Promise<unknown> => guest.sees(`Continue as ${MASKED}`);

describe('a guest whom the server has signed out', () => {
  beforeEach(async () => {
    // Each test looks at all that is stored.
    indexedDB.deleteDatabase('punchh-login');
    localStorage.clear();
  });
  afterEach(leaveAll);

  it('goes on with one press, and the contact is shown nowhere whole', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    expect(guest.text).to.include('Welcome back').and.not.to.include(CONTACT);
    expect(guest.find('input[autocomplete="email"]')).to.equal(null);
    await guest.press(guest.primary);
    await guest.reaches('code');
    expect(guest.requests(SEND).at(-1)!.body['email']).to.equal(CONTACT);
    await guest.sees(`We sent a code to ${MASKED}.`);
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.text).to.include(MASKED).and.not.to.include(CONTACT);
  });

  it('is offered to go on after a reload too, and no form is shown before', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    guest.leaves();
    const again = guest.returns();
    const said = new Set<string>();
    await until(async () => {
      await new Promise(requestAnimationFrame);
      said.add(again.text);
      return again.text.includes('Continue as');
    }, 'the offer');
    for (const text of said) expect(text).not.to.include('Sign in or join');
    await again.press(again.primary);
    await again.reaches('code');
  });

  it('who is someone else gets an empty form, and the contact is gone', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    expect(await stored()).to.include(CONTACT);
    await guest.press(guest.button('Someone else'));
    await guest.reaches('identifier');
    expect((await guest.field('email')).value).to.equal('');
    await until(async () => !(await stored()).includes(CONTACT), 'the contact gone');
    guest.leaves();
    const again = guest.returns();
    await again.reaches('identifier');
    await again.field('email');
    expect(again.text).not.to.include('Continue as');
  });

  it('keeps the focus: on the main action, and in the form for someone else', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    await until(() => focused() === guest.primary, 'focus on the main action');
    await guest.press(guest.button('Someone else'));
    await until(() => focused() && focused() === guest.find('input[autocomplete="email"]'), 'focus on the address');
  });

  it('is still offered to go on where a way to sign in is added', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    guest.element.methods = 'code password';
    await guest.sees('Use a password instead');
    expect(guest.text).to.include(`Continue as ${MASKED}`);
  });

  it('who takes the tick back is forgotten at once', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    const box = guest.find('#remember') as HTMLInputElement;
    expect(box.checked).to.equal(true);
    await guest.press(box);
    await until(async () => !(await stored()).includes(CONTACT), 'the contact gone');
  });

  it('who changes the contact at the code step gets an empty form', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    await guest.press(guest.primary);
    await guest.reaches('code');
    await guest.press(guest.button('Change'));
    expect((await guest.field('email')).value).to.equal('');
  });

  it('gets texts as before, with what carriers want said beside the button', async () => {
    const guest = await signedIn({}, { phone: '2125554626' });
    await endedByServer(guest);
    await guest.sees('Continue as +1 ••• ••26');
    await guest.sees('Message and data rates may apply');
    await guest.press(guest.primary);
    await guest.reaches('code');
    expect(guest.requests(SEND).at(-1)!.body['phone_number']).to.equal('2125554626');
  });
});

describe('nobody is offered to go on', () => {
  beforeEach(() => {
    indexedDB.deleteDatabase('punchh-login');
    localStorage.clear();
  });
  afterEach(leaveAll);

  const form = async (guest: Guest) => {
    await guest.field('email');
    expect(guest.text).not.to.include('Continue as');
    expect(await stored().catch(() => '')).not.to.include(CONTACT);
  };

  it('after a sign-out of the guest’s own, which removes the contact', async () => {
    const guest = await signedIn();
    expect(await stored()).to.include(CONTACT);
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    await until(async () => !(await stored()).includes(CONTACT), 'the contact gone');
    await form(guest);
  });

  it('where "keep me signed in" was left alone', async () => {
    const guest = await mount({ attributes: { remember: 'ask' } });
    await guest.type(await guest.field('email'), CONTACT);
    for (const box of guest.boxes) if (box.id !== 'remember') await guest.press(box);
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    await endedByServer(guest);
    await form(guest);
  });

  it('where the page does not ask whether to stay signed in', async () => {
    const guest = await mount();
    await guest.signsIn({ email: CONTACT });
    await endedByServer(guest);
    await form(guest);
  });

  it('with storage="memory"', async () => {
    const guest = await signedIn({ storage: 'memory' });
    await endedByServer(guest);
    await form(guest);
  });

  it('after another guest has signed in without the tick', async () => {
    const guest = await signedIn();
    await endedByServer(guest);
    await offered(guest);
    guest.leaves();
    const other = guest.returns({ attributes: { 'login-hint': 'other@example.com' } });
    await other.field('email');
    for (const box of other.boxes) if (box.id !== 'remember' && !box.checked) await other.press(box);
    await other.submit();
    await other.reaches('code');
    await other.paste(other.code, other.received);
    await other.reaches('signed-in');
    await until(async () => !(await stored()).includes(CONTACT), 'the contact gone');
  });

  for (const mode of ['kiosk', 'pos']) {
    it(`with mode="${mode}", whatever a page of the same origin has kept`, async () => {
      const guest = await signedIn();
      await endedByServer(guest);
      guest.leaves();
      const device = guest.returns({ attributes: { mode } });
      await device.field('email');
      expect(device.text).not.to.include('Continue as');
    });
  }
});
