import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { LoginEffect } from '../../src/flow/login-effect.ts';
import type { LoginEvent } from '../../src/flow/login-event.ts';
import { initialState, type LoginState } from '../../src/flow/login-state.ts';
import { accountRules } from '../../src/flow/account-rules.ts';
import { transition } from '../../src/flow/transition.ts';
import { sameIdentifier } from '../../src/model/contact.ts';
import type { Identifier } from '../../src/model/identifier.ts';
import { CONSENTS, failure, NOW, SECOND, SETTINGS, TOKENS, verificationOf } from './support.ts';

type Request = Extract<LoginEffect, { request: number }>;
const isRequest = (effect: LoginEffect): effect is Request => 'request' in effect;

/** One thing that a guest, a server or another tab does; what it means depends on where the flow is. */
type Act =
  | { type: 'guest'; event: LoginEvent }
  | { type: 'answer'; which: number; outcome: number }
  | { type: 'wait'; ms: number };

const identifier = fc.constantFrom<Identifier>(
  { channel: 'email', email: 'guest@example.com' },
  { channel: 'email', email: 'other@example.com' },
  { channel: 'sms', phoneExt: '+1', phoneNumber: '2125554626' },
);
const code = fc.string({ minLength: 0, maxLength: 8, unit: fc.constantFrom('0', '1') });
const details = { values: {}, consents: CONSENTS };
const events = (weight: number, ...all: LoginEvent[]) => ({ weight, arbitrary: fc.constantFrom(...all) });
const credentials = { email: 'guest@example.com', password: 'pass' };
const restored = { type: 'restored', signedIn: false, account: null } as const;
const submission = identifier.map(
  (chosen): LoginEvent => ({ type: 'identifier-submitted', identifier: chosen, consents: CONSENTS }),
);
/** Events of a guest. Those that lead to another step are more frequent. */
const guestEvent: fc.Arbitrary<LoginEvent> = fc.oneof(
  { weight: 8, arbitrary: submission },
  events(8, { type: 'code-typed', code: '123456' }, { type: 'code-typed', code: '654321' }),
  { weight: 2, arbitrary: code.map((typed): LoginEvent => ({ type: 'code-typed', code: typed })) },
  events(4, { type: 'code-submitted' }),
  events(4, { type: 'resend-requested' }),
  events(6, { type: 'change-requested' }, { type: 'change-requested', channel: 'sms' }),
  events(4, { type: 'details-submitted', details }),
  events(2, { type: 'reset' }, { type: 'guest-left', reason: 'idle' }),
  events(2, ...[{ email: '' }, { email: 'a' }, { channel: 'sms' as const }].map((draft) => ({ type: 'drafted' as const, draft }))),
  events(2, { type: 'method-requested', start: 'password' }, { type: 'method-requested', start: 'identifier' }),
  events(2, ...[undefined, 'join' as const, 'forgot' as const].map((task) => ({ type: 'task-requested' as const, ...(task && { task }) }))),
  events(4, { ...credentials, type: 'password-submitted' }, { ...credentials, type: 'join-submitted', consents: CONSENTS },
    { ...credentials, type: 'reset-submitted' }, { ...credentials, type: 'forgot-requested' }),
  events(1, { type: 'reset-token-given', token: 'token' }),
  events(1, { type: 'sign-out-requested' }),
  events(1, { type: 'restoring-slow' }),
  events(1, { type: 'signed-in', account: null }, { type: 'signed-out' }),
  events(1, { type: 'configured', settings: SETTINGS }, { type: 'configured', settings: { ...SETTINGS, channels: ['sms'] } }),
  events(1, { type: 'verification-changed', verification: verificationOf({ sentAt: NOW + 7, codeVerifier: 'elsewhere' }) }),
  events(
    1,
    { ...restored, verification: null },
    { ...restored, verification: verificationOf({ next: 'register' }) },
    { ...restored, verification: verificationOf({ next: 'register', registered: TOKENS }) },
  ),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: guestEvent.map((event): Act => ({ type: 'guest', event })) },
  // The newest request is answered most of the time; answers to older ones come late.
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      which: fc.constantFrom(0, 0, 0, 1, 2, 3),
      outcome: fc.constantFrom(0, 1, 2, 3, 4, 4, 4, 4, 5, 5),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom(1, 40, 40, 700).map((seconds): Act => ({ type: 'wait', ms: seconds * SECOND })) },
);

/** Returns the event that ends a request: its result, or one of the possible errors. */
const answerTo = (effect: Request, outcome: number, at: number): LoginEvent => {
  const { request } = effect;
  const error = [failure('network_error'), failure('rate_limited'), failure('code_invalid'), failure('channel_unavailable')][outcome];
  switch (effect.type) {
    case 'send': {
      const verification = verificationOf({
        identifier: effect.identifier,
        codeVerifier: effect.codeVerifier ?? `made-${request}`,
        next: outcome === 5 ? 'register' : 'sign-in',
        sentAt: at,
        resendAt: at + 30 * SECOND,
        expiresAt: at + 600 * SECOND,
      });
      return error ? { type: 'send-failed', request, error, verification: { ...verification, sentAt: null } } : { type: 'sent', request, verification };
    }
    case 'verify':
      return error ? { type: 'verify-failed', request, error } : { type: 'signed-in', account: 'g•••' };
    case 'register':
      if (error) return { type: 'register-failed', request, error };
      return outcome === 4
        ? { type: 'registered', request, verification: { ...effect.verification, registered: TOKENS } }
        : { type: 'recovered', request, verification: { ...effect.verification, next: 'sign-in', sentAt: at } };
    case 'agree':
      return error ? { type: 'agree-failed', request, error } : { type: 'signed-in', account: null };
    case 'sign-in':
    case 'join':
      return error ? { type: `${effect.type}-failed`, request, error } : { type: 'signed-in', account: null };
    case 'reset-password':
      return error ? { type: 'reset-password-failed', request, error } : { type: 'password-changed', request };
    case 'forgot-password':
      return error ? { type: 'forgot-password-failed', request, error } : { type: 'forgot-answered', request, email: effect.email };
    case 'sign-out':
      return { type: 'sign-out-failed', request };
  }
};

interface Moment {
  event: LoginEvent;
  before: LoginState;
  after: LoginState;
  effects: readonly LoginEffect[];
  at: number;
}

/** Plays acts against a world in which every answer may come late, in any order, or never. */
const play = (acts: readonly Act[], restoring: boolean, check: (moment: Moment) => void): LoginState => {
  let state = initialState(SETTINGS, restoring);
  let at = NOW;
  const open: Request[] = [];
  for (const one of acts) {
    let event: LoginEvent;
    if (one.type === 'wait') {
      at += one.ms;
      continue;
    } else if (one.type === 'guest') event = one.event;
    else {
      const [effect] = open.splice(-1 - (one.which % (open.length || 1)), 1);
      if (!effect) continue;
      event = answerTo(effect, one.outcome, at);
    }
    const before = state;
    const frozen = JSON.stringify(before);
    const [after, effects] = transition(before, event, at, accountRules);
    expect(JSON.stringify(before), 'the state before is left as it was').to.equal(frozen);
    state = after;
    open.push(...effects.filter(isRequest));
    check({ event, before, after, effects, at });
  }
  return state;
};

const holds = (check: (moment: Moment) => void): void => {
  const acts = fc.array(act, { maxLength: 60 });
  fc.assert(fc.property(acts, fc.boolean(), (all, restoring) => void play(all, restoring, check)), { numRuns: 400 });
};

const isBusy = (state: LoginState): boolean => 'busy' in state && state.busy !== false;

describe('transition, whatever happens in whatever order', () => {
  it('an answer to anything but the latest request changes nothing', () => {
    holds(({ event, before, after, effects }) => {
      if (!('request' in event) || event.request === before.request) return;
      expect(after).to.equal(before);
      expect(effects).to.deep.equal([]);
    });
  });

  it('never are two requests under way', () => {
    let current: number | null = null;
    holds(({ event, before, effects }) => {
      if (before.request === 0) current = null;
      if ('request' in event && event.request === current) current = null;
      for (const effect of effects) {
        if (effect.type === 'cancel') current = null;
        else if (isRequest(effect)) {
          expect(current, `${effect.type} while another is under way`).to.equal(null);
          current = effect.request;
        }
      }
    });
  });

  it('busy is said exactly while a request is under way', () => {
    holds(({ before, after, effects }) => {
      if (isBusy(after) && !isBusy(before)) expect(effects.some(isRequest)).to.equal(true);
      if (effects.some(isRequest)) expect(isBusy(after)).to.equal(true);
      // A state that stops being busy without a result cancels its request.
    });
    holds(({ event, before, after, effects }) => {
      if (isBusy(before) && !isBusy(after) && !('request' in event)) {
        expect(effects.some(({ type }) => type === 'cancel') || event.type === 'signed-out', event.type).to.equal(true);
      }
    });
  });

  it('nothing that was typed is lost but by typing, signing in or out, leaving, and reset', () => {
    holds(({ event, before, after }) => {
      if (after.step === 'signed-in' || ['drafted', 'reset', 'guest-left', 'signed-out', 'signed-in'].includes(event.type)) return;
      if (before.draft.email) expect(after.draft.email).to.equal(before.draft.email);
      if (before.draft.phone) expect(after.draft.phone).to.equal(before.draft.phone);
      // After a reload, consents that were given with the code may be added.
      expect(after.draft.consents).to.include(before.draft.consents);
      expect(after.draft.details).to.equal(before.draft.details);
    });
  });

  it('reset, and going away, leave nothing behind', () => {
    holds(({ event, before, after, effects }) => {
      const hasLeft = event.type === 'guest-left';
      if (!hasLeft && (event.type !== 'reset' || before.step === 'signed-in')) return;
      const fresh = initialState(after.settings, false);
      expect({ ...after, request: 0 }).to.deep.equal(fresh);
      expect(effects.map(({ type }) => type)).to.deep.equal(['cancel', 'forget-verification', ...(hasLeft ? ['hand-over'] : [])]);
    });
  });

  it('a signed-in state holds nothing of the attempt', () => {
    holds(({ after }) => {
      if (after.step === 'signed-in') expect(after).to.deep.include({ verification: null, error: null, retryAt: 0 });
    });
  });

  it('no code is sent before its time', () => {
    holds(({ before, effects, at }) => {
      if (!effects.some(({ type }) => type === 'send' || type === 'verify' || type === 'register')) return;
      if (before.step === 'identifier' || before.step === 'details') expect(before.retryAt).to.be.at.most(at);
      if (before.step === 'code' && effects[0]!.type === 'send') expect(before.verification.resendAt).to.be.at.most(at);
    });
  });

  it('never is a message sent without the guest asking for it', () => {
    holds(({ event, effects }) => {
      if (effects.some(({ type }) => type === 'send')) expect(event.type).to.be.oneOf(['identifier-submitted', 'resend-requested']);
    });
  });

  it('verify names the attempt that was sent, whatever the form holds', () => {
    holds(({ before, effects }) => {
      for (const effect of effects) if (effect.type === 'verify') expect(effect.verification).to.equal(before.verification);
    });
  });

  it('a verifier is used for one contact only', () => {
    const contactOf = new Map<string, Identifier>();
    holds(({ before, effects }) => {
      if (before.request === 0) contactOf.clear();
      for (const effect of effects) {
        if (effect.type !== 'send' || !effect.codeVerifier) continue;
        const known = contactOf.get(effect.codeVerifier) ?? effect.identifier;
        contactOf.set(effect.codeVerifier, known);
        expect(sameIdentifier(known, effect.identifier)).to.equal(true);
      }
    });
  });

  it('every failure that counts is reported to the host, once', () => {
    holds(({ event, before, effects }) => {
      const reports = effects.filter(({ type }) => type === 'report').length;
      const counts = event.type.endsWith('-failed') && event.type !== 'sign-out-failed' && 'request' in event && event.request === before.request;
      if (!counts) expect(reports).to.equal(0);
      else if (isBusy(before)) expect(reports).to.equal(1);
    });
  });
});
