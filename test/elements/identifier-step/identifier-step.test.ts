import { expect } from '@open-wc/testing';
import type { GivenConsent } from '../../../src/model/brand.ts';
import { until } from '../../harness/dom.ts';
import { clock } from '../../harness/test-clock.ts';
import { Guest, leaveAll, mount, SEND } from '../../harness/guest.ts';

/** The words of a link to a document, and where it leads. */
const readLink = (link: HTMLAnchorElement): string => {
  const [name] = link.querySelector('slot')!.assignedNodes({ flatten: true });
  return `${name?.textContent} ${new URL(link.href).pathname}`;
};

describe('the first step', () => {
  afterEach(leaveAll);

  it('says at each field what it lacks, without an event, and sends nothing', async () => {
    const guest = await mount();
    await guest.submit();
    await guest.sees('Enter your email address.');
    expect(guest.alerts).to.deep.equal(['Enter your email address.', 'Agree to the Terms of Service and Privacy Policy to continue.']);
    const email = await guest.field('email');
    const described = email.getRootNode() as ShadowRoot;
    expect(described.getElementById(email.getAttribute('aria-describedby')!)!.textContent).to.include('Enter your email address.');
    for (const box of guest.boxes) {
      expect(box.getAttribute('aria-invalid')).to.equal('true');
      expect(described.getElementById(box.getAttribute('aria-describedby')!)!.getAttribute('role')).to.equal('alert');
    }
    expect(guest.details('punchh-error')).to.deep.equal([]);
    expect(guest.requests(SEND)).to.deep.equal([]);
    await guest.type(email, 'guest');
    await guest.accepts();
    expect(guest.alerts).to.deep.equal([]);
    await guest.submit();
    await guest.sees('Check the email address.');
    await guest.type(email, '@example.com');
    await guest.submit();
    await guest.reaches('code');
  });

  it('trims what is around an address', async () => {
    const guest = await mount();
    await guest.reachesCode({ email: '  guest@example.com ' });
    expect(guest.requests(SEND)[0]!.body['email']).to.equal('guest@example.com');
  });

  it('has one real box for both documents, never ticked in advance, with each document linked', async () => {
    const guest = await mount();
    expect(guest.boxes.map(({ type, checked }) => [type, checked])).to.deep.equal([['checkbox', false]]);
    const links = guest.findAll('a') as HTMLAnchorElement[];
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(['/terms', '/privacy']);
    for (const link of links) expect(link.rel).to.include('noopener');
  });

  for (const [what, consent, attributes, links] of [
    ['the page’s addresses win, each for its own document', { url: '/brand' }, {}, ['Terms of Service /terms', 'Privacy Policy /privacy']],
    ['the brand’s address stands where the page has none', { url: '/brand' }, { 'privacy-url': '' }, ['Terms of Service /terms', 'Privacy Policy /brand']],
    ['words of the brand with places', { label: 'Yes to {privacy} and {terms}.' }, {}, ['Privacy Policy /privacy', 'Terms of Service /terms']],
    ['words of the brand without places', { label: 'I agree to everything.', url: '/brand' }, {}, ['Privacy Policy /privacy', 'Terms of Service /terms']],
    ['words of the brand and one address', { label: 'I agree to everything.', url: '/brand' }, { 'terms-url': '', 'privacy-url': '' }, ['Privacy Policy /brand']],
    ['no address at all', {}, { 'terms-url': '', 'privacy-url': '' }, []],
  ] as const) {
    it(`links each document of a consent that covers both: ${what}`, async () => {
      const consents = [{ id: 'both', covers: ['privacy', 'terms'], required: true, version: '1', ...consent }] as const;
      const guest = await mount({ attributes, properties: { brand: { consents } } });
      await until(() => guest.boxes.map(({ id }) => id).join() === 'consent-both', 'the brand');
      expect((guest.findAll('a') as HTMLAnchorElement[]).map(readLink)).to.deep.equal(links);
    });
  }

  it('names a document in the words of each consent, not only of the first', async () => {
    const consents = [
      { id: 'legal', covers: ['terms', 'privacy'] },
      { id: 'offers', covers: ['marketing-sms'], label: 'Text me offers, see {privacy}.', url: '/offers' },
      { id: 'news', covers: ['marketing-email'], label: 'Email me news.', url: '/news' },
    ] as const;
    const guest = await mount({ properties: { brand: { consents } } });
    await until(() => guest.boxes.length === 3, 'the boxes');
    expect((guest.findAll('a') as HTMLAnchorElement[]).map(readLink)).to.deep.equal(
      ['Terms of Service /terms', 'Privacy Policy /privacy', 'Privacy Policy /offers', 'Terms of Service /news']);
  });

  it('keeps every box that a password manager or a script ticks at once', async () => {
    const consents = [{ id: 'terms', covers: ['terms'], required: true }, { id: 'privacy', covers: ['privacy'], required: true }] as const;
    const guest = await mount({ properties: { brand: { consents } } });
    await until(() => guest.boxes.length === 2, 'the boxes');
    await guest.type(await guest.field('email'), 'guest@example.com');
    for (const box of guest.boxes) box.click();
    await guest.settled();
    expect(guest.boxes.map(({ checked }) => checked)).to.deep.equal([true, true]);
    await guest.submit();
    await guest.reaches('code');
  });

  it('keeps both contacts over a change of channel, and everything over a way back', async () => {
    const guest = await mount();
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.chooses('sms');
    await guest.type(await guest.field('tel'), '2125554626');
    await guest.accepts();
    await guest.chooses('email');
    expect((await guest.field('email')).value).to.equal('guest@example.com');
    await guest.submit();
    await guest.reaches('code');
    await guest.type(guest.code, '12');
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    expect((await guest.field('email')).value).to.equal('guest@example.com');
    expect(guest.boxes.every(({ checked }) => checked)).to.equal(true);
    await guest.chooses('sms');
    const phone = await guest.field('tel');
    await until(() => phone.value === '(212) 555-4626', 'the number');
  });

  it('another contact gets a fresh verifier', async () => {
    const guest = await mount();
    await guest.reachesCode({ email: 'one@example.com' });
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    await guest.reachesCode({ email: 'two@example.com' });
    const [one, two] = guest.requests(SEND).map(({ body }) => body['code_challenge']);
    expect(one).not.to.equal(two);
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('at the code, the other channel is one press away', async () => {
    const guest = await mount();
    await guest.reachesCode();
    await guest.press(guest.button('Use a text message instead'));
    await guest.reaches('identifier');
    await guest.type(await guest.field('tel'), '2125554626');
    await guest.submit();
    await guest.reaches('code');
    await guest.sees('(212) 555-4626');
  });

  it('reset leaves nothing', async () => {
    const guest = await mount();
    await guest.reachesCode();
    guest.element.reset();
    await guest.reaches('identifier');
    expect((await guest.field('email')).value).to.equal('');
    expect(guest.boxes.some(({ checked }) => checked)).to.equal(false);
    guest.leaves();
    await guest.returns().reaches('identifier');
  });

  it('reset at once, before anything could be restored, leaves nothing either', async () => {
    const guest = await mount();
    await guest.reachesCode();
    guest.leaves();
    const again = guest.returns();
    await again.element.updateComplete;
    again.element.reset();
    expect(again.element.step).to.equal('identifier');
    await again.element.session.ready;
    await again.type(await again.field('email'), 'other@example.com');
    again.leaves();
    const third = again.returns();
    await third.reaches('identifier');
    await third.element.session.ready;
    expect([...again.details('punchh-step'), ...third.details('punchh-step')].map(({ step }) => step)).not.to.include('code');
  });

  it('removed while what sends it was on its way, says nothing', async () => {
    const guest = new Guest();
    await guest.element.updateComplete;
    await guest.enter(await guest.field('email'));
    expect(guest.primary.getAttribute('aria-busy')).to.equal('true');
    const button = guest.primary;
    guest.element.remove();
    await until(() => !button.hasAttribute('aria-busy'), 'the end of it');
    expect(guest.heard).to.deep.equal([]);
  });

  it('asks whether to stay signed in where the page wants that', async () => {
    const guest = await mount({ attributes: { remember: 'ask' } });
    await guest.sees('Keep me signed in on this device');
    await guest.type(await guest.field('email'), 'guest@example.com');
    for (const box of guest.boxes) if (box.id !== 'remember') await guest.press(box);
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    guest.leaves();
    await guest.returns().reaches('identifier');
  });
});

describe('consents given before', () => {
  afterEach(leaveAll);

  const again = async (consents?: readonly GivenConsent[]): Promise<Guest> => {
    const guest = await mount({ ...(consents && { properties: { brand: { consents } } }) });
    if (consents) await until(() => guest.boxes[0]?.id === `consent-${consents[0]!.id}`, 'the brand');
    await guest.signsIn();
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    return guest;
  };

  it('are one line, and true is still sent', async () => {
    const guest = await again();
    expect(guest.boxes).to.deep.equal([]);
    await guest.sees(/You agreed on .* to the Terms of Service.* and Privacy Policy/);
    expect(guest.findAll('a')).to.have.length(2);
    clock.advance(31_000);
    await guest.reachesCode();
    expect(guest.requests(SEND).at(-1)!.body).to.include({ privacy_policy: true, terms_and_conditions: true });
  });

  it('name each document once, and nothing else that is covered', async () => {
    const guest = await again([
      { id: 'club', required: true, covers: ['privacy', 'terms', 'marketing-email'] },
      { id: 'news', required: true, covers: ['privacy', 'marketing-sms'] },
    ]);
    await until(() => guest.findAll('a').length > 0, 'the line');
    expect((guest.findAll('a') as HTMLAnchorElement[]).map(readLink)).to.deep.equal(['Terms of Service /terms', 'Privacy Policy /privacy']);
  });

  it('can be seen again', async () => {
    const guest = await again();
    await guest.press(guest.button('Review'));
    await until(() => guest.boxes.length === 1, 'the box');
  });

  it('count only for the versions that were agreed to', async () => {
    const guest = await again();
    guest.leaves();
    const consents = [{ id: 'terms', required: true, covers: ['terms', 'privacy'] as const, version: '2' }];
    const changed = guest.returns({ properties: { brand: { consents } } });
    await until(() => changed.boxes.map(({ id }) => id).join() === 'consent-terms', 'the box');
    expect(changed.boxes[0]!.checked).to.equal(false);
  });
});

describe('the phone field', () => {
  afterEach(leaveAll);

  const atPhone = async (countries?: string): Promise<[guest: Guest, phone: HTMLInputElement, country: HTMLSelectElement]> => {
    const guest = await mount({ attributes: { channels: 'sms', ...(countries && { countries }) } });
    const phone = await guest.field('tel');
    // The library comes after the field; what was typed before is formatted then.
    await guest.paste(phone, '+12125554626');
    await until(() => phone.value !== '+12125554626', 'the library formats');
    await guest.clear(phone);
    return [guest, phone, guest.find('select') as HTMLSelectElement];
  };

  it('formats while typing, at the end and in the middle, without moving the caret', async () => {
    const [guest, phone] = await atPhone();
    await guest.type(phone, '2125554626');
    expect(phone.value).to.equal('(212) 555-4626');
    phone.setSelectionRange(3, 3);
    await guest.backspace(phone);
    expect(phone.value.replace(/\D/g, '')).to.equal('225554626');
    expect(phone.value.slice(0, phone.selectionStart!).replace(/\D/g, '')).to.equal('2');
    await guest.type(phone, '1');
    expect(phone.value).to.equal('(212) 555-4626');
    expect(phone.value.slice(0, phone.selectionStart!).replace(/\D/g, '')).to.equal('21');
  });

  it('backspace at a bracket takes the digit before it', async () => {
    const [guest, phone] = await atPhone();
    await guest.type(phone, '2125554626');
    phone.setSelectionRange(6, 6);
    await guest.backspace(phone);
    expect(phone.value.replace(/\D/g, '')).to.equal('215554626');
  });

  for (const text of ['+1 (212) 555-4626', '0012125554626', '1 212 555 4626', '(212) 555-4626', '٢١٢٥٥٥٤٦٢٦']) {
    it(`takes "${text}"`, async () => {
      const [guest, phone] = await atPhone();
      await guest.paste(phone, text);
      await guest.accepts();
      await guest.submit();
      await guest.reaches('code');
      expect(guest.requests(SEND)[0]!.body).to.include({ phone_ext: '+1', phone_number: '2125554626' });
    });
  }

  it('the country follows a number of another offered country', async () => {
    const [guest, phone, country] = await atPhone('US CA GB');
    expect(country.value).to.equal('US');
    await guest.paste(phone, '+44 20 7946 0958');
    expect(country.value).to.equal('GB');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body).to.include({ phone_ext: '+44', phone_number: '2079460958' });
  });

  it('sends no trunk zero', async () => {
    const [guest, phone] = await atPhone('GB');
    await guest.type(phone, '02079460958');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body).to.include({ phone_ext: '+44', phone_number: '2079460958' });
  });

  for (const [typed, phone_ext, phone_number, region] of [
    ['07911 123456', '+44', '7911123456', 'Guernsey’s in the United Kingdom'],
    ['+44 7911 123456', '+44', '7911123456', 'the same with its country code'],
  ] as const) {
    it(`takes a number of a territory for one of its country: ${region}`, async () => {
      const [guest, phone, country] = await atPhone('US GB');
      if (!typed.startsWith('+')) {
        country.value = 'GB';
        country.dispatchEvent(new Event('change'));
        await guest.settled();
      }
      await guest.paste(phone, typed);
      expect(country.value).to.equal('GB');
      await guest.accepts();
      await guest.submit();
      await guest.reaches('code');
      expect(guest.requests(SEND)[0]!.body).to.include({ phone_ext, phone_number });
    });
  }

  it('refuses what only shares its calling code: Jamaica beside the United States, the United Kingdom where Guernsey is offered', async () => {
    for (const [countries, typed] of [['US CA', '+1 876 555 1234'], ['RU', '+7 701 234 5678'], ['GG', '+44 7400 123456']] as const) {
      const guest = await mount({ attributes: { channels: 'sms', countries } });
      await guest.paste(await guest.field('tel'), typed);
      await guest.accepts();
      await guest.submit();
      await guest.sees('We can’t text numbers of this country.');
      expect(guest.requests(SEND)).to.deep.equal([]);
    }
  });

  it('refuses a country that is not offered, and a number that is not possible', async () => {
    const [guest, phone] = await atPhone();
    await guest.accepts();
    await guest.paste(phone, '+44 20 7946 0958');
    await guest.submit();
    await guest.sees('We can’t text numbers of this country.');
    await guest.clear(phone);
    await guest.type(phone, '212');
    await guest.submit();
    await guest.sees('Check the mobile number.');
    await guest.clear(phone);
    await guest.submit();
    await guest.sees('Enter your mobile number.');
    expect(guest.requests(SEND)).to.deep.equal([]);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('only warns of an unusual one', async () => {
    const [guest, phone] = await atPhone();
    await guest.type(phone, '1112223333');
    phone.dispatchEvent(new FocusEvent('blur'));
    await guest.sees('This number looks unusual.');
    expect(guest.details('punchh-error')).to.deep.equal([]);
    await guest.accepts();
    await guest.submit();
    await until(() => guest.requests(SEND).length === 1, 'the request');
  });

  it('offers the countries by name, the first one preselected', async () => {
    const guest = await mount({ attributes: { channels: 'sms', countries: 'CA US' } });
    await until(() => !!guest.find('select'), 'the choice comes with the library');
    const country = guest.find('select') as HTMLSelectElement;
    expect([...country.options].map((option) => option.textContent.trim())).to.deep.equal(['Canada (+1)', 'United States (+1)']);
    expect(country.value).to.equal('CA');
  });

  for (const [countries, shown] of [['UK GB', 'GB +44'], ['XX', 'US +1']] as const) {
    it(`countries="${countries}": what there is counts`, async () => {
      const guest = await mount({ attributes: { channels: 'sms', countries } });
      await guest.sees(shown);
      await guest.type(await guest.field('tel'), shown === 'US +1' ? '2125554626' : '2079460958');
      await guest.accepts();
      await guest.submit();
      await guest.reaches('code');
    });
  }
});
