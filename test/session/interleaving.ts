import fc from 'fast-check';
import { LIFETIME, MINUTE, settle, World } from './simulated-page.ts';

/** Something that happens to a tab, or to all of them. */
type Command =
  | { do: 'sign-in' | 'sign-out' | 'refresh' | 'get' | 'kill' | 'open' | 'wake'; page: number }
  | { do: 'advance'; ms: number }
  | { do: 'storage'; works: boolean }
  | { do: 'wipe' }
  | { do: 'network'; state: World['network'] }
  | { do: 'steps'; count: number };

const page = fc.nat(4);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign-in' as const), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign-out' as const), page }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'get' as const), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('kill' as const, 'open' as const, 'wake' as const), page }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(MINUTE, LIFETIME, 2 * LIFETIME) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('storage' as const), works: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wipe' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), state: fc.constantFrom('up' as const, 'down' as const) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('steps' as const), count: fc.integer({ min: 1, max: 12 }) }) },
);

/** What happens, and which of the steps that wait comes next, over and over. */
export type Scenario = [commands: Command[], choices: number[]];

export const scenario: fc.Arbitrary<Scenario> = fc.tuple(
  fc.array(command, { minLength: 3, maxLength: 25 }),
  fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }),
);

/** A world in which every step waits until it is chosen. */
class Interleaving {
  private readonly waiting: { label: string; run: () => void }[] = [];
  readonly trace: string[] = [];
  readonly world = new World(
    (label, act) =>
      new Promise((resolve, reject) => {
        this.waiting.push({
          label,
          run: () => {
            try {
              resolve(act());
            } catch (error) {
              reject(error);
            }
          },
        });
      }),
  );
  constructor(private readonly choose: () => number) {}

  async steps(count: number): Promise<boolean> {
    for (let step = 0; step < count; step += 1) {
      await settle(5);
      if (!this.waiting.length) return false;
      const [chosen] = this.waiting.splice(this.choose() % this.waiting.length, 1);
      this.trace.push(chosen!.label);
      chosen!.run();
    }
    await settle(5);
    return true;
  }

  /** Time passes: messages arrive before a timer of any length fires. */
  async advance(ms: number): Promise<void> {
    for (;;) {
      const index = this.waiting.findIndex(({ label }) => label === 'message');
      if (index < 0) break;
      this.waiting.splice(index, 1)[0]!.run();
    }
    await settle(5);
    this.world.clock.advance(ms);
    await settle(5);
  }

  async rest(): Promise<void> {
    for (let guard = 0; await this.steps(20); guard += 1) {
      if (guard > 200) throw new Error(`never comes to rest: ${this.trace.slice(-40).join(', ')}`);
    }
  }
}

const familyOf = (token: string) => token.split('.')[0]!;

interface Operation {
  kind: 'sign-in' | 'sign-out';
  family: string | null;
  began: number;
  /** `Infinity` while it goes on, or for ever where its page was killed. */
  finished: number;
}

const check = (holds: boolean, broken: string, story: string): void => {
  if (!holds) throw new Error(`${broken}: ${story}`);
};

const playWith = async (commands: readonly Command[], choices: readonly number[]): Promise<void> => {
  let turn = 0;
  const run = new Interleaving(() => choices[turn++ % choices.length]!);
  const { world } = run;
  const { server } = world;
  const operations: Operation[] = [];
  let time = 0;
  let outage = false;
  const begin = (kind: Operation['kind'], family: string | null, work: Promise<void>) => {
    const operation: Operation = { kind, family, began: ++time, finished: Infinity };
    operations.push(operation);
    void work.then(() => (operation.finished = ++time));
  };
  for (let count = 0; count < 3; count += 1) world.openPage().open();

  for (const next of commands) {
    run.trace.push(JSON.stringify(next));
    if ('page' in next) {
      if (next.do === 'open' && world.pages.length < 6) world.openPage().open();
      const target = world.pages[next.page % world.pages.length]!;
      const { session } = target;
      if (next.do === 'sign-in') {
        const tokens = server.signIn();
        begin('sign-in', familyOf(tokens.accessToken), session.setTokens(tokens));
      }
      if (next.do === 'sign-out') begin('sign-out', null, session.signOut());
      if (next.do === 'refresh') session.refresh().catch(() => {});
      if (next.do === 'get') session.getTokens().catch(() => {});
      if (next.do === 'wake') target.wake();
      if (next.do === 'kill' && world.pages.length > 1) world.kill(target);
    }
    if (next.do === 'advance') await run.advance(next.ms);
    if (next.do === 'storage') world.storageWorks = next.works;
    if (next.do === 'wipe') world.values.clear();
    if (next.do === 'wipe' || next.do === 'kill') world.loseUnknown();
    if (next.do === 'wipe' || !world.storageWorks) outage = true;
    if (next.do === 'network') world.network = next.state;
    if (next.do === 'steps') await run.steps(next.count);
  }

  // Whatever failed works again, and every tab is looked at.
  world.storageWorks = true;
  world.network = 'up';
  for (let round = 0; round < 3; round += 1) {
    await run.rest();
    await run.advance(6 * MINUTE);
    for (const { wake } of world.pages) wake();
  }
  await run.rest();
  const held: (string | null)[] = [];
  for (const { session } of world.pages) {
    void session.getTokens().then(
      (tokens) => held.push(tokens?.accessToken ?? null),
      (error: unknown) => run.trace.push(String(error)),
    );
  }
  await run.rest();
  await run.advance(MINUTE / 60);
  await run.rest();
  check(held.length === world.pages.length, 'an answer never comes', run.trace.join('\n'));
  const story = `${held.join()}\n${JSON.stringify(operations)}\n${run.trace.join('\n')}`;

  for (const [token, uses] of server.uses) {
    check(uses === 1 || server.lost.has(token), `${token} was redeemed twice`, story);
  }
  check(new Set(held).size === 1, 'tabs disagree', story);
  const [final] = held;
  /** The one case that no client can save: the server rotated, and nobody has the answer any more. */
  const isLost = (family: string | null) => [...server.lost].some((token) => familyOf(token) === family);
  check(!final || isLost(familyOf(final)) || server.isCurrent(final), 'holds dead tokens', story);
  if (outage) return;

  const isFollowed = ({ finished }: Operation) =>
    operations.some((later) => later.finished < Infinity && later.began > finished);
  const last = operations.filter((operation) => !isFollowed(operation));
  const signIns = last.filter(({ kind }) => kind === 'sign-in');
  if (final) check(signIns.some(({ family }) => family === familyOf(final)), 'a session came back', story);
  else if (signIns.length) {
    const excused = last.some(({ kind, finished }) => kind === 'sign-out' || finished === Infinity);
    check(excused || signIns.some(({ family }) => isLost(family)), 'a valid session was dropped', story);
  }
};

/**
 * Plays a scenario, the same way every time, and throws where an invariant is broken: no token is redeemed twice, all tabs
 * come to the same end, no session that was ended comes back, and none that is good is dropped.
 */
export const play = async ([commands, choices]: Scenario): Promise<void> => {
  const { random } = Math;
  let draws = 0;
  Math.random = () => choices[draws++ % choices.length]! / 1001;
  try {
    await playWith(commands, choices);
  } finally {
    Math.random = random;
  }
};
