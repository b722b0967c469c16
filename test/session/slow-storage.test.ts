import { expect } from '@open-wc/testing';
import { systemClock } from '../../src/model/clock.ts';
import { openSession } from '../../src/session/session.ts';

const options = { name: 'slow', server: 'https://a.example', client: 'c', calls: async () => ({}) };
/** A clock of its own makes a page of its own. */
const page = () => ({ ...options, clock: { ...systemClock } });

/** Keeps everybody else out of our object store until `release`. */
const holdStore = async (): Promise<() => void> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('punchh-login');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
  const store = database.transaction('records', 'readwrite').objectStore('records');
  let held = true;
  // A transaction lives as long as it has requests.
  const again = () => {
    if (held) store.get('').onsuccess = again;
    else database.close();
  };
  again();
  return () => {
    held = false;
  };
};

it('a store that is held for three seconds at the start of a page: signed in again within five', async () => {
  const first = openSession(page());
  await first.setTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: null });
  first.dispose();

  const release = await holdStore();
  setTimeout(release, 3000);
  const began = performance.now();
  const session = openSession(page());
  const states = [session.state];
  session.subscribe(() => states.push(session.state));
  await session.ready;
  const took = performance.now() - began;
  expect([...new Set(states)], 'never shown as signed out').to.deep.equal(['restoring', 'signed-in']);
  expect(took).to.be.within(2900, 5000);
  await session.signOut();
  session.dispose();
});
