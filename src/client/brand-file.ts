import { AuthError } from '../model/auth-error.ts';
import type { Brand, GivenConsent } from '../model/brand.ts';
import { LEGAL_PURPOSES, legalConsent } from '../model/consent.ts';
import { parseUrl } from '../model/url.ts';
import { BrandSchema } from './brand-schema.ts';
import { keepValid } from './keep-valid.ts';
import { copyPlain } from './plain-data.ts';
import { ProblemList, type Problem } from './problem-list.ts';

/** Where a brand file came from, which decides what of it is used. */
export interface BrandOrigin {
  /** The file's own address, after redirects; `null` for an object that the page's script handed over. */
  fileUrl: string | null;
  /** Origin of the page. */
  pageOrigin: string;
  /** The `server` attribute, where there is one; may be a path. */
  server?: string | null;
}

/**
 * Fields that decide where contacts, codes and tokens go, as which tenant, and in which field a code is sent. A file of
 * another origin must not decide that: a person who edits texts and colours there need not be trusted with it.
 */
const GUARDED = ['server', 'client', 'backend', 'paths', 'menu.application', 'menu.loginFields'] as const;

const isTrusted = ({ fileUrl, pageOrigin, server }: BrandOrigin): boolean => {
  if (fileUrl === null) return true;
  const origin = parseUrl(fileUrl)?.origin;
  return origin !== undefined && origin !== 'null'
    && (origin === pageOrigin || (!!server && origin === parseUrl(server, pageOrigin)?.origin));
};

/**
 * Reads a brand from untrusted data. What is invalid is left out and reported by path; the rest is used. Relative URLs
 * are resolved against the file. Never throws; time is linear in the size of the data.
 */
export const parseBrand = (data: unknown, from: BrandOrigin): { brand: Brand; problems: Problem[] } => {
  const problems = new ProblemList();
  const plain = copyPlain(data, problems);
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    return { brand: {}, problems: [{ path: '', message: 'is no JSON object' }] };
  }
  const brand = normalizeBrand((keepValid(BrandSchema, plain, problems) ?? {}) as Brand, from, problems);
  return { brand, problems: problems.list() };
};

/** Takes a field out of an object that is not shared; `path` like `menu.application`. */
const removeField = (data: object, path: string): boolean => {
  const [name, rest] = path.split(/\.(.*)/s) as [string, string?];
  const parent = data as Record<string, unknown>;
  if (!Object.hasOwn(parent, name)) return false;
  if (rest !== undefined) return removeField(parent[name] as object, rest);
  return Reflect.deleteProperty(parent, name);
};

/**
 * Adds the element's own consent where no consent of the file covers the terms or the privacy policy: without both no code is
 * sent. Does so too where an invalid consent was left out, because that one may have covered them.
 */
const withLegal = (consents: readonly GivenConsent[], needsLegal: boolean, problems: ProblemList): readonly GivenConsent[] => {
  const open = LEGAL_PURPOSES.filter((purpose) => !consents.some(({ covers }) => covers.includes(purpose)));
  const isLost = problems.isDamaged('consents');
  if (!open.length || !(isLost || (needsLegal && consents.length))) return consents;
  if (!isLost) {
    const names = open.join(' and ');
    problems.add(['consents'], `cover no ${names}: without terms and privacy no code is sent, so guests are asked for ${names}`);
  }
  const own = legalConsent(open);
  const isTaken = consents.some(({ id }) => id === own.id);
  return [{ ...own, ...(isTaken && { id: `legal-${open.join('-')}` }) }, ...consents];
};

/** Leaves out what this file may not decide, fills in the defaults of consents, resolves relative URLs. Changes `brand`. */
const normalizeBrand = (brand: Brand, from: BrandOrigin, problems: ProblemList): Brand => {
  const base = from.fileUrl ?? from.pageOrigin;
  const resolve = (url: string) => new URL(url, base).href;
  removeField(brand, '$schema');
  if (!isTrusted(from)) {
    for (const field of GUARDED) {
      if (removeField(brand, field)) problems.add(field.split('.'), 'counts only in a file of the page’s own origin or of the server’s');
    }
  }
  // One id has one checkbox and one answer: a second consent of that id would be given with the first.
  if (brand.consents) {
    const ids = new Set<string>();
    brand.consents = brand.consents.filter(({ id }, index) => {
      if (ids.has(id)) problems.add(['consents', String(index), 'id'], 'is that of an earlier consent');
      return ids.size < ids.add(id).size;
    });
  }
  // Punchh sends no code without consent to both documents. Passwords and PAR Ordering do not require it.
  const needsLegal = !brand.menu && !/menu|^punchh-password$/.test(brand.backend ?? '');
  if (brand.consents) brand.consents = withLegal(brand.consents, needsLegal, problems);
  if (brand.consents?.length === 0 && needsLegal) {
    problems.add(['consents'], 'is empty: without terms and privacy no code is sent, so guests are asked for both');
    delete brand.consents;
  }
  if (brand.theme?.logo) brand.theme.logo = resolve(brand.theme.logo);
  if (brand.help) brand.help = resolve(brand.help);
  brand.consents = brand.consents?.map((consent) => ({
    ...consent,
    required: consent.required ?? LEGAL_PURPOSES.some((purpose) => consent.covers.includes(purpose)),
    // The schema accepts a number too.
    version: `${consent.version as string | number}`,
    ...(consent.url && { url: resolve(consent.url) }),
  }));
  if (!brand.consents) delete brand.consents;
  return brand;
};

/** The problems as the error that `punchh-error` shows; its message has every path. */
export const brandError = (problems: readonly Problem[]): AuthError =>
  new AuthError('brand_invalid', `Brand file: ${problems.map(({ path, message }) => `${path || 'file'} ${message}`).join('; ')}`, {
    field: problems[0]?.path ?? null,
  });
