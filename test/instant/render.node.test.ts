import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { renderInstant, styleHashes, type InstantOptions } from '../../src/instant/index.ts';
import { LOCALES } from '../../src/i18n/match-locale.ts';
import type { Brand } from '../../src/model/brand.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const OPTIONS: InstantOptions = {
  server: 'https://login.example.com', client: 'demo-client', termsUrl: '/terms', privacyUrl: 'https://example.com/privacy', cookie: true,
};

/** The elements of rendered HTML, those of its shadow root included, as a browser's parser finds them. */
const elementsOf = (html: string): Element[] => {
  const walk = (node: Node): Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('content' in node ? walk(node.content) : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(html));
};
const attribute = (element: Element | undefined, name: string) => element?.attrs.find((one) => one.name === name)?.value;
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node && node.nodeName !== 'style' ? node.childNodes.map(textOf).join('') : '';

const render = (options: InstantOptions = {}) => {
  const html = renderInstant({ ...OPTIONS, ...options });
  const elements = elementsOf(html);
  const all = (tag: string) => elements.filter(({ tagName }) => tagName === tag);
  const words = all('template').map(({ ...template }) => textOf((template as unknown as { content: Node }).content)).join(' ').replace(/\s+/g, ' ');
  const fields: Record<string, string | undefined> = Object.fromEntries(all('input').filter((input) => attribute(input, 'type') === 'hidden')
    .map((input) => [attribute(input, 'name')!, attribute(input, 'value')]));
  const byId = (id: string) => elements.find((element) => attribute(element, 'id') === id);
  return { html, all, words, fields, byId };
};

describe('the first step that a server renders', () => {
  for (const lang of LOCALES) {
    it(`has the element's words in ${lang}`, async () => {
      const { default: texts } = await import(`../../src/i18n/locales/${lang}.ts`) as { default: Record<string, string> };
      const { all, words, fields } = render({ lang });
      for (const key of ['heading', 'description', 'email', 'phone', 'sendEmail', 'sendSms', 'terms', 'privacy']) {
        assert.ok(words.includes(texts[key]!), `${key}: ${texts[key]!} in ${words}`);
      }
      assert.equal(attribute(all('punchh-login')[0], 'lang'), lang);
      const card = all('div').find((div) => attribute(div, 'part') === 'card');
      assert.equal(attribute(card, 'dir'), lang === 'ar' || lang === 'he' ? 'rtl' : 'ltr');
      assert.equal(fields['lang'], lang);
      assert.match(render({ lang, formAction: false }).words, /JavaScript/);
    });
  }

  it('takes no white space around the language for a part of it', () => {
    assert.equal(render({ lang: ' ar ' }).html, render({ lang: 'ar' }).html);
  });

  it('is a declarative shadow root with one style sheet and nothing that a strict policy refuses', () => {
    const { html, all } = render();
    assert.equal(attribute(all('template')[0], 'shadowrootmode'), 'open');
    assert.equal(all('style').length, 1);
    assert.equal(all('script').length, 0);
    assert.doesNotMatch(html, /\sstyle=|\son\w+=/);
    const css = /<style>(.*)<\/style>/s.exec(html)![1]!;
    assert.deepEqual(styleHashes(html), [`'sha256-${createHash('sha256').update(css).digest('base64')}'`]);
    assert.deepEqual(styleHashes(html + html), styleHashes(html));
  });

  it('is ASCII, so that no encoding of a page or of a shell changes it', () => {
    const { html, all, byId } = render({ lang: 'ja', loginHint: 'ada@exämple.com', brand: { name: '麺処' } });
    assert.match(html, /^[\0-\x7f]*$/);
    assert.match(html, /&#\d+;/);
    assert.equal(attribute(all('punchh-login')[0], 'login-hint'), 'ada@exämple.com');
    assert.equal(attribute(byId('email'), 'value'), 'ada@exämple.com');
  });

  it('has the element’s attributes as they were given', () => {
    const { all } = render({
      channels: ['email'], countries: 'DE AT', codeLength: 4, remember: 'ask', returnTo: '/checkout', businessSettings: true, deviceIdPerGuest: false,
    });
    assert.deepEqual(Object.fromEntries(all('punchh-login')[0]!.attrs.map(({ name, value }) => [name, value])), {
      lang: 'en', server: 'https://login.example.com', client: 'demo-client', 'terms-url': '/terms', 'privacy-url': 'https://example.com/privacy',
      cookie: '', channels: 'email', countries: 'DE AT', 'code-length': '4', remember: 'ask', 'return-to': '/checkout', 'business-settings': '',
    });
  });

  it('is posted to the gateway with what it needs to know', () => {
    const { all, fields, byId } = render({ returnTo: '/checkout', page: '/menu', codeLength: 4, countries: 'DE AT' });
    const [form] = all('form');
    assert.equal(attribute(form, 'method'), 'post');
    assert.equal(attribute(form, 'action'), 'https://login.example.com/form');
    assert.equal(attribute(form, 'novalidate'), undefined);
    assert.match(render().fields['sms_notice'] ?? '', /^login\.example\.com: one message/);
    assert.deepEqual(fields, {
      client: 'demo-client', country: 'DE', consents: 'consent-legal', return_to: '/checkout', page: '/menu', code_length: '4', lang: 'en',
    });
    assert.equal(attribute(byId('consent-legal'), 'required'), '');
    assert.equal(attribute(byId('consent-legal'), 'checked'), undefined);
    // Of two fields one is not shown: the browser would hold the form back for it, and could not say so.
    assert.equal(attribute(byId('email'), 'required'), undefined);
    assert.equal(attribute(render({ server: '/login/', formAction: undefined }).all('form')[0], 'action'), '/login/form');
    assert.equal(attribute(render({ formAction: '/elsewhere' }).all('form')[0], 'action'), '/elsewhere');
  });

  it('sends nothing anywhere, and says so, where the server is no gateway', () => {
    const { all, byId } = render({ formAction: false });
    const [form, button] = [all('form')[0], all('button')[0]];
    // With `get`, the default, the contact would be in the address.
    assert.equal(attribute(form, 'method'), 'dialog');
    assert.equal(attribute(form, 'action'), undefined);
    assert.equal(attribute(button, 'type'), 'button');
    assert.equal(attribute(button, 'popovertarget'), attribute(byId('not-ready'), 'id'));
  });

  it('has one field where there is one channel, and two where a guest chooses', () => {
    const email = render({ channels: 'email' });
    assert.equal(email.byId('phone'), undefined);
    assert.equal(attribute(email.byId('email'), 'required'), '');
    assert.equal(email.fields['channel'], 'email');
    assert.equal(email.fields['sms_notice'], undefined);
    const sms = render({ channels: 'sms', countries: 'GB' });
    assert.equal(sms.byId('email'), undefined);
    assert.equal(sms.fields['channel'], 'sms');
    assert.match(sms.words, /GB \+44/);
    assert.equal(sms.fields['sms_notice'], undefined, 'only carriers of the US and Canada want it');
    const both = render({ channels: 'sms email' });
    const radios = both.all('input').filter((input) => attribute(input, 'type') === 'radio');
    assert.deepEqual(radios.map((input) => [attribute(input, 'value'), attribute(input, 'checked')]), [['sms', ''], ['email', undefined]]);
  });

  it('begins with the contact that the page knows, on its channel', () => {
    assert.equal(attribute(render({ loginHint: 'guest@example.com' }).byId('email'), 'value'), 'guest@example.com');
    const { byId, all } = render({ loginHint: '+1 201 555 0123' });
    assert.equal(attribute(byId('phone'), 'value'), '+1 201 555 0123');
    assert.equal(attribute(all('input').find((input) => attribute(input, 'value') === 'sms'), 'checked'), '');
  });

  it('wears a brand: theme, logo, words, consents', () => {
    const brand: Brand = {
      name: 'Sundown Grill',
      theme: { preset: 'soft', tokens: { 'color-primary': '#a21' }, logo: 'logo.svg' },
      copy: { en: { heading: 'Welcome to Sundown' } },
      consents: [{ id: 'tos', covers: ['terms', 'privacy'], required: true }, { id: 'news', covers: ['marketing-email'] }],
    };
    const { html, words, all, byId, fields } = render({ brand, brandSrc: '/brands/sundown.json' });
    assert.match(words, /Welcome to Sundown/);
    assert.match(words, /Email me news and offers/);
    assert.ok(html.includes('@supports (color:#a21){:host{--punchh-color-primary:#a21}}'));
    assert.ok(html.includes(':host{--punchh-control-height:3.25rem}'), 'the preset');
    const logo = all('img')[0];
    assert.deepEqual([attribute(logo, 'alt'), attribute(logo, 'src')], ['Sundown Grill', '/brands/logo.svg']);
    assert.equal(fields['consents'], 'consent-tos');
    assert.equal(attribute(byId('consent-news'), 'required'), undefined);
    assert.match(fields['sms_notice'] ?? '', /^Sundown Grill:/);
    assert.doesNotMatch(html, /page\.invalid/);
  });

  it('lets no text of the options or of the brand become markup or style', (context) => {
    const warn = context.mock.method(console, 'warn', () => {});
    const evil = `"><img src=x onerror=alert(1)></template></style><script>alert(1)</script>'`;
    const { all, words } = render({
      client: evil, sessionName: evil, loginHint: evil, page: evil, lang: `en-${evil}`, returnTo: evil, termsUrl: `/terms?${evil}`, formAction: `/form?${evil}`,
      brand: {
        name: evil,
        copy: { en: { heading: evil, sendEmail: evil } },
        theme: {
          tokens: {
            'color-primary': 'rgb(1)){}:host{display:none}', 'color-text': 'rgb((((1,1,1)', 'font-family': '</style><script>', 'color-muted': '#123',
          },
        },
        consents: [{ id: 'x', label: evil, covers: ['terms', 'privacy'], required: true }],
      },
    });
    assert.equal(all('script').length + all('img').length, 0);
    assert.deepEqual([all('style').length, all('template').length, all('form').length, all('punchh-login').length], [1, 1, 1, 1]);
    assert.ok(words.includes(evil), 'it is shown as text');
    const css = textOf({ nodeName: '', childNodes: all('style')[0]!.childNodes } as unknown as Node);
    assert.ok(css.endsWith('@supports (color:#123){:host{--punchh-color-muted:#123}}'), css.slice(-200));
    assert.equal(warn.mock.callCount(), 1);
    assert.match(String(warn.mock.calls[0]!.arguments[0]), /theme\.tokens\.color-primary/);
  });

  it('says what is wrong with its options', () => {
    const refused: [InstantOptions, RegExp][] = [
      [{ server: undefined }, /server .* is missing/],
      [{ server: 'ftp://example.com' }, /server .* is missing/],
      [{ client: '' }, /client is missing/],
      [{ termsUrl: 'javascript:alert(1)' }, /termsUrl is not an http\(s\) URL/],
      [{ channels: 'fax' as 'sms' }, /channels is not valid: fax/],
      [{ codeLength: 99 }, /codeLength is not valid: 99/],
      [{ 'terms-url': '/terms', onClick: 1 } as InstantOptions, /no option terms-url; there is no option onClick/],
      [{ mode: 'kiosk' }, /mode="kiosk"/],
      [{ methods: 'password code' }, /first step/],
      [{ backend: 'other' as 'menu' }, /backend="other"/],
      [{ brandSrc: '/brand.json' }, /brandSrc needs the contents/],
    ];
    for (const [options, message] of refused) assert.throws(() => renderInstant({ ...OPTIONS, ...options }), { name: 'TypeError', message });
  });

  it('reads values as leniently as attributes are read', () => {
    const { all } = render({ server: ' “https://login.example.com/” ', channels: ' EMAIL, ' as 'email', privacyUrl: null });
    assert.equal(attribute(all('form')[0], 'action'), 'https://login.example.com/form');
    assert.equal(all('input').filter((input) => attribute(input, 'part') === 'input').length, 1);
    assert.equal(all('a').length, 1, 'no link without a document');
  });

  it('puts the page’s own content into the element, before the form that would jump without it', () => {
    const { html } = render({ content: '<h2 slot="heading">Welcome</h2>' });
    assert.match(html, /^<punchh-login[^>]*><h2 slot="heading">Welcome<\/h2><template /);
  });
});
