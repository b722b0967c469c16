import { readChannel } from '../../client/channel-memory.ts';
import type { LoginStore } from '../../client/login-store.ts';
import { cleanText } from '../../model/clean-text.ts';
import type { Configuration } from '../sign-in-parts.ts';

/**
 * Begins with the contact that the page knows; else with the channel that was used last on this device, unless the page
 * names channels itself. What the guest has typed stays.
 */
export const prefill = (store: LoginStore, { config: { loginHint, channels, sessionName, mode }, pages }: Configuration): void => {
  const { email, phone } = store.state.draft;
  const isEmail = loginHint.includes('@');
  const channel = loginHint
    ? isEmail ? 'email' : 'sms'
    : mode === 'web' && !pages.some((page) => cleanText(page.channels)) && readChannel(sessionName);
  if (!channel || email || phone) return;
  store.dispatch({
    type: 'drafted',
    draft: { ...(channels.includes(channel) && { channel }), ...(loginHint && { [isEmail ? 'email' : 'phone']: loginHint }) },
  });
};
