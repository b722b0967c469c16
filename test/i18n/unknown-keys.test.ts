import { expect } from '@open-wc/testing';
import en from '../../src/i18n/locales/en.ts';
import { unknownKeys } from '../../src/i18n/unknown-keys.ts';

const told = (words: Record<string, string>, locale = 'en') => unknownKeys({ [locale]: words }, Object.keys(en));

describe('unknownKeys', () => {
  it('says nothing of the keys that there are', () => {
    expect(told({ heading: 'Hungry?', codeHeading: 'Your code', rate_limited: 'Slowly' })).to.deep.equal([]);
    expect(unknownKeys({}, Object.keys(en))).to.deep.equal([]);
  });

  for (const [slip, meant] of [
    ['headding', 'heading'], ['Heading', 'heading'], ['descripton', 'description'], ['code_heading', 'codeHeading'],
    ['sendemail', 'sendEmail'], ['codeInvalid', 'code_invalid'], ['rateLimited', 'rate_limited'], ['reSend', 'resend'],
  ] as const) {
    it(`takes ${slip} for ${meant}`, () => {
      expect(told({ [slip]: 'x' }, 'pt-BR')).to.deep.equal([`copy.pt-BR.${slip} is no message key; the nearest is ${meant}`]);
    });
  }

  it('does not guess where nothing is like it', () => {
    expect(told({ welcomeToTheClub: 'x' })).to.deep.equal(['copy.en.welcomeToTheClub is no message key']);
  });

  it('names each place', () => {
    expect(unknownKeys({ en: { headin: 'x', zzzzzz: 'x' }, es: { headin: 'x' } }, Object.keys(en))).to.have.length(3);
  });
});
