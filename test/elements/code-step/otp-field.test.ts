import { expect } from '@open-wc/testing';
import { OtpField } from '../../../src/elements/code-step/otp-field.ts';
import { PunchhCodeStep } from '../../../src/elements/code-step/code-step.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';
import { motion } from '../../harness/motion.ts';

const atCode = async (options: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ sandboxOptions: { codes: () => '053631' }, ...options });
  await guest.reachesCode();
  return guest;
};

describe('the code\'s input', () => {
  afterEach(leaveAll);

  it('is one real input that phones and password managers know', async () => {
    const { code, root } = await atCode();
    expect(root.querySelectorAll('punchh-code-step')).to.have.length(1);
    expect(code.type).to.equal('text');
    expect(code.inputMode).to.equal('numeric');
    expect(code.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(code.hasAttribute('maxlength')).to.equal(false);
    expect(code.translate).to.equal(false);
    expect(code.labels![0]!.textContent).to.equal('One-time code');
    expect(parseFloat(getComputedStyle(code).fontSize)).to.be.at.least(16);
  });

  it('shows the digits in the painted slots as they are typed', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '053');
    expect(guest.paintedCode).to.equal('053');
    expect(guest.findAll('[part~="code-slot"]')).to.have.length(6);
    await guest.backspace(guest.code);
    expect(guest.paintedCode).to.equal('05');
    expect(guest.requests(VERIFY)).to.have.length(0);
  });

  it('keeps the order of keys that came while the editor was loading: none that comes later overtakes', async () => {
    const { port1, port2 } = new MessageChannel();
    const nextTask = () => new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage('');
    });
    await atCode();
    const step = new PunchhCodeStep();
    for (let turn = 0; turn < 40; turn += 1) {
      const field = new OtpField(step, () => {}, () => {});
      const done: string[] = [];
      const all = [field.edit(() => done.push('loaded'))];
      // The first key comes some tasks later, and the next one in the task after the editor has been loaded.
      for (let tasks = turn % 4; tasks > 0; tasks -= 1) await nextTask();
      all.push(field.edit(() => done.push('first key')));
      while (!done.includes('loaded')) await nextTask();
      all.push(field.edit(() => done.push('next key')));
      await Promise.all(all);
      expect(done, `${turn}`).to.deep.equal(['loaded', 'first key', 'next key']);
    }
    port1.close();
  });

  it('takes no letters', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '0a5b-3');
    expect(guest.code.value).to.equal('053');
  });

  it('leaves room at the end for the badge of a password manager', async () => {
    const guest = await atCode();
    const slots = guest.findAll('[part~="code-slot"]');
    const last = slots[slots.length - 1]!.getBoundingClientRect();
    // Nothing drawn at the input's end may lie over the last digit; or managers are told to stay away.
    const away = ['data-1p-ignore', 'data-lpignore', 'data-bwignore'].every((name) => guest.code.hasAttribute(name));
    expect(away || guest.code.getBoundingClientRect().right >= last.right + 24).to.equal(true);
  });

  it('shows a right code to be right before the next step comes; at once where less motion is wanted', async () => {
    const shown = async (): Promise<boolean[]> => {
      const guest = await atCode();
      const parts = ['.code[data-state="right"]', 'punchh-signed-in-step'];
      let found: boolean[] = [];
      guest.element.addEventListener('punchh-step', () => void guest.settled().then(() => {
        found = parts.map((selector) => !!guest.find(selector));
      }));
      await guest.type(guest.code, guest.received);
      await guest.reaches('signed-in');
      return found;
    };
    motion.reduced = false;
    try {
      expect(await shown()).to.deep.equal([true, false]);
    } finally {
      motion.reduced = true;
    }
    expect(await shown()).to.deep.equal([false, true]);
  });

  const pastes: readonly (readonly [text: string, what: string])[] = [
    ['053631', 'the bare code'],
    ['053-631', 'with a hyphen'],
    ['053 631', 'with a space'],
    [' 053631\n', 'with white space around'],
    ['Your code is 053 631, valid 10 minutes', 'a message'],
    ['Sample Kitchen: 053631 is your code.\n@shop.example #053631', 'a text message bound to a host'],
    ['٠٥٣٦٣١', 'Arabic-Indic digits'],
    ['０５３６３１', 'full-width digits'],
  ];
  for (const [text, what] of pastes) {
    it(`takes ${what} by paste and sends it at once`, async () => {
      const guest = await atCode();
      await guest.paste(guest.code, text);
      await guest.reaches('signed-in');
      expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal(['053631']);
    });
    it(`takes ${what} by autofill`, async () => {
      const guest = await atCode();
      await guest.autofill(guest.code, text.replace(/\n/g, ' '));
      await guest.reaches('signed-in');
      expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal(['053631']);
    });
  }

  for (const text of ['hello', '12', 'call 123456 or 654321', '']) {
    it(`sends nothing for "${text}", and says so`, async () => {
      const guest = await atCode();
      await guest.paste(guest.code, text);
      await guest.sees('There was no code in that text');
      expect(guest.code.getAttribute('aria-invalid')).to.equal('true');
      expect(guest.requests(VERIFY)).to.have.length(0);
      // It is the field's to say, not the host's to hear.
      expect(guest.details('punchh-error')).to.deep.equal([]);
    });
  }

  it('a paste replaces what was typed', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '99');
    await guest.paste(guest.code, '053 631');
    await guest.reaches('signed-in');
  });

  it('takes the only run of another length where none has the right one, and waits for the button', async () => {
    const guest = await atCode({ sandboxOptions: { codes: () => '05363142', codeLength: 8 } });
    await guest.paste(guest.code, 'Code: 0536 3142');
    expect(guest.code.value).to.equal('05363142');
    expect(guest.requests(VERIFY)).to.have.length(0);
    await guest.submit();
    await guest.reaches('signed-in');
  });

  it('a longer code than expected: after the refusal at the sixth digit, only the button sends', async () => {
    const guest = await atCode({ sandboxOptions: { codes: () => '05363142', codeLength: 8 } });
    await guest.type(guest.code, '053631');
    await guest.sees('That code isn’t right');
    expect(guest.code.value).to.equal('053631');
    // The guest goes to a digit and back behind the last one: what is typed now is added.
    guest.code.setSelectionRange(5, 6);
    await guest.moves(guest.code);
    await until(() => guest.selectedCells.join() === '5', 'the last digit selected');
    guest.code.setSelectionRange(6, 6);
    await guest.moves(guest.code);
    await guest.type(guest.code, '42');
    expect(guest.paintedCode).to.equal('05363142');
    expect(guest.requests(VERIFY)).to.have.length(1);
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal(['053631', '05363142']);
  });

  it('a guest who comes back to a refused code types another one in its place', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '053632');
    await guest.sees('That code isn’t right');
    guest.code.click();
    await guest.type(guest.code, '0');
    expect(guest.paintedCode).to.equal('0');
    expect(guest.alerts).to.deep.equal([]);
    await guest.type(guest.code, '53631');
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal(['053632', '053631']);
  });

  it('a guest who comes back to a refused code can mend its end', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '053632');
    await guest.sees('That code isn’t right');
    guest.code.click();
    await guest.backspace(guest.code);
    await guest.type(guest.code, '1');
    await guest.reaches('signed-in');
  });

  it('a code that is only too short is gone on with', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '05');
    await guest.submit();
    await guest.sees('Enter the 6-digit code.');
    guest.code.click();
    await guest.type(guest.code, '3631');
    await guest.reaches('signed-in');
  });

  it('wherever the caret is moved to, the next digit goes where it is painted', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '0536');
    guest.code.setSelectionRange(1, 1);
    await guest.moves(guest.code);
    await until(() => guest.selectedCells.join() === '1', 'the second digit selected');
    await guest.type(guest.code, '3');
    expect(guest.paintedCode).to.equal('0336');
  });

  it('digits that an input method composes are entered once, and shown as they come', async () => {
    const guest = await atCode();
    const { code } = guest;
    code.focus();
    await guest.composes(code, ['０', '０５', '０５３']);
    expect(code.value).to.equal('053');
    expect(guest.paintedCode).to.equal('053');
    await guest.composes(code, ['６', '６３', '６３１']);
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal(['053631']);
  });

  it('digits that an input method composes take the place of a refused code', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '053632');
    await guest.sees('That code isn’t right');
    await guest.composes(guest.code, ['０', '０５', '０５３']);
    expect(guest.code.value).to.equal('053');
    expect(guest.paintedCode).to.equal('053');
  });

  it('as long as the page says', async () => {
    const guest = await atCode({ attributes: { 'code-length': '4' }, sandboxOptions: { codes: () => '0042', codeLength: 4 } });
    expect(guest.findAll('[part~="code-slot"]')).to.have.length(4);
    await guest.type(guest.code, '0042');
    await guest.reaches('signed-in');
  });

  it('says what is missing when the button is pressed too early', async () => {
    const guest = await atCode();
    await guest.type(guest.code, '05');
    await guest.submit();
    expect(guest.alerts).to.deep.equal(['Enter the 6-digit code.']);
    expect(guest.code.getAttribute('aria-describedby')).to.equal(guest.find('[role="alert"]')!.id);
    expect(guest.requests(VERIFY)).to.have.length(0);
    await guest.type(guest.code, '3');
    expect(guest.alerts).to.deep.equal([]);
  });

  it('turns autofill off on shared devices', async () => {
    const guest = await mount({ attributes: { mode: 'kiosk' } });
    for (const input of guest.findAll('input[part~="input"]')) expect(input.getAttribute('autocomplete')).to.equal('off');
  });

  it('hears a text message through WebOTP where the browser has it, and stops listening when it leaves', async () => {
    const signals: AbortSignal[] = [];
    let receive: (credential: { code: string }) => void = () => {};
    const { credentials } = navigator;
    Object.assign(globalThis, { OTPCredential: true });
    Object.defineProperty(navigator, 'credentials', {
      configurable: true,
      value: {
        get: ({ otp, signal }: { otp: unknown; signal: AbortSignal }) => {
          expect(otp).to.deep.equal({ transport: ['sms'] });
          signals.push(signal);
          return new Promise((resolve) => (receive = resolve));
        },
      },
    });
    try {
      const guest = await mount();
      await guest.reachesCode({ phone: '2125554626' });
      expect(signals).to.have.length(1);
      await guest.press(guest.button('Change'));
      await guest.reaches('identifier');
      expect(signals[0]!.aborted).to.equal(true);
      await guest.submit();
      await guest.reaches('code');
      receive({ code: guest.received });
      await guest.reaches('signed-in');
      expect(signals.at(-1)!.aborted).to.equal(true);
      expect(guest.requests(VERIFY)).to.have.length(1);
    } finally {
      delete (globalThis as { OTPCredential?: unknown }).OTPCredential;
      Object.defineProperty(navigator, 'credentials', { configurable: true, value: credentials });
    }
  });
});
