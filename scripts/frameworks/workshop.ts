/** A folder outside the repository, where the pages of demo/frameworks are installed, built and served. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { answers, freePort, until } from '../processes.js';
import type { FrameworkProject } from './projects.ts';

/** Where the pages of demo/frameworks look for the sandbox: `npx punchh-sandbox` listens there. */
const SANDBOX = 'http://127.0.0.1:4010';

/** Bytes of its own code that a page may need. */
export const OWN_LIMIT = 2048;

/** Files that a framework needs beside the page. They do not count as code of the page. */
const SETTINGS = /^(package|tsconfig|angular)\.json$/;

/** Tools neither ask the network, but for packages, nor draw progress bars. */
const ENVIRONMENT = {
  ...process.env, CI: '1', NO_COLOR: '1', NODE_OPTIONS: '', ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false',
};

const execute = promisify(execFile);

/** Runs a command. @throws {Error} with what it printed, where it fails */
export async function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await execute(command, args, { cwd, env: ENVIRONMENT, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { message, stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([message, stdout, stderr].join('\n').slice(-4000), { cause: error });
  }
}

/** The files of a folder, with forward slashes. */
const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile());

/** Bytes of code that a page of demo/frameworks consists of, without the settings of tools. */
export const ownBytes = (folder: string): number =>
  listFiles(folder).filter((name) => !SETTINGS.test(name)).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** A place to install pages in, with the packed package. */
export interface Workshop {
  readonly root: string;
  /** Path of the packed package. */
  readonly tarball: string;
  remove(): void;
}

/** Packs the package as npm would publish it. It has to be built. */
export async function openWorkshop(): Promise<Workshop> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'frameworks-')));
  const packed = JSON.parse(await run('.', 'npm', 'pack', '--json', '--pack-destination', root)) as { filename: string }[];
  return { root, tarball: join(root, packed[0]!.filename), remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Copies a page, lets it ask a sandbox, and installs what it needs. Returns its folder. */
export async function install(workshop: Workshop, { name, folder, packages = [] }: FrameworkProject, sandboxUrl: string): Promise<string> {
  const target = join(workshop.root, name.toLowerCase().replace(/\W+/g, '-'));
  cpSync(join('demo/frameworks', folder), target, { recursive: true });
  for (const file of listFiles(target)) {
    const text = readFileSync(join(target, file), 'utf8');
    if (text.includes(SANDBOX)) writeFileSync(join(target, file), text.replaceAll(SANDBOX, sandboxUrl));
  }
  await run(target, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', workshop.tarball, ...packages);
  return target;
}

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Ends a server and what it has started. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid!, 'SIGKILL');
  await ended;
}

/** Starts a server of a framework in a folder, and waits until it answers. @throws {Error} with what it printed */
export async function startServer(cwd: string, args: (port: string) => readonly string[]): Promise<PageServer> {
  const port = String(await freePort());
  // A group of its own, since such servers start further processes.
  const child = spawn(process.execPath, [...args(port)], {
    cwd, env: { ...ENVIRONMENT, HOST: '127.0.0.1', PORT: port }, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  const url = `http://127.0.0.1:${port}/`;
  try {
    await until(async () => {
      if (child.exitCode !== null) throw new Error('it has ended');
      return answers(url);
    }, url, 120_000);
  } catch (error) {
    await endGroup(child);
    throw new Error(`${args(port).join(' ')}: ${String(error)}\n${printed.slice(-3000)}`, { cause: error });
  }
  return { url, close: () => endGroup(child) };
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the files of a folder. */
export async function serveFiles(folder: string): Promise<PageServer> {
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!file.startsWith(folder) || !existsSync(file)) response.writeHead(404).end();
    else createReadStream(file).pipe(response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
