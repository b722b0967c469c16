import type { Message } from 'punchh-login/sandbox';
import { h, icon } from '../app/dom.ts';

/**
 * Shows what arrives on the guest's phone, which is not part of the device: the newest message, until `clear`. Messages from
 * before the page was opened are left out.
 *
 * @param place where it is shown; read out when it changes
 */
export const showGuestPhone = (place: HTMLElement): { clear(): void } => {
  const openedAt = Date.now();
  const clear = (): void => place.replaceChildren();
  new EventSource('/sandbox/_/inbox').addEventListener('message', (event: MessageEvent<string>) => {
    const { id, at, channel, to, code } = JSON.parse(event.data) as Message;
    if (at < openedAt || !code || place.dataset.message === String(id)) return;
    place.dataset.message = String(id);
    place.replaceChildren(
      icon(channel === 'sms' ? 'phone' : 'mail'),
      h('p', {}, h('span', { dir: 'ltr' }, to), h('strong', { class: 'sent-code', dir: 'ltr' }, code)));
  });
  return { clear };
};
