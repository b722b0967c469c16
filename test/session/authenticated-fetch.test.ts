import { expect } from '@open-wc/testing';
import type { AuthError } from '../../src/model/auth-error.ts';
import { browser } from '../../src/model/browser-globals.ts';
import type { Session } from '../../src/session/session.ts';
import { until } from '../harness/dom.ts';
import { LIFETIME, settle, World, type Page } from './simulated-page.ts';

const SERVER = 'https://api.example.com';

/** Whether the browser refuses these arguments of `fetch`. WebKit takes a stream without `duplex`, Firefox sends it as a text. */
const refuses = (init: RequestInit): boolean => {
  try {
    new Request(SERVER, init);
    return false;
  } catch {
    return true;
  }
};

interface Sent {
  url: string;
  authorization: string | null;
  idToken: string | null;
  redirect: string | undefined;
  body: string;
  request: Request;
}

describe('session.fetch', () => {
  let world: World;
  let tab: Page;
  let sent: Sent[];
  /** The server's answer, by how many requests it has seen. */
  let answer: (count: number, request: Request) => Response | Promise<Response>;
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(typeof input === 'string' ? new URL(input, SERVER) : input, init);
    sent.push({
      url: request.url,
      authorization: request.headers.get('authorization'),
      idToken: request.headers.get('id-token'),
      redirect: init?.redirect,
      body: await request.clone().text(),
      request,
    });
    return answer(sent.length, request);
  };
  const open = async (signedIn = true): Promise<Session> => {
    const session = tab.open({ fetcher, allowedOrigins: ['https://menu.example.com/some/path'] });
    await session.ready;
    if (signedIn) await session.setTokens({ ...world.server.signIn(), idToken: 'id-1' });
    return session;
  };
  const failure = (work: Promise<unknown>): Promise<AuthError> =>
    work.then(() => expect.fail('no error'), (error: unknown) => error as AuthError);
  const refused = (body = '{}') => new Response(body, { status: 401, headers: { 'content-type': 'application/json' } });

  beforeEach(() => {
    world = new World();
    tab = world.openPage();
    sent = [];
    answer = () => new Response('{}');
  });

  it('adds the tokens, follows no redirect, and takes paths from the server', async () => {
    const session = await open();
    await session.fetch('/api2/mobile/users/balance?x=1', { headers: { 'X-Own': 'kept' } });
    const [{ url, authorization, idToken, redirect, request }] = sent as [Sent];
    expect(url).to.equal(`${SERVER}/api2/mobile/users/balance?x=1`);
    expect(authorization).to.equal(`Bearer ${await session.getAccessToken()}`);
    expect(idToken).to.equal('id-1');
    expect(redirect).to.equal('error');
    expect(request.headers.get('x-own')).to.equal('kept');
  });

  it('takes a Request, a URL, or text', async () => {
    const session = await open();
    await session.fetch(new Request(`${SERVER}/a`, { method: 'POST', body: 'x', headers: { 'X-Own': 'kept' } }));
    await session.fetch(new URL(`${SERVER}/b`));
    await session.fetch(`${SERVER}/c`);
    expect(sent.every(({ authorization }) => authorization?.startsWith('Bearer '))).to.equal(true);
    expect(sent[0]).to.include({ body: 'x' });
    expect(sent[0]!.request.headers.get('x-own')).to.equal('kept');
  });

  it('gives the tokens to the server and the allowed origins, to nobody else', async () => {
    const session = await open();
    for (const url of [
      'https://evil.example.com/', '//evil.example.com/x', 'http://api.example.com/', 'https://api.example.com:8443/',
      'https://api.example.com.evil.example/',
    ]) {
      await session.fetch(url);
      expect(sent.at(-1)!.authorization, url).to.equal(null);
      expect(sent.at(-1)!.idToken, url).to.equal(null);
    }
    await session.fetch('https://menu.example.com/api/x');
    expect(sent.at(-1)!.authorization).to.match(/^Bearer /);
  });

  it('takes no path for the server\'s that the browser reads as another host', async () => {
    const session = tab.open({ server: '/', fetcher });
    await session.ready;
    await session.setTokens(world.server.signIn());
    for (const url of ['//evil.example/x', '/\\evil.example/x', '/\t/evil.example/x', '/\n\\evil.example/x', '/\r/evil.example/x', ' //evil.example/x']) {
      await session.fetch(url);
      expect(sent.at(-1)!.authorization, JSON.stringify(url)).to.equal(null);
    }
    for (const url of ['/x', '/', '/.//x', '/@evil.example']) {
      await session.fetch(url);
      expect(sent.at(-1)!.authorization, url).to.match(/^Bearer /);
    }
  });

  it('sends without tokens while nobody is signed in', async () => {
    const session = await open(false);
    answer = () => refused();
    expect((await session.fetch('/x')).status).to.equal(401);
    expect(sent[0]!.authorization).to.equal(null);
  });

  it('refreshes once and repeats once on a 401', async () => {
    const session = await open();
    const old = await session.getAccessToken();
    answer = (_count, { headers }) => (headers.get('authorization') === `Bearer ${old}` ? refused() : new Response('fresh'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => session.fetch('/x', { method: 'POST', body: 'kept' })));
    expect(await Promise.all(answers.map((each) => each.text()))).to.deep.equal(Array.from({ length: 50 }, () => 'fresh'));
    expect(world.server.requests).to.equal(1);
    expect(sent).to.have.length(100);
    expect(new Set(sent.map(({ body }) => body))).to.deep.equal(new Set(['kept']));
  });

  it('leaves nothing unhandled where the connection breaks while a refused answer is left unread', async () => {
    const session = await open();
    const unhandled: unknown[] = [];
    const hear = (event: PromiseRejectionEvent) => {
      unhandled.push(event.reason);
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    addEventListener('unhandledrejection', hear, { capture: true });
    answer = (count) =>
      count > 1
        ? new Response('{}')
        : new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) }), { status: 401 });
    expect((await session.fetch('/a')).status).to.equal(200);
    // Told of in their order: once this one has been, so has every earlier one.
    const last = new Error('the last');
    void Promise.reject(last);
    await until(() => unhandled.includes(last), 'the last one');
    removeEventListener('unhandledrejection', hear, { capture: true });
    expect(unhandled).to.deep.equal([last]);
  });

  for (const type of ['application/json', 'application/vnd.punchh+json', 'text/plain', 'application/octet-stream', '']) {
    it(`does the same for the key token_expired, whatever the status, as "${type}"`, async () => {
      const session = await open();
      const body = new TextEncoder().encode('{"errors":{"token_expired":["Access token has expired"]}}');
      const headers: Record<string, string> = type ? { 'content-type': type } : {};
      answer = (count) => (count === 1 ? new Response(body, { status: 422, headers }) : new Response('fresh'));
      expect(await (await session.fetch('/x')).text()).to.equal('fresh');
    });
  }

  it('reads no key in a page, in a success, where there is no body, or where the page\'s fetcher has read it', async () => {
    const session = await open();
    const text = '"token_expired"';
    const read = new Response(text, { status: 422 });
    await read.text();
    for (const response of [
      new Response(text, { status: 422, headers: { 'content-type': 'Text/HTML; charset=utf-8' } }), new Response(text), new Response(null, { status: 422 }), read,
    ]) {
      answer = () => response;
      expect(await session.fetch('/x')).to.equal(response);
    }
    expect(world.server.requests).to.equal(0);
  });

  it('leaves other refusals, and their bodies, to the caller', async () => {
    const session = await open();
    answer = () => new Response('{"errors":{"base":["no"]}}', { status: 422, headers: { 'content-type': 'application/json' } });
    expect(await (await session.fetch('/x')).json()).to.deep.equal({ errors: { base: ['no'] } });
    expect(world.server.requests).to.equal(0);
  });

  it('hands back a second 401, and stays signed in', async () => {
    const session = await open();
    answer = () => refused('{"still":"no"}');
    const response = await session.fetch('/x');
    expect([response.status, await response.json()]).to.deep.equal([401, { still: 'no' }]);
    expect(sent).to.have.length(2);
    expect(session.state).to.equal('signed-in');
  });

  it('repeats the body of a Request', async () => {
    const session = await open();
    answer = (count) => (count === 1 ? refused() : new Response('fresh'));
    await session.fetch(new Request(`${SERVER}/x`, { method: 'POST', body: 'from a request' }));
    expect(sent.map(({ body }) => body)).to.deep.equal(['from a request', 'from a request']);
  });

  it('does not repeat a streamed body, says so, and has fresh tokens for the caller\'s own repetition', async () => {
    const session = await open();
    const send: typeof fetch = async () => refused();
    const streaming = tab.open({ fetcher: send });
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const error = await failure(streaming.fetch('/x', { method: 'POST', body, duplex: 'half' } as RequestInit));
    expect(error.code).to.equal('body_not_repeatable');
    expect(error.retryable).to.equal(true);
    expect(world.server.requests).to.equal(1);
    expect(session.state).to.equal('signed-in');
  });

  it('ends the session on a 401 where the backend cannot refresh', async () => {
    const session = tab.open({ fetcher, calls: {}, allowedOrigins: ['https://menu.example.com'] });
    await session.setTokens(world.server.signIn());
    answer = () => refused();
    expect((await session.fetch('https://menu.example.com/x')).status).to.equal(401);
    expect(session.state, 'only the server itself can say so').to.equal('signed-in');
    expect((await session.fetch('/x')).status).to.equal(401);
    expect(tab.log.at(-1)).to.equal('signed-out revoked');
  });

  it('ends the session, and sends nothing, when the refresh before the call is refused', async () => {
    const session = await open();
    tab.visible = false;
    world.server.revoke((await session.getAccessToken())!);
    world.clock.advance(LIFETIME);
    expect((await failure(session.fetch('/x'))).code).to.equal('session_expired');
    expect(sent).to.have.length(0);
  });

  it('repeats nothing as somebody else', async () => {
    const session = await open();
    answer = async () => {
      await session.setTokens(world.server.signIn());
      return refused();
    };
    expect((await session.fetch('/x', { method: 'POST', body: 'order' })).status).to.equal(401);
    expect(sent).to.have.length(1);
  });

  it('repeats nothing as somebody who signed in while the tokens were refreshed', async () => {
    const session = tab.open({
      fetcher,
      calls: {
        refresh: async (tokens, signal) => {
          await session.setTokens(world.server.signIn());
          return tab.calls.refresh!(tokens, signal);
        },
      },
    });
    await session.setTokens(world.server.signIn());
    answer = () => refused();
    expect((await session.fetch('/x', { method: 'POST', body: 'order' })).status).to.equal(401);
    expect(sent).to.have.length(1);
  });

  it('cancels the call of a caller who gives up, not the refresh that others wait for', async () => {
    const session = await open();
    tab.visible = false;
    world.clock.advance(LIFETIME);
    const giveUp = new AbortController();
    const cancelled = session.fetch('/x', { signal: giveUp.signal }).catch((error: unknown) => error);
    const other = session.fetch('/x');
    giveUp.abort();
    expect(((await cancelled) as Error).name).to.equal('AbortError');
    expect((await other).status).to.equal(200);
    expect(world.server.requests).to.equal(1);
    expect(sent).to.have.length(1);
  });

  it('tells a redirect from a lost connection, without showing the tokens again', async () => {
    const session = await open();
    answer = (_count, { redirect }) => {
      if (redirect === 'error') throw new TypeError('Failed to fetch');
      return new Response(null, { status: 302, headers: { location: 'https://evil.example.com' } });
    };
    expect((await failure(session.fetch('/x'))).code).to.equal('redirected');
    expect(sent[1]).to.include({ authorization: null, idToken: null });
    answer = () => {
      throw new TypeError('Failed to fetch');
    };
    const error = await failure(session.fetch('/x'));
    expect([error.code, error.retryable]).to.deep.equal(['network_error', true]);
    answer = () => new Response(null, { status: 307, headers: { location: '/elsewhere' } });
    expect((await failure(session.fetch('/x'))).code).to.equal('redirected');
  });

  it('waits for the session to be restored', async () => {
    await open();
    await settle();
    const page = world.openPage();
    const session = page.open({ fetcher });
    expect(session.state).to.equal('restoring');
    await session.fetch('/x');
    expect(sent[0]!.authorization).to.match(/^Bearer /);
  });

  describe('whose network fails', () => {
    const offline = async (work: () => Promise<void>) => {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      try {
        await work();
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
    };

    it('sends nothing more while the browser is offline', async () => {
      const session = await open();
      answer = () => {
        throw new TypeError('Failed to fetch');
      };
      await offline(async () => {
        expect((await failure(session.fetch('/x'))).code).to.equal('offline');
      });
      expect(sent).to.have.length(1);
    });

    it('ends within seconds, though nothing answers any more', async () => {
      const session = await open();
      answer = (count) => {
        if (count === 1) throw new TypeError('Failed to fetch');
        return new Promise(() => {});
      };
      const failed = failure(session.fetch('/x'));
      await until(() => sent.length === 2, 'the question why');
      await settle();
      world.clock.advance(5000);
      expect((await failed).code).to.equal('network_error');
      expect(sent[1]!.request.signal.aborted, 'the question ends too').to.equal(true);
    });

    it('ends with the signal of the caller, whatever is being asked', async () => {
      const session = await open();
      answer = (count) => {
        if (count === 1) throw new TypeError('Failed to fetch');
        return new Promise(() => {});
      };
      const giveUp = new AbortController();
      const failed = failure(session.fetch('/x', { signal: giveUp.signal }));
      await until(() => sent.length === 2, 'the question why');
      giveUp.abort();
      expect((await failed).name).to.equal('AbortError');
    });

    it('ends with the signal of the caller, though the fetcher of the page does not know it', async () => {
      const session = await open();
      answer = () => new Promise(() => {});
      for (const signedIn of [true, false]) {
        if (!signedIn) await session.signOut();
        sent = [];
        const giveUp = new AbortController();
        const failed = failure(session.fetch('/x', { signal: giveUp.signal }));
        await until(() => sent.length === 1, 'the call');
        giveUp.abort();
        expect((await failed).name, String(signedIn)).to.equal('AbortError');
      }
    });

    it('leaves an error to the caller whose body breaks off, or never ends', async () => {
      const session = await open();
      const type = { 'content-type': 'application/json' };
      const broken = () => new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) });
      answer = () => new Response(broken(), { status: 422, headers: type });
      expect((await session.fetch('/x')).status).to.equal(422);

      answer = () => new Response(new ReadableStream({}), { status: 422, headers: type });
      const waiting = session.fetch('/x');
      await until(() => sent.length === 2, 'the second call');
      await settle();
      world.clock.advance(5000);
      expect((await waiting).status).to.equal(422);
    });
  });

  it('throws what fetch throws for a mistake of the caller, and asks nothing about it', async () => {
    const session = await open();
    const mistakes: [string, RequestInit][] = [
      ['GET with a body', { body: 'x' }],
      ['a malformed header', { headers: { 'X-Own': 'line\nbreak' } }],
      ['a malformed method', { method: 'NOT A METHOD' }],
    ];
    const stream = { method: 'POST', body: new ReadableStream() };
    if (refuses(stream)) mistakes.push(['a stream without duplex', stream]);
    for (const [what, init] of mistakes) {
      const error = await failure(session.fetch('/x', init));
      expect([error.name, error.code], what).to.deep.equal(['TypeError', undefined]);
    }
    expect(sent).to.have.length(0);
  });

  it('refreshes once for an API that answers every call with 401, not once for each', async () => {
    const session = await open();
    answer = () => refused();
    for (let count = 0; count < 10; count += 1) expect((await session.fetch(`/x/${count}`)).status).to.equal(401);
    await Promise.all(Array.from({ length: 10 }, () => session.fetch('/y')));
    expect(world.server.requests).to.equal(1);
    // It is asked anew after a while: by then the token may really have been revoked.
    world.clock.advance(6 * 60_000);
    answer = (count) => (count % 2 ? refused() : new Response('fresh'));
    sent = [];
    expect((await session.fetch('/x')).status).to.equal(200);
  });

  it('keeps every field of a Request', async () => {
    const fields = { referrer: `${location.origin}/from`, referrerPolicy: 'origin', credentials: 'omit', cache: 'reload', keepalive: true } as const;
    const original = browser.fetch;
    const seen: Request[] = [];
    let given!: Request;
    try {
      browser.fetch = async (input, init) => {
        seen.push(new Request(input, init));
        return new Response('{}');
      };
      const session = tab.open({});
      await session.setTokens(world.server.signIn());
      given = new Request(`${SERVER}/x`, { ...fields, method: 'PUT', body: 'kept' });
      await session.fetch(given);
    } finally {
      browser.fetch = original;
    }
    expect(given.referrer).to.equal(fields.referrer);
    // Not every engine knows each of them.
    for (const name of ['method', ...Object.keys(fields)] as (keyof Request)[]) expect(seen[0]![name], name).to.equal(given[name]);
    expect(await seen[0]!.text()).to.equal('kept');
    expect(seen[0]!.headers.get('authorization')).to.match(/^Bearer /);
  });

  it('takes a Request of another realm', async () => {
    const session = await open();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { Request: Other } = frame.contentWindow as unknown as { Request: typeof Request };
    await session.fetch(new Other(`${SERVER}/x`, { method: 'POST', body: 'from a frame', headers: { 'X-Own': 'kept' } }));
    frame.remove();
    expect(sent[0]).to.include({ url: `${SERVER}/x`, body: 'from a frame' });
    expect(sent[0]!.request.headers.get('x-own')).to.equal('kept');
    expect(sent[0]!.authorization).to.match(/^Bearer /);
  });

  it('hands addresses to a fetcher that takes no Request', async () => {
    const got: unknown[] = [];
    const session = tab.open({ fetcher: async (input, init) => {
      got.push(input, init?.method, new TextDecoder().decode(init?.body as ArrayBuffer));
      return new Response('{}');
    } });
    await session.setTokens(world.server.signIn());
    await session.fetch(new Request(`${SERVER}/x`, { method: 'POST', body: 'kept' }));
    expect(got).to.deep.equal([`${SERVER}/x`, 'POST', 'kept']);
  });

  it('repeats a body that is no stream, whatever `duplex` says', async () => {
    const session = await open();
    answer = (count) => (count === 1 ? refused() : new Response('fresh'));
    const response = await session.fetch('/x', { method: 'POST', body: 'kept', duplex: 'half' } as RequestInit);
    expect(await response.text()).to.equal('fresh');
    expect(sent.map(({ body }) => body)).to.deep.equal(['kept', 'kept']);
  });

  it('does not repeat a Request with a stream', async function () {
    const stream = () => new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('x'));
        controller.close();
      },
    });
    const make = () => new Request(`${SERVER}/x`, { method: 'POST', body: stream(), duplex: 'half' } as RequestInit);
    // The usual question whether the engine can send streams: one that cannot reads no `duplex`, or makes a text of it.
    let asked = false;
    const { headers } = new Request(SERVER, { method: 'POST', body: new ReadableStream(), get duplex() {
      asked = true;
      return 'half';
    } } as RequestInit);
    const streams = asked && !headers.has('content-type');
    const session = await open();
    answer = (count) => (count === 1 ? refused() : new Response('fresh'));
    const outcome = session.fetch(make());
    if (streams) expect((await failure(outcome)).code).to.equal('body_not_repeatable');
    else expect((await outcome).status).to.equal(200);
  });

  it('gives the tokens to no opaque origin, though one is allowed', async () => {
    const session = tab.open({ fetcher, allowedOrigins: ['data:,x', 'file:///x', 'about:blank', 'null', `blob:${SERVER}/x`] });
    await session.setTokens(world.server.signIn());
    for (const url of ['data:,x', `blob:${SERVER}/x`]) {
      await session.fetch(url);
      expect(sent.at(-1)!.authorization, url).to.equal(null);
    }
  });

  it('takes nothing from a page that has extended Object.prototype', async () => {
    const session = await open();
    const extras = { method: 'DELETE', credentials: 'include', added: 'header' };
    try {
      Object.assign(Object.prototype, extras);
      const seen: RequestInit[] = [];
      const spying = tab.open({ fetcher: async (_input, init) => {
        seen.push(init!);
        return new Response('{}');
      } });
      await spying.fetch('/x', { headers: { 'X-Own': 'kept' } });
      expect(seen[0]!.method).to.equal(undefined);
      expect(seen[0]!.credentials).to.equal(undefined);
      expect([...new Headers(seen[0]!.headers).keys()].sort()).to.deep.equal(['authorization', 'id-token', 'x-own']);
    } finally {
      for (const name of Object.keys(extras)) Reflect.deleteProperty(Object.prototype, name);
    }
    await session.fetch('/y');
    expect(sent.at(-1)!.authorization).to.match(/^Bearer /);
  });

  describe('on a page with a <base> elsewhere', () => {
    let base: HTMLBaseElement;
    beforeEach(() => {
      base = document.createElement('base');
      base.href = 'https://evil.example/';
      document.head.append(base);
    });
    afterEach(() => base.remove());

    it('relative addresses are of the page itself', async () => {
      const session = tab.open({ server: '/api', fetcher });
      await session.setTokens(world.server.signIn());
      for (const url of ['/x', 'x', './x', '?x']) {
        await session.fetch(url);
        expect(new URL(sent.at(-1)!.url).origin, url).to.equal(location.origin);
        expect(sent.at(-1)!.authorization, url).to.match(/^Bearer /);
      }
      await session.fetch('//evil.example/x');
      expect(sent.at(-1)!.authorization).to.equal(null);
    });

    it('a path of the page and its absolute address are one session', async () => {
      const one = tab.open({ server: '/api/' });
      const two = tab.open({ server: `${location.origin}/api` });
      await one.setTokens(world.server.signIn());
      expect(await two.getAccessToken()).to.equal(await one.getAccessToken());
      expect((world.values.get('session:test') as { server: string }).server).to.equal(`${location.origin}/api`);
    });
  });
});
