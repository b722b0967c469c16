import { base } from './base.first.ts';
import { baseLater } from './base.later.ts';
import { identifier } from './identifier.first.ts';
import { identifierLater } from './identifier.later.ts';
import { tokens } from './tokens.first.ts';
import { tokensLater } from './tokens.later.ts';

let added = false;

/**
 * Appends each `*.later.ts` to its `*.first.ts`, in the first call. Called once the second file is loaded. All shadow roots
 * share the three stylesheets, so elements that are already shown get the rules at once. Does nothing where there are no
 * constructable stylesheets (Node).
 */
export const addLaterStyles = (): void => {
  // Not again for a later element: WebKit (2.50) crashes in `replaceSync` where a shadow root with the stylesheet has
  // outlived its element, which happens until the garbage of a removed element is collected.
  if (added) return;
  added = true;
  for (const [first, later] of [[base, baseLater], [identifier, identifierLater], [tokens, tokensLater]] as const) {
    first.styleSheet?.replaceSync(first.cssText + later.cssText);
  }
};
