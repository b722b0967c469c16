import { ElementRenderer, render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { LoginConfig } from '../client/login-config.ts';
import { toFlowSettings } from '../client/login-store.ts';
import { BrandLogo } from '../elements/login/brand-logo.ts';
import { renderCard } from '../elements/login/card-template.ts';
import { initialState } from '../flow/login-state.ts';
import type { Brand } from '../model/brand.ts';
import { systemClock } from '../model/clock.ts';
import type { Channel } from '../model/identifier.ts';
import { readConfiguration, withoutPage } from './configuration.ts';
import { checkOptions, readFormLanguage, toAttributes, type InstantOptions } from './options.ts';
import { InstantStep } from './step.ts';
import { brandRules, styleRules } from './style.ts';
import { textsFor } from './texts.ts';
import { writeUsedRules } from './used-rules.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);

/** Writes all but ASCII as character references: the HTML is the same whatever the encoding of the page or of the command's output. */
const toAscii = (html: string): string => html.replace(/[^\0-\x7f]/gu, (sign) => `&#${sign.codePointAt(0)!};`);

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values).map(([name, value]) => (value ? ` ${name}="${escape(value)}"` : ` ${name}`)).join('');

const hidden = (fields: Readonly<Record<string, string | null>>): string =>
  Object.entries(fields).map(([name, value]) => (value ? `<input type="hidden"${attributes({ name, value })}>` : '')).join('');

/** The renderer wants to know whose shadow root the slots are in. */
class Host extends ElementRenderer {
  override connectedCallback(): void {}
  override attributeChangedCallback(): void {}
  override renderShadow(): undefined {}
}

/**
 * Renders a template to HTML, without the marks by which Lit would find its parts again: the element draws its own. Lit also
 * writes `.checked=${false}` as an attribute, which ticks a box whatever its value, and an empty `style`, which a strict policy
 * refuses. All values of the template are escaped.
 */
const toHtml = (template: unknown): string =>
  collectResultSync(render(template, { customElementHostStack: [new Host('punchh-login')] }))
    .replace(/<!--.*?-->|<\?>|\bchecked="false"|\bstyle=""/gs, '')
    .replaceAll('checked="true"', 'checked')
    .replace(/\s+/g, ' ');

/** Replaces what a template of the element is known to hold. */
const replace = (text: string, what: string | RegExp, by: string): string => {
  const next = text.replace(what, () => by);
  if (next === text) throw new Error(`the first step holds no ${String(what)}`);
  return next;
};

/** Makes the element's form one that works without a script: posted to the gateway, or saying that it is not ready. */
const toPlainForm = (form: string, action: string | false, fields: string, notReady: string, onlyField: boolean): string => {
  // The browser holds back a form without what is required. Of two fields, it would also want the one that is not shown.
  const checked = form.replace(/(<input\s[^>]*?)aria-required="true"/g, (text, before: string) =>
    onlyField || before.includes('type="checkbox"') ? `${before}required aria-required="true"` : text);
  if (action !== false) return replace(checked, '<form novalidate', `<form method="post"${attributes({ action })}`).replace('</form>', `${fields}</form>`);
  const closed = replace(checked, '<form novalidate', '<form method="dialog"');
  return replace(closed, 'type="submit"', 'type="button" popovertarget="not-ready"')
    .replace('</form>', `<p popover role="alert" id="not-ready">${escape(notReady)}</p></form>`);
};

/** The fields that the gateway's `/form` reads besides those that are shown. */
const formFields = (options: InstantOptions, config: LoginConfig, smsNotice: string | null): string => {
  const { channels, client, consents, codeLength, countries, returnTo } = config;
  return hidden({
    client,
    channel: channels.length > 1 ? null : channels[0]!,
    country: channels.includes('sms') && countries[0] !== '*' ? countries[0]! : null,
    consents: consents.filter(({ required }) => required).map(({ id }) => `consent-${id}`).join(' '),
    return_to: returnTo,
    page: options.page ?? null,
    code_length: String(codeLength),
    lang: readFormLanguage(options),
    sms_notice: smsNotice,
  });
};

/**
 * Renders `<punchh-login>` with its first step as declarative shadow DOM, from the element's own templates and styles: the
 * field can be typed in before a script has run. Once the script is there the element takes over what was typed and ticked; until
 * then, or without it, the form is posted to the gateway. Runs in Node and on edge servers, without a DOM.
 *
 * @returns HTML; its style sheet needs a hash in a strict `style-src`, see {@link styleHashes}
 * @throws {TypeError} where an option is unknown or not valid, or where there would be no such form
 */
export const renderInstant = (options: InstantOptions): string => {
  checkOptions(options);
  const { config, brand, problems } = readConfiguration(options);
  if (problems.length) console.warn(`renderInstant: brand ${problems.join('; ')}`);
  const lang = readFormLanguage(options);
  const { t, locale, notReady } = textsFor(lang, brand);
  const first = initialState(toFlowSettings(config), false);
  const hint = config.loginHint;
  const byHint = hint ? (hint.includes('@') ? 'email' : 'phone') : null;
  const hinted: Channel = byHint === 'phone' ? 'sms' : 'email';
  const state = {
    ...first,
    draft: { ...first.draft, ...(byHint && { [byHint]: hint, ...(config.channels.includes(hinted) && { channel: hinted }) }) },
  };
  const step = new InstantStep();
  step.view = { state, config, clock: systemClock, locale, t, load: () => Promise.resolve(), dispatch: () => {} };

  const action = options.formAction === false ? false : options.formAction || withoutPage(`${config.server}/form`);
  const form = toPlainForm(
    toHtml(step.render()), action, formFields(options, config, step.smsTerms), notReady, config.channels.length === 1,
  );
  const card = replace(
    toHtml(renderCard(lang, logoOf(brand), { heading: t('heading'), description: t('description') }, html`<div id="step"></div>`, undefined, '')),
    '<div id="step"></div>', `<div>${form}</div>`,
  );
  const start = `<div class="instant${step.hasCountryChoice ? ' choice' : ''}" hidden>`;
  // The style sheet comes last and shows the form. On a slow phone, Chrome's parser pauses after a style sheet. Where the form
  // came after it, a frame without the form was drawn first (`npm run bench:instant`).
  const style = `<style>${writeUsedRules(styleRules, start + card)}${brandRules(brand)}</style>`;
  // The slots' content comes first: the form would jump when it is filled in later.
  return `<punchh-login${toAscii(attributes(toAttributes(options)))}>${options.content ?? ''}<template shadowrootmode="open">`
    + `${start}${toAscii(card)}${style}</div></template></punchh-login>`;
};

/** The brand's logo, at its address relative to the page where it was relative. */
const logoOf = (brand: Brand): unknown =>
  new BrandLogo(() => {}).render(
    brand.theme?.logo ? { ...brand, theme: { ...brand.theme, logo: withoutPage(brand.theme.logo) } } : brand,
  );
