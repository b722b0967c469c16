import { expect } from '@open-wc/testing';
import type { Brand } from '../../../src/model/brand.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

const card = (guest: Guest): string => {
  const { lang, dir } = guest.find('[part~="card"]')!;
  return `${lang} ${dir}`;
};

describe('the language of the card is that of the words that are shown', () => {
  afterEach(leaveAll);

  it('English, where the texts of the page\'s language do not ship: from the first frame, in the code step', async () => {
    const guest = await mount({ attributes: { lang: 'it' } });
    expect(card(guest)).to.equal('en ltr');
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    await guest.sees('Enter your code');
    expect(card(guest)).to.equal('en ltr');
  });

  it('as the page writes it, where it has the words: a region, a language from right to left', async () => {
    const guest = await mount({ attributes: { lang: 'en-GB' } });
    expect(card(guest)).to.equal('en-GB ltr');
    await until(() => guest.element.step === 'identifier', 'the form');
    for (const [lang, shown] of [['de-AT', 'de-AT ltr'], ['ar', 'ar rtl'], ['fa', 'en ltr'], ['en-AU', 'en-AU ltr'],
      [' ar ', 'ar rtl'], ['\n es\t', 'es ltr'], [' ', 'en ltr']] as const) {
      guest.element.lang = lang;
      await until(() => card(guest) === shown, shown);
    }
  });

  it('of the brand, where the brand speaks a language of its own', async () => {
    const brand: Brand = { copy: { it: { heading: 'Accedi', description: 'Ti mandiamo un codice.' } } };
    const guest = await mount({ attributes: { lang: 'it-CH' }, properties: { brand } });
    await guest.sees('Accedi');
    expect(card(guest)).to.equal('it-CH ltr');
  });

  it('dates are written as the page\'s region writes them', async () => {
    const versions = { consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], version: '1', url: '/terms' }] } satisfies Brand;
    const guest = await mount({ attributes: { lang: 'en-GB' }, properties: { brand: versions } });
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    await guest.type(guest.code, guest.sandbox.inbox.latest('guest@example.com')!.code);
    await guest.reaches('signed-in');
    await guest.element.signOut();
    await guest.reaches('identifier');
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(clock.now());
    await guest.sees(day);
  });
});
