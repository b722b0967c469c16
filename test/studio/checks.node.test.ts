import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrandFile, Consent } from '../../demo/studio/brand.ts';
import { newBrand } from '../../demo/studio/brand.ts';
import { blockingIn, findFaults } from '../../demo/studio/checks/checks.ts';
import type { Facts, Fault } from '../../demo/studio/checks/fault.ts';
import type { Notes } from '../../demo/studio/project.ts';

/** A brand that can go out as it is. */
const GOOD: BrandFile = {
  name: 'Marlow Kitchen',
  server: 'https://api.marlow.com',
  client: 'marlow-web',
  channels: ['email', 'sms'],
  countries: ['US', 'CA'],
  consents: [
    { id: 'terms', required: true, covers: ['terms'], url: 'https://marlow.com/terms', version: '1' },
    { id: 'privacy', required: true, covers: ['privacy'], url: '/privacy', version: '1' },
  ],
};
const PALETTE = {
  'color-primary': '#0f766e', 'color-on-primary': '#ffffff', 'color-surface': '#ffffff', 'color-text': '#16181d', 'color-muted': '#5b5f69',
  'color-danger': '#c01f2e', link: '#0f766e',
};

const facts = (change: Partial<BrandFile> = {}, more: Partial<Facts> = {}): Facts => ({
  brand: { ...GOOD, ...change },
  notes: {},
  measured: { palettes: { light: PALETTE, dark: {} }, tokens: {} },
  invalid: [],
  logoTones: { light: [], dark: [] },
  countries: new Set(['US', 'CA', 'GB']),
  texts: { heading: 'Sign in or join', codeSentTo: 'We sent a code to {to}.', sendEmail: 'Email me a code' },
  ...more,
});
const find = (change?: Partial<BrandFile>, more?: Partial<Facts>): Fault[] => findFaults(facts(change, more));
const consents = (...list: Partial<NonNullable<BrandFile['consents']>[number]>[]) =>
  ({ consents: list.map((consent, index) => ({ id: `c${index}`, required: true, covers: [], version: '1', ...consent })) });
const LEGAL = { covers: ['terms', 'privacy'], url: 'https://marlow.com/legal' };

/** The one fault of a brand, which blocks it or not, and the control that it leads to. */
const one = (faults: Fault[], blocks: boolean, control: string): Fault => {
  assert.deepEqual(faults.map((fault) => [fault.blocks, fault.control]), [[blocks, control]]);
  return faults[0]!;
};

describe('the studio’s check list', () => {
  it('has nothing to say about a good brand', () => assert.deepEqual(find(), []));

  it('names three things that a new brand lacks: its name, where guests sign in, and its documents', () => {
    const faults = findFaults(facts({}, { brand: newBrand() }));
    assert.deepEqual(faults.map(({ control }) => control), ['name', 'server', 'consent-0-url', 'consent-1-url']);
    assert.equal(blockingIn(faults), 4);
    assert.equal(blockingIn(faults, 'consents'), 2);
  });

  describe('connection', () => {
    for (const [name, change, control] of [
      ['no server', { server: undefined }, 'server'],
      ['no client', { client: undefined }, 'client'],
      ['a server with a blank in it', { server: 'https://api.marlow.com /v2' }, 'server'],
      ['a client with a blank in it', { client: 'marlow web' }, 'client'],
      ['an example’s server', { server: 'https://api.example.com' }, 'server'],
      ['the sandbox’s client', { client: 'demo-client' }, 'client'],
      ['a server without a scheme', { server: 'api.marlow.com' }, 'server'],
      ['a server without https', { server: 'http://api.marlow.com' }, 'server'],
      ['a server on one’s own machine', { server: 'http://localhost:8080' }, 'server'],
      ['a server with another scheme', { server: 'ftp://api.marlow.com' }, 'server'],
    ] as const) it(`blocks ${name}`, () => void one(find(change), true, control));

    it('takes a path of the brand’s own site', () => assert.deepEqual(find({ server: '/api' }), []));
    it('lets the developer fill it in, and the admin say so in one press', () => {
      const fault = one(find({ server: undefined, client: undefined }), true, 'server');
      const notes: Notes = {};
      fault.fix!.apply({}, notes);
      assert.deepEqual(find({ server: undefined, client: undefined }, { notes }), []);
    });
    it('still blocks what the developer would be handed broken', () =>
      void one(find({ server: 'marlow', client: undefined }, { notes: { developerConnects: true } }), true, 'server'));
    it('needs no client for PAR Ordering', () => assert.deepEqual(find({ client: undefined, menu: { application: 'web' } }), []));
  });

  describe('consents', () => {
    for (const [name, list, part] of [
      ['no link to the terms', [{ ...LEGAL, url: undefined }], 'consent-0-url'],
      ['an example’s link', [{ ...LEGAL, url: 'https://example.com/terms' }], 'consent-0-url'],
      ['a link without a scheme', [{ ...LEGAL, url: 'marlow.com/terms' }], 'consent-0-url'],
      ['no words', [LEGAL, { id: 'other' }], 'consent-1-label'],
    ] as const) it(`blocks ${name}`, () => void one(find(consents(...(list as readonly Partial<Consent>[]))), true, part));

    it('blocks two of one name', () => {
      const faults = find(consents({ ...LEGAL, id: 'a' }, { covers: ['marketing-email'], id: 'a' }));
      one(faults, true, 'consent-1-id');
    });
    it('blocks a brand that asks for no terms, and adds them in one press', () => {
      const fault = one(find(consents({ covers: ['privacy'], url: '/p', id: 'privacy' })), true, 'add-consent');
      const brand: BrandFile = { ...GOOD, ...consents({ covers: ['privacy'], url: '/p', id: 'privacy' }) };
      fault.fix!.apply(brand, {});
      assert.deepEqual(brand.consents!.map(({ covers }) => covers[0]), ['privacy', 'terms']);
    });
    it('warns of texts that do not mention rates, and of words in one language', () => {
      const faults = find(consents(LEGAL, { covers: ['marketing-sms'], label: 'Text me offers' }));
      assert.deepEqual(faults.map(({ blocks, control }) => [blocks, control]), [[false, 'consent-1-label'], [false, 'consent-1-label']]);
    });
    it('leaves the standard words alone', () => assert.deepEqual(find(consents(LEGAL, { covers: ['marketing-sms'] })), []));
  });

  describe('countries', () => {
    it('blocks what is no country, and takes it out in one press', () => {
      const fault = one(find({ countries: ['US', 'UK'] }), true, 'countries');
      assert.match(fault.title, /UK/);
      const brand: BrandFile = { countries: ['US', 'UK'] };
      fault.fix!.apply(brand, {});
      assert.deepEqual(brand.countries, ['US']);
    });
    it('warns of texts to every country', () => void one(find({ countries: ['*'] }), false, 'countries'));
  });

  describe('fonts', () => {
    const font = (value: string) => ({ theme: { tokens: { 'font-family': value } } });
    it('warns of a font that no device has, until the admin confirms that the site loads it', () => {
      const fault = one(find(font('Poppins, sans-serif')), false, 'font');
      assert.match(fault.title, /Poppins/);
      const notes: Notes = {};
      fault.fix!.apply({}, notes);
      assert.deepEqual(find(font('Poppins, sans-serif'), { notes }), []);
    });
    it('adds a stand-in', () => {
      const fault = one(find(font('Georgia')), false, 'font');
      const brand: BrandFile = { ...GOOD, ...font('Georgia') };
      fault.fix!.apply(brand, {});
      assert.equal(brand.theme!.tokens!['font-family'], 'Georgia, sans-serif');
    });
    it('knows the device’s own', () => assert.deepEqual(find(font('"Helvetica Neue", Arial, sans-serif')), []));
  });

  describe('words', () => {
    it('blocks a text that lost what the sign-in puts into it', () => {
      const fault = one(find({ copy: { en: { codeSentTo: 'Look at your phone.' }, es: { codeSentTo: 'Mira {to}.' } } }), true, 'word-en-codeSentTo');
      assert.match(fault.title, /\{to\}/);
    });
    it('blocks a text with a blank that nothing fills', () =>
      void one(find({ copy: { en: { heading: 'Hi {name}' }, es: { heading: 'Hola' } } }), true, 'word-en-heading'));
    it('blocks words that stand for others', () =>
      void one(find({ copy: { en: { heading: 'Lorem ipsum' }, es: { heading: 'Hola' } } }), true, 'word-en-heading'));
    it('warns of texts in one language only', () => void one(find({ copy: { en: { heading: 'Hungry?' } } }), false, 'words-language'));
    it('warns of texts that are missing in another language, or the same there', () => {
      const english = { heading: 'Come to the table', sendEmail: 'Send it' };
      one(find({ copy: { en: english, es: { heading: 'A la mesa' } } }), false, 'word-es-sendEmail');
      one(find({ copy: { en: english, es: { heading: 'Come to the table', sendEmail: 'Enviar' } } }), false, 'word-es-heading');
    });
    it('lets an address be shown as one is written', () =>
      assert.deepEqual(find({ copy: { en: { heading: 'Like jo@example.com' }, es: { heading: 'Como jo@example.com' } } }), []));
  });

  describe('colours', () => {
    const palettes = (change: Partial<typeof PALETTE>) =>
      ({ measured: { palettes: { light: { ...PALETTE, ...change }, dark: {} }, tokens: {} } });
    it('warns of a brand colour that looks like an error', () =>
      void one(find({}, palettes({ 'color-primary': '#c8102e' })), false, 'brand-colour'));
    it('does not mistake other colours for it', () => {
      for (const colour of ['#15803d', '#2457e6', '#7a2e5d', '#5b5f69']) assert.deepEqual(find({}, palettes({ 'color-primary': colour })), []);
    });
    it('warns of a logo that can hardly be seen, and offers a plate in dark', () => {
      const measured = { palettes: { light: PALETTE, dark: { 'color-surface': '#1b1c20' } }, tokens: {} };
      const logoTones = { light: [], dark: [{ hex: '#222222', share: 0.6 }, { hex: '#ffffff', share: 0.4 }] };
      const notes: Notes = { logo: { light: 'data:image/png;base64,AAAA' } };
      const fault = one(find({ theme: { logo: 'data:image/png;base64,AAAA' } }, { measured, logoTones, notes }), false, 'logo');
      fault.fix!.apply({}, notes);
      assert.equal(notes.logo!.plate, true);
    });
  });

  it('says what the element would leave out by the name that the studio has for it', () => {
    const [fault] = find({}, { invalid: [{ path: 'theme.tokens.radius', reason: 'must be a length such as 8px or 0.5rem' }] });
    assert.equal(fault!.blocks, true);
    assert.match(fault!.title, /^Corners/);
    assert.match(fault!.reason, /8px/);
  });

  it('blocks the example of a help page', () => void one(find({ help: 'https://www.example.com/help' }), true, 'help'));
  it('blocks the example of a logo', () => void one(find({ theme: { logo: 'https://example.com/logo.svg' } }), true, 'logo'));

  it('leaves no part of a broken file without a reason in plain words and a way out', () => {
    const invalid = [
      { path: 'code.length', reason: 'Invalid value: Expected <=12 but received 99' },
      { path: 'channels.0', reason: 'Invalid type: Expected ("email" | "sms") but received "fax"' },
      { path: 'theme.tokens.radius', reason: 'must be a length such as 8px or 0.5rem' },
      { path: 'kiosk.documents.terms', reason: 'Invalid type: Expected string but received 5' },
    ];
    const brand = { code: { length: 99 }, channels: ['fax'], theme: { tokens: { radius: 'x', space: '1px' } }, kiosk: { documents: { terms: 5 } } };
    const faults = find(brand as unknown as Partial<BrandFile>, { invalid });
    assert.deepEqual(faults.map(({ reason }) => reason), [
      'It must be at most 12.', 'It is none of the choices there are.', 'It must be a length such as 8px or 0.5rem.', 'It must be a text.',
    ]);
    const mended = structuredClone({ ...GOOD, ...brand }) as unknown as BrandFile;
    for (const { fix } of faults) fix!.apply(mended, {});
    assert.deepEqual([mended.code, mended.channels, mended.theme, mended.kiosk], [{}, undefined, { tokens: { space: '1px' } }, { documents: {} }]);
  });

  it('tells a misspelt part by the name that it has in the file, which may have dots', () => {
    const invalid = [{ path: 'copy.en.a.b', reason: 'is no key that is known here' }, { path: 'chanels', reason: 'is no key that is known here (name, server)' }];
    const brand = { chanels: ['sms'], copy: { en: { 'a.b': 'x', heading: 'Hello' } } };
    const faults = find(brand, { invalid }).filter(({ blocks }) => blocks);
    assert.equal(faults[1]!.title, '“chanels” is not known here');
    const mended = structuredClone({ ...GOOD, ...brand }) as BrandFile;
    for (const { fix } of faults) fix!.apply(mended, {});
    assert.deepEqual([mended.chanels, mended.copy], [undefined, { en: { heading: 'Hello' } }]);
  });

  it('asks PAR Ordering for its application in place of a client id', () => {
    const ordering = { client: undefined, backend: 'menu', consents: [] };
    one(find(ordering), true, 'application');
    assert.deepEqual(find({ ...ordering, menu: { application: 'marlow' } }), []);
    assert.deepEqual(find(ordering, { notes: { developerConnects: true } }), []);
  });

  it('names no key of the file', () => {
    const faults = find(
      { ...consents({ covers: ['terms'] }), copy: { en: { codeSentTo: 'x' } }, countries: ['XX'], server: undefined },
      { invalid: [{ path: 'theme.tokens.color-focus', reason: 'is no color that this browser knows' }, { path: 'extra', reason: 'is no key that is known here (name)' }] });
    for (const { title, reason } of faults) assert.doesNotMatch(`${title} ${reason}`, /theme\.|tokens|color-|covers|codeSentTo|no key|JSON/);
  });
});
