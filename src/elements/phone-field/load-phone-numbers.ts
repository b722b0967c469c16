/** Loads the library for phone numbers. In the classic script src/classic/load-phone-numbers.ts takes its place. */
export const loadPhoneNumbers = () => import('./phone-numbers.ts');
