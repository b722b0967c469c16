import type { Body } from './body.ts';
import { normalizeEmail, normalizePhone, type Contact, type ContactRules } from './contact.ts';
import { Refusal } from './errors.ts';
import { isObject } from './json.ts';
import type { Route } from './routes.ts';

/** Names under which servers take contacts, in lowercase and without punctuation. */
const CONTACT_NAME = /mail|phone|mobile|msisdn|contact|recipient|whatsapp|sms|^cell|^tel(?:no|num|$)/;

/** Values of these, and all below them, are secrets or free text, which may look like an address. */
const FREE_TEXT = /password|^demographics$|^(?:first|middle|last|given|family|full)name$/;

/** An address or an international number, and nothing else. */
const CONTACT_VALUE = /^\s*(?:[^\s@]+@[^\s@]+|\+\d[\d\s().-]{6,24})\s*$/;

/** Contacts stand near the top of a body; further down the path of a member is not kept. */
const MAX_DEPTH = 4;

const plainName = (name: string) => name.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]/g, '');

interface Member {
  /** Path of names from the top, or `null` inside a list or too far down. */
  readonly path: string | null;
  /** In lowercase and without punctuation. */
  readonly name: string;
  readonly value: unknown;
  readonly isFreeText: boolean;
}

/** Every member of every object in a JSON value. Iterative: a body can nest deeper than the stack is high. */
function* listMembers(json: unknown): Generator<Member> {
  const open = [{ value: json, path: '' as string | null, depth: 0, isFreeText: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, isFreeText } = next;
    const depth = next.depth + 1;
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) open.push({ value: item, path: null, depth, isFreeText });
    } else if (isObject(value)) {
      for (const [given, inside] of Object.entries(value)) {
        // A name with a dot in it would look like a path.
        const below = path === null || depth > MAX_DEPTH || given.includes('.') ? null : path === '' ? given : `${path}.${given}`;
        const name = plainName(given);
        const member = { path: below, name, value: inside, isFreeText: isFreeText || FREE_TEXT.test(name) };
        yield member;
        open.push({ ...member, depth });
      }
    }
  }
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || typeof value === 'boolean';

const holdsContact = (value: unknown) => typeof value === 'string' && CONTACT_VALUE.test(value);

/** Whether a member could make the server act on a contact that is not counted. */
const looksLikeContact = ({ name, value, isFreeText }: Member): boolean =>
  !isEmpty(value) &&
  (CONTACT_NAME.test(name) || (!isFreeText && (Array.isArray(value) ? value.some(holdsContact) : holdsContact(value))));

function readText(value: unknown, field: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new Refusal(400, 'invalid_request', `${field} must be a string.`);
  return value;
}

const isPhoneExt = (path: string) => path.split('.').at(-1) === 'phone_ext';

/** Whether a field takes addresses or numbers: by its name, else by its value. */
const takesEmail = (path: string, text: string) => {
  const name = plainName(path.slice(path.lastIndexOf('.') + 1));
  return name.includes('mail') || (!CONTACT_NAME.test(name) && text.includes('@'));
};

/**
 * The contacts that a call acts on, each in the one spelling in which it is counted.
 *
 * @throws {Refusal} 400 where the body names a contact anywhere else, 422 where one is not valid or not allowed
 */
export function readContacts(body: Body, route: Pick<Route, 'contacts' | 'details'>, rules: ContactRules): Contact[] {
  if (body.bytes.length > 0 && !body.isObject) throw new Refusal(400, 'invalid_request', 'The body must be a JSON object.');
  const { contacts = [], details = [] } = route;
  const declared = new Map<string, unknown>();
  for (const member of listMembers(body.json)) {
    const { path } = member;
    if (path !== null && (contacts.includes(path) || details.includes(path))) declared.set(path, member.value);
    else if (looksLikeContact(member)) {
      throw new Refusal(400, 'invalid_request', 'The body names a contact where this call takes none.');
    }
  }
  const read = (path: string): Contact | null => {
    const text = readText(declared.get(path), path);
    if (text === null) return null;
    if (takesEmail(path, text)) return normalizeEmail(text, path, rules);
    // Punchh splits a number into `phone_ext` and `phone_number`, in one object.
    const ext = `${path.slice(0, path.lastIndexOf('.') + 1)}phone_ext`;
    return normalizePhone(text, readText(declared.get(ext), ext), rules);
  };
  const found = contacts.filter((path) => !isPhoneExt(path)).map(read);
  return [...new Set(found.filter((contact) => contact !== null))];
}
