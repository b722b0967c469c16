/**
 * The vendors' APIs as a fetch handler, for demos and tests.
 * @module
 */
export { createSandbox, type Sandbox, type SandboxContext } from './create-sandbox.ts';
export type { Account, SandboxUserOptions, Users } from './accounts.ts';
export type { BusinessSettings, PasswordPolicy, SandboxBusinessOptions, SignInMethod } from './business.ts';
export { readBusinessOptions } from './business-schema.ts';
export type { UserView } from './controls.ts';
export { createClock, type ClockOptions, type SandboxClock } from './clock.ts';
export { DroppedConnection, type Fault, type FaultHandle, type FaultKind, type Faults } from './faults.ts';
export type { Channel, Inbox, Message } from './inbox.ts';
export type { Business } from './live-business.ts';
export type { SandboxCustomerOptions, SandboxDemographic, SandboxMenuOptions } from './menu-options.ts';
export type { PasswordFieldNames, SandboxClientOptions, SandboxOptions } from './options.ts';
export type { ErrorShape } from './refusal.ts';
export type { LogEntry, RequestLog } from './request-log.ts';
