import { expect } from '@open-wc/testing';
import { leaveAll, mount } from '../../harness/guest.ts';

describe('a POS', () => {
  afterEach(leaveAll);

  it('speaks to the cashier, and reads the consents to the guest', async () => {
    const guest = await mount({ attributes: { mode: 'pos', storage: 'memory' } });
    await guest.sees('Sign in the guest Read the terms aloud and tick what the guest agrees to.');
    expect(guest.text, 'it is not the cashier who signs in').not.to.include('Sign in or join');
    await guest.sees('“Do you agree to the Terms of Service');
    expect(guest.text).not.to.include('We’ll send you');
    expect(guest.primary.textContent.trim()).to.equal('Send the code');
    await guest.autofill(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    await guest.sees('Ask the guest for the code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    await guest.sees('The guest is signed in');
    const consents = guest.details('punchh-consent').flatMap((detail) => detail.consents);
    expect(consents.map(({ how }) => how)).to.deep.equal(['verbal']);
  });

  it('says the brand’s own words to the cashier, not those for the guest', async () => {
    const copy = { en: { heading: 'Welcome', description: 'Hungry?', posDescription: 'Ask for the phone number.' } };
    const guest = await mount({ attributes: { mode: 'pos', storage: 'memory' }, properties: { brand: { copy } } });
    await guest.sees('Ask for the phone number.');
    expect(guest.text).not.to.include('Hungry?').and.not.to.include('Welcome');
  });

  it('speaks to the guest again where the page changes the mode', async () => {
    const guest = await mount({ attributes: { mode: 'pos', storage: 'memory', lang: 'de' } });
    await guest.sees('Gast anmelden Lesen Sie die Bedingungen vor');
    guest.element.mode = 'web';
    await guest.sees('Anmelden oder registrieren');
    await guest.sees('Wir senden Ihnen einen Einmalcode');
  });
});
