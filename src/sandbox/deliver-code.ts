import type { Call } from './call.ts';
import type { Contact } from './contact.ts';
import { codeMail, codeSms, type CodeMessage } from './message-texts.ts';
import type { World } from './world.ts';

function hostOf({ origin }: Call, { settings }: World): string | null {
  if (!origin || !URL.canParse(origin)) return settings.host;
  return new URL(origin).hostname || settings.host;
}

/** Puts a code into the inbox, as mail or SMS or both. */
export function sendCode(world: World, call: Call, contact: Pick<Contact, 'email' | 'phone'>, code: string): void {
  const { email, phone } = contact;
  const { undeliverable, clock } = world.settings;
  const { name, codeLifetime } = world.business.settings;
  const message: CodeMessage = { brandName: name, code, lifetime: codeLifetime, host: hostOf(call, world) };
  const at = clock.now();
  if (email && !undeliverable.includes(email)) {
    world.inbox.deliver({ channel: 'email', to: email, ...codeMail(message), code, at });
  }
  if (phone && !undeliverable.includes(phone)) {
    world.inbox.deliver({ channel: 'sms', to: phone, ...codeSms(message), code, at });
  }
}
