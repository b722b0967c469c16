/**
 * The classes and types, without any side effect: importable where there is no DOM. `punchh-login/define` registers.
 * @module
 */
export { PunchhLogin } from './elements/login/login.ts';
export { PunchhSession } from './elements/companions/session.ts';
export { PunchhSignedIn, PunchhSignedOut } from './elements/companions/signed-in.ts';
export type * from './elements/events.ts';
export { AuthError, type AuthErrorCode } from './model/auth-error.ts';
export type { Brand, MenuSettings, Paths } from './model/brand.ts';
export type { ConsentDefinition, ConsentPurpose, ConsentRecord } from './model/consent.ts';
export type { Tokens } from './model/tokens.ts';
export type { Step } from './flow/login-state.ts';
export type { ElementSession } from './elements/login/lazy-session.ts';
export type { BackendName } from './backends/profile.first.ts';
export type { Channel } from './model/identifier.ts';
export type * from './frameworks/tag-types.ts';
