import { own } from '../model/own.ts';
import type { BackendEntry, SignInLoaders } from './backend-entry.ts';
import { menu } from './menu/index.ts';
import { menuSignIn } from './menu/sign-in.ts';
import { punchhPassword } from './punchh-password/index.ts';
import { punchhPasswordSignIn } from './punchh-password/sign-in.ts';
import { punchh } from './punchh/index.ts';
import { punchhSignIn } from './punchh/sign-in.ts';

const LOADERS: ReadonlyMap<BackendEntry, SignInLoaders> = new Map([
  [punchh, punchhSignIn],
  [punchhPassword, punchhPasswordSignIn],
  [menu, menuSignIn],
]);

/** Returns what loads the ways to sign in of a backend of the registry; nothing for none. */
export const signInLoadersOf = (entry: BackendEntry | undefined): SignInLoaders => own(entry && LOADERS.get(entry));
