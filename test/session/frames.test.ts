import { expect } from '@open-wc/testing';
import type { AuthError } from '../../src/model/auth-error.ts';
import type { TokenCalls } from '../../src/model/backend.ts';
import { systemClock, type Clock } from '../../src/model/clock.ts';
import type { openSession, Session } from '../../src/session/session.ts';
import { LIFETIME, TokenServer } from './simulated-page.ts';

declare global {
  interface Window {
    openSession?: typeof openSession;
    AuthError?: typeof AuthError;
  }
}

/** Frames of one origin are to each other what tabs are: pages that share storage, locks and messages. */
describe('same-origin frames', () => {
  let offset = 0;
  const clock: Clock = { ...systemClock, now: () => Date.now() + offset };
  let server: TokenServer;
  let frames: HTMLIFrameElement[];
  let sessions: Session[];
  let beforeAnswer: (() => Promise<void>) | undefined;
  const name = () => `frames-${test}`;
  let test = 0;

  const calls = (frame: Window): TokenCalls => ({
    async refresh({ refreshToken }) {
      const answer = (() => {
        try {
          return server.redeem(refreshToken!);
        } catch {
          throw new frame.AuthError!('session_expired', 'refused');
        }
      })();
      await beforeAnswer?.();
      return answer;
    },
    async revoke({ refreshToken }) {
      await Promise.resolve();
      server.revoke(refreshToken!);
    },
  });

  const openFrame = async (): Promise<HTMLIFrameElement> => {
    const frame = document.createElement('iframe');
    const url = (path: string) => new URL(`../../src/${path}`, import.meta.url).href;
    frame.srcdoc = `<!doctype html><script type="module">
      import { AuthError } from '${url('model/auth-error.ts')}';
      import { openSession } from '${url('session/session.ts')}';
      Object.assign(window, { AuthError, openSession });
      window.dispatchEvent(new Event('opened'));
    </script>`;
    document.body.append(frame);
    await new Promise<void>((resolve) => {
      frame.addEventListener('load', () => {
        if (frame.contentWindow!.openSession) resolve();
        else frame.contentWindow!.addEventListener('opened', () => resolve());
      });
    });
    return frame;
  };
  const openIn = async (frame: HTMLIFrameElement): Promise<Session> => {
    const session = frame.contentWindow!.openSession!({
      name: name(),
      server: 'https://api.example.com',
      client: 'c',
      calls: async () => calls(frame.contentWindow!),
      clock: { ...clock },
    });
    await session.ready;
    return session;
  };
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  beforeEach(async () => {
    test += 1;
    offset = 0;
    beforeAnswer = undefined;
    server = new TokenServer(clock);
    frames = await Promise.all([openFrame(), openFrame(), openFrame(), openFrame()]);
    sessions = await Promise.all(frames.map(openIn));
    await sessions[0]!.setTokens(server.signIn());
    await until(() => sessions.every(({ state }) => state === 'signed-in'));
  });
  afterEach(async () => {
    await sessions[3]!.signOut();
    for (const session of sessions) session.dispose();
    for (const frame of frames) frame.remove();
  });

  it('refresh once for all', async () => {
    for (let round = 1; round <= 5; round += 1) {
      offset += LIFETIME;
      const tokens = await Promise.all(
        sessions.flatMap((session) => Array.from({ length: 25 }, () => session.getAccessToken())),
      );
      expect(new Set(tokens).size).to.equal(1);
      expect(server.requests).to.equal(round);
    }
  });

  it('sign out together, and in together', async () => {
    await sessions[1]!.signOut();
    await until(() => sessions.every(({ state }) => state === 'signed-out'));
    await sessions[2]!.setTokens(server.signIn());
    await until(() => sessions.every(({ state }) => state === 'signed-in'));
  });

  it('do not wait for ever for one that is taken away while it holds the lock', async () => {
    let asked!: () => void;
    const asking = new Promise<void>((resolve) => (asked = resolve));
    beforeAnswer = () => {
      asked();
      return new Promise(() => {});
    };
    void sessions[0]!.refresh().catch(() => {});
    await asking;
    beforeAnswer = undefined;
    frames[0]!.remove();
    // Its answer is lost: the token it used is refused, and everybody is cleanly signed out.
    expect(await sessions[1]!.refresh()).to.equal(null);
    await until(() => sessions.slice(1).every(({ state }) => state === 'signed-out'));
    sessions.shift();
    sessions.push(sessions[0]!);
    await sessions[1]!.setTokens(server.signIn());
    await until(() => sessions.every(({ state }) => state === 'signed-in'));
  });
});
