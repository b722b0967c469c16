import { browser } from '../model/browser-globals.ts';

/**
 * JSON without white space, the same on every page: `JSON.stringify` asks values for `toJSON`, which Prototype.js and other
 * libraries add to arrays and to `Object.prototype`, and the server then gets a text where it expects a list.
 */
export const toJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  if (typeof value !== 'object' || value === null) return browser.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${browser.stringify(name)}:${toJson(member)}`).join()}}`;
};
