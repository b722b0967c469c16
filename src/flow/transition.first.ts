import type { LoginEvent } from './login-event.ts';
import { freshState, startState, type LoginState } from './login-state.ts';

/**
 * Decides what can be decided before anything was sent: typing, settings, the end of waiting, starting over. It is all that the
 * form needs to be used, so it comes with the form. Returns `null` where `transition` is to decide.
 */
export const draftTransition = (state: LoginState, event: LoginEvent): LoginState | null => {
  switch (event.type) {
    case 'configured': {
      const { settings } = event;
      // Unchanged settings must not undo what the server has said about the channels.
      if (JSON.stringify(settings) === JSON.stringify(state.settings)) return state;
      const { channels } = settings;
      const draft = channels.includes(state.draft.channel) ? state.draft : { ...state.draft, channel: channels[0] ?? 'email' };
      const next = { ...state, settings, channels, draft };
      const atStart = (state.step === 'identifier' || state.step === 'password') && !state.busy;
      const { start, alternative } = state.settings;
      return atStart && (settings.start !== start || settings.alternative !== alternative) ? startState(next) : next;
    }
    case 'drafted': {
      // Typing clears the error. It stays while the guest must wait, and where the draft changes the country.
      const error = state.retryAt > 0 || 'country' in event.draft ? state.error : null;
      // Two boxes may be ticked before anything is drawn anew.
      const consents = { ...state.draft.consents, ...event.draft.consents };
      return { ...state, draft: { ...state.draft, ...event.draft, consents }, error };
    }
    case 'restoring-slow':
      return state.step === 'restoring' ? startState(state) : state;
    case 'reset':
      return { ...freshState(state), request: 1 };
    case 'load-failed':
      return { ...state, error: event.error };
    default:
      return null;
  }
};
