import { defineElement } from '../define-element.ts';
import { PunchhSession } from './session.ts';
import { PunchhSignedIn, PunchhSignedOut } from './signed-in.ts';

/** Registers what stands beside `<punchh-login>`; the scope first, so that those inside find it. */
export const defineCompanions = (): void => {
  defineElement('punchh-session', PunchhSession);
  defineElement('punchh-signed-in', PunchhSignedIn);
  defineElement('punchh-signed-out', PunchhSignedOut);
};
