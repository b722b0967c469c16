import { AuthError } from '../model/auth-error.ts';
import { systemClock, type Clock } from '../model/clock.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import { initialState, type FlowSettings, type LoginState } from '../flow/login-state.ts';
import { draftTransition } from '../flow/draft.ts';
import type { Session } from '../session/session.ts';
import { readHint } from '../session/session-hint.ts';
import type { Engine, EngineElement } from './engine.ts';
import type { LoginConfig } from './login-config.ts';

/** How long, in ms, a stored session or attempt may keep a guest waiting for the form. */
export const RESTORING_LIMIT = 300;

/** What happens that a host may want to know of; the element makes DOM events of it. */
export interface LoginHost {
  emit(type: string, detail: unknown): void;
  /** Its callbacks may be set at any time, so they are read at each use. */
  element: EngineElement;
  /** BCP 47 tag of the page's language. */
  locale(): string;
  /** Says everything that went wrong to the developer. */
  report(error: AuthError): void;
}

const toSettings = (config: LoginConfig): FlowSettings => ({
  server: config.server,
  client: config.client,
  channels: config.channels,
  codeLength: config.codeLength,
  resendAfter: config.resendAfter,
  expiresAfter: config.expiresAfter,
  start: config.start,
});

/**
 * Holds the state of one sign-in. Events go in, `transition` decides, effects go to the engine, which is loaded once
 * the form is painted: what a guest does before that waits for it.
 */
export class LoginClient {
  state: LoginState;
  readonly clock: Clock;
  #config: LoginConfig;
  #engine: Promise<Engine> | undefined;
  #loaded: Engine | undefined;
  /** What was asked for before the engine was there. */
  #queue: LoginEvent[] = [];
  #disposed = false;
  #listeners = new Set<(state: LoginState, previous: LoginState) => void>();
  readonly #host: LoginHost;

  constructor(config: LoginConfig, host: LoginHost, clock: Clock = systemClock) {
    this.#config = config;
    this.#host = host;
    this.clock = clock;
    const stored = config.storage === 'indexeddb' && readHint(config.sessionName, clock.now());
    this.state = initialState(toSettings(config), config.countries[0] === '*' ? 'US' : config.countries[0]!, !!stored);
    if (stored) {
      clock.setTimeout(() => this.dispatch({ type: 'restoring-slow' }), RESTORING_LIMIT);
      void this.engine();
    }
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

  /** Once the engine is there. */
  get session(): Session | undefined {
    return this.#loaded?.session;
  }

  /** Whether something waits for the code that can do it. */
  get waiting(): boolean {
    return this.#queue.length > 0;
  }

  /**
   * All that talks to the network and to storage.
   *
   * @throws {AuthError} `network_error` where its file did not come; the next call tries again.
   */
  engine(): Promise<Engine> {
    this.#engine ??= import('./engine.ts').then(
      ({ createEngine }) => {
        const engine = createEngine({
          config: () => this.#config,
          host: this.#host,
          clock: this.clock,
          dispatch: (event) => this.dispatch(event),
        });
        if (this.#disposed) engine.dispose();
        this.#loaded = engine;
        const queue = this.#queue;
        this.#queue = [];
        for (const event of queue) this.dispatch(event);
        return engine;
      },
      (cause: unknown) => {
        this.#engine = undefined;
        throw new AuthError('network_error', 'A part of punchh-login could not be loaded', { cause, retryable: true });
      },
    );
    return this.#engine;
  }

  subscribe(listener: (state: LoginState, previous: LoginState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispatch(event: LoginEvent): void {
    if (this.#disposed) return;
    const engine = this.#loaded;
    const drafted = engine ? null : draftTransition(this.state, event);
    if (drafted) this.#commit(drafted);
    else if (!engine) {
      this.#queue.push(event);
      this.#commit({ ...this.state, error: null });
      this.engine().catch((error: unknown) => {
        this.#queue = [];
        this.#commit({ ...this.state, error: error as AuthError });
        this.#host.report(error as AuthError);
      });
    } else {
      const [state, effects] = engine.transition(this.state, event, this.clock.now());
      this.#commit(state);
      for (const effect of effects) {
        if (effect.type === 'report') this.#host.report(effect.error);
        else engine.run(effect);
      }
    }
  }

  #commit(state: LoginState): void {
    const previous = this.state;
    this.state = state;
    if (state !== previous) for (const listener of [...this.#listeners]) listener(state, previous);
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#engine?.then(
      (engine) => engine.dispose(),
      () => {},
    );
  }
}
