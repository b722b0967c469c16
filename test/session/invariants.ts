import type { Page, World } from './simulated-page.ts';

/** A sign-in or a sign-out. */
export interface Operation {
  kind: 'sign-in' | 'sign-out';
  page: Page;
  /** Whose tokens were brought, or had in the tab that ended them. */
  family: string | null;
  /** A sign-in that is not to be stored. */
  memoryOnly: boolean;
  began: number;
  /** `Infinity` while it goes on, or for ever where its page was killed. */
  finished: number;
  /** By the clock, in ms: of two at the same moment, either may be the newer. */
  at: number;
  until: number;
}

export interface Outcome {
  world: World;
  /** The access token that each page has in the end. */
  held: ReadonlyMap<Page, string | null>;
  operations: readonly Operation[];
  /** Whether storage was lost, or did not work, where it usually does. */
  outage: boolean;
  trace: readonly string[];
}

/** Which sign-in a token came from. */
export const familyOf = (token: string): string => token.split('.')[0]!;

/** Throws where an invariant is broken. */
export const judge = ({ world, held, operations, outage, trace }: Outcome): void => {
  const { server, pages } = world;
  const story = [
    pages.map((page) => `${page.kind} ${held.get(page)}`).join(', '),
    JSON.stringify(operations.map(({ page, ...rest }) => ({ ...rest, page: pages.indexOf(page), where: page.kind }))),
    ...trace,
  ].join('\n');
  const check = (holds: boolean, broken: string): void => {
    if (!holds) throw new Error(`${broken}: ${story}`);
  };
  /** The one case that no client can save: the server rotated, and nobody has the answer any more. */
  const isLost = (family: string | null) => [...server.lost].some((token) => familyOf(token) === family);
  /** Those that no other came after. */
  const lastOf = (all: readonly Operation[]) =>
    all.filter(({ finished }) => !all.some((later) => later.finished < Infinity && later.began > finished));
  const isSignIn = ({ kind }: Operation) => kind === 'sign-in';
  const signInOf = (token: string) => operations.find((one) => isSignIn(one) && one.family === familyOf(token))!;
  const isEnded = (token: string) =>
    operations.some((one) => !isSignIn(one) && one.finished < Infinity && one.family === familyOf(token));

  for (const [token, uses] of server.uses) check(uses === 1 || server.lost.has(token), `${token} was redeemed twice`);
  for (const page of pages) {
    const token = held.get(page);
    check(token !== undefined, 'an answer never comes');
    if (!token) continue;
    check(!isEnded(token), 'a session that was ended came back');
    check(isLost(familyOf(token)) || server.isCurrent(token), 'holds dead tokens');
    const { page: origin, memoryOnly } = signInOf(token);
    check(origin === page || (page.kind === 'shared' && origin.kind === 'shared' && !memoryOnly), 'tokens have left their tab');
  }

  /** Checks a page whose own operations alone decide its tokens. `others` may end its session, but may not replace it. */
  const checkAlone = (page: Page, others: readonly Operation[]) => {
    const token = held.get(page);
    const last = lastOf(operations.filter((operation) => operation.page === page));
    const signIns = last.filter(isSignIn);
    if (token) {
      check(signIns.some(({ family }) => family === familyOf(token)), 'a session came back in a tab of its own');
      return;
    }
    const isExcused = !last.every(isSignIn) || last.some(({ finished }) => finished === Infinity);
    const isOvertaken = ({ began, at }: Operation) => others.some(({ finished, until }) => finished > began || until >= at);
    check(
      isExcused || !signIns.length || signIns.some((operation) => isLost(operation.family) || isOvertaken(operation)),
      'a valid session was dropped in a tab of its own',
    );
  };
  for (const page of pages) {
    if (page.kind === 'memory') checkAlone(page, []);
    // It hears of the others, and they of it.
    if (page.kind === 'isolated') checkAlone(page, operations.filter((other) => other.page !== page && other.page.kind !== 'memory'));
  }

  const sharing = pages.filter(({ kind }) => kind === 'shared');
  const common = sharing.filter((page) => {
    const token = held.get(page);
    return !token || !signInOf(token).memoryOnly;
  });
  const ends = new Set(common.map((page) => held.get(page)));
  check(ends.size <= 1, 'tabs disagree');
  if (outage || !common.length) return;
  const [final] = ends;
  const among = operations.filter(({ page }) => page.kind === 'shared');
  const last = lastOf(among);
  const signIns = last.filter(isSignIn);
  if (final) {
    check(signIns.some(({ family }) => family === familyOf(final)), 'a session came back');
    return;
  }
  const isExcused = last.some(({ kind, finished, memoryOnly }) => kind === 'sign-out' || finished === Infinity || memoryOnly);
  // A later one where nobody can read it has replaced it.
  const isReplaced = ({ began, at }: Operation) =>
    operations.some(({ page, finished, until }) => page.kind === 'isolated' && (finished > began || until >= at));
  check(
    isExcused || !signIns.length || signIns.some((operation) => isLost(operation.family) || isReplaced(operation)),
    'a valid session was dropped',
  );
};
