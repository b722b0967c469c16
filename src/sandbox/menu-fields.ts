import { isAbsent, isObject, type JsonObject } from './call.ts';
import type { NewCustomer, OptIn } from './menu-customers.ts';
import type { MenuSettings } from './menu-options.ts';
import { Refusal } from './refusal.ts';

/** A field that is refused: the key is the field's name in the request. */
export const fieldRefusal = (field: string, message: string): Refusal => new Refusal(422, field, message);

const label = (field: string): string => field.replace(/^passwordless_/, '').replaceAll('_', ' ');

/** @throws Refusal 422 where the field is absent or no text */
export function textField(body: JsonObject, field: string): string {
  const value = body[field];
  if (isAbsent(value)) throw fieldRefusal(field, `The ${label(field)} field is required.`);
  if (typeof value !== 'string' || !value.trim()) throw fieldRefusal(field, `The ${label(field)} must be a string.`);
  return value;
}

/** @throws Refusal 422 */
export function emailField(body: JsonObject, field: string): string {
  const email = textField(body, field);
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) {
    throw fieldRefusal(field, 'The email must be a valid email address.');
  }
  return email;
}

/** An E.164 number. @throws Refusal 422 */
export function phoneField(body: JsonObject, field = 'phone_number'): string {
  const phone = textField(body, field);
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw fieldRefusal(field, 'The phone number must be a valid phone number.');
  return phone;
}

function optIn(body: JsonObject, name: 'email' | 'sms' | 'pn', rules: MenuSettings): OptIn {
  const field = `optin_status_${name}`;
  const value = body[field];
  if (value === undefined) return 3;
  if (value !== 2 && value !== 3 && (value !== 1 || rules.optIn === 'double')) {
    throw fieldRefusal(field, `The selected ${label(field)} is invalid.`);
  }
  return value;
}

/** The vendor's rules; `&`, `*`, `:` and `;` are no special characters to it. */
function checkPassword(body: JsonObject): void {
  const password = textField(body, 'password');
  const length = [...password].length;
  if (length < 8 || length > 25) throw fieldRefusal('password', 'The password must be between 8 and 25 characters.');
  const needed = [/\d/, /[A-Z]/, /[a-z]/, /[^A-Za-z0-9\s&*:;]/];
  if (!needed.every((pattern) => pattern.test(password))) {
    throw fieldRefusal('password', 'The password needs a number, a capital, a lowercase letter and a special character.');
  }
}

/** Accepts a list of `{id, value}` and values by id: the vendor's guide does not show the resource. */
function demographics(body: JsonObject, rules: MenuSettings): NewCustomer['demographics'] {
  const given = body['demographics'] ?? [];
  const pairs: [unknown, unknown][] = Array.isArray(given)
    ? given.map((item: unknown) => (isObject(item) ? [item['id'], item['value']] : [null, null]))
    : isObject(given) ? Object.entries(given) : [[null, null]];
  const answers = pairs.map(([id, value]) => {
    const asked = rules.demographics.find((demographic) => demographic.id === id);
    if (!asked || typeof value !== 'string' || (asked.options && !asked.options.includes(value))) {
      throw fieldRefusal('demographics', 'The demographics are invalid.');
    }
    return { id: asked.id, value };
  });
  for (const { id, required } of rules.demographics) {
    if (required && !answers.some((answer) => answer.id === id && answer.value)) {
      throw fieldRefusal('demographics', `The demographics field ${id} is required.`);
    }
  }
  return answers;
}

/** The customer that the body of "register" describes. @throws Refusal 422 with the field's name as key */
export function customerFields(body: JsonObject, rules: MenuSettings): NewCustomer {
  const email = emailField(body, 'passwordless_email');
  const firstName = textField(body, 'first_name');
  const lastName = textField(body, 'last_name');
  const phoneRule = rules.kind === 'phone' ? 'required' : rules.phone;
  const givesPhone = !isAbsent(body['phone_number']);
  if (givesPhone && phoneRule === 'off') throw fieldRefusal('phone_number', 'The phone number is not asked for.');
  const phone = givesPhone || phoneRule === 'required' ? phoneField(body) : '';
  const optIns = { email: optIn(body, 'email', rules), sms: optIn(body, 'sms', rules), pn: optIn(body, 'pn', rules) };
  if (rules.kind === 'email' && (rules.password || !isAbsent(body['password']))) checkPassword(body);
  return { email, phone, firstName, lastName, optIns, demographics: demographics(body, rules) };
}
