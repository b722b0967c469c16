import { busy, byText, dials, EMAIL, fill, MAIN, SEND, send, shows, signIn, signOutByServer, step, TEL } from './moves.ts';
import type { Scenes, Stage } from './stage.ts';

const LOGO = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">'
  + '<rect width="40" height="40" rx="12" fill="#c2410c"/><circle cx="20" cy="20" r="9" fill="none" stroke="#fff" stroke-width="4"/>'
  + '<path d="M52 13h64M52 27h44" stroke="#8a8f99" stroke-width="8" stroke-linecap="round"/></svg>');

const reject = async (stage: Stage, scene: (stage: Stage) => Promise<unknown>) => {
  await scene(stage);
  await shows(stage);
};

/** Returns a `fetch` that always responds with the settings of a business. */
const business = (settings: object): typeof fetch => () => Promise.resolve(Response.json(settings));

/** The first step, before and after the guest has done something about it. */
export const firstStep: Scenes = {
  start: { label: 'Start' },
  text: { label: 'Start, by text message', play: byText },
  email: { label: 'Email only', brand: { channels: ['email'] } },
  sms: { label: 'Text message only', brand: { channels: ['sms'] }, play: dials },
  focus: {
    label: 'A field with the focus',
    alone: 'focus',
    play: async (stage) => {
      await stage.field(EMAIL, 'jo@example.com');
      stage.find(EMAIL)?.focus({ preventScroll: true });
    },
  },
  consents: {
    label: 'Several consents',
    attributes: { remember: 'ask' },
    brand: {
      consents: [
        { id: 'terms', required: true, covers: ['terms'], url: 'https://example.com/terms', version: '1' },
        { id: 'privacy', required: true, covers: ['privacy'], url: 'https://example.com/privacy', version: '1' },
        { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
        { id: 'texts', required: false, covers: ['marketing-sms'], version: '1' },
      ],
    },
    play: async (stage) => {
      await stage.press('#consent-terms');
      await stage.press('#consent-texts');
    },
  },
  returning: {
    label: 'Consents given before',
    play: async (stage) => {
      await signIn(stage);
      await stage.press('.account [part~="link-button"]');
      await step(stage, 'identifier');
      await stage.until(() => stage.find('[part~="status"] a'));
    },
  },
  'known-guest': {
    label: 'Signed out by the server, and known',
    attributes: { remember: 'ask', storage: 'indexeddb' },
    sandbox: { resendAfter: 0 },
    play: signOutByServer,
  },
  'known-guest-limited': {
    label: 'Known guest, too many tries',
    attributes: { remember: 'ask', storage: 'indexeddb' },
    play: (stage) => reject(stage, async () => {
      await signOutByServer(stage);
      await stage.press(MAIN);
    }),
  },
  page: {
    label: 'The page’s own words and logo',
    html: `<img slot="logo" alt="Sample Kitchen" width="120" height="40" src="${LOGO}" />
      <h2 slot="heading">Hungry?</h2><p slot="description">Sign in to order ahead.</p>
      <p slot="footer">Trouble signing in? Ask us at the counter.</p>`,
  },
  password: {
    label: 'Code or password',
    backend: 'punchh punchh-password',
    play: (stage) => stage.until(() => stage.find('[data-step] + div [part~="link-button"]')),
  },
  help: {
    label: 'A page for help',
    attributes: { 'help-url': 'https://example.com/help' },
    play: (stage) => stage.until(() => stage.find('[part~="footer"] a')),
  },
  'business-method-off': {
    label: 'Passwords switched off by the business’s settings',
    attributes: { methods: 'password code', 'business-src': '/business.json' },
    fetcher: business({ methods: ['code'], faqUrl: 'https://example.com/faq' }),
    play: (stage) => stage.until(() => stage.find('[part~="footer"] a') && stage.find(EMAIL)),
  },
  'business-none': {
    label: 'Nothing left by the business’s settings',
    attributes: { 'business-src': '/business.json' },
    fetcher: business({ methods: [] }),
    play: (stage) => stage.until(() => stage.find('.notice')),
  },
  missing: { label: 'Nothing filled in', play: (stage) => reject(stage, () => stage.press(MAIN)) },
  invalid: {
    label: 'Mistyped contact',
    play: (stage) => reject(stage, async () => {
      await stage.until(() => stage.find(`${EMAIL}, ${TEL}`));
      if (stage.find(EMAIL)) await stage.field(EMAIL, 'jo@example');
      else await stage.field(TEL, '212555');
      await stage.agree();
      await stage.press(MAIN);
    }),
  },
  'invalid-text': {
    label: 'Mistyped mobile number',
    play: (stage) => reject(stage, async () => {
      await byText(stage);
      await stage.field(TEL, '212555');
      await stage.agree();
      await stage.press(MAIN);
    }),
  },
  sending: {
    label: 'Sending the code',
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'hold', path: SEND });
      await send(stage);
      await busy(stage);
    },
  },
  limited: {
    label: 'Too many tries',
    play: (stage) => reject(stage, () => {
      stage.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 45, path: SEND });
      return send(stage);
    }),
  },
  down: {
    label: 'Server not available',
    play: (stage) => reject(stage, () => {
      stage.sandbox.faults.add({ kind: 'status', status: 503, path: SEND, times: Infinity });
      return send(stage);
    }),
  },
  unreachable: {
    label: 'Server not reached',
    play: (stage) => reject(stage, () => {
      stage.sandbox.faults.add({ kind: 'dropped', path: SEND, times: Infinity });
      return send(stage);
    }),
  },
  offline: {
    label: 'No connection',
    play: (stage) => reject(stage, async () => {
      await fill(stage);
      stage.sandbox.faults.add({ kind: 'dropped', path: SEND, times: Infinity });
      // The message of a browser without a network.
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      await stage.press(MAIN);
      await shows(stage);
      Reflect.deleteProperty(navigator, 'onLine');
    }),
  },
  restoring: {
    label: 'Waiting for the brand file',
    attributes: { server: null, client: null, 'brand-src': 'https://sandbox.invalid/brand.json' },
    fetcher: () => new Promise(() => {}),
    play: (stage) => stage.until(() => stage.find('.skeleton')),
  },
  unconfigured: { label: 'Not set up', attributes: { server: null } },
  insecure: {
    label: 'Page without https',
    alone: 'page',
    play: async (stage) => {
      const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')!;
      stage.putBack = () => Object.defineProperty(globalThis, 'isSecureContext', secure);
      Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });
      // No page becomes insecure while it is open: the element looks when it is set up anew.
      const countries = ['US', 'CA'];
      await stage.until(() => {
        stage.element.setAttribute('countries', countries.reverse()[0]!);
        return stage.find('.notice');
      });
    },
  },
};
