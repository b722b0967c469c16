import { expect } from '@open-wc/testing';
import '../../../src/define.ts';
import { shownText, until } from '../../harness/dom.ts';
import { Guest, leaveAll, mount, newServer, SEND, UNAVAILABLE } from '../../harness/guest.ts';

describe('attributes as editors and templates write them', () => {
  afterEach(leaveAll);

  for (const [what, around] of [
    ['white space and new lines', '\n\t VALUE \n'],
    ['no-break spaces', '\u00a0VALUE\u00a0'],
    ['zero-width signs', '\u200bVALUE\u200b\ufeff'],
    ['curly quotes', '“VALUE”'],
    ['curly quotes of another language', '„VALUE“'],
    ['quotes that were escaped', '"VALUE"'],
  ] as const) {
    it(`mean what they say with ${what} around them, and nobody is told of a mistake`, async () => {
      const name = crypto.randomUUID();
      const values = {
        server: newServer(), client: 'demo-client', channels: 'SMS', 'code-length': '8', mode: 'Web', countries: 'gb',
        'session-name': name, 'terms-url': '/terms', storage: 'Memory', remember: 'Ask',
      };
      const companion = document.createElement('punchh-signed-in');
      companion.setAttribute('session-name', around.replace('VALUE', name));
      companion.textContent = 'Welcome';
      document.body.append(companion);
      const attributes = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, around.replace('VALUE', value)]));
      const guest = await mount({ attributes, sandboxOptions: { codeLength: 8 } });
      await guest.signsIn({ phone: '07911 123456' });
      expect(guest.requests(SEND)[0]!.body['phone_ext']).to.equal('+44');
      expect(guest.details('punchh-error')).to.deep.equal([]);
      // Companions are registered when the browser is idle.
      await customElements.whenDefined('punchh-signed-in');
      await until(() => shownText(companion.shadowRoot!).includes('Welcome'), 'the companion');
      companion.remove();
    });
  }

  it('of a flag: it is set by its name alone, and not where a template wrote that it is not', () => {
    const element = document.createElement('punchh-login');
    expect(element.cookie).to.equal(false);
    for (const [text, expected] of [
      ['', true], ['cookie', true], ['true', true], [' ', true],
      ['false', false], ['null', false], ['undefined', false], [' False ', false], ['“false”', false],
    ] as const) {
      element.setAttribute('cookie', text);
      expect(element.cookie, `cookie="${text}"`).to.equal(expected);
    }
    element.removeAttribute('cookie');
    expect(element.cookie).to.equal(false);
  });

  it('`null` and nothing, as templates leave them, leave the say to the brand file', async () => {
    const brand = { server: newServer(), client: 'demo-client', channels: ['sms'] } as const;
    for (const empty of ['', 'null', 'undefined', ' ', '""']) {
      const guest = await mount({
        attributes: { server: empty, client: empty, channels: empty, 'terms-url': empty, 'privacy-url': empty, 'brand-src': empty, cookie: 'null' },
        properties: { brand },
      });
      await guest.field('tel');
      expect(guest.details('punchh-error')).to.deep.equal([]);
    }
  });
});

describe('attributes that are set after the element is there, as page builders do', () => {
  afterEach(leaveAll);

  it('are waited for: what is painted till then is the placeholder, and nobody is told of a mistake', async () => {
    const guest = new Guest({ attributes: { server: null, client: null } });
    const { element } = guest;
    await until(() => guest.find('.skeleton')?.checkVisibility(), 'the placeholder');
    const painted = new Set<string>();
    let watching = true;
    const look = () => {
      painted.add(guest.text);
      if (watching) requestAnimationFrame(look);
    };
    look();
    // Once everything is loaded: nothing else could hold the notice back.
    await until(() => element.shadowRoot!.querySelector('[role="status"].visually-hidden'), 'the second file');
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    element.setAttribute('server', newServer());
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    element.setAttribute('client', 'demo-client');
    await guest.signsIn();
    watching = false;
    expect([...painted].filter((text) => text.includes(UNAVAILABLE))).to.deep.equal([]);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('that never come are told of, and a form is there once they do come', async () => {
    const guest = new Guest({ attributes: { server: null, client: null } });
    await guest.seesUnavailable();
    expect((await guest.hears('punchh-error')).code).to.equal('not_configured');
    guest.element.setAttribute('server', newServer());
    guest.element.setAttribute('client', 'demo-client');
    await guest.signsIn();
    expect(guest.details('punchh-error')).to.have.length(1);
  });
});
