import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The bin, compiled as for its release; `remove` deletes it.
 *
 * @param isAlone whether it brings all its packages and lies where none can be found
 */
export async function buildBin(isAlone = false): Promise<{ path: string; remove: () => void }> {
  // Inside node_modules, so that its packages are found from there.
  mkdirSync('node_modules/.cache', { recursive: true });
  const folder = mkdtempSync(isAlone ? join(tmpdir(), 'gateway-') : 'node_modules/.cache/gateway-');
  const path = join(folder, 'bin.mjs');
  await build({
    entryPoints: ['src/gateway/bin.ts'],
    outfile: path,
    bundle: true,
    packages: isAlone ? 'bundle' : 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export { freePort } from '../../../scripts/processes.js';

/** A process with what it says, and ways to wait for it. */
export class Running {
  readonly child: ChildProcess;
  output = '';
  readonly exited: Promise<number | null>;
  readonly #waiting = new Set<() => void>();

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env, cwd?: string) {
    this.child = spawn(command, args, { env, ...(cwd !== undefined && { cwd }), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        for (const check of this.#waiting) check();
      });
    }
    this.exited = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', resolve);
    });
  }

  /** Settles once the output fits, though the process may have ended and left others that write to it. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    let check: () => void = () => undefined;
    const found = new Promise<RegExpExecArray>((resolve) => {
      check = () => {
        const match = pattern.exec(this.output);
        if (match) resolve(match);
      };
      this.#waiting.add(check);
      check();
    });
    try {
      return await found;
    } finally {
      this.#waiting.delete(check);
    }
  }

  /** Settles once the output fits; fails if the process ends before. */
  async said(pattern: RegExp): Promise<RegExpExecArray> {
    const ended = this.exited.then((code) => Promise.reject(new Error(`ended with ${code}:\n${this.output}`)));
    ended.catch(() => undefined);
    return Promise.race([this.printed(pattern), ended]);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** A gateway process on a free port of loopback. */
export async function startBin(path: string, env: Record<string, string>): Promise<Running & { origin: string }> {
  const running = new Running(process.execPath, [path], { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ...env });
  const [, port] = await running.said(/"message":"listening".*"port":(\d+)/);
  return Object.assign(running, { origin: `http://127.0.0.1:${port}` });
}

/** The servers that speak Redis' protocol, under the names that Debian gives them. */
export const REDIS_SERVERS = ['redis-server', 'valkey-server'] as const;

/** A Redis or Valkey server with nothing in it, or `null` where it is not installed. */
export async function startRedis(port: number, program: (typeof REDIS_SERVERS)[number] = 'redis-server'): Promise<Running | null> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const running = new Running(program, args);
  void running.exited.catch(() => null).then(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await running.said(/Ready to accept connections/);
    return running;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
