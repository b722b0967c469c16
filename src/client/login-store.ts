import type { LoginEffect } from '../flow/login-effect.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import { initialState, type FlowSettings, type LoginState } from '../flow/login-state.ts';
import type { Transition } from '../flow/state-changes.ts';
import { draftTransition } from '../flow/transition.first.ts';
import { systemClock } from '../model/clock.ts';
import { isKept } from '../session/storage/hints.first.ts';
import type { LoginConfig } from './login-config.ts';

/** All rules together: what follows any event. `at` is in ms since the epoch. */
export type AllRules = (state: LoginState, event: LoginEvent, at: number) => Transition;

/** Called after the state has changed. */
export type StateListener = (state: LoginState, previous: LoginState) => void;

/** The time, in ms, after which the form is shown although it is not known yet what is stored of an earlier visit. */
const RESTORING_LIMIT = 300;

/**
 * The one owner of a sign-in's state. It starts with the rules that the form needs; `login-client.ts` plugs in all
 * rules, and what acts on them, once the second file is loaded.
 */
export class LoginStore {
  state: LoginState;
  #rules: AllRules = (state, event) => [draftTransition(state, event) ?? state, []];
  #act: (effect: LoginEffect) => void = () => {};
  readonly #listeners = new Set<StateListener>();

  constructor(state: LoginState) {
    this.state = state;
  }

  readonly dispatch = (event: LoginEvent): void => {
    const previous = this.state;
    const [state, effects] = this.#rules(previous, event, systemClock.now());
    this.state = state;
    if (state !== previous) for (const listener of this.#listeners) listener(state, previous);
    effects.forEach(this.#act);
  };

  subscribe(listener: StateListener): void {
    this.#listeners.add(listener);
  }

  /** @param act performs an effect */
  plugIn(rules: AllRules, act: (effect: LoginEffect) => void): void {
    this.#rules = rules;
    this.#act = act;
  }
}

export const toFlowSettings = ({ server, client, channels, codeLength, start, alternative, countries }: LoginConfig): FlowSettings => ({
  server,
  client,
  channels,
  codeLength,
  start,
  alternative,
  country: countries[0] === '*' ? 'US' : countries[0]!,
});

/**
 * Creates the store of a sign-in. The state is `restoring` where a session, an attempt or consents may be stored: then no
 * form is drawn and taken away again.
 *
 * @param replacesForm a form of another configuration is still shown
 */
export const createLoginStore = (config: LoginConfig, replacesForm: boolean): LoginStore => {
  const { sessionName: name, storage, mode } = config;
  const isStored = storage === 'indexeddb' && (isKept('session', name) || isKept('verification', name));
  // Until the consents are read, it is not known which boxes there are.
  const restoring = replacesForm || isStored || (mode === 'web' && isKept('consents', name));
  const store = new LoginStore(initialState(toFlowSettings(config), restoring));
  if (restoring) setTimeout(() => store.dispatch({ type: 'restoring-slow' }), RESTORING_LIMIT);
  return store;
};
