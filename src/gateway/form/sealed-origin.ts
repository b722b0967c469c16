import type { Sealer } from '../seal.ts';

/** The name under which origins are sealed: no other sealed text opens under it. */
const NAME = 'form-from';

/** Returns a text that a page of the form carries along as proof of where the guest came from. */
export const sealOrigin = (sealer: Sealer, origin: string): Promise<string> => sealer.seal(NAME, origin);

/** Returns the origin in a text of `sealOrigin`, or `null` for any other text. */
export const openOrigin = async (sealer: Sealer, sealed: string | null): Promise<string | null> =>
  sealed === null ? null : sealer.open(NAME, sealed);
