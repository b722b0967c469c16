import type { LocaleModule } from './messages.ts';

/** The locales that ship. Literal strings, so that a bundler makes a chunk of each. */
export const modules = {
  en: () => import('./locales/en.core.ts'),
  es: () => import('./locales/es.core.ts'),
  fr: () => import('./locales/fr.core.ts'),
  'pt-BR': () => import('./locales/pt-BR.core.ts'),
  de: () => import('./locales/de.core.ts'),
  'zh-Hans': () => import('./locales/zh-Hans.core.ts'),
  ja: () => import('./locales/ja.core.ts'),
  ko: () => import('./locales/ko.core.ts'),
  ar: () => import('./locales/ar.core.ts'),
  he: () => import('./locales/he.core.ts'),
} satisfies Record<string, () => Promise<LocaleModule>>;

