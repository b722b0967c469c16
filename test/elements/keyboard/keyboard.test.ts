import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

/** A guest at a kiosk with a keyboard on the screen, whose finger is in a field. */
const at = async (field: string, { attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ ...more, attributes: { mode: 'kiosk', keyboard: 'on', ...attributes } });
  await until(() => guest.find('.bar'), 'the device');
  if (field) await opens(guest, field);
  return guest;
};

const opens = async (guest: Guest, field: string): Promise<HTMLInputElement> => {
  const input = await until(() => guest.find(field) as HTMLInputElement | null, field);
  input.focus();
  await until(() => guest.find('punchh-keyboard')?.shadowRoot?.querySelector('button'), 'the keyboard');
  return input;
};

const keys = (guest: Guest): HTMLButtonElement[] => [...guest.find('punchh-keyboard')!.shadowRoot!.querySelectorAll('button')];
const nameOf = (key: Element): string => key.getAttribute('aria-label') ?? key.textContent.trim();
const key = (guest: Guest, name: string): HTMLButtonElement => {
  const found = keys(guest).find((one) => nameOf(one) === name);
  if (!found) throw new Error(`no key ${name} in ${keys(guest).map(nameOf).join(' ')}`);
  return found;
};
/** A press as a finger makes it: down, up, and the click that follows. */
const touch = async (guest: Guest, ...names: string[]): Promise<void> => {
  for (const name of names) {
    const target = key(guest, name);
    for (const type of ['pointerdown', 'pointerup']) target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
    await guest.settled();
    await guest.root.querySelector<LitElement>('punchh-keyboard')?.updateComplete;
  }
};

describe('the keyboard on the screen', () => {
  afterEach(leaveAll);

  it('writes an address with its signs, and the domains that the brand lists', async () => {
    const guest = await at('#email', { properties: { brand: { kiosk: { domains: ['gmail.com', 'example.org'] } } } });
    const email = guest.find('#email') as HTMLInputElement;
    await touch(guest, 'j', 'o', 'Backspace', 'i', 'm', '.', '7', '@gmail.com');
    expect(email.value).to.equal('jim.7@gmail.com');
    await touch(guest, '@example.org');
    expect(email.value, 'one domain takes the place of another').to.equal('jim.7@example.org');
    expect(focused(), 'the field keeps the focus').to.equal(email);
    expect(keys(guest).map(nameOf)).to.include.members(['@', '.com', '-', '_']);
  });

  it('signs a guest in from the first key to the last', async () => {
    const guest = await at('#email');
    await touch(guest, 'j', 'i', 'm', '@', 'e', 'x', '.com');
    await guest.accepts();
    await touch(guest, 'Enter');
    await guest.reaches('code');
    await opens(guest, '#code');
    expect(guest.find('punchh-keyboard')!.shadowRoot!.querySelector('[role="group"]')!.getAttribute('aria-label')).to.equal('Number pad');
    await touch(guest, ...guest.received.slice(0, -1), 'Backspace', ...guest.received.slice(-2));
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY)).to.have.length(1);
    await until(() => !guest.find('punchh-keyboard'), 'no keyboard without a field');
  });

  it('has digits and + for a number', async () => {
    const guest = await at('#phone', { attributes: { channels: 'sms' } });
    expect(keys(guest).map(nameOf).slice(0, 12)).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0', 'Backspace']);
    await touch(guest, ...Array.from('2125550123'));
    expect((guest.find('#phone') as HTMLInputElement).value.replace(/\D/g, '')).to.equal('2125550123');
  });

  it('writes where the caret is, and what is typed on a real keyboard stays', async () => {
    const guest = await at('#email');
    const email = guest.find('#email') as HTMLInputElement;
    await guest.type(email, 'jm@x.org');
    email.setSelectionRange(1, 1);
    await touch(guest, 'i');
    expect(email.value).to.equal('jim@x.org');
  });

  it('repeats Backspace while it is held', async () => {
    const guest = await at('#email');
    const email = guest.find('#email') as HTMLInputElement;
    await guest.autofill(email, 'abcdefghijklmnop');
    key(guest, 'Backspace').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    clock.advance(1000);
    const held = email.value.length;
    expect(held).to.be.below(12);
    key(guest, 'Backspace').dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }));
    clock.advance(1000);
    expect(email.value.length).to.equal(held);
  });

  it('neither repeats a key nor counts a second touch of it where the brand says so for hands that tremble', async () => {
    const guest = await at('#email', { properties: { brand: { kiosk: { keyRepeat: false, sameKeyAfter: 0.5 } } } });
    const email = guest.find('#email') as HTMLInputElement;
    await touch(guest, 'a', 'a', 'b', 'b');
    expect(email.value).to.equal('ab');
    clock.advance(500);
    await touch(guest, 'b');
    expect(email.value).to.equal('abb');
    key(guest, 'Backspace').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    clock.advance(3000);
    expect(email.value).to.equal('ab');
  });

  it('has capital letters for one letter, or until Shift is pressed again', async () => {
    const guest = await at('#email');
    const email = guest.find('#email') as HTMLInputElement;
    await touch(guest, 'Shift', 'A', 'b', 'Shift', 'Shift', 'C', 'D', 'Shift', 'e');
    expect(email.value).to.equal('AbCDe');
  });

  it('takes a click alone, as screen readers and switches make it', async () => {
    const guest = await at('#email');
    key(guest, 'a').click();
    key(guest, 'a').click();
    await guest.settled();
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('aa');
  });

  it('names the keys in the language of the page, and has its letters', async () => {
    const guest = await at('#email', { attributes: { lang: 'de' } });
    await until(() => keys(guest).map(nameOf).includes('Umschalttaste') || keys(guest).map(nameOf).includes('Umschalten'), 'German names');
    const names = keys(guest).map(nameOf).join('');
    expect(names, 'QWERTZ').to.include('qwertzuiop');
  });

  it('never covers the field', async () => {
    const space = document.createElement('div');
    space.style.blockSize = '2000px';
    const guest = await at('', {});
    document.body.prepend(space);
    try {
      const email = await opens(guest, '#email');
      await until(() => {
        const { bottom, top } = email.getBoundingClientRect();
        return top >= 0 && bottom <= guest.find('punchh-keyboard')!.getBoundingClientRect().top;
      }, () => `a field that can be seen: ${JSON.stringify([email.getBoundingClientRect(), guest.find('punchh-keyboard')!.getBoundingClientRect(), innerHeight])}`);
    } finally {
      space.remove();
    }
  });

  it('keeps the keyboard of the system away, and can be hidden', async () => {
    const guest = await at('#email');
    const email = guest.find('#email') as HTMLInputElement;
    expect(email.inputMode).to.equal('none');
    await touch(guest, 'Hide keyboard');
    await until(() => !guest.find('punchh-keyboard'), 'no keyboard');
    email.blur();
    await opens(guest, '#email');
  });

  it('goes with the guest', async () => {
    const guest = await at('#email');
    await touch(guest, 'a');
    await guest.press(guest.button('Start over'));
    await guest.hears('punchh-handover');
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('');
    expect(guest.find('punchh-keyboard')).to.equal(null);
  });

  it('goes with the guest who leaves a later step, and does not open for nobody', async () => {
    const guest = await at('#email');
    await guest.type(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await guest.accepts();
    await touch(guest, 'Enter');
    await guest.reaches('code');
    await opens(guest, '#code');
    const ways = [async () => guest.press(guest.button('Start over')), async () => guest.element.reset()];
    for (const [seen, leave] of ways.entries()) {
      await leave();
      await guest.hears('punchh-handover', seen);
      await guest.settled();
      expect(guest.find('punchh-keyboard')).to.equal(null);
      expect(guest.element.matches(':focus-within')).to.equal(false);
      await opens(guest, '#email');
      await touch(guest, 'a');
    }
  });

  it('is not there unless it is wanted', async () => {
    for (const attributes of [{ mode: 'web', keyboard: 'on' }, { mode: 'kiosk', keyboard: 'off' }]) {
      const guest = await mount({ attributes });
      (await guest.field('email')).focus();
      await guest.settled();
      expect((await guest.field('email')).inputMode).to.equal('email');
      expect(guest.find('punchh-keyboard')).to.equal(null);
      guest.leaves();
    }
  });
});
