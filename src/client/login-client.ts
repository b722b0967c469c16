import type { AuthError } from '../model/auth-error.ts';
import { systemClock, type Clock } from '../model/clock.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import type { FlowSettings, LoginState } from '../flow/login-state.ts';
import { transition } from '../flow/transition.ts';
import { createEngine, type Engine, type EngineHost } from './engine.ts';
import type { LoginConfig } from './login-config.ts';

/** What happens that a host may want to know of; the element makes DOM events of it. */
export interface LoginHost extends EngineHost {
  /** Called after the state has become another one. */
  changed(before: LoginState): void;
  /** Says everything that went wrong to the developer. */
  report(error: AuthError): void;
}

const toSettings = ({ server, client, channels, codeLength, start }: LoginConfig): FlowSettings => ({
  server,
  client,
  channels,
  codeLength,
  start,
});

/** Holds the state of one sign-in. Events go in, `transition` decides, effects go to the engine. */
export class LoginClient {
  state: LoginState;
  readonly engine: Engine;
  readonly clock: Clock;
  #config: LoginConfig;
  #disposed = false;
  readonly #host: LoginHost;

  /** @param state what the guest sees and has typed already */
  constructor(config: LoginConfig, state: LoginState, host: LoginHost, clock: Clock = systemClock) {
    this.#config = config;
    this.#host = host;
    this.clock = clock;
    this.state = { ...state, settings: toSettings(config) };
    this.engine = createEngine({ config: () => this.#config, host, clock, dispatch: (event) => this.dispatch(event) });
    // The guest has started over before there was anything that could forget.
    if (state.request) this.engine.run({ type: 'forget-verification' });
  }

  get config(): LoginConfig {
    return this.#config;
  }

  /** Another configuration of the same session. */
  configure(config: LoginConfig): void {
    this.#config = config;
    const settings = toSettings(config);
    // The same again must not undo what the server has said of the channels.
    if (JSON.stringify(settings) !== JSON.stringify(this.state.settings)) this.dispatch({ type: 'configured', settings });
  }

  dispatch(event: LoginEvent): void {
    if (this.#disposed) return;
    const before = this.state;
    const [state, effects] = transition(before, event, this.clock.now());
    this.state = state;
    if (state !== before) this.#host.changed(before);
    for (const effect of effects) {
      if (effect.type === 'report') this.#host.report(effect.error);
      else this.engine.run(effect);
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.engine.dispose();
  }
}
