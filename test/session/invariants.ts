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

const isSignIn = ({ kind }: Operation): boolean => kind === 'sign-in';

/** Returns the operations that no other came after. */
const lastOf = (all: readonly Operation[]): Operation[] =>
  all.filter(({ finished }) => !all.some((later) => later.finished < Infinity && later.began > finished));

/** Whether one of the `others` may be newer than the operation. */
const isOvertaken = ({ began, at }: Operation, others: readonly Operation[]): boolean =>
  others.some(({ finished, until }) => finished > began || until >= at);

/** Judges the outcome of a scenario, one invariant after the other. */
class Judge {
  private readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    this.outcome = outcome;
  }

  private check(holds: boolean, broken: string): void {
    if (holds) return;
    const { world: { pages }, held, operations, trace } = this.outcome;
    const story = [
      pages.map((page) => `${page.kind} ${held.get(page)}`).join(', '),
      JSON.stringify(operations.map(({ page, ...rest }) => ({ ...rest, page: pages.indexOf(page), where: page.kind }))),
      ...trace,
    ];
    throw new Error(`${broken}: ${story.join('\n')}`);
  }

  /** The one case that no client can save: the server rotated, and nobody has the answer any more. */
  private isLost(family: string | null): boolean {
    return [...this.outcome.world.server.lost].some((token) => familyOf(token) === family);
  }

  private signInOf(token: string): Operation {
    return this.outcome.operations.find((one) => isSignIn(one) && one.family === familyOf(token))!;
  }

  private isEnded(token: string): boolean {
    return this.outcome.operations.some((one) => !isSignIn(one) && one.finished < Infinity && one.family === familyOf(token));
  }

  checkUses(): void {
    const { server } = this.outcome.world;
    for (const [token, uses] of server.uses) this.check(uses === 1 || server.lost.has(token), `${token} was redeemed twice`);
  }

  /** Checks the token that a page has, by itself. */
  checkToken(page: Page): void {
    const { world: { server }, held } = this.outcome;
    const token = held.get(page);
    this.check(token !== undefined, 'an answer never comes');
    if (!token) return;
    this.check(!this.isEnded(token), 'a session that was ended came back');
    this.check(this.isLost(familyOf(token)) || server.isCurrent(token), 'holds dead tokens');
    const { page: origin, memoryOnly } = this.signInOf(token);
    this.check(origin === page || (page.kind === 'shared' && origin.kind === 'shared' && !memoryOnly), 'tokens have left their tab');
  }

  /** Checks a page whose own operations alone decide its tokens. `others` may end its session, but may not replace it. */
  checkAlone(page: Page, others: readonly Operation[]): void {
    const { held, operations } = this.outcome;
    const token = held.get(page);
    const last = lastOf(operations.filter((operation) => operation.page === page));
    const signIns = last.filter(isSignIn);
    if (token) {
      this.check(signIns.some(({ family }) => family === familyOf(token)), 'a session came back in a tab of its own');
      return;
    }
    const isExcused = !last.every(isSignIn) || last.some(({ finished }) => finished === Infinity);
    this.check(
      isExcused || !signIns.length || signIns.some((operation) => this.isLost(operation.family) || isOvertaken(operation, others)),
      'a valid session was dropped in a tab of its own',
    );
  }

  /** Checks the pages that share a store. */
  checkShared(): void {
    const { world: { pages }, held, operations, outage } = this.outcome;
    const common = pages.filter((page) => {
      const token = held.get(page);
      return page.kind === 'shared' && (!token || !this.signInOf(token).memoryOnly);
    });
    const ends = new Set(common.map((page) => held.get(page)));
    this.check(ends.size <= 1, 'tabs disagree');
    if (outage || !common.length) return;
    const [final] = ends;
    const last = lastOf(operations.filter(({ page }) => page.kind === 'shared'));
    const signIns = last.filter(isSignIn);
    if (final) {
      this.check(signIns.some(({ family }) => family === familyOf(final)), 'a session came back');
      return;
    }
    const isExcused = last.some(({ kind, finished, memoryOnly }) => kind === 'sign-out' || finished === Infinity || memoryOnly);
    // A later one where nobody can read it has replaced it.
    const isolated = operations.filter(({ page }) => page.kind === 'isolated');
    this.check(
      isExcused || !signIns.length || signIns.some((operation) => this.isLost(operation.family) || isOvertaken(operation, isolated)),
      'a valid session was dropped',
    );
  }
}

/** Throws where an invariant is broken. */
export const judge = (outcome: Outcome): void => {
  const { world: { pages }, operations } = outcome;
  const judging = new Judge(outcome);
  judging.checkUses();
  for (const page of pages) judging.checkToken(page);
  for (const page of pages) {
    if (page.kind === 'memory') judging.checkAlone(page, []);
    // It hears of the others, and they of it.
    if (page.kind === 'isolated') {
      judging.checkAlone(page, operations.filter((other) => other.page !== page && other.page.kind !== 'memory'));
    }
  }
  judging.checkShared();
};
