import { brandLayers } from '../i18n/brand-layers.ts';
import { consentWords } from '../i18n/consent-words.ts';
import { formatLocale } from '../i18n/format.ts';
import ar from '../i18n/locales/ar.ts';
import de from '../i18n/locales/de.ts';
import en from '../i18n/locales/en.ts';
import es from '../i18n/locales/es.ts';
import fr from '../i18n/locales/fr.ts';
import he from '../i18n/locales/he.ts';
import ja from '../i18n/locales/ja.ts';
import ko from '../i18n/locales/ko.ts';
import ptBR from '../i18n/locales/pt-BR.ts';
import zhHans from '../i18n/locales/zh-Hans.ts';
import { matchLocale, type SupportedLocale } from '../i18n/match-locale.ts';
import type { Messages } from '../i18n/messages.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import type { Brand } from '../model/brand.ts';

const TEXTS: Readonly<Record<SupportedLocale, Messages>> = { en, es, fr, 'pt-BR': ptBR, de, 'zh-Hans': zhHans, ja, ko, ar, he };

/** The message of a form that has no address to post to and waits for its script. The element itself never shows it. */
const NOT_READY: Readonly<Record<SupportedLocale, string>> = {
  en: 'Sign-in isn’t ready yet. Wait a moment, or turn on JavaScript and reload the page.',
  es: 'El inicio de sesión aún no está listo. Espera un momento, o activa JavaScript y vuelve a cargar la página.',
  fr: 'La connexion n’est pas encore prête. Patientez un instant, ou activez JavaScript et rechargez la page.',
  'pt-BR': 'O login ainda não está pronto. Aguarde um momento, ou ative o JavaScript e recarregue a página.',
  de: 'Die Anmeldung ist noch nicht bereit. Einen Moment bitte, oder JavaScript einschalten und die Seite neu laden.',
  'zh-Hans': '登录尚未就绪。请稍候，或启用 JavaScript 并重新加载页面。',
  ja: 'ログインの準備がまだできていません。少しお待ちいただくか、JavaScript を有効にしてページを再読み込みしてください。',
  ko: '로그인이 아직 준비되지 않았습니다. 잠시 기다리거나 JavaScript를 켜고 페이지를 새로 고침하세요.',
  ar: 'تسجيل الدخول غير جاهز بعد. انتظر لحظة، أو فعّل JavaScript وأعد تحميل الصفحة.',
  he: 'ההתחברות עדיין לא מוכנה. המתינו רגע, או הפעילו JavaScript וטענו מחדש את הדף.',
};

/** Returns the words for a language tag: the brand's, then the locale's. */
export const textsFor = (tag: string, brand: Brand): { t: Translate; locale: string; notReady: string } => {
  const name = matchLocale(tag);
  const locale = formatLocale(tag);
  return { t: createTranslate(locale, [...brandLayers(brand.copy, tag), TEXTS[name], consentWords]), locale, notReady: NOT_READY[name] };
};
