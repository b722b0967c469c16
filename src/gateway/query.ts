import { Refusal } from './errors.ts';

/** Which query parameters a call takes: those named, or `other`: any that cannot be taken for a member of the body. */
export type DeclaredQuery = readonly string[] | 'other';

const OF_THE_BODY = /mail|phone|mobile|user|password|token|code|contact|client|[[\].;]/i;
const CONTACT_VALUE = /[@;]|^\+?\d{7,}$/;

const isOther = (name: string, value: string) => name === 'client' || !(OF_THE_BODY.test(name) || CONTACT_VALUE.test(value));

/**
 * Refuses a query that a call does not declare. The vendor's framework reads the query and the body as one, and takes
 * `;` for `&`, so a contact in the query would be acted on without being counted.
 *
 * @throws {Refusal} 400
 */
export function checkQuery({ search, searchParams }: URL, declared: DeclaredQuery): void {
  const parameters = [...searchParams];
  const isDeclared = ([name, value]: [string, string]) => (declared === 'other' ? isOther(name, value) : declared.includes(name));
  const isTwice = new Set(searchParams.keys()).size < parameters.length;
  if (isTwice || search.includes(';') || !parameters.every(isDeclared)) {
    throw new Refusal(400, 'invalid_request', 'The query holds what this call does not take.');
  }
}
