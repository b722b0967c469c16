import fc from 'fast-check';
import { familyOf, judge, type Operation } from './invariants.ts';
import { LIFETIME, MINUTE, settle, World, type Page, type PageKind } from './simulated-page.ts';

/** Something that happens to a tab, or to all of them. */
type Command =
  | { do: 'sign-out' | 'refresh' | 'get' | 'kill' | 'wake'; page: number }
  | { do: 'sign-in'; page: number; memoryOnly?: boolean }
  | { do: 'open'; page: number; kind?: PageKind }
  | { do: 'advance'; ms: number }
  /** Of all pages, or of one. */
  | { do: 'storage'; works: boolean; page?: number }
  | { do: 'wipe' }
  | { do: 'network'; state: World['network'] }
  | { do: 'steps'; count: number };

const page = fc.nat(5);
const kind = fc.constantFrom<PageKind>('shared', 'isolated', 'memory');
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sign-in' as const), page, memoryOnly: fc.nat(7).map((n) => n === 7) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign-out' as const), page }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('refresh' as const, 'get' as const), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('kill' as const, 'wake' as const), page }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), page, kind }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(MINUTE, LIFETIME, 2 * LIFETIME) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('storage' as const), works: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('storage' as const), works: fc.boolean(), page }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wipe' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), state: fc.constantFrom('up' as const, 'down' as const) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('steps' as const), count: fc.integer({ min: 1, max: 12 }) }) },
);

/** The commands in their order, and the choices of which waiting step runs next. */
export type Scenario = [commands: Command[], choices: number[]];

export const scenario: fc.Arbitrary<Scenario> = fc.tuple(
  fc
    .tuple(
      fc.array(fc.record({ do: fc.constant('open' as const), page, kind }), { maxLength: 3 }),
      fc.array(command, { minLength: 3, maxLength: 25 }),
    )
    .map((parts) => parts.flat()),
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

/** Records the sign-ins and sign-outs of a scenario, with the order in which they begin and end. */
class OperationLog {
  readonly operations: Operation[] = [];
  private time = 0;
  constructor(private readonly world: World) {}

  add(operation: Pick<Operation, 'kind' | 'page' | 'family' | 'memoryOnly'>, work: Promise<void>): void {
    const { clock } = this.world;
    const begun: Operation = { ...operation, began: ++this.time, at: clock.now(), finished: Infinity, until: Infinity };
    this.operations.push(begun);
    void work.then(() => Object.assign(begun, { finished: ++this.time, until: clock.now() }));
  }
}

const pageAt = ({ pages }: World, index: number): Page => pages[index % pages.length]!;

/** Does what happens to one tab. */
const playInPage = (next: Extract<Command, { page: number }>, world: World, log: OperationLog): void => {
  if (next.do === 'open') {
    if (world.pages.length < 6) world.openPage(next.kind).open();
    return;
  }
  const page = pageAt(world, next.page);
  const { session, tokens } = page;
  switch (next.do) {
    case 'sign-in': {
      const issued = world.server.signIn();
      const memoryOnly = next.memoryOnly ?? false;
      log.add({ kind: 'sign-in', page, family: familyOf(issued.accessToken), memoryOnly }, session.setTokens(issued, { memoryOnly }));
      break;
    }
    case 'sign-out':
      log.add({ kind: 'sign-out', page, family: tokens && familyOf(tokens.accessToken), memoryOnly: false }, session.signOut());
      break;
    case 'refresh':
      session.refresh().catch(() => {});
      break;
    case 'get':
      session.getTokens().catch(() => {});
      break;
    case 'wake':
      page.wake();
      break;
    case 'kill':
      if (world.pages.length > 1) world.kill(page);
      world.loseUnknown();
      break;
  }
};

/** Lets the storage of one tab, or of every tab, work or fail. Isolated tabs have no storage. */
const setStorage = (world: World, { works, page: index }: Extract<Command, { do: 'storage' }>): void => {
  if (index === undefined) {
    world.storageWorks = works;
    return;
  }
  const page = pageAt(world, index);
  if (page.kind !== 'isolated') page.storageWorks = works;
};

const playCommand = async (next: Command, run: Interleaving, log: OperationLog): Promise<void> => {
  const { world } = run;
  switch (next.do) {
    case 'advance':
      await run.advance(next.ms);
      break;
    case 'storage':
      setStorage(world, next);
      break;
    case 'wipe':
      world.values.clear();
      world.loseUnknown();
      break;
    case 'network':
      world.network = next.state;
      break;
    case 'steps':
      await run.steps(next.count);
      break;
    default:
      playInPage(next, world, log);
  }
};

/** Makes storage and network work again, and every tab check its session. */
const recover = async (run: Interleaving): Promise<void> => {
  const { world } = run;
  world.storageWorks = true;
  for (const page of world.pages) page.storageWorks = page.kind !== 'isolated';
  world.network = 'up';
  for (let round = 0; round < 3; round += 1) {
    await run.rest();
    await run.advance(6 * MINUTE);
    for (const { wake } of world.pages) wake();
  }
  await run.rest();
};

/** Returns the access token that each tab has in the end. */
const askAllPages = async (run: Interleaving): Promise<Map<Page, string | null>> => {
  const held = new Map<Page, string | null>();
  const asking = new Set<Page>();
  const ask = async (page: Page) => {
    asking.add(page);
    try {
      held.set(page, (await page.session.getTokens())?.accessToken ?? null);
    } catch (error) {
      run.trace.push(String(error));
    }
    asking.delete(page);
  };
  // A tab without storage listens twice, before it asks and until the others have heard of it. One that waits for it may
  // be told that another is refreshing, and one that can only hear of newer tokens that they are unreadable, for a while:
  // both ask again.
  for (const seconds of [1, 1, 1, 1, 360, 1, 1]) {
    for (const page of run.world.pages) if (!held.has(page) && !asking.has(page)) void ask(page);
    await run.rest();
    await run.advance(seconds * 1000);
    await run.rest();
  }
  return held;
};

const playWith = async (commands: readonly Command[], choices: readonly number[]): Promise<void> => {
  let turn = 0;
  const run = new Interleaving(() => choices[turn++ % choices.length]!);
  const { world, trace } = run;
  const log = new OperationLog(world);
  for (let count = 0; count < 3; count += 1) world.openPage().open();
  for (const next of commands) {
    trace.push(JSON.stringify(next));
    await playCommand(next, run, log);
  }
  await recover(run);
  const outage = commands.some((next) => next.do === 'wipe' || (next.do === 'storage' && !next.works));
  judge({ world, held: await askAllPages(run), operations: log.operations, outage, trace });
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
