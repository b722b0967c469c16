#!/usr/bin/env node
import { readCommandLine, USAGE, UsageError, type Command } from './command-line.ts';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import type { Message } from './inbox.ts';
import { serveSandbox } from './serve.ts';
import { summarize } from './summary.ts';

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
// A reader of the output may stop reading, as `head` does: the sandbox keeps running.
process.stdout.on('error', () => {});

function firstScreen(sandbox: Sandbox, url: string, origins: Command['options']['allowedOrigins']): string {
  const { client, facts: general } = summarize(sandbox, url);
  const facts = [...general, ['Pages', Array.isArray(origins) ? `of ${origins.join(', ')} alone (--cors)` : 'of any origin'] as const];
  const width = Math.max(...facts.map(([name]) => name.length));
  return `
punchh-sandbox listens at ${url}
PAR Punchh and PAR Ordering, played in memory. Nothing here reaches a real guest.

${facts.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')}

Try it
  ${url}/             what to try, with commands to copy
  ${url}/_/inbox      every code and link, as a page and as JSON
  <punchh-login server="${url}" client="${client}" terms-url="/terms" privacy-url="/privacy"></punchh-login>

Codes are printed here as they are sent. Ctrl+C stops.
`;
}

/** One line for a message: when, to whom, and the code or link in it. */
function messageLine({ at, channel, to, code, link }: Message): string {
  const time = new Date(at).toTimeString().slice(0, 8);
  return `${time}  ${channel === 'sms' ? 'text' : 'mail'} to ${to}  ${link === undefined ? `code ${code}` : `link ${link}`}`;
}

async function run({ port, host, quiet, options }: Command): Promise<void> {
  const sandbox = createSandbox(options);
  const server = await serveSandbox(sandbox, { port, host });
  print(firstScreen(sandbox, server.url, options.allowedOrigins));
  if (!quiet) {
    sandbox.inbox.subscribe((message) => {
      if (message) print(messageLine(message));
    });
  }
  let stopping = false;
  const stop = (): void => {
    // A second signal ends it at once.
    if (stopping) process.exit(1);
    stopping = true;
    print('Stopping.');
    sandbox.faults.clear();
    void server.close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(message: string): void {
  process.stderr.write(`punchh-sandbox cannot start: ${message}\n`);
  process.exitCode = 1;
}

try {
  const command = readCommandLine(process.argv.slice(2));
  if (command) await run(command);
  else print(USAGE);
} catch (error) {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof UsageError) fail(`${error.message}\nSee punchh-sandbox --help.`);
  else if (code === 'EADDRINUSE') fail(`port ${port ?? ''} is in use. Choose another with --port, or 0 for a free one.`);
  else if (code === 'EACCES') fail(`port ${port ?? ''} needs rights that this user has not got. Choose one above 1023.`);
  else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') fail('this machine has no such address (--host).');
  else throw error;
}
