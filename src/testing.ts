/**
 * For the tests of a page that uses the element: what jsdom, happy-dom and Jest lack, and a whole sign-in in one call.
 * @module
 */
export { setupTests } from './testing/setup-tests.ts';
export { signIn, type SignInOptions } from './testing/sign-in.ts';
