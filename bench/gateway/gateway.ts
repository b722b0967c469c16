/** The gateway as its bin serves it, with limits that count but do not refuse. Says its port. */
import { createWriteStream } from 'node:fs';
import { devNull } from 'node:os';
import { createGateway, createJsonLogger } from '../../src/gateway/index.ts';
import { createNodeFetcher } from '../../src/gateway/node-fetcher.ts';
import { serveGateway } from '../../src/gateway/serve.ts';

const limit = { max: 1_000_000_000, window: 600 };
const every = { address: limit, device: limit, contact: limit };
const log = createWriteStream(devNull);
const logger = createJsonLogger((line) => void log.write(line));
const gateway = createGateway({
  upstream: process.argv[2] ?? '',
  clients: { bench: { secret: 'bench-secret' } },
  allowedOrigins: ['https://order.example.com'],
  countries: ['US', 'CA'],
  limits: { send: every, verify: every, signIn: every, signUp: every, lookup: every },
  logger,
  fetcher: createNodeFetcher(),
});
const { port } = await serveGateway(gateway, '127.0.0.1', 0, logger);
process.stdout.write(`${port}\n`);
