import type { Browser, Page } from 'playwright-core';
import { buildApp, BUNDLERS, type App, type Bundler } from '../apps.ts';
import { page as html, serveDist } from '../dist-server.ts';
import { signInByEmail } from '../sign-in.ts';
import { brotli, followImports } from '../weigh.ts';
import type { Report } from './report.ts';

/** Files and bytes (brotli 11) at most: before the form can be used, and for a whole sign-in by email. */
const LIMITS: Record<Bundler, { form: [files: number, bytes: number]; signIn: [files: number, bytes: number] }> = {
  vite: { form: [2, 16_000], signIn: [6, 47_000] },
  webpack: { form: [2, 16_000], signIn: [6, 44_700] },
  // It cuts shared modules out of lazy files, each into a file of its own.
  esbuild: { form: [4, 16_000], signIn: [11, 47_000] },
};

/** The files that the app's script imports before it runs. */
const firstFilesOf = ({ files, entry, module }: App): string[] =>
  module ? followImports(entry, (path) => files.get(path)!) : [entry];

/** Lets a page have some files at once, and the others when the returned function is called. */
async function holdBack(page: Page, isFirst: (path: string) => boolean): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.js', async (route) => {
    if (!isFirst(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  return release;
}

/** Signs in with the app in a browser. Returns the paths of the scripts that it loaded. */
async function signInWith(app: App, first: readonly string[], browser: Browser): Promise<string[]> {
  const script = `<script ${app.module ? 'type="module"' : 'defer'} src="/app/${app.entry}"></script>`;
  const server = await serveDist({
    pages: { '/': html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>', script) },
    files: Object.fromEntries([...app.files].map(([path, text]) => [`/app/${path}`, text])),
  });
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(15_000);
    const release = await holdBack(page, (path) => first.some((name) => path === `/app/${name}`));
    await page.goto(`${server.origin}/`);
    // Nothing but the first files is there yet.
    await page.locator('punchh-login input[autocomplete~="email"]').fill('guest@example.com');
    release();
    await signInByEmail(page, server.sandbox);
    return [...new Set(server.requested)].filter((path) => path.endsWith('.js')).map((path) => path.slice('/app/'.length));
  } finally {
    await page.close();
    await server.close();
  }
}

/** Builds a small app with each bundler, signs in with it, and holds its files and bytes against the limits. */
export async function weighApps(report: Report, browser: Browser): Promise<void> {
  for (const bundler of BUNDLERS) {
    const app = await buildApp(bundler);
    const first = firstFilesOf(app);
    const loaded = await signInWith(app, first, browser);
    const weigh = (paths: readonly string[]) => paths.reduce((sum, path) => sum + brotli(app.files.get(path)!), 0);
    for (const [what, paths, [files, bytes]] of [
      [`${bundler}: the form`, first, LIMITS[bundler].form],
      [`${bundler}: a sign-in by email`, loaded, LIMITS[bundler].signIn],
    ] as const) {
      report.count(what, paths.length, files);
      report.weigh(what, weigh(paths), bytes);
    }
  }
}
