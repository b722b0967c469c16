/** Runs browser tests in WebKitGTK, and starts it anew where it has crashed or no longer answers. */
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { startWebKitDriver, webkitCapabilities } from './webkit.js';

/** @typedef {import('./browsers.js').WebKit} WebKit */

/** How long one command may take, in ms. The slowest one, the start of the browser, takes 3 s on two cores. */
const COMMAND_TIMEOUT = 30_000;

export class WebKitLauncher extends WebdriverLauncher {
  #webkit;
  #port;
  #process;

  /**
   * @param {WebKit} webkit
   * @param {number} port for the driver; nobody listens on it
   */
  constructor(webkit, port) {
    super({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: webkitCapabilities(webkit),
      connectionRetryTimeout: COMMAND_TIMEOUT,
      connectionRetryCount: 0,
    });
    this.#webkit = webkit;
    this.#port = port;
  }

  async initialize(config) {
    await super.initialize(config);
    this.#process = await startWebKitDriver(this.#webkit, this.#port);
  }

  async startSession(id, url) {
    try {
      await this.#openPage(id, url);
    } catch (error) {
      await this.#restart(error);
      await this.#openPage(id, url);
    }
  }

  /** The inherited method does not await the navigation: its failure would be an unhandled rejection, which ends the run. */
  async #openPage(id, url) {
    await this.ensureManagerInitialized();
    await this.driverManager.startSession(id, url);
  }

  async stopSession(id) {
    try {
      return await super.stopSession(id);
    } catch (error) {
      // The tests of this page have told their results before, or the runner has given them up.
      await this.#restart(error);
      return {};
    }
  }

  async stop() {
    await super.stop();
    await this.#process?.stop();
  }

  async #restart(error) {
    console.warn(`WebKit is started anew: ${error.message}`);
    clearInterval(this.pendingHeartbeat);
    this.driver = undefined;
    this.driverManager = undefined;
    await this.#process.stop();
    this.#process = await startWebKitDriver(this.#webkit, this.#port);
  }
}
