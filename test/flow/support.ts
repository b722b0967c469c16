import type { LoginEvent } from '../../src/flow/login-event.ts';
import type { LoginEffect } from '../../src/flow/login-effect.ts';
import { initialState, type FlowSettings, type LoginState } from '../../src/flow/login-state.ts';
import { accountRules } from '../../src/flow/account-rules.ts';
import { transition } from '../../src/flow/transition.ts';
import { AuthError, type AuthErrorCode, type AuthErrorDetails } from '../../src/model/auth-error.ts';
import type { ConsentRecord } from '../../src/model/consent.ts';
import type { Identifier } from '../../src/model/identifier.ts';
import type { TokenSet } from '../../src/model/tokens.ts';
import type { Verification } from '../../src/model/verification.ts';

export const NOW = Date.UTC(2026, 0, 1);
export const SECOND = 1000;
export const EMAIL: Identifier = { channel: 'email', email: 'guest@example.com' };
export const OTHER: Identifier = { channel: 'email', email: 'other@example.com' };
export const PHONE: Identifier = { channel: 'sms', phoneExt: '+1', phoneNumber: '2125554626' };
export const CONSENTS: readonly ConsentRecord[] = [
  { id: 'terms', accepted: true, required: true, version: '1', locale: 'en', at: NOW, how: 'screen' },
];
/** The details that a guest submits. */
export const DETAILS = { values: { first_name: 'Alex' }, consents: CONSENTS };
export const TOKENS: TokenSet = {
  accessToken: 'a',
  idToken: null,
  tokenType: 'Bearer',
  expiresAt: null,
  refreshToken: 'r',
};

export const SETTINGS: FlowSettings = {
  server: 'https://api.example.test',
  client: 'demo-client',
  channels: ['email', 'sms'],
  codeLength: 6,
  start: 'identifier',
  country: 'US',
};

export const verificationOf = (more: Partial<Verification> = {}): Verification => ({
  identifier: EMAIL,
  codeVerifier: 'verifier-1',
  codeLength: 6,
  consents: CONSENTS,
  next: 'sign-in',
  sentAt: NOW,
  resendAt: NOW + 30 * SECOND,
  expiresAt: NOW + 600 * SECOND,
  server: SETTINGS.server,
  client: SETTINGS.client,
  ...more,
});

export const failure = (code: AuthErrorCode, details: AuthErrorDetails = {}): AuthError =>
  new AuthError(code, code, details);

/** A flow that is played event by event. */
export class Play {
  state: LoginState;
  at = NOW;
  /** The effects of the last event. */
  effects: readonly LoginEffect[] = [];

  constructor(settings: Partial<FlowSettings> = {}, restoring = false) {
    this.state = initialState({ ...SETTINGS, ...settings }, restoring);
  }

  do(event: LoginEvent): this {
    [this.state, this.effects] = transition(this.state, event, this.at, accountRules);
    return this;
  }

  /** The answer to the latest request. */
  answer(event: { type: string; [field: string]: unknown }): this {
    return this.do({ ...event, request: this.state.request } as unknown as LoginEvent);
  }

  after(ms: number): this {
    this.at += ms;
    return this;
  }

  get names(): string[] {
    return this.effects.map(({ type }) => type);
  }

  submit(identifier: Identifier = EMAIL): this {
    return this.do({ type: 'identifier-submitted', identifier, consents: CONSENTS });
  }

  sent(more: Partial<Verification> = {}): this {
    const { at: sentAt } = this;
    const times = { sentAt, resendAt: sentAt + 30 * SECOND, expiresAt: sentAt + 600 * SECOND };
    return this.answer({ type: 'sent', verification: verificationOf({ ...times, ...more }) });
  }

  atCode(more: Partial<Verification> = {}): this {
    return this.submit(more.identifier).sent(more);
  }

  atDetails(more: Partial<Verification> = {}): this {
    return this.atCode({ next: 'register', ...more }).typed('123456');
  }

  typed(code: string): this {
    return this.do({ type: 'code-typed', code });
  }
}

/** The state where it is known to be of one step. */
export const at = <Step extends LoginState['step']>(play: Play, step: Step): Extract<LoginState, { step: Step }> => {
  if (play.state.step !== step) throw new Error(`at step ${play.state.step}, not ${step}`);
  return play.state as Extract<LoginState, { step: Step }>;
};
