import { expect } from '@open-wc/testing';
import { maskIdentifier, showContact } from '../../src/model/contact.ts';
import { readEmail } from '../../src/model/email.ts';

/** In each engine: every browser has its own implementation of internationalised domain names. */
describe('an e-mail address', () => {
  const addresses: readonly [typed: string, email: string, why: string][] = [
    ['jane@example.com', 'jane@example.com', 'as it is'],
    ['Jane.Doe+tag@Example.com', 'Jane.Doe+tag@Example.com', 'capitals are kept'],
    ["o'brien@example.com", "o'brien@example.com", 'an apostrophe inside is part of it'],
    ['  jane@example.com\n', 'jane@example.com', 'white space around it'],
    ['\u200bjane@example.com\ufeff', 'jane@example.com', 'zero-width signs'],
    ['\u2066jane@example.com\u2069', 'jane@example.com', 'isolates'],
    ['\u202ajane@exam\u00adple.com\u202c', 'jane@example.com', 'embeddings and a soft hyphen'],
    ['jane\u200e@\u200fexample.com\u2028', 'jane@example.com', 'marks of direction and a line separator'],
    ['jane\u2060@example\u200d.com', 'jane@example.com', 'word joiners'],
    ['jane＠example.com', 'jane@example.com', 'a full-width @'],
    ['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'jane@example.com', 'full-width letters'],
    ['jane@example。com', 'jane@example.com', 'an ideographic full stop'],
    ['jane@example.com,', 'jane@example.com', 'a trailing comma'],
    ['jane@example.com;', 'jane@example.com', 'a trailing semicolon'],
    ['jane@example.com.', 'jane@example.com', 'the end of a sentence'],
    ['"jane@example.com"', 'jane@example.com', 'quotes'],
    ['“jane@example.com”', 'jane@example.com', 'typographic quotes'],
    ["'jane@example.com',", 'jane@example.com', 'quotes and a comma'],
    ['(jane@example.com)', 'jane@example.com', 'brackets'],
    ['<jane@example.com>', 'jane@example.com', 'angle brackets'],
    ['Jane Doe <jane@example.com>', 'jane@example.com', 'a name before it'],
    ['"Doe, Jane" <jane@example.com>,', 'jane@example.com', 'a quoted name before it'],
    ['mailto:jane@example.com', 'jane@example.com', 'a link'],
    ['MAILTO:jane%2Btag@example.com?subject=Hello', 'jane+tag@example.com', 'a link with a subject'],
    ['<mailto:jane@example.com>', 'jane@example.com', 'a link in angle brackets'],
    ['jane@bücher.example', 'jane@xn--bcher-kva.example', 'an internationalised domain'],
    ['jane@Bu\u0308cher.example', 'jane@xn--bcher-kva.example', 'the same with a combining mark and a capital'],
    ['jane@straße.example', 'jane@xn--strae-oqa.example', 'a sharp s'],
    ['jane@例え.テスト', 'jane@xn--r8jz45g.xn--zckzah', 'a Japanese domain'],
    ['jane@例え。テスト', 'jane@xn--r8jz45g.xn--zckzah', 'with an ideographic full stop'],
    ['jane@مثال.إختبار', 'jane@xn--mgbh0fb.xn--kgbechtv', 'an Arabic domain'],
    ['jane@xn--bcher-kva.example', 'jane@xn--bcher-kva.example', 'a domain that is in ASCII already'],
  ];
  for (const [typed, email, why] of addresses) {
    it(`${why}: ${JSON.stringify(typed)}`, () => {
      expect((readEmail(typed) as { email: string }).email).to.equal(email);
    });
  }

  const refused: readonly [typed: string, what: ReturnType<typeof readEmail>, why: string][] = [
    ['', 'emailMissing', 'nothing'],
    [' \u200b\u2069 ', 'emailMissing', 'nothing that can be seen'],
    [',', 'email_invalid', 'only what is taken off'],
    ['jane', 'email_invalid', 'no host'],
    ['jane@example', 'email_invalid', 'no dot'],
    ['jane@@example.com', 'email_invalid', 'two @'],
    ['jane doe@example.com', 'email_invalid', 'a space inside'],
    ['jane@example,com', 'email_invalid', 'a comma inside'],
    ['jane@example..com', 'email_invalid', 'two dots'],
    ['jane@example.com, john@example.com', 'email_invalid', 'two addresses'],
    ['mailto:%', 'email_invalid', 'a broken link'],
    ['jane@exa%6dple.com', 'email_invalid', 'a host that would be decoded'],
    ['jane@bü/cher.example', 'email_invalid', 'a host that would be a path'],
    ['jane@xn--\u00fc.example', 'email_invalid', 'a host that cannot be'],
  ];
  for (const [typed, what, why] of refused) {
    it(`is refused: ${why}: ${JSON.stringify(typed)}`, () => {
      expect(readEmail(typed)).to.equal(what);
    });
  }

  it('is shown and masked as it was written, and not as it is sent', () => {
    const address = readEmail(' jane@Bücher.example,') as Exclude<ReturnType<typeof readEmail>, string>;
    expect(showContact(address)).to.equal('jane@Bücher.example');
    expect(maskIdentifier(address)).to.equal('j•••@B•••.example');
  });

  it('is all there is where it is sent as it was written', () => {
    expect(readEmail('jane@example.com ')).to.deep.equal({ channel: 'email', email: 'jane@example.com' });
  });
});
