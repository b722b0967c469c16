import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBusinessOptions } from './business-schema.ts';
import type { SandboxOptions } from './options.ts';

export const USAGE = `Usage: punchh-sandbox [options]

Plays PAR Punchh and PAR Ordering over HTTP, in memory.

  --port <number>         port to listen on, 0 for a free one (default 4010)
  --host <address>        address to listen on (default 127.0.0.1)
  --business <file.json>  settings and users of the business; without it, a sample business
  --cors <origin>         pages of this origin may call; repeat it for more (default: any origin)
  --partner-host <host>   host name, with its port, to play as the vendor's partner host; repeat it for more
  --quiet                 print no messages
  --help                  print this
`;

/** A command line that cannot be followed. The message is for the person who typed it. */
export class UsageError extends Error {}

export interface Command {
  readonly port: number;
  readonly host: string;
  readonly quiet: boolean;
  readonly options: SandboxOptions;
}

/** `--cors` without a value means any origin, as `--cors *` does. */
const withCorsValue = (args: readonly string[]): string[] =>
  args.map((arg, index) => (arg === '--cors' && (args[index + 1] ?? '--').startsWith('--') ? '--cors=*' : arg));

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new UsageError(`--port must be a number from 0 to 65535, not "${text}"`);
  return port;
}

function readOrigins(given: readonly string[]): SandboxOptions['allowedOrigins'] {
  if (given.length === 0 || given.includes('*')) return '*';
  return given.map((text) => {
    if (!URL.canParse(text) || !/^https?:/.test(text)) {
      throw new UsageError(`--cors must be an origin such as https://shop.example, not "${text}"`);
    }
    return new URL(text).origin;
  });
}

function readBusinessFile(path: string): SandboxOptions['business'] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new UsageError(`${path} cannot be read: ${reason}`);
  }
  try {
    return readBusinessOptions(data);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

/** Reads the command line; `null` where only the help is asked for. @throws UsageError */
export function readCommandLine(args: readonly string[]): Command | null {
  const read = () => {
    try {
      return parseArgs({
        args: withCorsValue(args),
        options: {
          'port': { type: 'string', default: '4010' },
          'host': { type: 'string', default: '127.0.0.1' },
          'business': { type: 'string' },
          'cors': { type: 'string', multiple: true, default: [] },
          'partner-host': { type: 'string', multiple: true, default: [] },
          'quiet': { type: 'boolean', default: false },
          'help': { type: 'boolean', short: 'h', default: false },
        },
      }).values;
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  };
  const values = read();
  if (values.help) return null;
  return {
    port: readPort(values.port),
    host: values.host,
    quiet: values.quiet,
    options: {
      allowedOrigins: readOrigins(values.cors),
      partnerHosts: values['partner-host'],
      ...(values.business === undefined ? {} : { business: readBusinessFile(values.business) }),
    },
  };
}
