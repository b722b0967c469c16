import * as v from 'valibot';
import { AuthError } from '../model/auth-error.ts';
import type { Brand, GivenConsent } from '../model/brand.ts';
import { LEGAL_CONSENTS } from '../model/consent.ts';
import { parseUrl } from '../model/url.ts';
import { BrandSchema } from './brand-schema.ts';
import { copyPlain, remove } from './plain-data.ts';
import type { Problem } from './plain-data.ts';

/** A part of a brand file that does not count, and why; `path` like `theme.tokens.radius`, empty for the whole file. */
export type BrandProblem = Problem;

/** Where a brand file came from, which decides what of it counts. */
export interface BrandOrigin {
  /** The file's own address, after redirects; `null` for an object that the page's script handed over. */
  fileUrl: string | null;
  /** Origin of the page. */
  pageOrigin: string;
  /** The `server` attribute, where there is one; may be a path. */
  server?: string | null;
}

/** More would only be noise in the console. */
const MAX_PROBLEMS = 50;

/** What says where contacts, codes and tokens go: whoever edits texts and colours elsewhere must not decide that. */
const GUARDED = ['server', 'client', 'backend', 'paths'] as const;

const isTrusted = ({ fileUrl, pageOrigin, server }: BrandOrigin): boolean => {
  if (fileUrl === null) return true;
  const origin = parseUrl(fileUrl)?.origin;
  return origin !== undefined && origin !== 'null'
    && (origin === pageOrigin || (!!server && origin === parseUrl(server, pageOrigin)?.origin));
};

/**
 * A brand out of data that nobody vouches for. What is invalid is left out and reported by path; the rest counts.
 * Relative URLs are resolved against the file. Never throws.
 */
export const parseBrand = (data: unknown, from: BrandOrigin): { brand: Brand; problems: BrandProblem[] } => {
  const problems: BrandProblem[] = [];
  const plain = copyPlain(data, problems);
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    return { brand: {}, problems: [{ path: '', message: 'is no JSON object' }] };
  }
  // Each round takes out what the schema complains about; taking out a part can uncover one complaint above it.
  for (let round = 0; round < 8; round += 1) {
    const result = v.safeParse(BrandSchema, plain);
    if (result.success) return { brand: settle(result.output as Brand, from, problems), problems };
    const paths = result.issues.map((issue) => {
      const path = (issue.path ?? []).map((item) => String(item.key));
      const here = path.join('.');
      // What only follows from something taken out in an earlier round has been told of.
      const isNew = !problems.some((problem) => `${problem.path}.`.startsWith(`${here}.`));
      // The keys that are known in one place need to be read once.
      const isRepeated = problems.some(({ message }) => message === issue.message);
      const message = isRepeated ? issue.message.replace(/ \(.*\)$/, '') : issue.message;
      if (isNew && problems.length < MAX_PROBLEMS) problems.push({ path: here, message });
      return path;
    });
    // From the back, so that the indices of earlier items stay right.
    paths.sort((a, b) => b.join('.').localeCompare(a.join('.'), 'en', { numeric: true }));
    for (const path of new Set(paths.map((keys) => keys.join('\n')))) remove(plain, path.split('\n'));
  }
  return { brand: {}, problems };
};

/**
 * With the element's own box for each of terms and privacy that no consent covers: without them no code is ever sent.
 * Where one of the file's consents does not count, that may have been the one.
 */
const withLegal = (consents: readonly GivenConsent[], needsLegal: boolean, problems: BrandProblem[]): readonly GivenConsent[] => {
  const covered = consents.flatMap(({ covers }) => covers);
  const open = LEGAL_CONSENTS.filter(({ covers }) => !covered.includes(covers[0]!));
  const isLost = problems.some(({ path }) => path.startsWith('consents.'));
  if (!open.length || !(isLost || (needsLegal && consents.length))) return consents;
  if (!isLost) {
    const names = open.map(({ id }) => id).join(' and ');
    problems.push({ path: 'consents', message: `cover no ${names}: without terms and privacy no code is sent, so guests are asked for ${names}` });
  }
  const isTaken = (id: string) => consents.some((consent) => consent.id === id);
  // Copies: what follows writes into them.
  return [...open.map((consent) => ({ ...consent, id: isTaken(consent.id) ? `legal-${consent.id}` : consent.id })), ...consents];
};

const settle = (brand: Brand, from: BrandOrigin, problems: BrandProblem[]): Brand => {
  const base = from.fileUrl ?? from.pageOrigin;
  const resolve = (url: string) => new URL(url, base).href;
  delete (brand as { $schema?: string }).$schema;
  if (!isTrusted(from)) {
    for (const key of GUARDED) {
      if (!(key in brand)) continue;
      // Not `delete` by a computed key: the field is simply not there for whoever reads the brand.
      brand[key] = undefined;
      problems.push({ path: key, message: 'counts only in a file of the page’s own origin or of the server’s' });
    }
  }
  // Of one id there is one box and one answer: a second consent would be given with the first.
  if (brand.consents) {
    brand.consents = brand.consents.filter(({ id }, index, all) => {
      const isFirst = all.findIndex((consent) => consent.id === id) === index;
      if (!isFirst) problems.push({ path: `consents.${index}.id`, message: 'is that of an earlier consent' });
      return isFirst;
    });
  }
  // Neither a password nor PAR Ordering's code needs them; any other send is refused, and no guest could help it.
  const needsLegal = !brand.menu && !/menu|^punchh-password$/.test(brand.backend ?? '');
  if (brand.consents) brand.consents = withLegal(brand.consents, needsLegal, problems);
  if (brand.consents?.length === 0 && needsLegal) {
    problems.push({ path: 'consents', message: 'is empty: without terms and privacy no code is sent, so guests are asked for both' });
    delete brand.consents;
  }
  if (brand.theme?.logo) brand.theme.logo = resolve(brand.theme.logo);
  for (const consent of brand.consents ?? []) {
    consent.required ??= consent.covers.some((purpose) => /^(terms|privacy)$/.test(purpose));
    // The schema takes a number, too.
    consent.version = `${consent.version as string | number}`;
    if (consent.url) consent.url = resolve(consent.url);
  }
  return brand;
};

/** The problems as the error that `punchh-error` shows; every path is in its message. */
export const brandError = (problems: readonly BrandProblem[]): AuthError =>
  new AuthError('brand_invalid', `Brand file: ${problems.map(({ path, message }) => `${path || 'file'} ${message}`).join('; ')}`, {
    field: problems[0]?.path ?? null,
  });
