import { expect } from '@open-wc/testing';
import { parseBrand } from '../../../src/client/brand-file.ts';

const OWN = { fileUrl: 'https://shop.example/brand/brand.json', pageOrigin: 'https://shop.example' };
const ELSEWHERE = { fileUrl: 'https://cms.example/brand.json', pageOrigin: 'https://shop.example' };
const parse = (data: unknown, from = OWN) => parseBrand(data, from);
const paths = (data: unknown, from = OWN) => parse(data, from).problems.map(({ path }) => path);
const json = (text: string): unknown => JSON.parse(text);

describe('parseBrand', () => {
  it('takes a whole, valid file as it is', () => {
    const file = {
      name: 'Cantina', server: 'https://api.shop.example', client: 'abc', backend: 'punchh', channels: ['sms', 'email'],
      countries: ['US', 'CA'], code: { length: 6, resendAfter: 30, expiresAfter: 600 },
      consents: [{ id: 'terms', required: true, covers: ['terms'], url: 'https://shop.example/terms', version: '3' }],
      theme: { preset: 'soft', tokens: { 'color-primary': '#c02', radius: '8px' }, logo: 'https://shop.example/logo.svg' },
      copy: { en: { heading: 'Hungry?' }, 'pt-BR': { heading: 'Com fome?' } },
      menu: { application: 'cantina', kind: 'phone', loginFields: { code: 'otp' }, demographics: [{ id: 'drink', type: 'text' }] },
      kiosk: { idleAfter: 45, domains: ['gmail.com', 'example.co.uk'], documents: { terms: 'One.\n\nTwo.', privacy: 'Three.' } },
      methods: ['password', 'code'], password: { policy: 'strong', join: false }, register: 'informal', help: 'https://shop.example/help',
      sms: { program: 'Cantina Rewards', frequency: 'One message per sign-in', help: 'help@shop.example' },
      paths: { send: '/v2/token', join: '/join', resetPassword: '/reset', changePassword: '/change', business: '/business' },
    };
    expect(parse(file)).to.deep.equal({ brand: file, problems: [] });
  });

  it('fills in what a consent leaves out', () => {
    const { brand, problems } = parse({ consents: [{ id: 'legal', covers: ['terms', 'privacy'] }, { id: 'news', covers: ['marketing-email'] }] });
    expect(problems).to.deep.equal([]);
    expect(brand.consents).to.deep.equal([
      { id: 'legal', required: true, covers: ['terms', 'privacy'], version: '1' },
      { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
    ]);
  });

  it('takes no wait at all before another code', () => {
    expect(parse({ code: { resendAfter: 0 } })).to.deep.equal({ brand: { code: { resendAfter: 0 } }, problems: [] });
  });

  it('leaves out what is wrong, says where, and uses the rest', () => {
    const { brand, problems } = parse({
      name: 'Cantina', channels: ['email', 'pigeon'], code: { length: 40, resendAfter: 30 },
      consents: [
        { id: 'no-purpose', required: true, version: '1' },
        { id: 'ok', required: false, covers: ['marketing-sms', 'terms', 'privacy'], version: '1' },
      ],
      theem: {}, kiosk: 'soon',
    });
    expect(problems.map(({ path }) => path)).to.have.members(
      ['channels.1', 'code.length', 'consents.0.covers', 'theem', 'kiosk']);
    expect(brand).to.deep.equal({
      name: 'Cantina', channels: ['email'], code: { resendAfter: 30 },
      consents: [{ id: 'ok', required: false, covers: ['marketing-sms', 'terms', 'privacy'], version: '1' }],
    });
  });

  it('uses the whole rest of a file with many unknown keys at one level', () => {
    const unknown = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`x${index}`, index]));
    const { brand, problems } = parse({ name: 'Cantina', ...unknown, kiosk: { idleAfter: 60, ...unknown }, theme: { ...unknown, tokens: { radius: '4px', ...unknown } } });
    expect(brand).to.deep.equal({ name: 'Cantina', kiosk: { idleAfter: 60 }, theme: { tokens: { radius: '4px' } } });
    expect(problems).to.have.length(36);
  });

  it('uses the first of too many entries, and says so', () => {
    const consents = Array.from({ length: 30 }, (_, index) => ({ id: `c${index}`, covers: ['terms', 'privacy'] }));
    const { brand, problems } = parse({ consents });
    expect(brand.consents).to.have.length(20);
    expect(problems).to.deep.equal([{ path: 'consents', message: 'has more than 20 entries: the first 20 are used' }]);
  });

  it('counts the problems that it does not list, and cuts what would flood the console', () => {
    const { problems } = parse({ copy: Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`${index}`, {}])), ['k'.repeat(9000)]: 1 });
    expect(problems).to.have.length(51);
    expect(problems.at(-1)).to.deep.equal({ path: '', message: 'has 31 more problems' });
    expect(problems.every(({ path, message }) => path.length < 200 && message.length <= 400)).to.equal(true);
  });

  for (const [what, data, path] of [
    ['a method that there is not', { methods: ['code', 'magic'] }, 'methods.1'],
    ['a policy that there is not', { password: { policy: 'none' } }, 'password.policy'],
    ['a keyboard’s domain with an @', { kiosk: { domains: ['@gmail.com'] } }, 'kiosk.domains.0'],
    ['a document that is no text', { kiosk: { documents: { terms: ['x'] } } }, 'kiosk.documents.terms'],
    ['an address of help that is no web page', { help: 'javascript:alert(1)' }, 'help'],
    ['a register that there is not', { register: 'rude' }, 'register'],
    ['a path of another server', { paths: { join: '//evil.example' } }, 'paths.join'],
    ['a frequency that is a number', { sms: { frequency: 3 } }, 'sms.frequency'],
  ] as const) {
    it(`refuses ${what}`, () => expect(paths(data)).to.deep.equal([path]));
  }

  it('says what could have been meant, and says it once', () => {
    const said = (data: unknown) => parse(data).problems.map(({ path, message }) => `${path} ${message}`);
    expect(said({ code: { lenght: 6, expires: 60 } })).to.deep.equal(
      ['code.lenght is no key that is known here (length, resendAfter, expiresAfter)', 'code.expires is no key that is known here']);
    expect(said({ theme: { tokens: { 'color-primary': 'c2410c', radius: '12' } }, countries: ['USA'] })).to.have.members([
      'countries.0 must be an ISO region such as US, or *',
      'theme.tokens.color-primary must be a color such as #c8102e',
      'theme.tokens.radius must be a length such as 8px or 0.5rem',
    ]);
    expect(said({ consents: [{ id: 'legal', required: 'true', covers: ['terms', 'privacy'] }] })).to.deep.equal(
      ['consents.0.required Invalid type: Expected boolean but received "true"']);
    expect(said({ consents: [{ id: 'legal', required: true }], kiosk: 60 })).to.have.members(
      ['consents.0.covers is missing', 'kiosk must be an object, not 60']);
  });

  it('asks for terms and privacy where a consent that is wrong may have covered them', () => {
    const empty = parse({ consents: [] });
    expect(empty.brand).not.to.have.property('consents');
    expect(empty.problems.map(({ path }) => path)).to.deep.equal(['consents']);
    for (const more of [{ backend: 'menu' }, { menu: {} }, { backend: 'punchh-password' }]) {
      expect(parse({ consents: [], ...more }).problems, JSON.stringify(more)).to.deep.equal([]);
    }
    const asked = (consents: unknown[]) => parse({ consents }).brand.consents?.map(({ id }) => id);
    const wrong = { id: 'legal', required: true, covers: 'terms, privacy' };
    const offers = { id: 'offers', required: false, covers: ['marketing-sms'] };
    expect(asked([wrong])).to.deep.equal(['legal']);
    expect(asked([wrong, offers])).to.deep.equal(['legal', 'offers']);
    expect(asked([{ id: 'mine', required: true, covers: ['terms'] }, wrong])).to.deep.equal(['privacy', 'mine']);
  });

  it('leaves out a consent that has no words: it covers nothing, and has no label', () => {
    const legal = { id: 'legal', covers: ['terms', 'privacy'] };
    for (const [covers, problem] of [[[], 'consents.1'], [['marketing-fax'], 'consents.1.covers.0']] as const) {
      expect(paths({ consents: [legal, { id: 'offers', covers }] })).to.deep.equal([problem]);
      expect(parse({ consents: [legal, { id: 'offers', covers }] }).brand.consents!.map(({ id }) => id)).to.deep.equal(['legal']);
      expect(parse({ consents: [legal, { id: 'offers', covers, label: 'Send me offers' }] }).brand.consents!.map(({ id }) => id))
        .to.deep.equal(['legal', 'offers']);
    }
  });

  it('asks for terms and privacy where no consent covers them, and says so: no code would be sent', () => {
    const mine = (id: string, ...covers: string[]) => ({ id, required: true, covers });
    for (const [consents, ids, message] of [
      [[mine('offers', 'marketing-sms')], ['legal', 'offers'], /^cover no terms and privacy: .*asked for terms and privacy$/],
      [[mine('mine', 'terms')], ['privacy', 'mine'], /^cover no privacy: .*asked for privacy$/],
      [[mine('mine', 'privacy', 'marketing-email')], ['terms', 'mine'], /^cover no terms: /],
      [[mine('legal', 'marketing-email')], ['legal-terms-privacy', 'legal'], /^cover no terms and privacy: /],
      [[mine('mine', 'terms'), mine('privacy', 'marketing-email')], ['legal-privacy', 'mine', 'privacy'], /^cover no privacy: /],
    ] as const) {
      const { brand, problems } = parse({ consents });
      expect(brand.consents!.map(({ id }) => id)).to.deep.equal(ids);
      expect(problems).to.have.length(1);
      expect(problems[0]!.path).to.equal('consents');
      expect(problems[0]!.message).to.match(message);
      for (const more of [{ backend: 'menu' }, { menu: {} }, { backend: 'punchh-password' }]) {
        const { brand: other, problems: none } = parse({ consents, ...more });
        expect(none, JSON.stringify(more)).to.deep.equal([]);
        expect(other.consents!.map(({ id }) => id)).to.deep.equal(consents.map(({ id }) => id));
      }
    }
  });

  it('takes no consent of a name that every object has: it would read as given', () => {
    for (const id of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      const { brand, problems } = parse({ consents: [{ id, required: true, covers: ['terms', 'privacy'] }] });
      expect(problems.map(({ path }) => path), id).to.include('consents.0.id');
      expect(brand.consents?.map((consent) => consent.id), id).to.deep.equal(['legal']);
    }
  });

  it('takes one consent of an id: two of them would be given with one tick', () => {
    const consents = [
      { id: 'legal', required: true, covers: ['terms'] },
      { id: 'legal', required: true, covers: ['privacy'] },
      { id: 'news', required: false, covers: ['marketing-email'] },
    ];
    const { brand, problems } = parse({ consents });
    expect(problems.map(({ path }) => path)).to.deep.equal(['consents.1.id']);
    expect(brand.consents?.map(({ id }) => id)).to.deep.equal(['privacy', 'legal', 'news']);
  });

  it('asks for both documents in one row, under one id', () => {
    const { brand } = parse({ consents: [{ id: 'offers', covers: ['marketing-sms'] }] });
    expect(brand.consents![0]).to.deep.equal({ id: 'legal', required: true, covers: ['terms', 'privacy'], version: '1' });
  });

  it('takes a consent without a version for the first one, and a number for its digits', () => {
    const consents = [{ id: 'terms', required: true, covers: ['terms'] }, { id: 'privacy', required: true, covers: ['privacy'], version: 2 }];
    const { brand, problems } = parse({ consents });
    expect(problems).to.deep.equal([]);
    expect(brand.consents!.map(({ version }) => version)).to.deep.equal(['1', '2']);
  });

  it('gives an empty brand for what is no object', () => {
    for (const data of [null, 7, 'brand', [], true]) {
      const { brand, problems } = parse(data);
      expect(brand, JSON.stringify(data)).to.deep.equal({});
      expect(problems[0]!.path).to.equal('');
    }
  });

  it('resolves relative addresses against the file', () => {
    const { brand } = parse({
      theme: { logo: 'img/logo.svg' },
      consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], url: '/terms', version: '1' }],
    });
    expect(brand.theme!.logo).to.equal('https://shop.example/brand/img/logo.svg');
    expect(brand.consents![0]!.url).to.equal('https://shop.example/terms');
  });

  it('takes a small logo inside the file, as base64 of an image', () => {
    for (const type of ['svg+xml', 'png', 'webp', 'jpeg', 'gif', 'avif']) {
      const logo = `data:image/${type};base64,PHN2Zy8+`;
      const { brand, problems } = parse({ theme: { logo } });
      expect(problems).to.deep.equal([]);
      expect(brand.theme!.logo).to.equal(logo);
    }
  });

  for (const [name, logo] of [
    ['text that is not base64', 'data:image/svg+xml,<svg onload=alert(1)>'], ['another kind of data', 'data:text/html;base64,PHN2Zy8+'],
    ['an image with parameters', 'data:image/png;charset=x;base64,AAAA'], ['more than 64 KB', `data:image/png;base64,${'A'.repeat(70_000)}`],
    ['something behind the data', 'data:image/png;base64,AAAA"onerror="alert(1)'],
  ] as const) {
    it(`refuses a logo that is ${name}`, () => {
      const { brand, problems } = parse({ theme: { logo } });
      expect(brand.theme?.logo).to.equal(undefined);
      expect(problems.map(({ path }) => path)).to.deep.equal(['theme.logo']);
    });
  }

  it('takes pictures as data for the logo alone', () => {
    const url = 'data:image/png;base64,AAAA';
    const { problems } = parse({ server: url, consents: [{ id: 'terms', covers: ['terms'], url }, { id: 'privacy', covers: ['privacy'] }] });
    expect(problems.map(({ path }) => path)).to.have.members(['server', 'consents.0.url']);
  });

  for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)',
    '\u0001javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'blob:https://shop.example/x',
    'file:///etc/passwd', 'https://user:secret@shop.example/']) {
    it(`refuses the address ${JSON.stringify(url)}`, () => {
      const { brand, problems } = parse({
        server: url, theme: { logo: url },
        consents: [{ id: 'terms', required: true, covers: ['terms'], url, version: '1' }],
      });
      expect(JSON.stringify(brand)).not.to.match(/script|data:|blob:|file:|secret/i);
      expect(problems.map(({ path }) => path)).to.have.members(['server', 'theme.logo', 'consents.0.url']);
    });
  }

  for (const [token, value] of [
    ['color-primary', 'red; } * { display: none'], ['color-primary', 'url(https://evil.example/x)'],
    ['color-primary', 'color-mix(in srgb, url(x), red)'], ['color-primary', 'var(--secret)'],
    ['color-primary', 'red/**/'], ['color-primary', '\\75rl(x)'], ['color-primary', 'notacolour'],
    ['color-primary', 'expression(alert(1))'], ['color-primary', 'rgb(1,2,3'], ['color-primary', '#12'],
    ['radius', '1px;color:red'], ['radius', 'calc(1px)'], ['radius', '-4px'], ['radius', '99999px'], ['radius', 'red'],
    ['shadow', '0 0 4px url(x)'], ['shadow', '0 0 1px red}'], ['shadow', 'red'],
    ['font-family', 'Arial; src: url(x)'], ['font-family', '"a\\"b"'], ['font-family', 'a{b}'], ['font-family', ''],
    ['max-width', 'env(x)'], ['background', 'red'],
    // Values that would hide words, such as those of a consent
    ['color-muted', 'transparent'], ['color-primary', 'currentcolor'], ['color-text', 'color-mix(in srgb, transparent, red)'],
    ['font-size', '0'], ['font-size', '1px'], ['font-size', '0.5em'], ['font-size', '900px'], ['control-height', '1px'],
    ['control-height', '99rem'], ['max-width', '1px'], ['shadow', 'inset 0 0 0 999px #fff'], ['shadow', '0 0 0 2px red, inset 0 -9em 0 0 #fff'],
    ['button-shadow', '0 -90px 0 0 #fff'], ['button-shadow', '0 0 0 200px #fff'], ['button-shadow', '0 99px 0 0 #fff'],
    ['button-shadow', 'inset 0 0 0 9em #fff'],
  ] as const) {
    it(`refuses ${token}: ${value}`, () => {
      const { brand, problems } = parse({ theme: { tokens: { [token]: value, space: '4px' } } });
      expect(brand.theme!.tokens).to.deep.equal({ space: '4px' });
      expect(problems.map(({ path }) => path)).to.include(`theme.tokens.${token}`);
    });
  }

  for (const [token, value] of [
    ['color-primary', '#c8102e'], ['color-primary', 'rebeccapurple'], ['color-primary', 'oklch(0.6 0.2 30 / 0.5)'],
    ['color-surface', 'light-dark(#fff, rgb(10 10 10))'], ['color-text', 'hsl(0deg, 10%, 20%)'], ['radius', '0'],
    ['radius', '0.5rem'], ['max-width', '40ch'], ['shadow', 'none'], ['shadow', '0 1px 2px #0003, inset 0 0 0 1px red'],
    ['font-family', '"Open Sans", ui-rounded, sans-serif'], ['font-family', '微軟正黑體, sans-serif'],
    ['font-size', '12px'], ['font-size', '3rem'], ['space', '0'], ['space', '0.3rem'], ['control-height', '10rem'],
    ['button-shadow', '0 4px 14px 0 #0003'], ['button-shadow', '0 3px 0 #0000003d, inset 0 -2px 0 #0002'],
  ] as const) {
    it(`takes ${token}: ${value}`, () => {
      expect(parse({ theme: { tokens: { [token]: value } } })).to.deep.equal(
        { brand: { theme: { tokens: { [token]: value } } }, problems: [] });
    });
  }

  it('refuses a space that leaves no room for words', () => {
    expect(paths({ theme: { tokens: { space: '40px' } } })).to.deep.equal(['theme.tokens.space']);
  });

  for (const [what, blank] of [
    ['white space', ' \u00a0\n'], ['zero-width signs', '\u200b\u2060'], ['fillers', '\u3164\u115f\uffa0'], ['Braille without dots', '\u2800'],
    ['dots', '…'],
  ] as const) {
    it(`refuses ${what} as the words of a consent, so that they are the element's own`, () => {
      const file = {
        consents: [{ id: 'legal', covers: ['terms', 'privacy'], label: blank }, { id: 'offers', covers: ['marketing-sms'], label: 'Offers' }],
        copy: { en: { consentTermsPrivacy: blank, terms: blank, heading: 'Hi' } },
      };
      const { brand, problems } = parse(file);
      expect(problems.map(({ path }) => path)).to.deep.equal(['consents.0.label', 'copy.en.consentTermsPrivacy', 'copy.en.terms']);
      expect(brand.copy).to.deep.equal({ en: { heading: 'Hi' } });
      expect(brand.consents!.map(({ id, label }) => [id, label])).to.deep.equal([['legal', undefined], ['offers', 'Offers']]);
    });
  }

  it('keeps markup in texts as text', () => {
    const heading = '<img src=x onerror=alert(1)>';
    expect(parse({ copy: { en: { heading } } }).brand.copy!.en!.heading).to.equal(heading);
  });

  it('touches no prototype', () => {
    const data = json(`{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},
      "copy": {"__proto__": {"heading": "x"}, "en": {"__proto__": "x", "heading": "Hi"}},
      "theme": {"tokens": {"__proto__": {"radius": "1px"}, "constructor": "red"}}}`);
    const { brand, problems } = parse(data);
    expect(problems.map(({ path }) => path)).to.include.members(
      ['__proto__', 'constructor', 'copy.__proto__', 'copy.en.__proto__', 'theme.tokens.__proto__']);
    expect(brand).to.deep.equal({ copy: { en: { heading: 'Hi' } }, theme: { tokens: {} } });
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    expect(Object.getPrototypeOf(brand.copy)).to.equal(Object.prototype);
  });

  it('survives nesting without end', () => {
    const deep = json('{"a":'.repeat(5000) + '1' + '}'.repeat(5000));
    const { brand, problems } = parse({ name: 'Cantina', copy: deep });
    expect(brand.name).to.equal('Cantina');
    expect(problems.some(({ message }) => /deep/.test(message))).to.equal(true);
  });

  it('survives a hundred thousand values', () => {
    const { brand, problems } = parse({ name: 'Cantina', channels: Array.from({ length: 100_000 }, () => 'x') });
    expect(brand.name).to.equal('Cantina');
    expect(problems.some(({ message }) => /too many/.test(message))).to.equal(true);
    expect(problems.length).to.be.lessThan(200);
  }).timeout(30_000);

  describe('where contacts, codes and tokens go', () => {
    const file = { name: 'C', server: 'https://evil.example', client: 'x', backend: 'menu', paths: { send: '/x' } };
    const guarded = ['server', 'client', 'backend', 'paths'];

    it('is not decided by a file of another origin', () => {
      const { brand } = parse(file, ELSEWHERE);
      expect(JSON.parse(JSON.stringify(brand))).to.deep.equal({ name: 'C' });
      expect(paths(file, ELSEWHERE)).to.have.members(guarded);
    });

    it('as which tenant, or in which field a code is sent, is not decided by a file of another origin either', () => {
      const menu = { application: 'evil', loginFields: { code: 'comment' }, kind: 'phone', apiVersion: '4.38.0' };
      const { brand, problems } = parse({ menu }, ELSEWHERE);
      expect(brand).to.deep.equal({ menu: { kind: 'phone', apiVersion: '4.38.0' } });
      expect(problems.map(({ path }) => path)).to.deep.equal(['menu.application', 'menu.loginFields']);
      expect(parse({ menu }).brand).to.deep.equal({ menu });
    });

    it('can be decided by a file of the page’s own origin, or of the server attribute’s', () => {
      expect(paths(file)).to.deep.equal([]);
      expect(parseBrand(file, { ...ELSEWHERE, server: 'https://cms.example/api' }).problems).to.deep.equal([]);
      expect(parseBrand(file, { ...ELSEWHERE, server: '/api' }).problems).to.have.length(4);
      expect(parseBrand(file, { ...ELSEWHERE, fileUrl: null }).problems).to.deep.equal([]);
    });

    it('is not decided by a document without an origin', () => {
      expect(parseBrand(file, { fileUrl: 'data:application/json,{}', pageOrigin: 'null' }).problems).to.have.length(4);
    });

    for (const send of ['//evil.example/x', 'https://evil.example', '\\\\evil', 'relative', '/a?x=1', '/a#b']) {
      it(`refuses the path ${send}`, () => expect(paths({ paths: { send } })).to.deep.equal(['paths.send']));
    }
  });
});
