import type { LocaleModule } from './messages.ts';

/** The locales that ship. Literal strings, so that a bundler makes a chunk of each. */
export const modules = {
  en: () => import('./locales/en.core.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  'pt-BR': () => import('./locales/pt-BR.ts'),
  de: () => import('./locales/de.ts'),
  'zh-Hans': () => import('./locales/zh-Hans.ts'),
  ja: () => import('./locales/ja.ts'),
  ko: () => import('./locales/ko.ts'),
  ar: () => import('./locales/ar.ts'),
  he: () => import('./locales/he.ts'),
} satisfies Record<string, () => Promise<LocaleModule>>;

