import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientAddress } from '../../src/gateway/address.ts';
import { readBusinessSettings } from '../../src/gateway/business-settings.ts';
import { normalizeEmail, normalizePhone } from '../../src/gateway/contact.ts';
import { readContacts } from '../../src/gateway/contact-fields.ts';
import { createLanguages } from '../../src/gateway/languages.ts';
import { checkQuery } from '../../src/gateway/query.ts';
import { plainPath } from '../../src/gateway/routes.ts';
import { userAgentFor } from '../../src/gateway/user-agent.ts';
import { readBody } from '../../src/gateway/body.ts';
import { GATEWAY, ORIGIN } from './support/harness.ts';

/** The largest text that a reader takes: a header of 64 KiB, or a body of as much. */
const SIZE = 64 * 1024;
/** In ms. */
const MOST = 50;

const PIECES = ['a', ' ', '1', '.', '@', '%', ':', ',', ';', '-', '+', '"', '\\', '{', '[', '/', '=', '_', 'Version/1', 'CrOS a ', ' Safari/',
  'Android 1.', 'iPhone OS 1_', 'locales ', 'q=', '1.1.1.1:', '[::1]:', 'a@', '+1', '\u00e9', 'ｅ', 'e\u0301', '/a', 'mail', 'application/a+'];

/** Texts that make a careless expression go back and forth: one piece over and over, with and without an end that fits no more. */
const hostile = (size: number): string[] =>
  PIECES.flatMap((piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    return [text, `${text}\u0000`, `x${text}!`, `${text.slice(0, size / 2)}@${text.slice(0, size / 2)}`];
  });

/** A header can hold Latin-1 without line ends. */
const headers = (name: string, value: string) => new Headers({ [name]: value.replace(/[^\x20-\x7e]/g, 'x') });
const call = (name: string, value: string) => new Request(GATEWAY, { headers: headers(name, value) });
const rules = { countries: null, allowTestContacts: true };
const languages = createLanguages();
const refusal = (text: string) => new TextEncoder().encode(JSON.stringify({ errors: { invalid_language: [text] } }));

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'X-Forwarded-For': (text) => clientAddress(headers('x-forwarded-for', text), text, 1),
  'an address': (text) => normalizeEmail(text, 'email', rules),
  'a number': (text) => normalizePhone(text, null, rules),
  'a country code': (text) => normalizePhone('2125554626', text, rules),
  'User-Agent': (text) => userAgentFor(call('user-agent', text), '/', undefined),
  'Accept-Language': (text) => languages.choose(null, '/api2/mobile/', text),
  'a refusal of a language': (text) => languages.learn('x', 400, refusal(text)),
  'a query': (text) => checkQuery(new URL(`${GATEWAY}/?${text}`), 'other'),
  'a path': (text) => plainPath(new URL(`${GATEWAY}/${text}`)),
  'settings of a business': (text) =>
    readBusinessSettings({
      business_name: text, privacy_url: text, support_email_address: text, content_language: text, minimum_age_to_signup: text,
    }),
};

const bodies = (text: string): string[] => [
  ...[{ client: 'c1', email: text }, { [text]: text }, { a: [text, text.slice(0, 100)] }, text.split('').map((name) => ({ [name]: 1 }))]
    .map((value) => JSON.stringify(value)),
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `["a"${' '.repeat(SIZE - 10)},"b"]`,
];

/** The shortest of a few tries, in ms of this process' own time: the machine may be busy with others. */
async function shortest(read: () => unknown): Promise<number> {
  let best = Infinity;
  for (let tries = 0; tries < 10 && best >= MOST; tries += 1) {
    const started = process.cpuUsage();
    try {
      await read();
    } catch {
      // Only its time counts.
    }
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe('no text from outside takes long to read', () => {
  for (const [name, read] of Object.entries(READERS)) {
    it(name, async () => {
      for (const text of hostile(SIZE)) {
        const time = await shortest(() => read(text));
        assert.ok(time < MOST, `${time} ms for ${text.slice(0, 20)}…`);
      }
    });
  }

  it('a body and its contacts', async () => {
    for (const text of hostile(5000).filter((_, i) => i % 3 === 0)) {
      for (const value of bodies(text)) {
        const time = await shortest(async () => {
          const headers = { Origin: ORIGIN, 'Content-Type': 'application/json' };
          const request = new Request(GATEWAY, { method: 'POST', headers, body: value });
          readContacts(await readBody(request, { timeout: 1000, measured: false }), { contacts: ['email'] }, rules);
        });
        assert.ok(time < MOST, `${time} ms for ${value.slice(0, 20)}…`);
      }
    }
  });
});
