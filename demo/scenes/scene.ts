import type { SandboxOptions } from '../../src/sandbox/index.ts';
import type { BrandFile } from '../studio/brand.ts';
import type { Stage } from './stage.ts';

/** A state that a guest can be in, and how to get there from the element's first paint. */
export interface Scene {
  label: string;
  backend?: string;
  /** Attributes beside the usual ones; `null` leaves one out. */
  attributes?: Readonly<Record<string, string | null>>;
  /** Parts of the brand file that the scene needs to be so. */
  brand?: BrandFile;
  sandbox?: SandboxOptions;
  /** The page's own content inside the element. */
  html?: string;
  /** In place of the sandbox. */
  fetcher?: typeof fetch;
  /** Why it needs a page to itself: it has the focus, or it is about the page. */
  alone?: 'focus' | 'page';
  play?: (stage: Stage) => Promise<unknown>;
}

export type Scenes = Readonly<Record<string, Scene>>;
