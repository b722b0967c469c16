/** Child processes that never outlive this one, and free ports and displays for them. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';

const children = new Set();
const endAll = () => {
  for (const child of children) child.kill('SIGKILL');
};
process.on('exit', endAll);
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.on(signal, () => process.exit(code));
}

/** Starts a program that is ended when this process ends, whatever the reason. */
export function startProcess(command, args, environment = {}) {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...environment } });
  children.add(child);
  child.on('exit', () => children.delete(child));
  child.on('error', (error) => {
    children.delete(child);
    console.error(`${command}: ${error.message}`);
  });
  return child;
}

/** Ends a program started here and waits until it is gone. */
export function endProcess(child) {
  if (!children.has(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** @returns {Promise<number>} a port of this machine that nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits for a condition; a program that is starting offers no event to wait for. */
export async function until(condition, what, ms = 15_000) {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${what} did not come up in ${ms / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const answers = (url) => fetch(url).then(() => true, () => false);

/** Starts Xvfb on a display that nobody has and returns its name, e.g. `:101`. `size`: in px, width × height. */
export async function startDisplay(xvfb, size = '1280x1024') {
  for (let number = 99 + (process.pid % 400), tries = 0; tries < 20; number += 1, tries += 1) {
    if (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) continue;
    const child = startProcess(xvfb, [`:${number}`, '-screen', '0', `${size}x24`, '-nolisten', 'tcp']);
    await until(() => existsSync(`/tmp/.X11-unix/X${number}`) || child.exitCode !== null, 'Xvfb');
    if (child.exitCode === null) return { name: `:${number}`, child };
  }
  throw new Error('no free display for Xvfb');
}
