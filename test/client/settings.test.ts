import { expect } from '@open-wc/testing';
import { DEFAULT_BACKEND } from '../../src/backends/profile.first.ts';
import { resolveBackends } from '../../src/backends/profile.ts';
import { findProblems } from '../../src/client/config-problems.ts';
import { resolveConfig } from '../../src/client/login-config.ts';
import { attributeOf, readPart, readSettings, SETTINGS } from '../../src/client/settings.ts';
import type { Setting, Settings, WrittenSettings } from '../../src/client/settings.ts';

const read = (written: WrittenSettings): Settings => readSettings([written], {});

describe('the settings of a page', () => {
  for (const [what, written, expected] of [
    ['white space and new lines', { client: ' \n\tdemo-client \n' }, { client: 'demo-client' }],
    ['a no-break space', { mode: '\u00a0kiosk\u00a0', codeLength: '\u00a08' }, { mode: 'kiosk', codeLength: 8 }],
    ['zero-width signs and a byte order mark', { storage: '\u200bmemory\u200d', client: '\ufeffdemo' }, { storage: 'memory', client: 'demo' }],
    ['a soft hyphen and marks of direction', { mode: '\u00ad\u200epos\u200f' }, { mode: 'pos' }],
    ['curly quotes', { client: '“demo-client”', mode: '‘kiosk’', channels: '„sms“' }, { client: 'demo-client', mode: 'kiosk', channels: ['sms'] }],
    ['quotes and angle quotes', { client: '"demo"', sessionName: '«shop»' }, { client: 'demo', sessionName: 'shop' }],
    ['quotes around each word of a list', { channels: '“sms”, “email”' }, { channels: ['sms', 'email'] }],
    ['another case', { mode: 'Kiosk', channels: 'SMS Email', storage: 'Memory', remember: 'ASK', backend: 'Menu' },
      { mode: 'kiosk', channels: ['sms', 'email'], storage: 'memory', remember: 'ask', backend: ['menu'] }],
    ['lists by commas, spaces or both, each word once', { countries: 'us,ca,  US' }, { countries: ['US', 'CA'] }],
    ['lists of a script', { channels: ['sms'], allowedOrigins: ['https://a.test', 'https://b.test'] },
      { channels: ['sms'], allowedOrigins: ['https://a.test', 'https://b.test'] }],
    ['`null` and `undefined` of a template', { client: 'null', mode: 'undefined', termsUrl: 'null' }, { client: '', mode: 'web', termsUrl: '' }],
    ['nothing', { client: '', mode: ' ', channels: null, codeLength: undefined },
      { client: '', mode: 'web', channels: ['email', 'sms'], codeLength: 6, cookie: false, allowedOrigins: [] }],
    ['`false` of a template', { cookie: 'false' }, { cookie: false }],
    ['what means something else', { mode: 'spaceship', codeLength: '99', channels: 'fax sms' }, { mode: 'web', codeLength: 6, channels: ['sms'] }],
  ] as const) {
    it(what, () => {
      expect(read(written)).to.deep.include(expected);
    });
  }

  it('an apostrophe inside a value stays', () => {
    expect(read({ sessionName: "joe's" }).sessionName).to.equal("joe's");
  });

  it('the element wins over the <punchh-session> around it, that over the brand file, that over the default', () => {
    const brand = { channels: ['sms'], code: { length: 8 }, client: 'of-the-brand' } as const;
    const settings = readSettings([{ client: 'own', codeLength: ' ' }, { client: 'around', codeLength: 7 }], brand);
    expect(settings).to.deep.include({ client: 'own', codeLength: 7, channels: ['sms'], mode: 'web' });
  });
});

describe('a value that cannot be read', () => {
  const profile = resolveBackends([DEFAULT_BACKEND], ['code'], {});
  const mistakes = ['javascript:alert(1)', 'spaceship'];
  for (const [name, setting] of Object.entries<Setting>(SETTINGS)) {
    const mistake = mistakes.find((text) => setting.kind !== 'flag' && readPart(setting, text) === undefined);
    if (mistake === undefined) continue;
    it(`of ${attributeOf(name)} is told to the developer`, () => {
      const page = { server: '/api', client: 'demo', [name]: mistake };
      const problems = findProblems([page], {}, profile, resolveConfig(readSettings([page], {}), {}, profile));
      expect(problems.map(({ message }) => message).join()).to.include(`${attributeOf(name)}="${mistake}"`);
    });
  }
});
