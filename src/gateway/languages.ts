import { membersOf } from './json.ts';

/** The languages in the vendor's document of the password sign-in. */
const MOBILE_DEFAULT = ['en', 'es', 'en-GB', 'es-CR'];

/** Longest list of languages that is read. */
const MAX_ENTRIES = 32;

const TAG = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const ENGLISH_WORDS = new Set(['are', 'and', 'for', 'the', 'is', 'of', 'or']);

/** The tags of an `Accept-Language`, the most wanted first (RFC 9110 section 12.5.4). */
function readWanted(header: string): string[] {
  return header
    .split(',', MAX_ENTRIES)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, q: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ tag, q }) => TAG.test(tag) && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}

const base = (tag: string) => tag.toLowerCase().split('-')[0];

/** The supported tag nearest to what the guest reads: the same tag, its language, another region of it, or English. */
function nearest(header: string | null, supported: readonly string[]): string {
  for (const wanted of readWanted(header ?? '')) {
    const found =
      supported.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ??
      supported.find((tag) => tag.toLowerCase() === base(wanted)) ??
      supported.find((tag) => base(tag) === base(wanted));
    if (found !== undefined) return found;
  }
  return supported.find((tag) => base(tag) === 'en') ?? supported[0]!;
}

/** The tags in "Supported locales are en-GB, es-CR, en, es.", or none. */
function readSupported(message: string): string[] {
  const start = message.toLowerCase().indexOf('locales');
  if (start < 0) return [];
  const words = message.slice(start + 'locales'.length).split(/[^A-Za-z0-9-]+/, MAX_ENTRIES);
  return words.filter((word) => TAG.test(word) && !ENGLISH_WORDS.has(word.toLowerCase()));
}

function readRefusal(body: Uint8Array): string[] {
  try {
    const { errors } = membersOf(JSON.parse(new TextDecoder().decode(body)));
    return [membersOf(errors)['invalid_language']].flat().flatMap((text) => (typeof text === 'string' ? readSupported(text) : []));
  } catch {
    return [];
  }
}

/** Chooses `Accept-Language`, since the vendor refuses a language that the business does not have (400 `invalid_language`). */
export interface Languages {
  /** The header to send for what the browser sent; `null` for none. */
  choose(client: string | null, path: string, header: string | null): string | null;
  /** Learns what the business has from a refusal; returns whether it names languages. */
  learn(client: string | null, status: number, body: Uint8Array): boolean;
}

export function createLanguages(): Languages {
  const learned = new Map<string | null, string[]>();
  return {
    choose(client, path, header) {
      const supported = learned.get(client) ?? (path.startsWith('/api2/mobile/') ? MOBILE_DEFAULT : null);
      // Node's `fetch` says `*` where a page says nothing.
      return supported ? nearest(header, supported) : header === '*' ? null : header;
    },
    learn(client, status, body) {
      if (status !== 400) return false;
      const supported = readRefusal(body);
      if (supported.length > 0) learned.set(client, supported);
      return supported.length > 0;
    },
  };
}
