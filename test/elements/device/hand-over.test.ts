import { expect } from '@open-wc/testing';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';
import { sandboxClock } from '../../harness/test-clock.ts';

/** A guest at a device of a mode. */
const at = async (mode: 'kiosk' | 'pos', { attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ ...more, attributes: { mode, ...attributes } });
  await until(() => guest.find('.bar'), 'the way on');
  return guest;
};

const handedOver = async (guest: Guest, reason: string, seen = 0): Promise<void> => {
  expect(await guest.hears('punchh-handover', seen)).to.deep.equal({ reason });
  await guest.settled();
};

/** Every value of a field, and every text, that is in the element. */
const everything = (guest: Guest): string =>
  [guest.text, ...guest.findAll('input, select').map((field) => (field as HTMLInputElement).value)].join('\n');

describe('handing a device to the next guest', () => {
  afterEach(leaveAll);

  for (const [mode, button, reason] of [['kiosk', 'Done', 'done'], ['pos', 'Next guest', 'next']] as const) {
    it(`is one press in ${mode}: signed out, told, and a form that holds nothing`, async () => {
      const guest = await at(mode);
      await guest.signsIn();
      expect([...guest.button(button).part], 'the main action').to.include('primary-button');
      await guest.press(guest.button(button));
      await handedOver(guest, reason);
      expect(guest.details('punchh-signed-out')).to.deep.equal([{ reason: 'user' }]);
      expect(guest.element.step).to.equal('identifier');
      expect(await guest.element.getTokens()).to.equal(null);
      expect(everything(guest)).not.to.match(/guest@|example/i);
      expect(guest.boxes.map(({ checked }) => checked)).to.deep.equal([false]);
      // The next guest.
      await guest.signsIn({ email: 'next@example.com' });
      expect(guest.details('punchh-token').map((detail) => detail.reason)).to.deep.equal(['issued', 'issued']);
    });
  }

  it('comes after everything: whoever hears of it finds nobody signed in', async () => {
    const guest = await at('kiosk');
    await guest.signsIn();
    let found: unknown;
    guest.element.addEventListener('punchh-handover', () => {
      found = { state: guest.element.session.state, step: guest.element.step, fields: everything(guest) };
    }, { once: true });
    await guest.press(guest.button('Done'));
    const { fields, ...rest } = (await until(() => found, 'the hand-over')) as { fields: string };
    expect(rest).to.deep.equal({ state: 'signed-out', step: 'identifier' });
    expect(fields).not.to.include('guest@');
  });

  for (const step of ['identifier', 'code'] as const) {
    it(`gives the next guest new fields, those of the last one are empty: from the ${step} step`, async () => {
      const guest = await at('kiosk');
      const field = guest.find('#email') as HTMLInputElement;
      await guest.type(field, 'guest@example.com');
      if (step === 'code') await guest.reachesCode();
      const fields = guest.findAll('input') as HTMLInputElement[];
      if (step === 'code') await guest.type(guest.code, '12');
      await guest.press(guest.button('Start over'));
      await handedOver(guest, 'next');
      expect(fields.some((old) => guest.findAll('input').includes(old))).to.equal(false);
      expect(fields.filter(({ type }) => type === 'text').map(({ value }) => value).join('')).to.equal('');
      expect(everything(guest)).not.to.include('guest@');
    });
  }

  for (const [mode, button] of [['kiosk', 'Skip'], ['pos', 'Next guest']] as const) {
    for (const when of ['punchh-step', 'punchh-signed-out', 'punchh-handover', 'a route of the page'] as const) {
      it(`leaves nothing in an element that the page removes at ${when}: ${mode}`, async () => {
        const guest = await at(mode);
        if (when === 'punchh-signed-out') await guest.signsIn();
        else {
          await guest.reachesCode();
          await guest.type(guest.code, guest.received.slice(0, -1));
        }
        // Kept, as browsers keep the field that had the focus, with what belongs to it.
        const fields = guest.findAll('input') as HTMLInputElement[];
        const steps = guest.findAll('[data-step]');
        const all = [...steps, ...steps.flatMap((step) => [...step.shadowRoot!.querySelectorAll('*')])];
        const seen = everything(guest);
        expect(seen).to.match(/g•••@e|Signed in|signed in/);
        const remove = () => guest.element.remove();
        if (when === 'a route of the page') remove();
        else {
          guest.element.addEventListener(when, remove, { once: true });
          (guest.findAll('.bar .on')[0] as HTMLButtonElement | undefined ?? guest.button(button)).click();
        }
        await until(() => !guest.element.isConnected, 'the removal');
        const left = () => [...all, guest.element].map((node) => `${node.shadowRoot?.textContent ?? ''} ${node.textContent}`).join();
        await Promise.resolve();
        expect(fields.map(({ type, value }) => (type === 'text' ? value : '')).join('')).to.equal('');
        expect(left(), 'at once').not.to.match(/•••|guest@/);
        expect(left().replace(/\s/g, '')).not.to.include(guest.received.slice(0, -1));
        for (let turn = 0; turn < 20; turn += 1) await guest.settled();
        expect(left(), 'later').not.to.match(/•••|guest@/);
        expect(everything(guest)).not.to.match(/•••|guest@/);
        // The page shows it again to the next guest.
        document.body.append(guest.element);
        await guest.reaches('identifier');
        await guest.signsIn({ email: 'next@example.com' });
      });
    }
  }

  it('does not wait for the network, and ends what is under way', async () => {
    const sandbox = createSandbox({ clock: sandboxClock() });
    const guest = await at('kiosk', { sandbox });
    await guest.reachesCode();
    sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await guest.paste(guest.code, guest.received);
    await until(() => guest.find('[aria-busy="true"]'), 'the request');
    await guest.press(guest.button('Skip'));
    await handedOver(guest, 'done');
    sandbox.faults.clear();
    await guest.settled();
    expect(guest.element.step).to.equal('identifier');
    expect(guest.details('punchh-token')).to.deep.equal([]);
  });

  it('does not wait for the sign-out to be answered either', async () => {
    const guest = await at('kiosk');
    await guest.signsIn();
    const held = guest.sandbox.faults.add({ kind: 'hold' });
    await guest.press(guest.button('Done'));
    await handedOver(guest, 'done');
    expect(guest.element.step).to.equal('identifier');
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('');
    held.remove();
  });

  it('signs nobody in whose answer comes at the last moment', async () => {
    const guest = await at('kiosk');
    await guest.reachesCode();
    let leave = () => {};
    const { fetcher } = guest.element;
    guest.element.fetcher = async (input, init) => {
      const response = await fetcher!(input, init);
      if ((input instanceof Request ? input.url : String(input)).includes(VERIFY)) leave();
      return response;
    };
    leave = () => guest.button('Skip').click();
    await guest.paste(guest.code, guest.received);
    await handedOver(guest, 'done');
    for (let turn = 0; turn < 20; turn += 1) await guest.settled();
    expect(guest.element.step).to.equal('identifier');
    expect(guest.element.session.state).to.equal('signed-out');
    expect(guest.details('punchh-token')).to.deep.equal([]);
  });

  it('follows when the page signs out or resets', async () => {
    const guest = await at('kiosk');
    await guest.signsIn();
    await guest.element.signOut();
    await handedOver(guest, 'done');
    await guest.type(guest.find('#email') as HTMLInputElement, 'b@example.com');
    guest.element.reset();
    await handedOver(guest, 'next', 1);
    expect(everything(guest)).not.to.include('b@');
  });

  it('happens once for one guest, however often it is asked for', async () => {
    const guest = await at('kiosk');
    await guest.signsIn();
    const button = guest.button('Done');
    button.click();
    button.click();
    void guest.element.signOut();
    await handedOver(guest, 'done');
    await guest.element.signOut();
    await guest.settled();
    expect(guest.details('punchh-handover')).to.have.length(1);
    expect(guest.details('punchh-signed-out')).to.have.length(1);
  });

  it('is for devices that strangers share: elsewhere nothing of it is there', async () => {
    const guest = await mount();
    await guest.signsIn();
    await guest.element.signOut();
    await guest.reaches('identifier');
    expect(guest.details('punchh-handover')).to.deep.equal([]);
    expect(guest.find('.bar')).to.equal(null);
  });

  it('lets the page change the mode at any time', async () => {
    const guest = await at('kiosk');
    guest.element.mode = 'pos';
    await guest.sees('Next guest');
    expect(guest.find('punchh-idle-warning')).to.equal(null);
    guest.element.mode = 'web';
    await until(() => !guest.find('.bar'), 'a page');
    await guest.signsIn();
  });

  it('takes the country of the last guest back', async () => {
    const guest = await at('kiosk', { attributes: { channels: 'sms', countries: 'US CA' } });
    const country = await until(() => guest.find('select') as HTMLSelectElement | null, 'the choice of country');
    country.value = 'CA';
    country.dispatchEvent(new Event('change', { bubbles: true }));
    await guest.type(guest.find('#phone') as HTMLInputElement, '416');
    await guest.press(guest.button('Start over'));
    await handedOver(guest, 'next');
    await until(() => (guest.find('select') as HTMLSelectElement | null)?.value === 'US', 'the brand’s country');
  });
});

describe('the id of a device', () => {
  afterEach(leaveAll);

  const idsOf = (guest: Guest) => guest.requests('/api2/password_less/token').map(({ headers }) => headers['punchh-app-device-id']);

  it('is one for all guests', async () => {
    const guest = await at('kiosk');
    await guest.signsIn();
    await guest.press(guest.button('Done'));
    await handedOver(guest, 'done');
    await guest.reachesCode({ email: 'next@example.com' });
    const [first, second] = idsOf(guest);
    expect(first).to.be.a('string').and.equal(second);
  });

  it('is the page’s own, as an attribute or a property', async () => {
    const guest = await at('kiosk', { attributes: { 'device-id': ' kiosk-7 ' } });
    await guest.reachesCode();
    expect(idsOf(guest)).to.deep.equal(['kiosk-7']);
    expect(guest.element.deviceId).to.equal('kiosk-7');
    guest.element.deviceId = 'kiosk-8';
    await guest.press(guest.button('Start over'));
    await handedOver(guest, 'next');
    await guest.reachesCode({ email: 'next@example.com' });
    expect(idsOf(guest)[1]).to.equal('kiosk-8');
  });

  it('is one per guest where the page or the brand says so, and is stored nowhere', async () => {
    for (const setting of [{ attributes: { 'device-id-per-guest': '' } }, { properties: { brand: { kiosk: { deviceIdPerGuest: true } } } }]) {
      const guest = await at('kiosk', setting);
      await guest.reachesCode();
      await guest.paste(guest.code, guest.received);
      await guest.reaches('signed-in');
      await guest.press(guest.button('Done'));
      await handedOver(guest, 'done');
      await guest.reachesCode({ email: 'next@example.com' });
      const [first, second] = idsOf(guest);
      const [verified] = guest.requests(VERIFY).map(({ headers }) => headers['punchh-app-device-id']);
      expect(verified).to.equal(first);
      expect(first).to.be.a('string').and.not.equal(second);
      expect(JSON.stringify(localStorage)).not.to.include(first).and.not.to.include(second);
      guest.leaves();
    }
  });

  it('alarms nobody where too many guests have shared it', async () => {
    const guest = await at('kiosk');
    guest.sandbox.business.change({ guestsPerDevice: 1 });
    await guest.signsIn({ email: 'first@example.com' });
    await guest.press(guest.button('Done'));
    await handedOver(guest, 'done');
    await guest.reachesCode({ email: 'next@example.com' });
    await guest.paste(guest.code, guest.received);
    await guest.sees('New accounts can’t be opened on this screen right now.');
    expect(guest.details('punchh-error').map(({ code }) => code)).to.deep.equal(['device_already_used']);
  });
});
