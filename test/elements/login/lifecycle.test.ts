import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { clock } from '../../harness/test-clock.ts';
import { leaveAll, mount, newServer, SEND, VERIFY } from '../../harness/guest.ts';

/** Counts what is registered and not taken back, on targets that outlive an element. */
const watchListeners = () => {
  const open = new Map<string, number>();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const outlives = (target: EventTarget) =>
    target === window || target === document || target instanceof BroadcastChannel || target instanceof MediaQueryList;
  const change = (target: EventTarget | undefined, type: string, by: number) => {
    const owner = target ?? window;
    if (outlives(owner)) open.set(`${owner.constructor.name} ${type}`, (open.get(`${owner.constructor.name} ${type}`) ?? 0) + by);
  };
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...parameters: Parameters<typeof addEventListener>) {
    change(this, parameters[0], 1);
    const [type, , options] = parameters;
    const signal = typeof options === 'object' ? options.signal : undefined;
    if (signal) addEventListener.call(signal, 'abort', () => change(this, type, -1));
    addEventListener.apply(this, parameters);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget, ...parameters: Parameters<typeof removeEventListener>) {
    change(this, parameters[0], -1);
    removeEventListener.apply(this, parameters);
  };
  return {
    open: () => Object.fromEntries([...open].filter(([, count]) => count !== 0)),
    stop: () => Object.assign(EventTarget.prototype, { addEventListener, removeEventListener }),
  };
};

describe('moved within the page', () => {
  afterEach(leaveAll);

  it('keeps the step, the digits and the request under way', async () => {
    const guest = await mount();
    await guest.reachesCode();
    await guest.type(guest.code, '12');
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    elsewhere.append(guest.element);
    await guest.settled();
    expect(guest.element.step).to.equal('code');
    expect(guest.code.value).to.equal('12');
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await guest.paste(guest.code, guest.received);
    await hold.reached;
    document.body.append(guest.element);
    elsewhere.remove();
    hold.remove();
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY)).to.have.length(1);
    expect(guest.details('punchh-token')).to.have.length(1);
  });

  it('the countdown goes on', async () => {
    const guest = await mount();
    await guest.reachesCode();
    const elsewhere = document.createElement('main');
    document.body.append(elsewhere);
    elsewhere.append(guest.element);
    await guest.settled();
    clock.advance(31_000);
    await guest.sees('Resend code');
    elsewhere.remove();
  });
});

describe('removed', () => {
  afterEach(leaveAll);

  it('in the middle of a request: the request ends, nothing is heard any more', async () => {
    const guest = await mount();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: SEND });
    let signal: AbortSignal | undefined;
    const { fetcher } = guest.element;
    guest.element.fetcher = (input, init) => {
      signal = (input as Request).signal;
      return fetcher!(input, init);
    };
    await guest.asksForCode();
    await hold.reached;
    guest.element.remove();
    await until(() => signal!.aborted, 'the request ends');
    hold.remove();
    const heard = guest.heard.length;
    await until(() => clock.pending === 0, () => clock.waiting);
    expect(guest.heard).to.have.length(heard);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('and put back: it works again', async () => {
    const guest = await mount();
    await guest.reachesCode();
    guest.element.remove();
    await Promise.resolve();
    document.body.append(guest.element);
    await guest.settled();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('as soon as the form is there, and put back: a stored session is still restored', async () => {
    const first = await mount();
    await first.signsIn();
    const server = first.element.server!;
    first.element.remove();
    const element = document.createElement('punchh-login');
    element.server = server;
    element.client = 'demo-client';
    document.body.append(element);
    await element.updateComplete;
    element.remove();
    // Work that was put off until after the paint runs while the element is away.
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(element);
    await until(() => element.step === 'signed-in', () => `signed in; it is ${element.step}`);
    element.remove();
  });

  it('before anything is loaded: no error', async () => {
    const errors: unknown[] = [];
    const listen = (event: ErrorEvent | PromiseRejectionEvent) => void errors.push(event);
    addEventListener('error', listen);
    addEventListener('unhandledrejection', listen);
    for (let count = 0; count < 20; count += 1) {
      const element = document.createElement('punchh-login');
      element.server = newServer();
      element.client = 'demo-client';
      document.body.append(element);
      element.remove();
    }
    const guest = await mount();
    await guest.signsIn();
    removeEventListener('error', listen);
    removeEventListener('unhandledrejection', listen);
    expect(errors).to.deep.equal([]);
  });
});

describe('500 mounts', () => {
  afterEach(leaveAll);

  it('leave no listener, no timer and no request behind', async () => {
    const server = newServer();
    let requests = 0;
    const round = async () => {
      const guest = await mount({ attributes: { server }, properties: { fetcher: async () => {
        requests += 1;
        return new Response('{}');
      } } });
      await guest.element.session.ready;
      guest.leaves();
    };
    // Listeners that are set up once per page are no leak.
    await round();
    await until(() => clock.pending === 0, () => clock.waiting);
    const watch = watchListeners();
    try {
      for (let count = 0; count < 500; count += 1) await round();
      await until(() => clock.pending === 0, () => clock.waiting);
      await until(() => Object.keys(watch.open()).length === 0, () => `the listeners go: ${JSON.stringify(watch.open())}`);
      expect(requests).to.equal(0);
      expect(document.querySelectorAll('punchh-login')).to.have.length(0);
    } finally {
      watch.stop();
    }
  }).timeout(60_000);
});
