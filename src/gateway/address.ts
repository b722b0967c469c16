const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

const isIpv6 = (text: string): boolean => /^[0-9a-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]`);

/** An IP address in its usual writing, or `null`: without brackets, port, zone, and IPv4 not dressed as IPv6. */
function normalizeAddress(text: string | null | undefined): string | null {
  if (!text) return null;
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^((?:\d+\.){3}\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  if (IPV4.test(bare)) return bare;
  return isIpv6(bare) ? new URL(`http://[${bare}]`).hostname.slice(1, -1) : null;
}

/**
 * The guest's address. `X-Forwarded-For` counts only behind proxies of one's own: each appends the peer it saw, so of
 * `hops` proxies the entry `hops` from the right is the first one that no guest can write.
 *
 * @param hops how many proxies stand before the gateway; 0 trusts no header
 */
export function clientAddress(headers: Headers, peer: string | undefined, hops: number): string | null {
  if (hops === 0) return normalizeAddress(peer);
  const forwarded = headers.get('x-forwarded-for')?.split(',') ?? [];
  return normalizeAddress(forwarded.at(-hops) ?? peer);
}

/** What an address is counted as: an IPv6 guest owns the /64, so the rest of the address is theirs to vary. */
export function addressBlock(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return `${[...before, ...Array<string>(missing).fill('0'), ...after].slice(0, 4).join(':')}::/64`;
}
