import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';

const CODE = '053631';

const atCode = async (options: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ sandboxOptions: { codes: () => CODE }, ...options });
  await guest.reachesCode();
  guest.code.focus();
  return guest;
};

/** Each digit replaced in turn: a code that the server did not send. */
const WRONG = '164742';

const atRefusal = async (): Promise<Guest> => {
  const guest = await atCode();
  await type(guest, WRONG);
  await guest.sees('That code isn’t right');
  await until(() => focused() === guest.code, 'the focus in the field');
  return guest;
};

const control = /Mac/.test(navigator.platform) ? 'Alt' : 'Control';

/** Keys as WebDriver writes them; a text of several is held down together (W3C WebDriver, keyboard actions). */
const WEBDRIVER_KEYS: Readonly<Record<string, string>> = {
  Shift: '\ue008', Control: '\ue009', Alt: '\ue00a', ArrowLeft: '\ue012', ArrowRight: '\ue014', Backspace: '\ue003', Tab: '\ue004',
};
const isWebDriver = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** Keys one after the other, each with its modifier: `Shift+ArrowLeft`. */
const press = async (guest: Guest, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    const [modifier, main] = key.split('+') as [string, string?];
    if (!main) await sendKeys({ press: modifier });
    else if (isWebDriver) await sendKeys({ type: WEBDRIVER_KEYS[modifier]! + WEBDRIVER_KEYS[main]! });
    else {
      await sendKeys({ down: modifier });
      await sendKeys({ press: main });
      await sendKeys({ up: modifier });
    }
  }
  await guest.settled();
};

const type = (guest: Guest, text: string): Promise<void> => press(guest, ...text);

/** Returns the selection in the input, and expects the cells to show just that. */
const isSelected = async (guest: Guest, start: number, end: number): Promise<void> => {
  const { code } = guest;
  const read = () => `${code.selectionStart} ${code.selectionEnd}, painted ${guest.selectedCells.join()}`;
  const cells: number[] = [];
  for (let cell = start; cell < end; cell += 1) cells.push(cell);
  await until(() => read() === `${start} ${end}, painted ${cells.join()}`, () => `${start} ${end} selected; it is ${read()}`);
};

/** The cell in which the caret is painted, and on which of its sides. */
const paintedCaret = (guest: Guest): string => {
  const slots = guest.findAll('[part~="code-slot"]');
  const index = slots.findIndex((slot) => slot.matches('.caret'));
  return index < 0 ? 'none' : `${index} ${slots[index]!.className.replace('caret', '').trim()}`.trim();
};

const centre = (guest: Guest, cell: number): [number, number] => {
  const { left, top, width, height } = guest.findAll('[part~="code-slot"]')[cell]!.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

const click = async (guest: Guest, cell: number): Promise<void> => {
  await sendMouse({ type: 'click', position: centre(guest, cell) });
  await guest.settled();
};

describe('the code’s cells under a real keyboard', () => {
  afterEach(leaveAll);

  it('an arrow key selects a digit, and typing replaces it', async () => {
    const guest = await atCode();
    await type(guest, '123');
    await isSelected(guest, 3, 3);
    expect(paintedCaret(guest)).to.equal('3');
    await press(guest, 'ArrowLeft');
    await isSelected(guest, 2, 3);
    await type(guest, '1');
    expect(guest.code.value).to.equal('121');
    expect(guest.paintedCode).to.equal('121');
    await isSelected(guest, 3, 3);
  });

  it('without waiting for what is painted', async () => {
    const guest = await atCode();
    await press(guest, '1', '2', '3', 'ArrowLeft', 'ArrowLeft', '9', '8');
    expect(guest.code.value).to.equal('198');
  });

  it('arrow keys walk over the digits, and stop at both ends', async () => {
    const guest = await atCode();
    await type(guest, '1234');
    for (const at of [3, 2, 1, 0, 0]) {
      await press(guest, 'ArrowLeft');
      await isSelected(guest, at, at + 1);
    }
    for (const at of [1, 2, 3]) {
      await press(guest, 'ArrowRight');
      await isSelected(guest, at, at + 1);
    }
    await press(guest, 'ArrowRight', 'ArrowRight');
    await isSelected(guest, 4, 4);
    expect(paintedCaret(guest)).to.equal('4');
  });

  it('Home and End go to the first digit and behind the last', async () => {
    const guest = await atCode();
    await type(guest, '1234');
    await press(guest, 'Home');
    await isSelected(guest, 0, 1);
    await press(guest, 'Home');
    await isSelected(guest, 0, 1);
    await type(guest, '9');
    expect(guest.code.value).to.equal('9234');
    await isSelected(guest, 1, 2);
    await press(guest, 'End');
    await isSelected(guest, 4, 4);
    await type(guest, '5');
    expect(guest.code.value).to.equal('92345');
  });

  it('Backspace deletes the digit that is selected, then the one before', async () => {
    const guest = await atCode();
    await type(guest, '12345');
    await press(guest, 'ArrowLeft', 'ArrowLeft');
    await isSelected(guest, 3, 4);
    await press(guest, 'Backspace');
    expect(guest.code.value).to.equal('1235');
    await isSelected(guest, 3, 3);
    expect(paintedCaret(guest)).to.equal('3 before');
    await press(guest, 'Backspace');
    expect(guest.code.value).to.equal('125');
    expect(guest.paintedCode).to.equal('125');
  });

  it('a digit that was deleted in the middle is typed again in its place', async () => {
    const guest = await atCode();
    await type(guest, '12345');
    await press(guest, 'ArrowLeft', 'ArrowLeft', 'Backspace');
    await type(guest, '9');
    expect(guest.code.value).to.equal('12395');
    await isSelected(guest, 4, 4);
  });

  it('Delete deletes the digit that is selected, then the next', async () => {
    const guest = await atCode();
    await type(guest, '12345');
    await press(guest, 'Home', 'Delete');
    expect(guest.code.value).to.equal('2345');
    await press(guest, 'Delete');
    expect(guest.code.value).to.equal('345');
    expect(paintedCaret(guest)).to.equal('0 before');
    // Behind the caret stands the 3.
    await press(guest, 'ArrowRight', 'Delete');
    expect(guest.code.value).to.equal('45');
  });

  it('deletes words: all digits, or those that are selected', async () => {
    const guest = await atCode();
    await type(guest, '1234');
    await press(guest, `${control}+Backspace`);
    expect(guest.code.value).to.equal('');
    expect(guest.paintedCode).to.equal('');
    await type(guest, '12345');
    await press(guest, 'ArrowLeft', 'ArrowLeft', `${control}+Backspace`);
    expect(guest.code.value).to.equal('1235');
  });

  it('Shift and arrow keys select several digits, which one digit replaces', async () => {
    const guest = await atCode();
    await type(guest, '12345');
    await press(guest, 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    await isSelected(guest, 3, 5);
    await type(guest, '9');
    expect(guest.code.value).to.equal('1239');
    await press(guest, 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft');
    await isSelected(guest, 1, 3);
    await press(guest, 'Shift+ArrowLeft');
    await isSelected(guest, 0, 3);
    await press(guest, 'ArrowLeft');
    await isSelected(guest, 0, 1);
    await press(guest, 'Shift+ArrowRight', 'Shift+ArrowRight');
    await isSelected(guest, 0, 3);
    await press(guest, 'Backspace');
    expect(guest.code.value).to.equal('9');
  });

  it('everything can be selected and replaced', async () => {
    const guest = await atCode();
    await type(guest, '1234');
    guest.code.select();
    await isSelected(guest, 0, 4);
    await type(guest, '9');
    expect(guest.code.value).to.equal('9');
  });

  it('a letter leaves a selected digit where it is', async () => {
    const guest = await atCode();
    await type(guest, '123');
    await press(guest, 'ArrowLeft');
    await type(guest, 'a');
    expect(guest.code.value).to.equal('123');
    await isSelected(guest, 2, 3);
    await press(guest, 'End', 'x', '4');
    expect(guest.code.value).to.equal('1234');
  });

  it('a paste takes the place of the digits that are selected', async () => {
    const guest = await atCode();
    await type(guest, '09931');
    guest.code.setSelectionRange(1, 3);
    await isSelected(guest, 1, 3);
    await guest.paste(guest.code, '536');
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal([CODE]);
  });

  it('the focus by Tab selects nothing: typing goes on', async () => {
    const guest = await atCode();
    await type(guest, '053');
    await press(guest, 'Tab', 'Shift+Tab');
    await isSelected(guest, 3, 3);
    await type(guest, '631');
    await guest.reaches('signed-in');
  });
});

describe('a refused code under a real keyboard', () => {
  afterEach(leaveAll);

  it('the next digit begins anew', async () => {
    const guest = await atRefusal();
    await press(guest, ...CODE.split(''));
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal([WRONG, CODE]);
  });

  it('unless the guest has chosen a digit', async () => {
    const guest = await atRefusal();
    await press(guest, 'ArrowLeft', 'ArrowLeft');
    await isSelected(guest, 4, 5);
    await type(guest, '9');
    await until(() => guest.requests(VERIFY).length === 2, 'a second try');
    expect(guest.requests(VERIFY)[1]!.body['token']).to.equal('164792');
  });

  it('Backspace edits, and so does Delete', async () => {
    const guest = await atRefusal();
    // The first key loads what edits.
    await press(guest, 'Backspace', 'Backspace');
    await until(() => guest.code.value === '1647', 'two digits deleted');
    await type(guest, '3');
    expect(guest.code.value).to.equal('16473');
    const other = await atRefusal();
    await press(other, 'Delete');
    await until(() => other.code.value === '16474', 'the last digit deleted');
  });

  it('what is typed while the code is being checked is kept', async () => {
    const guest = await atCode();
    const held = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await type(guest, WRONG);
    await held.reached;
    await type(guest, '99');
    held.release();
    await guest.sees('That code isn’t right');
    expect(guest.code.value).to.equal(`${WRONG}99`);
    await type(guest, '0');
    expect(guest.code.value).to.equal(`${WRONG}990`);
  });
});

for (const lang of ['en', 'ar']) {
  describe(`the code’s cells under a real mouse, ${lang === 'ar' ? 'on a page from right to left' : 'on a page from left to right'}`, () => {
    before(() => (document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr'));
    after(() => document.documentElement.removeAttribute('dir'));
    afterEach(async () => {
      await resetMouse();
      leaveAll();
    });

    const withDigits = async (digits: string): Promise<Guest> => {
      const guest = await atCode({ attributes: { lang } });
      guest.code.scrollIntoView({ block: 'center' });
      await type(guest, digits);
      return guest;
    };

    it('a click selects the digit, and typing replaces it', async () => {
      const guest = await withDigits('12345');
      for (const cell of [1, 4, 0, 3]) {
        await click(guest, cell);
        await isSelected(guest, cell, cell + 1);
      }
      await type(guest, '9');
      expect(guest.code.value).to.equal('12395');
      await isSelected(guest, 4, 5);
    });

    it('a click on an empty cell goes behind the last digit', async () => {
      const guest = await withDigits('123');
      await click(guest, 1);
      await isSelected(guest, 1, 2);
      await click(guest, 5);
      await isSelected(guest, 3, 3);
      await type(guest, '4');
      expect(guest.code.value).to.equal('1234');
    });

    it('the mouse drawn over cells selects them', async () => {
      const guest = await withDigits('12345');
      await sendMouse({ type: 'move', position: centre(guest, 1) });
      await sendMouse({ type: 'down' });
      const [x, y] = centre(guest, 3);
      await sendMouse({ type: 'move', position: [x + 8, y] });
      await sendMouse({ type: 'up' });
      // From one half of a cell to another's: both ends are where the browser puts them.
      await until(() => guest.code.selectionEnd! - guest.code.selectionStart! >= 2, 'several digits selected');
      expect(guest.selectedCells).to.include(2);
      await isSelected(guest, guest.code.selectionStart!, guest.code.selectionEnd!);
    });

    it('a double click selects all digits', async () => {
      const guest = await withDigits('12345');
      // As a browser does it: the second press selects the word.
      guest.code.dispatchEvent(new PointerEvent('pointerdown', { clientX: centre(guest, 2)[0], bubbles: true }));
      guest.code.select();
      guest.code.dispatchEvent(new MouseEvent('click', { detail: 2, clientX: centre(guest, 2)[0], bubbles: true }));
      await isSelected(guest, 0, 5);
      await guest.settled();
    });

    it('a click chooses a digit of a refused code', async () => {
      const guest = await withDigits(WRONG);
      await until(() => guest.alerts.length > 0, 'a refusal');
      await until(() => focused() === guest.code, 'the focus in the field');
      await click(guest, 0);
      await isSelected(guest, 0, 1);
      await type(guest, '0');
      await until(() => guest.requests(VERIFY).length === 2, 'a second try');
      expect(guest.requests(VERIFY)[1]!.body['token']).to.equal(`0${WRONG.slice(1)}`);
    });

    it('back at a refused code from elsewhere, the first click only brings the focus', async () => {
      const guest = await withDigits(WRONG);
      await until(() => guest.alerts.length > 0, 'a refusal');
      await until(() => focused() === guest.code, 'the focus in the field');
      // The focus has been put there after the refusal, too.
      await guest.settled();
      await new Promise((resolve) => setTimeout(resolve));
      guest.code.blur();
      await until(() => focused() !== guest.code, 'the focus elsewhere');
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await click(guest, 2);
      await isSelected(guest, 6, 6);
      await type(guest, '0');
      expect(guest.code.value).to.equal('0');
    });

    it('each digit of the input lies over its cell', async () => {
      const guest = await withDigits('12345');
      const { code } = guest;
      const style = getComputedStyle(code);
      const probe = document.createElement('span');
      probe.style.font = style.font;
      probe.style.letterSpacing = style.letterSpacing;
      probe.textContent = '12345';
      document.body.append(probe);
      const pitch = probe.getBoundingClientRect().width / 5;
      probe.remove();
      const slots = guest.findAll('[part~="code-slot"]').map((slot) => slot.getBoundingClientRect().left);
      expect(pitch).to.be.closeTo(slots[1]! - slots[0]!, 0.5);
      expect(code.getBoundingClientRect().left).to.be.closeTo(slots[0]!, 0.5);
      expect(code.scrollWidth).to.be.at.most(Math.ceil(code.getBoundingClientRect().width));
    });
  });
}
