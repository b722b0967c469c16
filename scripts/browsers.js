/**
 * Finds the three engines that the tests run in, and installs what a Debian machine lacks.
 *
 * Looked for in this order: the environment (CHROME_PATH, FIREFOX_PATH, WEBKIT_DRIVER_PATH with WEBKIT_PATH), the
 * usual places, Debian's packages (as root), and for Chromium and Firefox at last puppeteer's download. An engine
 * that cannot be had is left out with a sentence about what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import puppeteer from 'puppeteer';

export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** The arguments of every Chromium that is started here: none of its own services asks the network. */
export const CHROMIUM_ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const { env, platform } = process;
const firstExisting = (paths) => paths.find((path) => path && existsSync(path)) ?? null;
const onPath = (...names) =>
  firstExisting((env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))));

const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
const onWindows = (...parts) => firstExisting(programs.map((folder) => join(folder, ...parts)));

const finders = {
  chromium: () =>
    firstExisting([env.CHROME_PATH]) ??
    onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ??
    firstExisting([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ]) ??
    onWindows('Google', 'Chrome', 'Application', 'chrome.exe') ??
    downloaded('chrome'),
  firefox: () =>
    firstExisting([env.FIREFOX_PATH]) ??
    onPath('firefox-esr', 'firefox') ??
    firstExisting(['/Applications/Firefox.app/Contents/MacOS/firefox']) ??
    onWindows('Mozilla Firefox', 'firefox.exe') ??
    downloaded('firefox'),
  webkit: () => {
    if (platform !== 'linux') return null;
    const driver = firstExisting([env.WEBKIT_DRIVER_PATH]) ?? onPath('WebKitWebDriver');
    const binary = firstExisting([env.WEBKIT_PATH, ...miniBrowsers()]);
    const display = env.DISPLAY ? null : onPath('Xvfb');
    return driver && binary && (display || env.DISPLAY) ? { driver, binary, xvfb: display } : null;
  },
};

/** Where Debian, Fedora and Arch put WebKitGTK's own small browser. */
function miniBrowsers() {
  const found = [];
  for (const lib of ['/usr/lib', '/usr/libexec', '/usr/lib64', ...subfolders('/usr/lib', /-linux-gnu/)]) {
    for (const version of subfolders(lib, /^webkit2?gtk-/)) found.push(join(version, 'MiniBrowser'));
  }
  return found.sort().reverse();
}

function subfolders(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => pattern.test(name)).map((name) => join(folder, name));
}

/** Where puppeteer's downloads are, whether they are there or not. */
const downloads = Object.fromEntries(await Promise.all(['chrome', 'firefox'].map(async (browser) =>
  [browser, await Promise.resolve(puppeteer.executablePath({ browser })).catch(() => null)])));
const downloaded = (browser) => firstExisting([downloads[browser]]);

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const advice = {
  chromium: 'install Chrome or Chromium, or set CHROME_PATH to it',
  firefox: 'install Firefox, or set FIREFOX_PATH to it',
  webkit: platform === 'linux'
    ? 'install WebKitGTK\'s driver and Xvfb (Debian, Ubuntu: apt-get install webkit2gtk-driver xvfb)'
    : 'WebKitGTK runs on Linux only: run the tests in a Linux container to have it',
};

const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

function install(missing) {
  if (platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    const packages = missing.flatMap((engine) => debianPackages[engine]);
    console.info(`Installing ${packages.join(', ')} …`);
    env.DEBIAN_FRONTEND = 'noninteractive';
    if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    return;
  }
  if (env.CI || env.PUPPETEER_SKIP_DOWNLOAD) return;
  for (const engine of missing) {
    const name = { chromium: 'chrome', firefox: 'firefox' }[engine];
    if (!name) continue;
    console.info(`No ${engine} found: asking puppeteer for one …`);
    run(process.execPath, ['node_modules/puppeteer/lib/puppeteer/node/cli.js', 'browsers', 'install', name]);
  }
}

/** @typedef {{ driver: string, binary: string, xvfb: string | null }} WebKit `xvfb` is `null` where a display is there already */

/**
 * The engines at hand out of those wanted.
 *
 * @param {string[]} wanted of {@link ENGINES}
 * @returns {{ chromium?: string, firefox?: string, webkit?: WebKit }} their paths; an engine that could not be found is missing
 * @throws where an engine is missing and CI is set, or none is there at all.
 */
export function findBrowsers(wanted = ENGINES) {
  const look = () => Object.fromEntries(wanted.map((engine) => [engine, finders[engine]()]).filter(([, at]) => at));
  let found = look();
  const missing = () => wanted.filter((engine) => !found[engine]);
  if (missing().length > 0) {
    install(missing());
    found = look();
  }
  const lacking = missing().map((engine) => `${engine} is not tested: ${advice[engine]}.`);
  if (lacking.length > 0 && (env.CI || lacking.length === wanted.length)) throw new Error(lacking.join('\n'));
  for (const line of lacking) console.warn(line);
  return found;
}
