#!/usr/bin/env node
import { Redis } from 'ioredis';
import { createGateway } from './create-gateway.ts';
import { readEnvironment, type Settings } from './env.ts';
import { redisStore } from './limit-store.ts';
import { createJsonLogger, describeError, type Logger } from './log.ts';
import { serveGateway } from './serve.ts';

/** A connection that fails fast: a guest does not wait for a counter. */
function connectRedis(url: string, logger: Logger): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 1000 });
  let reachable = true;
  redis.on('error', (error: Error) => {
    if (reachable) logger.error(describeError(error), 'redis cannot be reached: limits are counted by this process alone');
    reachable = false;
  });
  redis.on('ready', () => {
    reachable = true;
    logger.info({}, 'redis is connected');
  });
  return redis;
}

function advise({ options, redisUrl, unknown }: Settings, logger: Logger): void {
  for (const setting of unknown) logger.warn({ setting }, 'this is not a setting of punchh-gateway');
  if (!options.countries) logger.warn({}, 'PUNCHH_COUNTRIES is not set: codes go to phone numbers of every country');
  if (redisUrl === null) logger.warn({}, 'REDIS_URL is not set: limits are counted by this process alone');
}

async function start(): Promise<void> {
  const read = readEnvironment(process.env);
  if ('problems' in read) {
    process.stderr.write(`punchh-gateway cannot start:\n${read.problems.map((line) => `  ${line}\n`).join('')}`);
    process.exitCode = 1;
    return;
  }
  const { settings } = read;
  const logger = createJsonLogger();
  const redis = settings.redisUrl === null ? null : connectRedis(settings.redisUrl, logger);
  const { options } = settings;
  const gateway = createGateway({
    ...options,
    logger,
    ...(redis && { limits: { ...options.limits, store: redisStore(redis) } }),
  });
  advise(settings, logger);
  try {
    const serving = await serveGateway(gateway, settings.host, settings.port, logger);
    let stopping = false;
    const stop = (signal: NodeJS.Signals) => {
      // A second signal means now.
      if (stopping) process.exit(1);
      stopping = true;
      logger.info({ signal }, 'closing');
      void serving.close().then(() => {
        redis?.disconnect();
        logger.info({}, 'closed');
      });
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    redis?.disconnect();
    const { code } = error as NodeJS.ErrnoException;
    process.stderr.write(`punchh-gateway cannot start:\n  port ${settings.port} of ${settings.host}: ${code ?? 'error'}\n`);
    process.exitCode = 1;
  }
}

await start();
