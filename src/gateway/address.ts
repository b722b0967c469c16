const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

/** Longest text that is read as an address, in characters. */
const MAX_LENGTH = 64;

const isIpv6 = (text: string): boolean => /^[0-9a-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]`);

/** The eight groups of an IPv6 address in its usual writing (RFC 5952), as hex without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(missing).fill('0'), ...after];
}

/** Prefixes of 96 bits whose last 32 are an IPv4 address: mapped (RFC 4291 section 2.5.5.2) and NAT64 (RFC 6052). */
const HOLDS_IPV4 = ['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'];

function fromIpv6(address: string): string {
  const groups = groupsOf(address);
  if (!HOLDS_IPV4.includes(groups.slice(0, 6).join(':'))) return address;
  return groups.slice(6).flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}

/**
 * Returns an IP address without brackets, port and zone, in its usual notation; an IPv4 address inside IPv6 becomes IPv4.
 * `null` for any other text.
 */
function normalizeAddress(text: string | null | undefined): string | null {
  if (!text || text.length > MAX_LENGTH) return null;
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/%.*/s, '')
    .replace(/^((?:\d+\.){3}\d+):\d+$/, '$1');
  if (IPV4.test(bare)) return bare;
  return isIpv6(bare) ? fromIpv6(new URL(`http://[${bare}]`).hostname.slice(1, -1)) : null;
}

export interface ClientAddress {
  readonly address: string | null;
  /** `true` if `X-Forwarded-For` holds no address at the place that `hops` points to. */
  readonly isUnnamed: boolean;
}

/**
 * Returns the guest's address. Each proxy appends its peer to `X-Forwarded-For`, so behind `hops` proxies of one's own
 * the entry `hops` from the right is the guest; guests can write the entries left of it. If that entry is no address,
 * the peer's is returned.
 *
 * @param hops how many proxies stand before the gateway; 0 trusts no header
 */
export function clientAddress(headers: Headers, peer: string | undefined, hops: number): ClientAddress {
  const peerAddress = normalizeAddress(peer);
  if (hops === 0) return { address: peerAddress, isUnnamed: false };
  const named = normalizeAddress(headers.get('x-forwarded-for')?.split(',').at(-hops));
  return { address: named ?? peerAddress, isUnnamed: named === null };
}

/** Returns the key under which an address is counted: for IPv6 its /64, since one guest can use every address inside it. */
export function addressBlock(address: string): string {
  return address.includes(':') ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
}
