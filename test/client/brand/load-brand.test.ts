import { expect } from '@open-wc/testing';
import { AuthError } from '../../../src/model/auth-error.ts';
import { brandError } from '../../../src/client/brand-file.ts';
import { loadBrand } from '../../../src/client/load-brand.ts';
import type { LoadBrandOptions } from '../../../src/client/load-brand.ts';

const pageUrl = 'https://shop.example/order';
const memory = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
};
/** A clock whose timers run when told. */
const manualClock = () => {
  let now = 1_000;
  const timers = new Map<object, { at: number; callback: () => void }>();
  return {
    now: () => now,
    setTimeout: (callback: () => void, ms: number) => {
      const handle = {};
      timers.set(handle, { at: now + ms, callback });
      return handle;
    },
    clearTimeout: (handle: unknown) => void timers.delete(handle as object),
    advance(ms: number) {
      now += ms;
      for (const [handle, timer] of timers) {
        if (timer.at > now) continue;
        timers.delete(handle);
        timer.callback();
      }
    },
    pending: () => timers.size,
  };
};
const answer = (body: BodyInit | null, init?: ResponseInit): typeof fetch =>
  () => Promise.resolve(new Response(body, init));
const hanging: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });
const load = (fetcher: typeof fetch, options: Partial<LoadBrandOptions> = {}) =>
  loadBrand('/brand.json', { pageUrl, fetcher, storage: null, ...options });
const failure = async (promise: Promise<unknown>): Promise<AuthError> => {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason);
  expect(error).to.be.instanceOf(AuthError);
  return error as AuthError;
};

describe('loadBrand', () => {
  it('asks without credentials and always revalidates', async () => {
    const seen: [string, RequestInit][] = [];
    const { brand, stale } = await load((url, init) => {
      seen.push([url as string, init!]);
      return Promise.resolve(Response.json({ name: 'Cantina' }));
    });
    expect(brand).to.deep.equal({ name: 'Cantina' });
    expect(stale).to.equal(false);
    expect(seen[0]![0]).to.equal('https://shop.example/brand.json');
    expect(seen[0]![1]).to.include({ credentials: 'omit', cache: 'no-cache' });
  });

  it('judges a file by the address it was redirected to', async () => {
    const response = Response.json({ name: 'C', server: 'https://evil.example' });
    Object.defineProperty(response, 'url', { value: 'https://evil.example/brand.json' });
    const { brand, problems } = await load(() => Promise.resolve(response));
    expect(brand.server).to.equal(undefined);
    expect(problems.map(({ path }) => path)).to.deep.equal(['server']);
  });

  for (const [what, fetcher] of [
    ['an error status', answer('{}', { status: 404 })],
    ['HTML', answer('<!doctype html>')],
    ['an empty body', answer(null)],
    ['a broken network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as [string, typeof fetch][]) {
    it(`says brand_invalid for ${what}`, async () => expect((await failure(load(fetcher))).code).to.equal('brand_invalid'));
  }

  it('says where a file ends to be JSON', async () => {
    const { message, retryable } = await failure(load(answer('{\n  "name": "X",\n}')));
    expect(message).to.match(/is not JSON: ./);
    expect(retryable).to.equal(false);
  });

  for (const src of ['javascript:alert(1)', 'data:application/json,{}', 'https://']) {
    it(`does not load ${src}`, async () => {
      const asked = () => Promise.reject(new Error('asked'));
      const error = await failure(loadBrand(src, { pageUrl, fetcher: asked, storage: null }));
      expect(error.message).to.match(/not an http/);
    });
  }

  it('leaves a file of 10 MB after 256 KB', async () => {
    let sent = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 16_384;
        if (sent > 10 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(16_384).fill(32));
      },
      cancel: () => void (cancelled = true),
    });
    expect((await failure(load(answer(body)))).message).to.match(/256 KB/);
    expect(cancelled).to.equal(true);
    expect(sent).to.be.lessThan(400_000);
  });

  it('gives up after the timeout, leaving no timer', async () => {
    const clock = manualClock();
    const loading = failure(load(hanging, { clock, timeout: 5000 }));
    clock.advance(5000);
    expect((await loading).retryable).to.equal(true);
    expect(clock.pending()).to.equal(0);
  });

  it('ends with aborted when the element goes away', async () => {
    const controller = new AbortController();
    const loading = failure(load(hanging, { signal: controller.signal }));
    controller.abort();
    expect((await loading).code).to.equal('aborted');
  });

  describe('on a later visit', () => {
    const visited = async () => {
      const storage = memory();
      const clock = manualClock();
      await load(answer('{"name":"Yesterday"}'), { storage, clock });
      return { storage, clock };
    };

    it('uses the last good file when the network fails', async () => {
      const later = await visited();
      const { brand, problems, stale } = await load(() => Promise.reject(new TypeError('offline')), later);
      expect(brand.name).to.equal('Yesterday');
      expect(problems).to.deep.equal([]);
      expect(stale).to.equal(true);
    });

    it('uses it when the file is wrong now, and says what is', async () => {
      for (const [now, said] of [[answer('{ "name": "Today", }'), /JSON.*last good/], [answer('', { status: 404 }), /HTTP 404/]] as const) {
        const { brand, problems } = await load(now, await visited());
        expect(brand.name).to.equal('Yesterday');
        expect(brandError(problems).message).to.match(said);
      }
    });

    it('uses it when the network is slower than a second', async () => {
      const later = await visited();
      const loading = load(hanging, later);
      later.clock.advance(1000);
      expect((await loading).brand.name).to.equal('Yesterday');
    });

    it('prefers a file that comes in time', async () => {
      const { brand, stale } = await load(answer('{"name":"Today"}'), await visited());
      expect(brand.name).to.equal('Today');
      expect(stale).to.equal(false);
    });

    it('forgets it after a week', async () => {
      const later = await visited();
      later.clock.advance(8 * 86_400_000);
      expect((await failure(load(answer('', { status: 500 }), later))).code).to.equal('brand_invalid');
    });

    it('validates it anew, whatever somebody wrote there', async () => {
      const storage = memory();
      storage.setItem('punchh-brand:https://shop.example/brand.json', JSON.stringify({
        at: 1000, from: 'https://cms.example/b.json', text: '{"server":"https://evil.example","theme":{"logo":"javascript:1"}}',
      }));
      const { brand } = await load(() => Promise.reject(new TypeError()), { storage, clock: manualClock() });
      expect(brand.server).to.equal(undefined);
      expect(brand.theme!.logo).to.equal(undefined);
    });
  });

  it('lists every path in the error', () => {
    const error = brandError([{ path: 'theme.logo', message: 'must be a URL' }, { path: 'kiosk', message: 'is wrong' }]);
    expect(error.code).to.equal('brand_invalid');
    expect(error.message).to.contain('theme.logo').and.to.contain('kiosk');
  });
});
