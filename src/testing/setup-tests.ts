import { addPageApis } from './page-apis.ts';
import { addWebApis } from './web-apis.ts';

/**
 * Gives the test environment what the element needs of a browser and jsdom, happy-dom or Jest does not have. What is there
 * already stays as it is, so that a second call, or a call in a real browser, changes nothing. Call it before the element is
 * created, best in the set-up file of the test runner (`setupFiles`).
 *
 * The page counts as a secure context, as `https` and `localhost` do. Less motion is wanted: no step is animated.
 */
export function setupTests(): void {
  addWebApis();
  addPageApis();
}
