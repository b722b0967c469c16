import type * as PhoneNumbers from './phone-numbers.ts';

let address: string;

/** To be called while the classic script runs: `currentScript` is known only then, and the file is loaded later. */
export const readScriptAddress = (): void => {
  const script = document.currentScript as HTMLScriptElement | null;
  address = new URL('./punchh-login.phone.js', script?.src || document.baseURI).href;
};

/**
 * Takes the place of load-phone-numbers.ts in the classic script: loads the library from beside the script. A file that
 * failed to load is asked for by another address the next time, since Firefox remembers a failure by its address.
 */
export const loadPhoneNumbers = (): Promise<typeof PhoneNumbers> =>
  (import(/* @vite-ignore */ address) as Promise<typeof PhoneNumbers>).catch((error: unknown) => {
    address += '?';
    throw error;
  });
