import { witnessOf } from '../consent-witness.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentRecord } from '../../model/consent.ts';
import { pageUrl, parseUrl } from '../../model/url.ts';
import type { LoginView } from '../login-view.ts';

/** Regions whose carriers want it said beside the button that sends a text (CTIA, Short Code Monitoring Handbook). */
const REGIONS: readonly string[] = ['US', 'CA'];

/** Returns what must be said of texts to the chosen region; `null` where nothing must, and while the words are loading. */
export const smsTerms = ({ t, state, config }: LoginView): string | null => {
  if (state.draft.channel !== 'sms' || !REGIONS.includes(state.draft.country)) return null;
  const { sms = {}, name } = config.brand;
  const hostname = parseUrl(pageUrl() ?? '')?.hostname ?? '';
  const words = t('smsTerms', { program: sms.program ?? name ?? hostname, frequency: sms.frequency ?? t('smsFrequency') });
  if (words === t('unknown')) return null;
  return sms.help ? `${words} ${t('smsHelp', { help: sms.help })}` : words;
};

export const renderSmsTerms = (view: LoginView): TemplateResult | typeof nothing => {
  const words = smsTerms(view);
  return words ? html`<p part="status" id="sms-terms">${words}</p>` : nothing;
};

/** Records the words beside which a guest asks for a text. Empty where there are none. */
export const smsRecords = (view: LoginView): ConsentRecord[] => {
  const words = smsTerms(view);
  const { clock, locale, config, t } = view;
  return words
    ? [{ id: 'sms', accepted: true, required: true, version: '1', locale, at: clock.now(), ...witnessOf(config, t), words }]
    : [];
};
