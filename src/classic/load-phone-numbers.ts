import type * as PhoneNumbers from '../elements/phone-field/phone-numbers.ts';
import { importBeside } from './script-folder.ts';

/** Takes the place of the loader of the same name in the classic script: the library lies beside the script. */
export const loadPhoneNumbers = (): Promise<typeof PhoneNumbers> =>
  importBeside(
    'punchh-login.phone.js',
    'Was the script moved alone? Use punchh-login.standalone.js, or name the folder of the file with data-base.',
  ) as Promise<typeof PhoneNumbers>;
