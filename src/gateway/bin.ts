#!/usr/bin/env node
import { connectRedis, type RedisConnection } from './connect-redis.ts';
import { createGateway } from './create-gateway.ts';
import { readEnvironment, type Settings } from './env.ts';
import { createJsonLogger, type Logger } from './log.ts';
import { isLoopback } from './options.ts';
import { createNodeFetcher } from './node-fetcher.ts';
import { redisStore } from './redis-store.ts';
import { serveGateway, type Serving } from './serve.ts';
import { watchNpx } from './watch-npx.ts';
import { writeLine } from './write-line.ts';

/** In ms. Ctrl+C reaches `npx` and the gateway, and `npx` sends it on: two signals so close together are one. */
const SAME_SIGNAL = 1000;

const USAGE = `Usage: punchh-gateway

Signs the calls of a brand's pages and passes them on to PAR. Environment variables set it up; these are required:

  PUNCHH_UPSTREAM          origin of the vendor's partner host, or of a sandbox on this machine
  PUNCHH_CLIENT_1_ID       OAuth client
  PUNCHH_CLIENT_1_SECRET   its secret; PUNCHH_CLIENT_2_ID and so on for more
  PUNCHH_ALLOWED_ORIGINS   origins of the pages, such as https://order.example.com

docs/gateway.md of the package lists the others.
`;

function reportProblems(problems: readonly string[]): void {
  writeLine(process.stderr, `punchh-gateway cannot start:\n${problems.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
}

const PARTNER_HOST =
  'PUNCHH_UPSTREAM must be a partner host of the vendor that lists the outgoing addresses of this server: ' +
  'on any other host ten wrong codes or passwords block all guests for an hour';

function warnOfSettings({ options, redisUrl, unknown }: Settings, logger: Logger): void {
  if (!isLoopback(options.upstream)) logger.warn({ upstream: options.upstream }, PARTNER_HOST);
  for (const setting of unknown) logger.warn({ setting }, 'this is not a setting of punchh-gateway');
  if (!options.countries) logger.warn({}, 'PUNCHH_COUNTRIES is not set: codes go to phone numbers of every country');
  if (redisUrl === null) logger.warn({}, 'REDIS_URL is not set: limits are counted by this process alone');
  else if (Object.keys(options.clients).length === 0 && !options.limits?.key) {
    logger.warn({}, 'PUNCHH_LIMITS_KEY is not set: without client secrets, gateways that share Redis do not count together');
  }
}

function stopOnSignal(serving: Promise<Serving>, redis: RedisConnection | null, logger: Logger): void {
  let stoppingSince: number | null = null;
  const stop = (signal: NodeJS.Signals | null) => {
    // A second signal means now.
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > SAME_SIGNAL) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    logger.info({ signal }, 'closing');
    void serving
      .then(({ close }) => close())
      .then(
        () => {
          redis?.close();
          logger.info({}, 'closed');
        },
        // It never came to serve; `start` says why.
        () => undefined,
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  watchNpx(process.env, logger, () => stop(null));
}

async function start(): Promise<void> {
  const [argument] = process.argv.slice(2);
  if (argument === '--help' || argument === '-h') {
    writeLine(process.stdout, USAGE);
    return;
  }
  if (argument !== undefined) {
    reportProblems([`${argument}: there are no options, see --help`]);
    return;
  }
  const read = readEnvironment(process.env);
  if ('problems' in read) {
    reportProblems(read.problems);
    return;
  }
  const { settings } = read;
  const { options, redisUrl } = settings;
  const logger = createJsonLogger();
  const redis = redisUrl === null ? null : await connectRedis(redisUrl, logger);
  if (redisUrl !== null && !redis) {
    reportProblems(['REDIS_URL is set, but no client for Redis is installed: npm install ioredis (or: npm install redis)']);
    return;
  }
  const gateway = createGateway({
    ...options,
    logger,
    fetcher: createNodeFetcher(),
    ...(redis && { limits: { ...options.limits, store: redisStore(redis.client) } }),
  });
  warnOfSettings(settings, logger);
  const serving = serveGateway(gateway, settings.host, settings.port, logger);
  stopOnSignal(serving, redis, logger);
  try {
    await serving;
  } catch (error) {
    redis?.close();
    const { code } = error as NodeJS.ErrnoException;
    reportProblems([`port ${settings.port} of ${settings.host}: ${code ?? 'error'}`]);
  }
}

await start();
