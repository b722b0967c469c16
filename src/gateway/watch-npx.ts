import { readFileSync } from 'node:fs';
import type { Logger } from './log.ts';

/** How often the parent is looked for, in ms. */
const INTERVAL = 500;

const WARNING =
  'npx is the first process of this container and passes no signal on: running requests are cut at a stop. ' +
  'Start node node_modules/punchh-login/dist/gateway-bin.js instead';

/** The name of process 1, or `''` where the system does not tell. */
const readFirstProcess = (): string => {
  try {
    return readFileSync('/proc/1/comm', 'utf8');
  } catch {
    return '';
  }
};

/**
 * `npx` starts a command through a shell, which dies of SIGTERM without passing it on. So a gateway started by it warns
 * where that would end it at once, and closes when it finds itself without its parent.
 *
 * @param stop closes the gateway
 * @param firstProcess name of process 1
 */
export function watchNpx(env: NodeJS.ProcessEnv, logger: Logger, stop: () => void, firstProcess = readFirstProcess()): void {
  if (env['npm_command'] !== 'exec') return;
  if (/^np[mx]\b/.test(firstProcess)) logger.warn({}, WARNING);
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, INTERVAL);
  timer.unref();
}
