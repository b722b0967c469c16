import { base } from './base.first.ts';
import { baseLater } from './base.later.ts';
import { identifier } from './identifier.first.ts';
import { identifierLater } from './identifier.later.ts';
import { tokens } from './tokens.first.ts';
import { tokensLater } from './tokens.later.ts';

/**
 * Appends each `*.later.ts` to its `*.first.ts`. Called once the second file is loaded. All shadow roots share the
 * three stylesheets, so elements that are already shown get the rules at once. Does nothing where there are no
 * constructable stylesheets (Node).
 */
export const addLaterStyles = (): void => {
  for (const [first, later] of [[base, baseLater], [identifier, identifierLater], [tokens, tokensLater]] as const) {
    first.styleSheet?.replaceSync(first.cssText + later.cssText);
  }
};
