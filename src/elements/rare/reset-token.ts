/**
 * Takes the token of a link to a new password out of the page's address, and out of the current entry of its history.
 *
 * @param name the query parameter
 * @returns the token; empty where there is none
 */
export const takeResetToken = (name: string): string => {
  const { pathname, search, hash } = location;
  const isToken = (pair: string) => new URLSearchParams(pair).has(name);
  const pairs = search.slice(1).split('&');
  const token = name && new URLSearchParams(search).get(name);
  if (!token) return '';
  // The other parameters stay as they are written.
  const others = pairs.filter((pair) => !isToken(pair)).join('&');
  history.replaceState(history.state, '', `${pathname}${others && `?${others}`}${hash}`);
  return token;
};
