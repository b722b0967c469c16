import { expect } from '@open-wc/testing';
import { shownText, until } from '../../harness/dom.ts';
import { Guest, leaveAll, mount, newServer, SEND, UNAVAILABLE, type MountOptions } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

/** Returns what the developer reads while the work goes on. */
const warnings = async (work: (told: () => string) => Promise<void>): Promise<string> => {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void said.push(words.join(' '));
  try {
    await work(() => said.join('\n'));
  } finally {
    console.warn = warn;
  }
  return said.join('\n');
};

describe('a set-up that is wrong', () => {
  afterEach(leaveAll);

  for (const [attributes, missing] of [
    [{ server: null }, /server(?!.*client)/],
    [{ client: null }, /client/],
    [{ server: null, client: null }, /server.*client/],
    [{ server: '', client: 'demo-client' }, /server/],
  ] as const) {
    it(`${JSON.stringify(attributes)}: a calm sentence, a precise one for the developer`, async () => {
      const said = await warnings(async () => {
        const guest = await mount({ attributes });
        await guest.seesUnavailable();
        expect(guest.alerts).to.deep.equal([UNAVAILABLE]);
        expect(guest.find('input')).to.equal(null);
        const error = await guest.hears('punchh-error');
        expect(error).to.include({ code: 'not_configured', status: null, field: null, retryable: false });
        expect(error.message).to.match(missing);
        expect(guest.details('punchh-error')).to.have.length(1);
        await guest.element.getTokens().then(
          () => expect.fail('there is no session'),
          (thrown: unknown) => expect(thrown).to.have.property('code', 'not_configured'),
        );
      });
      expect(said).to.include('not_configured').and.to.match(missing);
    });
  }

  for (const server of ['https://', 'ftp://api.example.com', 'javascript:alert(1)', 'http://[::1']) {
    it(`server="${server}" is no URL to send anything to`, async () => {
      const guest = await mount({ attributes: { server } });
      await guest.seesUnavailable();
      const error = await guest.hears('punchh-error');
      expect(error.code).to.equal('invalid_configuration');
      expect(error.message).to.include(`server="${server}"`);
      expect(guest.details('punchh-error'), 'a server that is given is not missing').to.have.length(1);
    });
  }

  it('the developer is told of a server without a scheme, which is read as a path', async () => {
    for (const server of ['not a url', 'api.example.com', 'ht!tp://x']) {
      const guest = await mount({ attributes: { server } });
      expect((await guest.hears('punchh-error')).message).to.include(`server="${server}"`);
    }
  });

  it('put right later, the form is there', async () => {
    const guest = await mount({ attributes: { server: null } });
    await guest.seesUnavailable();
    guest.element.server = newServer();
    await guest.signsIn();
  });

  it('a session that is asked at once waits until the set-up is known', async () => {
    const setUps: MountOptions[] = [
      { attributes: { server: null, client: null }, properties: { brand: { server: newServer(), client: 'demo-client' } } },
      { attributes: { backend: 'punchh-password' } },
      { properties: { brand: { backend: 'menu' } } },
    ];
    for (const setUp of setUps) expect(await new Guest(setUp).element.getTokens()).to.equal(null);
  });

  for (const [name, value, works] of [
    ['channels', 'fax', 'email'],
    ['code-length', '99', 'email'],
    ['code-length', 'six', 'email'],
    ['countries', 'Neverland', 'email'],
    ['mode', 'spaceship', 'email'],
    ['storage', 'cloud', 'email'],
    ['remember', 'yes', 'email'],
    ['backend', 'carrier-pigeon', 'email'],
    ['terms-url', 'javascript:alert(1)', 'email'],
    ['allowed-origins', 'not a url:', 'email'],
    ['allowed-origins', 'api.example.com', 'email'],
    ['allowed-origins', 'localhost:3000', 'email'],
  ] as const) {
    it(`${name}="${value}" tells the developer, and the guest signs in`, async () => {
      const said = await warnings(async () => {
        const guest = await mount({ attributes: { [name]: value } });
        const error = await guest.hears('punchh-error');
        expect(error.code).to.equal('invalid_configuration');
        expect(error.message.toLowerCase()).to.include(name).and.to.include(value.split(' ')[0]!.toLowerCase());
        await guest.field(works);
        expect(guest.alerts).to.deep.equal([]);
        expect(guest.findAll('a[href^="javascript"]')).to.deep.equal([]);
        await guest.signsIn();
      });
      expect(said).to.include('invalid_configuration');
    });
  }

  for (const [name, value, wanted] of [
    ['code-length', '6 digits', '4 to 12'],
    ['code-length', '0', '4 to 12'],
    ['code-length', '6.5', '4 to 12'],
    ['channels', 'email,  Fax', 'email or sms'],
    ['countries', 'de, Neverland', 'ISO 3166 regions, or *'],
    ['mode', 'pos kiosk', 'web or kiosk or pos'],
    ['storage', 'memory indexeddb', 'indexeddb or memory'],
    ['brand-src', 'javascript:alert(1)', 'an http or https URL'],
  ] as const) {
    it(`${name}="${value}" is named to the developer as it is written`, async () => {
      const guest = await mount({ attributes: { [name]: value } });
      expect((await guest.hears('punchh-error')).message).to.equal(`${name}="${value}" is not ${wanted}`);
    });
  }

  it('a script may set the properties of lists to lists', async () => {
    const lists = { channels: ['sms'], countries: ['GB', 'us'], allowedOrigins: ['https://orders.example.com'] };
    const guest = await mount({ properties: lists as object });
    await guest.reachesCode({ phone: '+447911123456' });
    expect(guest.requests(SEND)[0]!.body['phone_ext']).to.equal('+44');
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('code-length: nothing written is nothing wrong, and what a script sets is what it is told of', async () => {
    const empty = await mount({ attributes: { 'code-length': '' } });
    await empty.signsIn();
    expect(empty.details('punchh-error')).to.deep.equal([]);
    const text = await mount({ properties: { codeLength: '8' as never }, sandboxOptions: { codeLength: 8 } });
    await text.reachesCode();
    expect(text.findAll('[part~="code-slot"]')).to.have.length(8);
    expect(text.details('punchh-error')).to.deep.equal([]);
    const other = await mount({ attributes: { 'code-length': '6' }, properties: { codeLength: 99 } });
    expect((await other.hears('punchh-error')).message).to.equal('code-length="99" is not 4 to 12');
  });

  it('channels="fax sms": what is known counts', async () => {
    const guest = await mount({ attributes: { channels: 'fax sms' } });
    await guest.field('tel');
    expect(guest.findAll('input[type="radio"]')).to.deep.equal([]);
  });

  it('an origin without a scheme is not taken for a path of the page, whose server would get the tokens', async () => {
    const guest = await mount({ attributes: { 'allowed-origins': 'api.example.com' } });
    await guest.signsIn();
    const sent: (string | null)[] = [];
    guest.element.fetcher = async (_, init) => {
      sent.push(new Headers(init?.headers).get('authorization'));
      return new Response('{}');
    };
    await guest.element.fetch(`${location.origin}/own`);
    expect(sent).to.deep.equal([null]);
  });

  it('attributes that are empty, as a form of a content system leaves them, say nothing: the brand counts', async () => {
    const brand = { server: newServer(), client: 'demo-client', channels: ['sms'], countries: ['DE'] } as const;
    const guest = await mount({
      attributes: { server: '', client: '', backend: '', channels: '', countries: '', 'terms-url': '', 'privacy-url': '' },
      properties: { brand },
    });
    const field = await guest.field('tel');
    expect(guest.findAll('input[type="radio"]')).to.deep.equal([]);
    expect(shownText(field.parentElement!)).to.include('DE');
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('a brand that is wrong: its faults by path, and the attributes still work', async () => {
    const brand = { name: 5, code: { length: 99 } } as never;
    const guest = await mount({ properties: { brand } });
    const error = await guest.hears('punchh-error');
    expect(error.code).to.equal('brand_invalid');
    expect(error.message).to.include('code.length');
    await guest.signsIn();
  });

  it('a brand that asks for marketing alone: the developer is told, and the guest is asked for the terms and the privacy policy', async () => {
    const consents = [{ id: 'news', required: false, covers: ['marketing-email'], version: '1' }] as const;
    const guest = await mount({ properties: { brand: { consents } } });
    expect(await guest.hears('punchh-error')).to.include({ code: 'brand_invalid', field: 'consents' });
    expect(guest.boxes.map(({ id }) => id)).to.deep.equal(['consent-legal', 'consent-news']);
    expect(guest.findAll('a').map((link) => link.getAttribute('href'))).to.deep.equal(['/terms', '/privacy']);
    await guest.signsIn();
  });

  it('words of a brand under a key that there is not: named in the console with the nearest, once, and the others count', async () => {
    const key = 'descriptoin';
    const said = await warnings(async (told) => {
      const brand = { copy: { en: { heading: 'Hungry?', [key]: 'Sign in.' } } };
      const guest = await mount({ properties: { brand } });
      await guest.sees('Hungry?');
      guest.element.brand = { ...brand, name: 'Grill' };
      await guest.signsIn();
      await until(() => told().includes(key), 'the word to the developer');
      expect(guest.details('punchh-error')).to.deep.equal([]);
    });
    expect(said).to.equal(`<punchh-login> Brand file: copy.en.${key} is no message key; the nearest is description`);
  });

  it('a brand without a consent: the developer is told, and the guest is asked, since no code is sent otherwise', async () => {
    const guest = await mount({ properties: { brand: { consents: [] } } });
    expect(await guest.hears('punchh-error')).to.include({ code: 'brand_invalid', field: 'consents' });
    expect(guest.boxes.map(({ id }) => id)).to.deep.equal(['consent-legal']);
    await guest.signsIn();
  });

  it('an element without attributes reads its defaults', async () => {
    const guest = await mount();
    const { backend, channels, clientType, mode, countries, codeLength, storage } = guest.element;
    expect({ backend, channels, clientType, mode, countries, codeLength, storage }).to.deep.equal({
      backend: 'punchh', channels: 'email sms', clientType: 'online_ordering', mode: 'web', countries: 'US CA', codeLength: 6, storage: 'indexeddb',
    });
    const { businessSettings, cookie, deviceIdPerGuest } = guest.element;
    expect([businessSettings, cookie, deviceIdPerGuest], 'flags').to.deep.equal([false, false, false]);
  });
});

describe('a page\'s own say', () => {
  afterEach(leaveAll);

  it('beforeRequest may add to every request', async () => {
    const beforeRequest = (request: Request) => {
      const changed = new Request(request);
      changed.headers.set('x-captcha', 'yes');
      return changed;
    };
    const guest = await mount({ properties: { beforeRequest } });
    await guest.signsIn();
    await guest.element.session.refresh();
    await guest.element.signOut();
    const posts = () => guest.sandbox.log.entries.filter(({ method }) => method === 'POST');
    await until(() => posts().length === 4, 'the sign-out');
    expect(posts().map(({ headers }) => headers['x-captcha'])).to.deep.equal(['yes', 'yes', 'yes', 'yes']);
  });

  it('beforeRequest may take as long as a guest needs for a captcha: the limit is the server\'s', async () => {
    let solve = () => {};
    const solved = new Promise<void>((resolve) => (solve = resolve));
    let asked = false;
    const guest = await mount({
      properties: {
        beforeRequest: async (request) => {
          asked = true;
          await solved;
          return request;
        },
      },
    });
    await guest.asksForCode();
    await until(() => asked, 'the captcha');
    clock.advance(60_000);
    solve();
    await guest.reaches('code');
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('a beforeRequest that fails is a failure like any other', async () => {
    const guest = await mount({ properties: { beforeRequest: () => Promise.reject(new Error('no captcha today')) } });
    await guest.asksForCode();
    const error = await guest.hears('punchh-error');
    expect(guest.alerts).to.have.length(1);
    expect(guest.requests(SEND)).to.deep.equal([]);
    expect(guest.element.step).to.equal('identifier');
    expect(error.code).not.to.equal('aborted');
  });

  it('slots take the brand\'s own logo, heading, words and footer', async () => {
    const html = '<b slot="logo">LOGO</b><h1 slot="heading">Welcome</h1><p slot="description">Hungry?</p><i slot="footer">Foot</i>'
      + '<em slot="terms">our rules</em><div slot="signed-in">Order now</div>';
    const guest = await mount({ html });
    for (const words of ['LOGO', 'Welcome', 'Hungry?', 'Foot', 'I agree to the our rules']) await guest.sees(words);
    expect(guest.text).not.to.include('Sign in or join');
    expect(guest.text).not.to.include('Order now');
    await guest.signsIn();
    await guest.sees('Order now');
  });

  it('every documented part can be styled from the page', async () => {
    const guest = await mount();
    const seen = new Set<string>();
    const look = () => {
      const exported = new Set(guest.findAll('[data-step]').flatMap((step) => step.getAttribute('exportparts')!.split(/,\s*/)));
      for (const element of guest.findAll('[part]')) {
        for (const part of element.part) if (element.getRootNode() === guest.root || exported.has(part)) seen.add(part);
      }
    };
    await guest.submit();
    await until(() => guest.alerts.length > 0, 'what is missing');
    look();
    await guest.reachesCode();
    look();
    await until(() => seen.has('code-slot'), 'the slots');
    expect([...seen].sort()).to.include.members([
      'button', 'card', 'channel', 'channels', 'checkbox', 'code', 'code-slot', 'consent', 'description', 'error', 'field', 'footer',
      'heading', 'input', 'label', 'link-button', 'primary-button', 'status',
    ]);
  });

  it('another language comes live, and what was typed stays', async () => {
    const guest = await mount();
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.accepts();
    guest.element.lang = 'de';
    await guest.sees('Code per E‑Mail');
    expect((await guest.field('email')).value).to.equal('guest@example.com');
    expect(guest.boxes.every(({ checked }) => checked)).to.equal(true);
    guest.element.lang = 'ar';
    await until(() => guest.find('[part="card"]')!.getAttribute('dir') === 'rtl', 'right to left');
    guest.element.lang = 'en';
    await guest.submit();
    await guest.reaches('code');
    await guest.type(guest.code, '12');
    guest.element.lang = 'fr';
    await until(() => !guest.text.includes('Enter your code'), 'French');
    expect(guest.code.value).to.equal('12');
    expect(guest.paintedCode).to.equal('12');
  });

  it('the page\'s own lang is followed, now and when it changes', async () => {
    document.documentElement.lang = 'es';
    try {
      const guest = await mount();
      await until(() => guest.find('[part="card"]')!.getAttribute('lang') === 'es', 'Spanish');
      document.documentElement.lang = 'en';
      await guest.sees('Sign in or join');
    } finally {
      document.documentElement.removeAttribute('lang');
    }
  });

  it('return-to goes to a path of this origin and nowhere else', async () => {
    for (const returnTo of ['https://evil.example/', 'http://[', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const guest = await mount({ attributes: { 'return-to': returnTo } });
      await guest.signsIn({ email: `${crypto.randomUUID()}@example.com` });
      const error = await guest.hears('punchh-error');
      expect(error.code).to.equal('invalid_configuration');
      expect(error.message).to.include('return-to');
      guest.leaves();
    }
  });

  it('return-to is not followed where the page says so', async () => {
    const guest = await mount({ attributes: { 'return-to': '/menu' } });
    guest.element.addEventListener('punchh-token', (event) => event.preventDefault());
    await guest.signsIn();
    expect(location.pathname).not.to.equal('/menu');
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });
});
