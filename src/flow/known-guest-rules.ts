import { draftTransition } from './transition.first.ts';
import type { LoginEffect } from './login-effect.ts';
import { freshState, startState } from './login-state.ts';
import type { Rules } from './state-changes.ts';

const FORGET_GUEST: LoginEffect = { type: 'forget-guest' };

/**
 * The rules of a guest whom the server has signed out, and who had asked to stay signed in. In a file of their own, since
 * few guests are. `null` where none of them is about the event.
 */
export const knownGuestRules: Rules = (state, event) => {
  if (state.step !== 'identifier') return null;
  switch (event.type) {
    case 'guest-known': {
      const { identifier } = event;
      const { channel } = identifier;
      const { draft } = state;
      // The guest has begun to type, the page names a contact, or an attempt goes on.
      if (state.busy || draft.email || draft.phone || state.verification || !state.channels.includes(channel)) return null;
      // Carriers in the US and Canada want more said beside the button.
      const isNorthAmerican = channel === 'sms' && identifier.phoneExt === '+1';
      const known = { ...draft, channel, remember: true, ...(isNorthAmerican && { country: 'US' }) };
      return [{ ...startState(state, 'identifier'), step: 'identifier', busy: false, known: { ...identifier, known: true }, draft: known }, []];
    }

    case 'another-guest': {
      const start = freshState(state);
      return [{ ...start, request: state.request + 1 }, [{ type: 'cancel' }, { type: 'forget-verification' }, FORGET_GUEST]];
    }

    case 'drafted':
      // The contact was stored with the guest's consent, and is deleted with it.
      return state.known && event.draft.remember === false ? [draftTransition(state, event) ?? state, [FORGET_GUEST]] : null;

    default:
      return null;
  }
};
