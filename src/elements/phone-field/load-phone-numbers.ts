/** Loads the library for phone numbers. The classic script has another way: load-phone-numbers.classic.ts. */
export const loadPhoneNumbers = () => import('./phone-numbers.ts');
