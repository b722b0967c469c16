import { PNG } from 'pngjs';
import puppeteer from 'puppeteer';
import WebDriver from 'webdriver';
import type { View } from '../../demo/gallery/view.ts';
import { SCENES } from '../../demo/scenes/scenes.ts';
import { CHROMIUM_ARGS, findBrowsers } from '../browsers.js';
import { startWebKitDriver, webkitCapabilities } from '../webkit.js';

/** A browser in front of `scene.html?still`. */
export interface Camera {
  /** Leads the element to a view. Answers whether it was reached. */
  show(view: View): Promise<boolean>;
  /** The element and what is painted close around it, as a PNG of one pixel for each CSS pixel. */
  shoot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** CSS pixels: room for the tallest state that is no device's. */
const WINDOW = { width: 720, height: 1900 };

/** The window for a view: the screen of a device, or room enough. */
const windowOf = ({ width, height }: View): typeof WINDOW => (height ? { width, height } : WINDOW);

/** Dates are those of one time zone, wherever the pictures are taken. */
process.env.TZ = 'UTC';

/** Letters without hints, which depend on the machine's settings, and without colour fringes. */
const CHROMIUM_STILL = [
  ...CHROMIUM_ARGS, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars', '--lang=en-US',
];
const FIREFOX_STILL = { 'gfx.text.subpixel-position.force-enabled': true, 'layout.css.devPixelsPerPx': '1.0' };

declare const show: (view: View) => Promise<boolean>;

async function openPuppeteer(browser: 'chrome' | 'firefox', executablePath: string, url: string): Promise<Camera> {
  const launched = await puppeteer.launch({
    browser,
    executablePath,
    defaultViewport: { ...WINDOW, deviceScaleFactor: 1 },
    ...(browser === 'chrome' ? { args: CHROMIUM_STILL } : { extraPrefsFirefox: FIREFOX_STILL }),
  });
  const page = await launched.newPage();
  await page.goto(url);
  await page.waitForFunction('globalThis.show');
  const place = (await page.$('#place'))!;
  return {
    async show(view) {
      await page.setViewport({ ...windowOf(view), deviceScaleFactor: 1 });
      return page.evaluate((wanted) => show(wanted), view);
    },
    shoot: async () => Buffer.from(await place.screenshot()),
    close: () => launched.close(),
  };
}

async function openWebKit(webkit: NonNullable<ReturnType<typeof findBrowsers>['webkit']>, url: string): Promise<Camera> {
  const driver = await startWebKitDriver(webkit, undefined, { screenshots: true });
  const session = await WebDriver.newSession({
    hostname: '127.0.0.1', port: driver.port, path: '/', logLevel: 'silent', capabilities: webkitCapabilities(webkit),
  });
  await session.setTimeouts(undefined, undefined, 60_000);
  const ask = (script: string, ...args: unknown[]) =>
    session.executeAsyncScript(`const done = arguments[arguments.length - 1]; ${script}`, args as never) as Promise<unknown>;
  const load = async () => {
    await session.navigateTo(url);
    await ask('const wait = () => globalThis.show ? done() : setTimeout(wait, 20); wait();');
  };
  await load();
  let state = '';
  return {
    async show(view) {
      const { width, height } = windowOf(view);
      await session.setWindowRect(0, 0, width, height);
      // JavaScriptCore keeps `isSecureContext` as a constant in compiled code, so a state that changes it needs a fresh page.
      if (view.state !== state && SCENES[view.state]?.alone === 'page') await load();
      state = view.state;
      return (await ask('show(arguments[0]).then(done, () => done(false));', view)) === true;
    },
    // WebKitGTK scrolls before it takes a picture of an element and cuts it off: take the whole window, and crop it here.
    async shoot() {
      const [x, y, width, height] = (await ask(`const { x, y, width, height } = document.querySelector('#place').getBoundingClientRect();
        done([x, y, width, height].map(Math.round));`)) as [number, number, number, number];
      const window = PNG.sync.read(Buffer.from(await session.takeScreenshot(), 'base64'));
      const piece = new PNG({ width, height });
      PNG.bitblt(window, piece, x, y, Math.min(width, window.width - x), Math.min(height, window.height - y), 0, 0);
      return PNG.sync.write(piece);
    },
    async close() {
      await session.deleteSession();
      await driver.stop();
    },
  };
}

/** Opens the page in an engine; `null` where the engine is not to be had (`findBrowsers` has said why). */
export async function openCamera(engine: string, url: string): Promise<Camera | null> {
  const { chromium, firefox, webkit } = findBrowsers([engine]);
  if (chromium) return openPuppeteer('chrome', chromium, url);
  if (firefox) return openPuppeteer('firefox', firefox, url);
  return webkit ? openWebKit(webkit, url) : null;
}
