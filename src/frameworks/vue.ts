/**
 * Registers the elements, and types them in the templates of Vue.
 * @module
 */
import type { EmitFn, HTMLAttributes, ReservedProps } from 'vue';
import type { PunchhSession } from '../elements/companions/session.ts';
import type { PunchhSignedIn, PunchhSignedOut } from '../elements/companions/signed-in.ts';
import { defineElements } from '../elements/define-elements.ts';
import type { PunchhLoginEventMap } from '../elements/events.ts';
import type { PunchhLogin } from '../elements/login/login.ts';
import type { LoginProperties, SessionProperties, SignedInProperties, SignedOutProperties } from './tag-types.ts';

/** An element as Vue's compiler wants it: https://vuejs.org/guide/extras/web-components#non-vue-web-components-and-typescript */
export type VueElement<Element extends HTMLElement, Properties, Events> = new () => Element & {
  $props: Omit<HTMLAttributes, keyof Properties> & ReservedProps & Properties;
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  // Content of an element's slot says which slot it is for.
  interface HTMLAttributes {
    slot?: string | undefined;
  }
  interface GlobalComponents {
    'punchh-login': VueElement<PunchhLogin, LoginProperties, PunchhLoginEventMap>;
    'punchh-session': VueElement<PunchhSession, SessionProperties, PunchhLoginEventMap>;
    'punchh-signed-in': VueElement<PunchhSignedIn, SignedInProperties, object>;
    'punchh-signed-out': VueElement<PunchhSignedOut, SignedOutProperties, object>;
  }
}

defineElements();
