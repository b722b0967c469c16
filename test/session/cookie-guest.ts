import { createPunchhBackend } from '../../src/backends/punchh/backend.ts';
import { createPunchhTokenCalls } from '../../src/backends/punchh/token-calls.ts';
import type { EffectRunnerOptions } from '../../src/client/effect-context.ts';
import { createEffectRunner } from '../../src/client/run-effect.ts';
import type { LoginEvent } from '../../src/flow/login-event.ts';
import type { Verification } from '../../src/model/verification.ts';
import { createGateway, type CookieOptions } from '../../src/gateway/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import type { Session } from '../../src/session/session.ts';
import { Browser } from '../gateway/support/browser.ts';
import { GATEWAY, OPTIONS } from '../gateway/support/harness.ts';
import { World, type Page } from './simulated-page.ts';

export const REFRESH = '/api2/password_less/refresh_token';
export const SIGN_OUT = '/api2/password_less/sign_out';
const CONSENTS = [{ id: 'legal', accepted: true, required: true, version: '1', locale: 'en', at: 0, how: 'screen' as const, cashier: null }];

export interface GuestOptions {
  email?: string;
  name?: string;
  storage?: 'indexeddb' | 'memory';
  /** "Keep me signed in": asked, and ticked or not. */
  remember?: boolean;
}

/** One browser before a gateway in cookie mode before the sandbox. Its pages are simulated, its stores and cookies real enough. */
export const openBrowser = (cookie: Partial<CookieOptions> = {}) => {
  const sandbox = createSandbox({ clients: { c1: { secret: 's3cret' } }, http: true });
  const key = Buffer.alloc(32, 1).toString('base64');
  const logged: string[] = [];
  const log = (fields: unknown, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const gateway = createGateway({
    ...OPTIONS,
    limits: {},
    cookie: { key, ...cookie },
    fetcher: (url, init) => sandbox.fetch(url, init),
    logger: { info: () => {}, warn: log, error: log },
  });
  const browser = new Browser(gateway);
  const world = new World();
  world.clock.time = Date.now();
  const environment = { server: GATEWAY, client: 'c1', fetcher: browser.fetch, clock: world.clock };
  const calls = createPunchhTokenCalls({ ...environment, cookie: true });

  const open = (page: Page, { name = 'test', storage = 'indexeddb' }: GuestOptions = {}): Session =>
    page.open({ name, server: GATEWAY, client: 'c1', storage, cookie: true, calls, fetcher: browser.fetch });

  /** Signs in with a code, as the element does. */
  const signIn = async (page: Page, session: Session, options: GuestOptions = {}): Promise<void> => {
    const { email = 'guest@example.com', storage = 'indexeddb', remember } = options;
    const loadBackend = async (named?: string) =>
      createPunchhBackend({
        ...environment,
        cookie: named ?? true,
        clientType: 'online_ordering',
        deviceId: async () => 'device-1',
        covers: () => ['terms', 'privacy'],
      });
    let finish!: (event: LoginEvent) => void;
    const event = new Promise<LoginEvent>((resolve) => (finish = resolve));
    const runner = createEffectRunner({
      config: () => ({ cookie: true, mode: 'web', storage, remember: remember === undefined ? '' : 'ask', sessionName: 'test', server: GATEWAY, client: 'c1', brand: {} }),
      session,
      verifications: { save: async () => {}, clear: async () => {} },
      codeBackend: loadBackend,
      makeId: page.platform.makeId,
      clock: world.clock,
      dispatch: (each: LoginEvent) => finish(each),
      emit: () => {},
    } as unknown as EffectRunnerOptions);
    const identifier = { channel: 'email' as const, email };
    runner.run({ type: 'send', request: 1, identifier, consents: CONSENTS, remember: false, codeVerifier: null, resendOf: null });
    const sent = await event;
    if (sent.type !== 'sent') throw new Error(JSON.stringify(sent));
    const { verification } = sent as { verification: Verification };
    const signedIn = new Promise<void>((resolve, reject) => {
      finish = (failed) => reject(new Error(JSON.stringify(failed)));
      const stop = session.subscribe(({ type }) => {
        if (type !== 'tokens') return;
        stop();
        resolve();
      });
    });
    runner.run({ type: 'verify', request: 2, verification, code: sandbox.inbox.latest(email)!.code, remember: remember === true });
    await signedIn;
  };

  return { sandbox, gateway, browser, world, open, signIn, logged };
};

/** The guest whom an id token names. */
export const guestOf = (idToken: string | null): string =>
  (JSON.parse(Buffer.from(idToken!.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub;
