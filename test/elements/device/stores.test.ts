import { expect } from '@open-wc/testing';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, newServer, type Guest } from '../../harness/guest.ts';
import { sandboxClock } from '../../harness/test-clock.ts';

/** The texts that were written to the stores of the origin since the test began. */
const written: string[] = [];
const originals: (() => void)[] = [];

const spyOn = <Name extends string>(prototype: Record<Name, unknown>, name: Name): void => {
  const original = prototype[name] as (...args: unknown[]) => unknown;
  prototype[name] = function (this: unknown, ...args: unknown[]) {
    written.push(`${name} ${args.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ')}`);
    return original.apply(this, args);
  };
  originals.push(() => (prototype[name] = original));
};

/** Reads every store of the origin: databases, storages, caches, cookies, the history and the addresses of calls. */
const readOrigin = async (): Promise<string> => {
  const found: unknown[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, history.state, location.href];
  found.push(...(await caches.keys()), ...performance.getEntriesByType('resource').map(({ name }) => name));
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name!);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    for (const store of database.objectStoreNames) {
      found.push(await new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      }));
    }
    database.close();
  }
  return JSON.stringify(found);
};

describe('the stores of a device that strangers share', () => {
  beforeEach(() => {
    spyOn(Storage.prototype as unknown as Record<'setItem', unknown>, 'setItem');
    for (const name of ['put', 'add'] as const) spyOn(IDBObjectStore.prototype as unknown as Record<typeof name, unknown>, name);
    spyOn(BroadcastChannel.prototype as unknown as Record<'postMessage', unknown>, 'postMessage');
  });
  afterEach(() => {
    for (const restore of originals.splice(0)) restore();
    written.length = 0;
    leaveAll();
  });

  const expectNothingOf = async (guest: Guest, secrets: readonly string[]): Promise<void> => {
    const kept = [await readOrigin(), ...written].join('\n');
    for (const secret of secrets) expect(kept, secret).not.to.include(secret);
    const name = guest.element.getAttribute('server')!;
    expect(written.filter((entry) => entry.includes(name)), 'anything that belongs to the session').to.deep.equal([]);
  };

  it('hold no token of a guest of PAR Ordering who does not want to stay signed in, at no step', async () => {
    const sandbox = createSandbox({ clock: sandboxClock(), menu: { application: 'demo-application' } });
    const guest = await mount({
      sandbox,
      attributes: { server: `${newServer()}/api`, client: 'demo-application', backend: 'menu', remember: 'ask' },
      properties: { brand: {
        menu: { application: 'demo-application' }, consents: [{ id: 'terms', required: true, covers: ['terms', 'privacy'], version: '1', url: '/terms' }],
      } },
    });
    const tokens: string[] = [];
    guest.element.addEventListener('punchh-token', ({ detail }) => tokens.push(detail.accessToken));
    await guest.reaches('identifier');
    const remember = await until(() => guest.find('#remember') as HTMLInputElement | null, 'the box');
    expect(remember.checked).to.equal(false);
    await guest.type(await guest.field('email'), 'new@example.com');
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('details');
    await guest.type(await guest.field('given-name'), 'Ada');
    await guest.type(await guest.field('family-name'), 'Guest');
    await guest.press(guest.find('#consent-terms')!);
    await guest.submit();
    await guest.reaches('signed-in');
    await until(() => tokens.length, 'the tokens');
    // Every token that the server has issued, also one that the page never received.
    const issued = sandbox.log.entries.flatMap(({ responseBody }) => [...(responseBody ?? '').matchAll(/[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}/g)].map(([token]) => token));
    expect(issued).to.include(tokens[0]);
    const kept = [await readOrigin(), ...written].join('\n');
    expect(issued.filter((token) => kept.includes(token))).to.deep.equal([]);
  });

  for (const mode of ['kiosk', 'pos'] as const) {
    it(`hold nothing of a guest in ${mode}, whatever the page says of storage, not even for a moment`, async () => {
      const guest = await mount({ attributes: { mode, storage: 'indexeddb' }, properties: { brand: { consents: [
        { id: 'legal', required: true, covers: ['terms', 'privacy'], version: '7' },
      ] } } });
      const tokens: string[] = [];
      guest.element.addEventListener('punchh-token', ({ detail }) => tokens.push(detail.accessToken));
      await guest.reachesCode({ email: 'somebody@example.com' });
      await expectNothingOf(guest, ['somebody', 'o•••', 's•••']);
      const code = guest.received;
      await guest.paste(guest.code, code);
      await guest.reaches('signed-in');
      await expectNothingOf(guest, ['somebody', 's•••', ...tokens]);
      await guest.press(await until(() => guest.find('.bar .on'), 'the way on'));
      await guest.hears('punchh-handover');
      expect(tokens).to.have.length(1);
      await expectNothingOf(guest, ['somebody', 's•••', ...tokens]);
    });
  }

  it('have nothing to begin with after a reload in the middle', async () => {
    const guest = await mount({ attributes: { mode: 'kiosk' } });
    await guest.reachesCode({ email: 'somebody@example.com' });
    guest.leaves();
    const next = guest.returns();
    await next.reaches('identifier');
    expect((next.find('#email') as HTMLInputElement).value).to.equal('');
    expect(next.boxes.map(({ checked }) => checked)).to.deep.equal([false]);
  });
});
