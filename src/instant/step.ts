import { html, type TemplateResult } from 'lit';
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import { emailField } from '../elements/email-field.ts';
import { PunchhIdentifierStep } from '../elements/identifier-step/identifier-step.ts';
import type { PhoneEditor } from '../elements/phone-field/phone-editor.ts';
import { phoneField } from '../elements/phone-field/phone-field.ts';
import { smsTerms } from '../elements/phone-field/sms-terms.ts';
import type { Channel } from '../model/identifier.ts';
import { PAGE_HOST } from './configuration.ts';

/** Renders the parts of the phone field that the library for numbers adds, as far as they need no script. */
const editor = {
  choice: () => undefined,
  callingCode: (country: string) => (isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : ''),
  hint: () => html`<p part="status" role="status" id="phone-hint"></p>`,
} as unknown as PhoneEditor;

/** The first step with the fields, the notice and the button of every channel: the style sheet shows those of the chosen one. */
export class InstantStep extends PunchhIdentifierStep {
  override render(): TemplateResult {
    return super.render();
  }

  protected override renderField(): unknown {
    return this.view.state.channels.map((channel) =>
      channel === 'email' ? emailField(this.view, null, 'email') : phoneField(this.view, null, editor),
    );
  }

  /** Follows the consents. */
  protected override rememberBox(): unknown {
    const words = this.smsTerms;
    return [words ? html`<p part="status" id="sms-terms">${words}</p>` : '', super.rememberBox()];
  }

  /** Whether the element offers more than one country for phone numbers. */
  get hasCountryChoice(): boolean {
    const { countries } = this.view.config;
    const known = countries.filter((region) => region === '*' || isSupportedCountry(region));
    // Where none is known, the default's two are offered.
    return known.length !== 1 || known[0] === '*';
  }

  /** The terms of US and Canadian carriers, shown beside the button that sends a text; `null` where no text can be asked for. */
  get smsTerms(): string | null {
    const { state, config } = this.view;
    if (!state.channels.includes('sms')) return null;
    // A brand without a name goes by the page's host in the element; here only the server's may be known.
    const { hostname } = new URL(config.server);
    const program = config.brand.sms?.program ?? config.brand.name ?? (hostname === PAGE_HOST ? config.client : hostname);
    const brand = { ...config.brand, sms: { ...config.brand.sms, program } };
    return smsTerms({ ...this.view, config: { ...config, brand }, state: { ...state, draft: { ...state.draft, channel: 'sms' } } });
  }

  protected override primaryButton(label: string): TemplateResult {
    const { state: { channels }, t } = this.view;
    const words = (channel: Channel) => html`<span class="by-${channel}">${t(channel === 'email' ? 'sendEmail' : 'sendSms')}</span>`;
    return super.primaryButton(channels.length > 1 ? channels.map(words) : label, null);
  }
}
