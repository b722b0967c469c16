import type { Call } from './call.ts';
import { passwordMail } from './message-texts.ts';
import type { ResetTokens } from './reset-tokens.ts';
import type { World } from './world.ts';

/** Mails a link with a reset token if the account exists. Returns nothing, so the answer cannot reveal whether it does. */
export function mailResetLink(world: World, resetTokens: ResetTokens, call: Call, email: string): void {
  const { accounts, business, inbox, settings } = world;
  const account = accounts.find(email, null);
  if (!account?.email || account.state === 'deactivated' || account.state === 'locked') return;
  const { name, resetLifetime, resetUrl } = business.settings;
  const resetToken = resetTokens.issue(account.id, resetLifetime);
  if (settings.undeliverable.includes(account.email)) return;
  const path = resetUrl.replaceAll('{token}', resetToken);
  const link = path.startsWith('/') ? (call.origin ?? 'https://example.com') + path : path;
  inbox.deliver({
    channel: 'email',
    to: account.email,
    ...passwordMail(name, link, resetLifetime),
    code: '',
    link,
    resetToken,
    at: settings.clock.now(),
  });
}
