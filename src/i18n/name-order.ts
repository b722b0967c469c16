import { languageOf } from './match-locale.ts';

/** The languages, of those with texts, in which the family name comes first (CLDR, `nameOrderLocales`). */
const FAMILY_NAME_FIRST = ['ja', 'ko', 'zh'];

/** Returns the fields with the family name where the language puts it: before the given name, or after. `tag` in BCP 47. */
export const inNameOrder = <Field extends { readonly name: string }>(fields: readonly Field[], tag: string): readonly Field[] => {
  if (!FAMILY_NAME_FIRST.includes(languageOf(tag))) return fields;
  const given = fields.find(({ name }) => name === 'first_name');
  const family = fields.find(({ name }) => name === 'last_name');
  return given && family ? fields.map((field) => (field === given ? family : field === family ? given : field)) : fields;
};
