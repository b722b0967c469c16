import { AuthError } from '../../src/model/auth-error.ts';
import type { Session } from '../../src/session/session.ts';
import { MINUTE, settle, World, type Page } from './simulated-page.ts';

export const DAY = 24 * 60 * MINUTE;

/** Made anew before each test of a file that imports this module. */
export let world: World;
/** The first tab, whose session is opened by its first use. */
export let tab: Page;

beforeEach(() => {
  world = new World();
  tab = world.openPage();
});

/** Signs a guest in, in the first tab or in `page`. */
export async function signIn(page = tab, tokens = world.server.signIn()): Promise<Session> {
  const { session } = page;
  await session.setTokens(tokens, { account: 'j•••@e•••.com' });
  return session;
}

/** Opens another tab with a session of its own. */
export async function open(): Promise<Page> {
  const page = world.openPage();
  page.open();
  await settle();
  return page;
}

/** Returns the code of the `AuthError` that `work` rejects with, or `no error`. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AuthError ? error.code : String(error)),
  );
