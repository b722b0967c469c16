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

/** `punchh-token` → `PunchhToken` */
type PascalCase<Name> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${PascalCase<Rest>}` : Capitalize<Name & string>;

/** `onPunchhToken` and the like: vue-tsc 3.3 refuses a tag that has handlers alone where no property is named so. */
type Handlers<Events> = { [Name in keyof Events as `on${PascalCase<Name>}`]?: (event: Events[Name]) => void };

/** An element as Vue's compiler wants it: https://vuejs.org/guide/extras/web-components#non-vue-web-components-and-typescript */
export type VueElement<Element extends HTMLElement, Properties, Events> = new () => Element & {
  $props: Omit<HTMLAttributes, keyof Properties> & ReservedProps & Properties & Handlers<Events>;
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
