import type { Call } from './call.ts';
import type { Settings } from './options.ts';
import { FirewallBlock, Refusal } from './refusal.ts';

/** @throws FirewallBlock on a partner host for a connecting address that is not on its list */
export function checkPartner({ partnerHosts, partnerAddresses }: Settings, { host, peer }: Pick<Call, 'host' | 'peer'>): void {
  if (!partnerHosts.includes(host) || partnerAddresses === '*' || partnerAddresses.includes(peer)) return;
  throw new FirewallBlock();
}

/**
 * The address that failed sign-ins are counted for. On a partner host, a partner's proxy names the guest whose request
 * it passes on (`x_true_client_ip`). On an ordinary host the connecting address counts whatever that header says, so all
 * guests behind one proxy share one count.
 */
export const guestAddress = (
  { partnerHosts }: Settings,
  { host, peer, headers }: Pick<Call, 'host' | 'peer' | 'headers'>,
): string => (partnerHosts.includes(host) ? headers.get('x_true_client_ip') ?? peer : peer);

const KILOBYTE = 1024;

/** @throws Refusal 431 beyond the documented bounds: 16 KB a header, 32 KB together */
export function checkHeaderSizes(headers: Headers): void {
  const sizes = [...headers].map(([name, value]) => name.length + value.length + ': \r\n'.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.every((size) => size <= 16 * KILOBYTE) && total <= 32 * KILOBYTE) return;
  throw new Refusal(431, 'header_fields_too_large', 'Request header fields are too large.');
}
