import type { Page } from 'playwright-core';

type Command = (page: Page) => Promise<void>;

/** The result of `cy.get()`: further commands on the same elements. */
interface Subject {
  type(text: string): Subject;
  click(): Subject;
  check(): Subject;
  should(assertion: 'have.attr', name: string, value: string): Subject;
}

/**
 * Runs a Cypress test on a Playwright page: Cypress itself is a download of 200 MB, too much for one example. It plays the
 * commands that docs/sandbox.md uses, with `includeShadowDom` on, in the order in which Cypress would.
 */
export async function runCypressTest(code: string, page: Page, baseUrl: string): Promise<number> {
  const tests: (() => void)[] = [];
  let queue: Command[] = [];

  const get = (selector: string): Subject => {
    const elements = (on: Page) => on.locator(selector);
    const then = (command: Command): Subject => {
      queue.push(command);
      return subject;
    };
    const subject: Subject = {
      type: (text) => then((on) => elements(on).pressSequentially(text)),
      click: () => then((on) => elements(on).click()),
      check: () => then(async (on) => {
        for (const box of await elements(on).all()) await box.check();
      }),
      should: (_assertion, name, value) => then(async (on) => {
        await on.waitForSelector(`${selector}[${name}="${value}"]`, { state: 'attached' });
      }),
    };
    return subject;
  };

  const cy = {
    visit: (path: string) => queue.push(async (on) => {
      await on.goto(baseUrl + path);
    }),
    get,
    request: (url: string) => ({
      then: (callback: (response: { body: unknown }) => void) => queue.push(async (on) => {
        const body: unknown = await (await fetch(url)).json();
        // Commands of the callback run before those that follow it.
        const later = queue;
        queue = [];
        callback({ body });
        await runQueue(on);
        queue = later;
      }),
    }),
  };

  async function runQueue(on: Page): Promise<void> {
    for (let command = queue.shift(); command; command = queue.shift()) await command(on);
  }

  const describe = (_title: string, define: () => void): void => define();
  const it = (_title: string, test: () => void): number => tests.push(test);
  // The example is this repository's own text.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('cy', 'describe', 'it', code)(cy, describe, it);
  for (const test of tests) {
    test();
    await runQueue(page);
  }
  return tests.length;
}
