import type { Brand } from '../model/brand.ts';
import { cleanText } from '../model/clean-text.ts';
import type { PunchhLogin } from '../elements/login/login.ts';
import { isValidSetting } from '../client/config-problems.ts';
import { attributeOf, SETTINGS, type Setting, type SettingName } from '../client/settings.ts';

/** Options of `renderInstant`: the attributes of `<punchh-login>`, by the names of its properties, and values that only a server knows. */
export interface InstantOptions extends Partial<Pick<PunchhLogin, SettingName>> {
  /** Language of the form (BCP 47), written as the element's `lang`. Default: `en`. */
  lang?: string | undefined;
  /** The contents of the brand file. Where the element reads it from a URL, `brandSrc` is needed besides. */
  brand?: Brand | null | undefined;
  /**
   * Where the form is posted to while no script has taken it over. Default: `/form` below `server`, which is then a gateway in
   * cookie mode. `false` for a server that is none: then the form says that it is not ready yet.
   */
  formAction?: string | false | undefined;
  /** Path of the page that the form is on, for the way back to it. Default: that of `Referer`, where it names one. */
  page?: string | undefined;
  /** HTML of the element's slots, written as it is. */
  content?: string | undefined;
}

const OWN = new Set(['lang', 'brand', 'formAction', 'page', 'content']);

const rows: Readonly<Record<string, Setting>> = SETTINGS;

/** A list that a script has set, as the text of an attribute. */
const toText = (value: unknown): unknown => (Array.isArray(value) ? value.join(' ') : value);

/**
 * Refuses what cannot be rendered. White space, quotation marks and the like around a value are as good as in an attribute.
 *
 * @throws {TypeError} names each option that is unknown or not valid
 */
export const checkOptions = (options: InstantOptions): void => {
  const problems: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (OWN.has(name)) continue;
    const row = Object.hasOwn(rows, name) ? rows[name]! : null;
    if (!row) problems.push(`there is no option ${name}`);
    // Whether a relative address of a server or a document is valid is known only where it is resolved.
    else if (!/^(server|termsUrl|privacyUrl)$/.test(name) && cleanText(toText(value)) && !isValidSetting(row, cleanText(toText(value)))) {
      problems.push(`${name} is not valid: ${String(value)}`);
    }
  }
  if (problems.length) throw new TypeError(`renderInstant: ${problems.join('; ')}`);
};

/** Returns the language tag of the form. */
export const readFormLanguage = ({ lang }: InstantOptions): string => cleanText(lang) || 'en';

/** Returns the element's attributes, by their names. A flag has an empty value. */
export const toAttributes = (options: InstantOptions): Readonly<Record<string, string>> => {
  const written: Record<string, string> = { lang: readFormLanguage(options) };
  for (const [name, row] of Object.entries(rows)) {
    const value = toText(options[name as SettingName]);
    if (value === undefined || value === null || value === false) continue;
    written[attributeOf(name)] = row.kind === 'flag' && value === true ? '' : `${value as string | number}`;
  }
  return written;
};
