import { AuthError } from '../../src/model/auth-error.ts';
import type { Session } from '../../src/session/session.ts';
import { MINUTE, settle, World, type Page } from './simulated-page.ts';

export const DAY = 24 * 60 * MINUTE;

/** Returns the code of the `AuthError` that `work` rejects with, or `no error`. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AuthError ? error.code : String(error)),
  );

export interface Tabs {
  readonly world: World;
  /** A first tab, whose session is opened by its first use. */
  readonly tab: Page;
  /** Signs a guest in, in the first tab or `page`. */
  signIn(page?: Page, tokens?: ReturnType<World['server']['signIn']>): Promise<Session>;
  /** Opens another tab with a session of its own. */
  open(): Promise<Page>;
}

/** Makes a world with one tab. */
export const openTabs = (): Tabs => {
  const world = new World();
  const tab = world.openPage();
  return {
    world,
    tab,
    async signIn(page = tab, tokens = world.server.signIn()) {
      const session = page.session;
      await session.setTokens(tokens, { account: 'j•••@e•••.com' });
      return session;
    },
    async open() {
      const page = world.openPage();
      page.open();
      await settle();
      return page;
    },
  };
};
