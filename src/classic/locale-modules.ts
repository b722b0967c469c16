import type { LocaleModule, Messages } from '../i18n/messages.ts';
import { importBeside } from './script-folder.ts';

/** The files `punchh-login.<locale>.js` put their texts here, whether they run before or after this script. */
const TEXTS = Symbol.for('punchh-login texts');

/** The texts that a script has put on the page. */
export const textsOf = (locale: string) => (globalThis as { [TEXTS]?: Record<string, Messages> })[TEXTS]?.[locale];

const pageParsed = () =>
  new Promise((resolve) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', resolve, { once: true });
    else resolve(undefined);
  });

/** The texts of another language: of a script in the page, else of a file beside this script. */
const other = (locale: string) => async (): Promise<LocaleModule> => {
  if (!textsOf(locale)) await pageParsed();
  if (!textsOf(locale)) {
    await importBeside(
      `punchh-login.${locale}.js`,
      'The form is in English. Add the file to the page as a script of its own, or name its folder with data-base.',
    );
  }
  return { default: textsOf(locale)! };
};

/** Takes the place of the list of the same name in the standalone script, which holds English alone. */
export const modules = {
  en: () => import('../i18n/locales/en.ts'),
  es: other('es'),
  fr: other('fr'),
  'pt-BR': other('pt-BR'),
  de: other('de'),
  'zh-Hans': other('zh-Hans'),
  ja: other('ja'),
  ko: other('ko'),
  ar: other('ar'),
  he: other('he'),
};
