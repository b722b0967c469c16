import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'puppeteer';

/** The part of the element that these tests ask. */
interface Login extends HTMLElement {
  session: { refresh(): Promise<{ accessToken: string } | null> };
  fetch(input: string, init?: RequestInit): Promise<Response>;
  signOut(): Promise<void>;
}

/** One guest in a profile of their own, with all that a script of the page could see of the wire. */
export class Visitor {
  readonly page: Page;
  readonly #context: BrowserContext;
  /** Addresses and headers of the page's requests, texts of their answers. */
  readonly wire: string[] = [];
  readonly hosts = new Set<string>();

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (/^http/.test(protocol)) this.hosts.add(host);
      this.wire.push(`${request.url()} ${JSON.stringify(request.headers())}`);
    });
  }

  static async open(browser: Browser, url: string): Promise<Visitor> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    // Scripts of the page can read the answers to its own `fetch`.
    await page.evaluateOnNewDocument(() => {
      const answers: string[] = [];
      Object.assign(window, { answers });
      const { fetch } = window;
      window.fetch = async (...args) => {
        const response = await fetch(...args);
        answers.push(`${JSON.stringify([...response.headers])} ${await response.clone().text()}`);
        return response;
      };
    });
    const visitor = new Visitor(context, page);
    await page.goto(url);
    return visitor;
  }

  /** A page of another site, in the same profile. */
  async openPage(url: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(url);
    return page;
  }

  /** Waits for a step. */
  async reaches(step: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelector('punchh-login')?.getAttribute('step') === wanted, { timeout: 15_000, polling: 20 }, step);
  }

  async fill(autocomplete: string, text: string): Promise<void> {
    const field = await this.page.waitForSelector(`punchh-login >>> input[autocomplete~="${autocomplete}"]`, { visible: true });
    assert.ok(field);
    await field.evaluate((input) => (input).select());
    await field.type(text);
  }

  /** Presses when it stands still: a step moves for 0.2 s when it comes. */
  async press(selector: string): Promise<void> {
    const button = this.page.locator(`punchh-login >>> ${selector}`).setTimeout(5000);
    // Once more, since a locator that found the button of the step that leaves waits for that one until its time is up.
    await button.click().catch(() => button.click());
  }

  /** Waits for words on the screen. */
  async sees(words: string): Promise<void> {
    await this.page.waitForFunction((text) => {
      const shown = (root: ParentNode): string =>
        [...root.querySelectorAll('*')].map((element) =>
          `${element.checkVisibility() && !element.matches('style') ? [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue).join('') : ''} ${
            element.shadowRoot ? shown(element.shadowRoot) : ''}`).join(' ');
      return shown(document).replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').includes(text);
    }, { timeout: 15_000, polling: 50 }, words);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.fill('username', email);
    await this.fill('current-password', password);
    await this.press('[part~="primary-button"]');
  }

  async choose(selector: string, value: string): Promise<void> {
    const field = await this.page.waitForSelector(`punchh-login >>> ${selector}`, { visible: true });
    assert.ok(field);
    await field.select(value);
  }

  /** Calls the API with the guest's tokens; answers with the status. */
  call(address: string, more: Record<string, string> = {}): Promise<number> {
    return this.page.evaluate(async (url, headers) =>
      (await document.querySelector<Login>('punchh-login')!.fetch(url, { headers })).status, address, more);
  }

  signOut(): Promise<void> {
    return this.page.evaluate(() => document.querySelector<Login>('punchh-login')!.signOut());
  }

  /** Everything that a script of the page can get at: storage of all kinds, cookies, answers. */
  readable(): Promise<string> {
    return this.page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error ?? new Error('no reason given'));
        });
      const stored: unknown[] = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name!));
        for (const store of database.objectStoreNames) {
          const rows = database.transaction(store).objectStore(store);
          stored.push(name, store, await done(rows.getAllKeys()), await done(rows.getAll()));
        }
        database.close();
      }
      const { answers } = window as unknown as { answers: string[] };
      return JSON.stringify([stored, Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, answers]);
    });
  }

  async leave(): Promise<void> {
    await this.#context.close();
  }
}
