/**
 * Registers the elements, and types them in the markup of Svelte 5.
 * @module
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { PunchhSession } from '../elements/companions/session.ts';
import type { PunchhSignedIn, PunchhSignedOut } from '../elements/companions/signed-in.ts';
import { defineElements } from '../elements/define-elements.ts';
import type { PunchhLoginEventMap } from '../elements/events.ts';
import type { PunchhLogin } from '../elements/login/login.ts';
import type {
  LoginAttributes, LoginProperties, SessionAttributes, SessionProperties,
  SignedInAttributes, SignedInProperties, SignedOutAttributes, SignedOutProperties,
} from './tag-types.ts';

type Listeners = {
  [Name in keyof PunchhLoginEventMap as `on${Name}`]?: ((event: PunchhLoginEventMap[Name]) => void) | undefined;
};

/** An element by the names of its properties or of its attributes. */
export type SvelteElement<Element extends HTMLElement, Properties, Attributes = object> =
  Omit<HTMLAttributes<Element>, keyof Properties | keyof Attributes> & Properties & Omit<Attributes, keyof Properties>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'punchh-login': SvelteElement<PunchhLogin, LoginProperties & Listeners, LoginAttributes>;
    'punchh-session': SvelteElement<PunchhSession, SessionProperties & Listeners, SessionAttributes>;
    'punchh-signed-in': SvelteElement<PunchhSignedIn, SignedInProperties, SignedInAttributes>;
    'punchh-signed-out': SvelteElement<PunchhSignedOut, SignedOutProperties, SignedOutAttributes>;
  }
}

defineElements();
