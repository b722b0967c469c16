import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Addresses in attributes: what a page links to and what it loads. */
const ADDRESS = /\s(?:href|src)="([^"]*)"/g;
const ID = /\s(?:id|name)="([^"]+)"/g;

const isElsewhere = (address: string): boolean => /^(?:[a-z][\w+.-]*:|\/\/)/i.test(address);

/**
 * The links of built pages that lead nowhere: to a file that is missing, to a place in a page that does not exist, or to an
 * absolute path, which would hold at one address only.
 *
 * @returns each as `page: address`
 */
export function checkLinks(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && name !== '404.html');
  const ids = new Map<string, Set<string>>();
  const idsOf = (path: string): Set<string> => {
    let known = ids.get(path);
    if (!known) {
      known = new Set([...readFileSync(path, 'utf8').matchAll(ID)].map(([, id]) => id!));
      ids.set(path, known);
    }
    return known;
  };
  const isBroken = (page: string, address: string): boolean => {
    if (isElsewhere(address)) return false;
    if (address.startsWith('/')) return true;
    const [path = '', hash] = decodeURIComponent(address.replaceAll('&amp;', '&')).split('#');
    const file = path.replace(/\?.*/, '');
    const target = file ? join(folder, dirname(page), file) : join(folder, page);
    if (!existsSync(target) || statSync(target).isDirectory()) return true;
    return hash !== undefined && hash !== '' && target.endsWith('.html') && idsOf(target).size > 0 && !idsOf(target).has(hash);
  };
  return pages.flatMap((page) =>
    [...readFileSync(join(folder, page), 'utf8').matchAll(ADDRESS)]
      .map(([, address]) => address!)
      .filter((address) => isBroken(page, address))
      .map((address) => `${page}: ${address}`));
}
