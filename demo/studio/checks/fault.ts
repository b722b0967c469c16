import type { BrandFile } from '../brand.ts';
import type { Step } from '../labels.ts';
import type { Share } from '../logo/colours.ts';
import type { Measured } from '../measure.ts';
import type { Scheme } from '../palette.ts';
import type { Notes } from '../project.ts';
import type { Invalid } from '../validate.ts';

/** Something about a brand that guests would suffer from. */
export interface Fault {
  /** Whether the brand cannot be handed over before this is mended. */
  blocks: boolean;
  step: Step;
  /** Id of the control to jump to. */
  control?: string;
  title: string;
  /** Says what happens to guests, and what to do. */
  reason: string;
  fix?: { label: string; apply: (brand: BrandFile, notes: Notes) => void };
}

/** All that the checks look at. */
export interface Facts {
  brand: BrandFile;
  notes: Notes;
  measured: Measured;
  invalid: readonly Invalid[];
  /** The colours that a logo shows on each surface; empty where they cannot be known. */
  logoTones: Readonly<Record<Scheme, readonly Share[]>>;
  /** Codes of the countries that the element knows; `null` while they are loading. */
  countries: ReadonlySet<string> | null;
  /** The element's own English texts, by key. */
  texts: Readonly<Record<string, string>>;
}

export type Check = (facts: Facts) => Fault[];
