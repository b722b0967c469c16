import { basicAuthRoutes } from './basic-auth.ts';
import type { Routes } from './call.ts';
import { loyaltyRoutes } from './loyalty.ts';
import { menuRoutes } from './menu.ts';
import { metaRoutes } from './meta.ts';
import { mobilePasswordRoutes } from './mobile-password.ts';
import { passwordLessRoutes } from './password-less.ts';
import { ResetTokens } from './reset-tokens.ts';
import { tokenRoutes } from './token-calls.ts';
import type { World } from './world.ts';

/** Every call of the vendors that the sandbox plays; api/openapi.yaml describes each. */
export function createRoutes(world: World): Routes {
  // One list of reset tokens: both families mail links to the same accounts.
  const resetTokens = new ResetTokens(world.settings.clock);
  return {
    ...passwordLessRoutes(world),
    ...basicAuthRoutes(world, resetTokens),
    ...tokenRoutes(world),
    ...mobilePasswordRoutes(world, resetTokens),
    ...metaRoutes(world),
    ...loyaltyRoutes(world),
    ...menuRoutes(world),
  };
}
