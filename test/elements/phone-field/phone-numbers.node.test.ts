import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editPhone, readContact, writePhone } from '../../../src/elements/phone-field/phone-numbers.ts';

const US_CA = ['US', 'CA'];

describe('a phone number as it is written in the field', () => {
  const pasted: readonly [text: string, country: string, phone: string, why: string][] = [
    ['(+1) 212 555 4626', 'US', '(212) 555-4626', 'the calling code in brackets'],
    ['+1·212·555·4626', 'US', '(212) 555-4626', 'middle dots'],
    ['+1\t212\t555\t4626', 'US', '(212) 555-4626', 'tabs'],
    ['☎ +1 212 555 4626', 'US', '(212) 555-4626', 'a symbol before it'],
    ['Mobile: 212 555 4626', 'US', '(212) 555-4626', 'a word before it'],
    ['tel:+1-212-555-4626', 'US', '(212) 555-4626', 'a link'],
    ['\u202a+1 212\u2060555\u200b4626\u202c', 'US', '(212) 555-4626', 'signs of direction and zero-width signs'],
    ['\u2066(212)\u2069 555\u20114626', 'US', '(212) 555-4626', 'isolates and a hyphen that does not break'],
    ['2\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e3', 'US', '(212)', 'keycap emoji'],
    ['＋１ ２１２ ５５５ ４６２６', 'US', '(212) 555-4626', 'full-width signs'],
    ['٢١٢٥٥٥٤٦٢٦', 'US', '(212) 555-4626', 'Arabic-Indic digits'],
    ['212+555+4626', 'US', '(212) 555-4626', 'a plus that leads nothing'],
    ['++1 212 555 4626', 'US', '(212) 555-4626', 'two pluses'],
    ['001 212 555 4626', 'US', '(212) 555-4626', 'two zeros for the plus'],
    ['words only', 'US', '', 'no digit'],
    ['+', 'US', '+', 'a plus on its way to a number'],
  ];
  for (const [text, country, phone, why] of pasted) {
    it(`${why}: ${JSON.stringify(text)}`, () => {
      assert.equal(writePhone(text, country, US_CA).phone, phone);
    });
  }

  it('takes the country along that a number names, where that is on offer', () => {
    assert.deepEqual(writePhone('+44 (0)7400 123456', 'US', ['US', 'GB']), { phone: '07400 123456', country: 'GB' });
    assert.deepEqual(writePhone('+1 204 234 5678', 'US', US_CA), { phone: '(204) 234-5678', country: 'CA' });
    assert.equal(writePhone('+44 7400 123456', 'US', US_CA).phone, '+44 7400 123456');
  });
});

describe('a phone number as it is sent', () => {
  const numbers: readonly [text: string, country: string, sent: string, why: string][] = [
    ['212 555 4626', 'US', '+1 2125554626', 'ten digits'],
    ['1 (212) 555-4626', 'US', '+1 2125554626', 'with the 1 before them'],
    ['55 1234 5678', 'MX', '+52 5512345678', 'Mexico today'],
    ['+52 1 55 1234 5678', 'MX', '+52 5512345678', 'Mexico, international, with the old 1'],
    ['521 55 1234 5678', 'MX', '+52 5512345678', 'the same without the plus'],
    ['1 55 1234 5678', 'MX', '+52 5512345678', 'with the old 1 alone'],
    ['044 55 1234 5678', 'MX', '+52 5512345678', 'Mexico, from a landline of the same city'],
    ['045 55 1234 5678', 'MX', '+52 5512345678', 'Mexico, from a landline of another city'],
    ['01 55 1234 5678', 'MX', '+52 5512345678', 'Mexico, with the old trunk prefix'],
    ['0151 12345678', 'DE', '+49 15112345678', 'Germany'],
    ['151 12345678', 'DE', '+49 15112345678', 'Germany, without the trunk zero'],
    ['49 151 12345678', 'DE', '+49 15112345678', 'Germany, without the plus'],
    ['4915112345678', 'DE', '+49 15112345678', 'the same in one piece'],
    ['0049 (0)151 12345678', 'DE', '+49 15112345678', 'Germany, with two zeros and the trunk zero'],
    ['+49 (0) 151 / 123 456 78', 'DE', '+49 15112345678', 'Germany, with a stroke'],
    ['43 664 1234567', 'AT', '+43 6641234567', 'Austria, without the plus'],
    ['011 15 2345-6789', 'AR', '+54 91123456789', 'Argentina, with 15'],
    ['11 15 2345 6789', 'AR', '+54 91123456789', 'the same without the trunk zero'],
    ['+54 11 15 2345 6789', 'AR', '+54 91123456789', 'Argentina, international, with 15'],
    ['+54 9 11 2345 6789', 'AR', '+54 91123456789', 'Argentina, international'],
    ['0351 15 234 5678', 'AR', '+54 93512345678', 'Argentina, another city'],
    ['07400 123456', 'GB', '+44 7400123456', 'Britain'],
    ['7400 123456', 'GB', '+44 7400123456', 'Britain, without the trunk zero'],
    ['+44 (0)7400 123456', 'GB', '+44 7400123456', 'Britain, international, with the trunk zero in brackets'],
    ['+44 07400 123456', 'GB', '+44 7400123456', 'and without brackets'],
    ['44 7400 123456', 'GB', '+44 7400123456', 'Britain, without the plus'],
    ['06 12 34 56 78', 'FR', '+33 612345678', 'France'],
    ['33 6 12 34 56 78', 'FR', '+33 612345678', 'France, without the plus'],
    ['347 123 4567', 'IT', '+39 3471234567', 'Italy'],
    ['39 347 123 4567', 'IT', '+39 3471234567', 'Italy, without the plus'],
    ['(11) 91234-5678', 'BR', '+55 11912345678', 'Brazil'],
    ['55 99123-4567', 'BR', '+55 55991234567', 'Brazil: an area code that is the calling code, too'],
    ['070-1234-5678', 'JP', '+81 7012345678', 'Japan'],
    ['07924 123456', 'IM', '+44 7924123456', 'the Isle of Man, where only that is on offer'],
    ['+44 7924 123456', 'IM', '+44 7924123456', 'the same, international'],
    ['07624 123456', 'IM', '+44 7624123456', 'the Isle of Man, its other range'],
    ['041 2345678', 'AX', '+358 412345678', 'Åland'],
    ['0690 00 12 34', 'BL', '+590 690001234', 'Saint Barthélemy'],
    ['412 34 567', 'SJ', '+47 41234567', 'Svalbard'],
    ['0650-123456', 'EH', '+212 650123456', 'Western Sahara'],
  ];
  for (const [text, country, sent, why] of numbers) {
    it(`${why}: ${text}`, () => {
      const [phoneExt, phoneNumber] = sent.split(' ');
      assert.deepEqual(readContact(text, country, [country]), { channel: 'sms', phoneExt, phoneNumber });
    });
    it(`${why}: ${text}, once it has been written in the field`, () => {
      const [phoneExt, phoneNumber] = sent.split(' ');
      const { phone } = writePhone(text, country, [country]);
      assert.deepEqual(readContact(phone, country, [country]), { channel: 'sms', phoneExt, phoneNumber });
    });
  }

  it('takes a territory’s number where the larger country is on offer, and not the other way round', () => {
    for (const number of ['+447924123456', '+447624123456', '+447781123456']) {
      assert.equal(typeof readContact(number, 'GB', ['GB']), 'object', number);
    }
    assert.equal(readContact('+447400123456', 'IM', ['IM']), 'phone_country_not_allowed');
    assert.equal(readContact('+447781123456', 'IM', ['IM']), 'phone_country_not_allowed');
  });
});

describe('typing a phone number', () => {
  /** `|` is the caret. */
  const at = (text: string): { text: string; caret: number } => ({ text: text.replace('|', ''), caret: text.indexOf('|') });
  const edit = (before: string, after: string, inputType: string, country = 'US'): string => {
    const { phone, caret } = editPhone({ ...at(after), before, inputType }, country, [country]);
    return `${phone.slice(0, caret)}|${phone.slice(caret)}`;
  };

  const edits: readonly [before: string, left: string, inputType: string, result: string, why: string][] = [
    ['(212) 555-4626', '(212) a|555-4626', 'insertText', '(212) |555-4626', 'a letter changes nothing'],
    ['(212) 555-4626', '(212) 5,|55-4626', 'insertText', '(212) 5|55-4626', 'nor does a comma'],
    ['(212) 555-4626', '(212) 55+|5-4626', 'insertText', '(212) 55|5-4626', 'nor a plus inside'],
    ['(212) 555-4626', '(212) 555-4626 |', 'insertText', '(212) 555-4626|', 'nor a space at the end'],
    ['(212) 555', '(212) 5554|', 'insertText', '(212) 555-4|', 'a digit at the end'],
    ['(212) 554-626', '(212) 555|4-626', 'insertText', '(212) 555|-4626', 'a digit in the middle'],
    ['', 'a|', 'insertText', '|', 'a letter in an empty field'],

    ['(212) 555-4626', '(212) 555|4626', 'deleteContentBackward', '(212) 55|4-626', 'Backspace behind a hyphen'],
    ['(212) 555-4', '(212) 555-|', 'deleteContentBackward', '(212) 555|', 'Backspace at the end'],
    ['(212)', '(212|', 'deleteContentBackward', '21|', 'Backspace behind a bracket'],
    ['2', '|', 'deleteContentBackward', '|', 'Backspace on the last digit'],
    ['(212) 555-4626', '(212) 555|4626', 'deleteContentForward', '(212) 555|-626', 'Delete before a hyphen'],
    ['(212) 555-4626', '(212|555-4626', 'deleteContentForward', '(212|) 554-626', 'Delete before a bracket and a space'],
    ['(212) 555-4626', '|212) 555-4626', 'deleteContentForward', '|1 (255) 546-26', 'Delete before the first bracket'],
    ['(212) 555-4626', '(212) 555-|', 'deleteWordBackward', '(212) 555|', 'Ctrl+Backspace at the end'],
    ['(212) 555', '(212) |', 'deleteWordBackward', '(212)|', 'and once more'],
    ['(212)', '(212|', 'deleteWordBackward', '|', 'and behind a bracket'],
    ['(212) 555-4626', '(212|555-4626', 'deleteWordForward', '(212|) 462-6', 'Ctrl+Delete before a bracket'],
    ['(212) 555-4626', '|', 'deleteSoftLineBackward', '|', 'the whole line'],
    ['(212) 555-4626', '(|', 'deleteByCut', '|', 'everything but a bracket was cut'],
    ['(212) 555-4626', '(212) |4626', 'deleteByCut', '(212|) 462-6', 'a group was cut'],
    ['(212) 555-4626', '(212|555-4626', 'deleteByCut', '(212|) 555-4626', 'only decoration was cut'],
    ['(212) 555-4626', '(|', 'deleteByDrag', '|', 'everything but a bracket was dragged away'],
    ['+44 7400', '+44 740|', 'deleteContentBackward', '+44 740|', 'an international number'],
    ['+', '|', 'deleteContentBackward', '|', 'the plus'],
    ['(212) 555-4626', '(|', 'historyUndo', '|', 'undo that leaves a bracket'],
  ];
  for (const [before, left, inputType, result, why] of edits) {
    it(`${why}: ${before} → ${left}`, () => {
      assert.equal(edit(before, left, inputType), result);
    });
  }

  it('can be emptied from any caret by Backspace and Delete', () => {
    for (const country of ['US', 'GB', 'DE', 'BR', 'FR']) {
      const digits = { US: '2125554626', GB: '07400123456', DE: '015112345678', BR: '11912345678', FR: '0612345678' }[country]!;
      for (const inputType of ['deleteContentBackward', 'deleteContentForward']) {
        let { phone } = writePhone(digits, country, [country]);
        let caret = inputType === 'deleteContentForward' ? 0 : phone.length;
        for (let presses = 0; phone && presses < 40; presses += 1) {
          const from = inputType === 'deleteContentForward' ? caret : caret - 1;
          const text = phone.slice(0, from) + phone.slice(from + 1);
          ({ phone, caret } = editPhone({ text, caret: from, before: phone, inputType }, country, [country]));
        }
        assert.equal(phone, '', `${country} ${inputType}`);
      }
    }
  });
});
