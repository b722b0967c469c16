import type { Fault } from './checks/fault.ts';
import type { Country } from './countries.ts';
import type { Step } from './labels.ts';
import { NOT_MEASURED } from './measure.ts';
import type { Measured } from './measure.ts';
import type { View } from './stage/view.ts';
import type { Store } from './store.ts';

/** A button beside a message. */
export interface Action {
  label: string;
  run(): void;
}

/** The state and the actions of the panels. `studio.ts` holds them and draws again after each change. */
export interface App {
  readonly store: Store;
  step: Step;
  view: View;
  measured: Measured;
  faults: readonly Fault[];
  /** Whether the checks have seen the brand as it is now. */
  checked: boolean;
  countries: readonly Country[];
  /** The element's English texts, by key. */
  texts: Readonly<Record<string, string>>;
  saved: boolean;
  /** Draws everything anew. */
  draw(): void;
  /** Changes how the preview looks at the brand. */
  look(change: Partial<View>): void;
  /** Says something in a line at the bottom, also to screen readers. */
  say(text: string, action?: Action): void;
  go(step: Step, control?: string): void;
}

export const EMPTY = { measured: NOT_MEASURED, faults: [], checked: false, countries: [], texts: {}, saved: true } as const;
