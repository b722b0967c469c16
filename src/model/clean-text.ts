/**
 * A text without the white space, invisible signs and quotation marks that editors and templates leave around it. Takes
 * linear time: it matches at the first sign that counts, and goes back from the end to the last one.
 */
const CORE = /[^\s\p{Cf}\p{Pi}\p{Pf}„"'](.*[^\s\p{Cf}\p{Pi}\p{Pf}„"'])?/su;

/** Returns the core of a written value; empty where a template wrote that there is none. */
export const cleanText = (written: unknown): string => {
  const text = CORE.exec([written].join())?.[0] ?? '';
  return /^(null|undefined)$/.test(text) ? '' : text;
};
