import { expect } from '@open-wc/testing';
import { findAllDeep, focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, newServer, SEND, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';

const at = async ({ attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ ...more, attributes: { mode: 'pos', cashier: 'till-3/anna', ...attributes } });
  await until(() => guest.find('.say'), 'the till');
  return guest;
};
const presses = (key: string, options: KeyboardEventInit = {}): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
/** A scanner types faster than anything is drawn, and ends with Enter. */
const scan = (guest: Guest, field: HTMLInputElement, text: string): void => {
  field.focus();
  for (const sign of text) guest.insert(field, sign, 'insertText');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  field.form!.requestSubmit();
};

describe('a till', () => {
  afterEach(leaveAll);

  it('says what to say at each step', async () => {
    const guest = await at();
    await guest.sees('Say “What’s your email address?”');
    await guest.chooses('sms');
    await guest.sees('“What’s your mobile number?”');
    await guest.chooses('email');
    await guest.reachesCode();
    await guest.sees('“I’ve sent you a code. Could you read it to me?”');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    await guest.sees('“Thank you, you’re signed in.”');
  });

  it('says what to say where details are asked for', async () => {
    const guest = await at({
      attributes: { server: `${newServer()}/api`, client: 'demo-application', backend: 'menu' },
      properties: { brand: { menu: { application: 'demo-application' } } },
    });
    await guest.reaches('identifier');
    await guest.type(await guest.field('off'), 'new@example.com');
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('details');
    await guest.sees('“May I take a few details?”');
  });

  it('records the spoken answers with the script and with who asked', async () => {
    const guest = await at();
    await guest.reachesCode();
    const [record] = guest.details('punchh-consent').flatMap(({ consents }) => consents);
    expect(record).to.include({ id: 'legal', accepted: true, how: 'verbal', cashier: 'till-3/anna', script: 'en-1', locale: 'en' });
  });

  it('reads the code back to a screen reader in two groups of words', async () => {
    const guest = await at();
    await guest.reachesCode();
    const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    const words = [...guest.received].map((digit) => names[Number(digit)]);
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await guest.paste(guest.code, guest.received);
    const heard = `Entered: ${words.slice(0, 3).join(' ')}, ${words.slice(3).join(' ')}`;
    await until(() => guest.findAll('[role="status"]').some(({ textContent }) => textContent.trim() === heard), heard);
    hold.remove();
    await guest.reaches('signed-in');
    const all = findAllDeep(guest.root, '*').map((element) => element.textContent).join(' ');
    expect(all, 'the code is nowhere on the screen').not.to.include(heard).and.not.to.include(guest.received);
  });

  it('says what to ask the guest where a code is wrong', async () => {
    const guest = await at();
    await guest.reachesCode();
    await guest.paste(guest.code, guest.wrongCode);
    await guest.sees('Ask the guest to read the newest message again, digit by digit.');
  });

  it('begins with the next guest by one key, in the first field', async () => {
    const guest = await at();
    await guest.signsIn();
    expect(guest.text).not.to.include('guest@example.com');
    expect(presses('F2'), 'the browser does nothing').to.equal(false);
    expect(await guest.hears('punchh-handover')).to.deep.equal({ reason: 'next' });
    await until(() => focused() === guest.find('#email'), 'the first field has the focus');
    expect(guest.element.session.state).to.equal('signed-out');
    expect(presses('F2', { ctrlKey: true })).to.equal(true);
  });

  it('shows its keys on the buttons that they press', async () => {
    const guest = await at();
    const painted = (selector: string, pseudo: string) => getComputedStyle(guest.find(selector)!, pseudo).content.replace(/^"(.*?)".*/, '$1')
      // Firefox computes no text of an attribute.
      .replace(/^attr.*/, guest.find(selector)!.getAttribute('aria-keyshortcuts')!);
    expect(painted('[part~="primary-button"]', '::after')).to.equal('Enter');
    expect(painted('.bar .on', '::after')).to.equal('F2');
    await guest.reachesCode();
    await until(() => guest.find('.resend > button')?.getAttribute('aria-keyshortcuts'), 'the key of another code');
    expect(painted('.resend > button', '::before')).to.equal('F8');
    expect(painted('[part~="primary-button"]', '::after')).to.equal('Enter');
  });

  it('takes what a scanner types, and sends it once', async () => {
    const guest = await at();
    await guest.accepts();
    scan(guest, guest.find('#email') as HTMLInputElement, 'scanned@example.com');
    scan(guest, guest.find('#email') as HTMLInputElement, '');
    await guest.reaches('code');
    scan(guest, guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(guest.requests(SEND)).to.have.length(1);
    expect(guest.requests(VERIFY)).to.have.length(1);
    expect(guest.requests(SEND)[0]!.body.email).to.equal('scanned@example.com');
  });

  it('leaves its keys to the page once the mode changes', async () => {
    const guest = await at();
    guest.element.mode = 'web';
    await until(() => !guest.find('.say'), 'no till');
    expect(presses('F2')).to.equal(true);
  });
});
