import type * as PhoneNumbers from './phone-numbers.ts';

let address: string;

/**
 * To be called while the classic script runs: `currentScript` is known only then, and the file is loaded later. It is read
 * with the getter of the prototype, since an element named `currentScript` replaces it on the document itself.
 */
export const readScriptAddress = (): void => {
  const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')!;
  const script = get!.call(document) as HTMLScriptElement | null;
  address = new URL('./punchh-login.phone.js', script?.src || location.href).href;
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
