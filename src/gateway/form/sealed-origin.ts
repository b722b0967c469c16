import type { Sealer } from '../seal.ts';

/** What the origin of the page that the guest came from is sealed for. */
const PURPOSE = 'form-from';

/** Returns a text that a page of the form carries along as proof of where the guest came from. */
export const sealOrigin = (sealer: Sealer, origin: string): Promise<string> => sealer.seal(PURPOSE, origin);

/** Returns the origin in a text of `sealOrigin`, or `null` for any other text. */
export const openOrigin = async (sealer: Sealer, sealed: string | null): Promise<string | null> =>
  sealed === null ? null : sealer.open(PURPOSE, sealed);
