import { own } from './own.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a JSON object, without what every object inherits; none of any other value. */
export const membersOf = (value: unknown): JsonObject => own(isObject(value) ? value : null);

/**
 * JSON as `JSON.stringify` writes it, but for `toJSON`: libraries add that method to `Array.prototype` and to
 * `Object.prototype`, and the vendor would then get something else.
 */
export const toJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`).join()}}`;
};
