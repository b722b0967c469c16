import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount } from '../../harness/guest.ts';

const RATES = 'Message and data rates may apply.';

describe('what carriers want said of texts', () => {
  afterEach(leaveAll);

  it('stands beside the button for texts to the US, and nowhere by email', async () => {
    const guest = await mount({ properties: { brand: { name: 'Moe’s Tacos' } } });
    expect(guest.text).not.to.include(RATES);
    await guest.chooses('sms');
    await guest.sees(`Moe’s Tacos: one message per sign-in. ${RATES} Reply HELP for help, STOP to end.`);
    await guest.chooses('email');
    expect(guest.text).not.to.include(RATES);
  });

  it('in the brand’s own words, and with where to get help', async () => {
    const sms = { program: 'Moe’s Codes', frequency: 'up to 3 messages a day', help: 'help@moes.example' };
    const guest = await mount({ attributes: { channels: 'sms' }, properties: { brand: { sms } } });
    await guest.sees('Moe’s Codes: up to 3 messages a day. Message and data rates');
    await guest.sees('Help: help@moes.example.');
  });

  it('in the guest’s language', async () => {
    const guest = await mount({ attributes: { channels: 'sms', lang: 'de' } });
    await guest.sees('eine Nachricht pro Anmeldung. Es können Gebühren für Nachrichten und Daten anfallen.');
  });

  it('is not told as missing to the developer while its texts are still loading', async () => {
    // By now the page has the code of the field for phone numbers.
    const english = await mount({ attributes: { channels: 'sms' } });
    await english.sees(RATES);
    const { warn } = console;
    const said: unknown[] = [];
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    try {
      const guest = await mount({ attributes: { lang: 'ja' } });
      await guest.chooses('sms');
      await guest.sees('通信料がかかる場合があります');
    } finally {
      console.warn = warn;
    }
    expect(said).to.deep.equal([]);
  });

  it('not for other countries', async () => {
    const guest = await mount({ attributes: { channels: 'sms', countries: 'DE US' } });
    await until(() => guest.find('.country select'), 'the choice of country');
    expect(guest.text).not.to.include(RATES);
  });

  it('draws the element once for their words, and not again and again', async () => {
    const guest = await mount({ attributes: { channels: 'sms' } });
    await guest.sees(RATES);
    let updates = 0;
    const { element } = guest;
    element.addController({ hostUpdated: () => (updates += 1) });
    for (let turn = 0; turn < 20; turn += 1) await new Promise(requestAnimationFrame);
    expect(updates).to.be.at.most(2);
  });

  it('is recorded with the consents, in the words that were shown', async () => {
    const guest = await mount({ properties: { brand: { name: 'Moe’s Tacos' } } });
    await guest.chooses('sms');
    await guest.sees(RATES);
    await guest.reachesCode({ phone: '2125554626' });
    const { consents } = await guest.hears('punchh-consent');
    expect(consents.map(({ id }) => id)).to.deep.equal(['legal', 'sms']);
    expect(consents[1]).to.include({
      accepted: true, locale: 'en', how: 'screen',
      words: `Moe’s Tacos: one message per sign-in. ${RATES} Reply HELP for help, STOP to end.`,
    });
    await guest.sees('If you once answered STOP, text us START first.');
  });
});
