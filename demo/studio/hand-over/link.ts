import { toFragment } from '../link.ts';
import type { Parcel } from '../link.ts';

/** Characters above which some mail programs cut a link. */
export const LONG_LINK = 8_000;

/** The page for the developer, with the brand in its fragment. */
export const handOverLink = async (parcel: Parcel): Promise<string> =>
  new URL(`handover.html${await toFragment(parcel)}`, location.href).href;

/** This studio, with the brand in its fragment. */
export const draftLink = async (parcel: Parcel): Promise<string> => `${location.href.split('#')[0]!}${await toFragment(parcel)}`;
