import { AuthError } from '../../model/auth-error.ts';
import { pageOrigin, pageUrl, parseUrl } from '../../model/url.ts';

/**
 * Goes to a path of the page's own origin. Any other URL would be an open redirect.
 *
 * @returns an error where the text is no such path
 */
export const followReturnTo = (returnTo: string): AuthError | null => {
  const url = parseUrl(returnTo, pageUrl());
  if (!url || !/^\/(?![/\\])/.test(returnTo) || url.origin !== pageOrigin()) {
    return new AuthError('invalid_configuration', `return-to="${returnTo}" is no path of this origin`);
  }
  location.assign(url);
  return null;
};
