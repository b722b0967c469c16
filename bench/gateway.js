/**
 * Measures the gateway: its requests per second and latencies before the sandbox, on one core, beside a plain reverse
 * proxy of the same server library before the same sandbox, turn by turn in one run.
 *
 *   node bench/gateway.js [--rounds 20] [--seconds 1] [--connections 16]
 *
 * Half of the requests send a code (counted by address, device and contact, the number's country checked), half sign
 * in with a password (signed, counted). To the proxy they come with the digest and the User-Agent that the gateway
 * makes itself, so that the sandbox does the same for both.
 *
 * After that, the settings of the business: `GET /business` from the gateway's cache, beside the proxy before a
 * server that holds the same answer ready.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { nodeBundle } from '../scripts/node-bundle.js';
import { load } from './gateway/load.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '16' },
  },
});
const [rounds, seconds, connections] = [Number(values.rounds), Number(values.seconds), Number(values.connections)];

mkdirSync('node_modules/.cache', { recursive: true });
const outdir = mkdtempSync('node_modules/.cache/gateway-bench-');
const children = [];
process.on('exit', () => {
  for (const child of children) child.kill();
  rmSync(outdir, { recursive: true, force: true });
});
await build({
  entryPoints: ['upstream', 'plain-proxy', 'gateway'].map((name) => `bench/gateway/${name}.ts`),
  outdir,
  outExtension: { '.js': '.mjs' },
  ...nodeBundle,
});

/** One core for what is measured, another for the sandbox and the load, where the system can tell them apart. */
const pins = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;
if (pins) spawnSync('taskset', ['-acp', '1', String(process.pid)]);

function start(name, core, ...args) {
  const command = [process.execPath, join(outdir, `${name}.mjs`), ...args];
  const [file, ...rest] = pins ? ['taskset', '-c', String(core), ...command] : command;
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    child.stdout.once('data', (text) => resolve({ port: Number(text), pid: child.pid }));
  });
}

const upstream = await start('upstream', 1);
const address = `http://127.0.0.1:${upstream.port}`;
const proxy = await start('plain-proxy', 0, address);
const gateway = await start('gateway', 0, address);

const challenge = createHash('sha256').update('v'.repeat(43)).digest('base64url');
const path = { send: '/api2/password_less/token', login: '/api2/mobile/users/login' };
const login = '{"client":"bench","user":{"email":"guest@example.com","password":"Let!MeIn8410"}}';
const digest = createHmac('sha256', 'bench-secret').update(path.login + login).digest('hex');
const loginAgent = 'OnlineOrder/1.0/1 (Windows; Chrome-142; Unknown; Unknown; 10.0)';
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Requests as a page's browser makes them; to the proxy with what only the gateway could add. */
function createRequests(forProxy) {
  let n = 0;
  return () => {
    n += 1;
    const toLogin = n % 2 === 0;
    const number = String(2_000_000 + (n % 1_000_000));
    const body = toLogin
      ? login
      : JSON.stringify({
          client: 'bench', phone_ext: '+1', phone_number: `212${number}`, code_challenge: challenge, validation_method: 'otp',
          privacy_policy: true, terms_and_conditions: true,
        });
    const extra = forProxy && toLogin ? `x-pch-digest: ${digest}\r\n` : '';
    const agent = forProxy ? (toLogin ? loginAgent : 'Punchh/OnlineOrder/1.0/Web/Chrome-142/Windows') : browser;
    return `POST ${toLogin ? path.login : path.send} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://order.example.com\r\n` +
      `Accept: application/json\r\nContent-Type: application/json\r\nAccept-Language: en\r\nUser-Agent: ${agent}\r\n` +
      `punchh-app-device-id: device-${n % 5000}\r\n${extra}Content-Length: ${body.length}\r\n\r\n${body}`;
  };
}

/** CPU seconds a process has used, or NaN where the system does not tell. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}

const settings = () =>
  'GET /business?client=bench HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://order.example.com\r\nAccept: application/json\r\n' +
  `User-Agent: ${browser}\r\n\r\n`;

const quantile = (list, q) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];

/** Loads both turn by turn, and prints a row for each; returns the two rows. */
async function compare(title, next) {
  const runs = Object.entries({ 'plain proxy': proxy, gateway }).map(([name, server]) => ({
    name, ...server, next: next[name], rates: [], latencies: [], statuses: {}, cpu: 0, time: 0,
  }));
  for (const run of runs) await load(run.port, run.next, { connections, milliseconds: 2000 });
  for (let round = 0; round < rounds; round += 1) {
    for (const run of round % 2 ? runs.toReversed() : runs) {
      const before = cpuSeconds(run.pid);
      const { latencies, milliseconds, statuses } = await load(run.port, run.next, { connections, milliseconds: seconds * 1000 });
      run.cpu += cpuSeconds(run.pid) - before;
      run.time += milliseconds / 1000;
      run.rates.push(latencies.length / (milliseconds / 1000));
      for (const latency of latencies) run.latencies.push(latency);
      for (const [status, count] of Object.entries(statuses)) run.statuses[status] = (run.statuses[status] ?? 0) + count;
    }
  }
  console.log(`\n${title}`);
  console.log('| | requests/s (median round) | p50 ms | p99 ms | requests per CPU second | core busy | answers |');
  console.log('|---|--:|--:|--:|--:|--:|---|');
  const rows = runs.map(({ name, rates, latencies, statuses, cpu, time }) => ({
    name, rate: quantile(rates, 0.5), p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), perCore: latencies.length / cpu,
    busy: cpu / time, statuses,
  }));
  for (const { name, rate, p50, p99, perCore, busy, statuses } of rows) {
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`).join(', ');
    console.log(`| ${name} | ${rate.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${perCore.toFixed(0)} | ` +
      `${(busy * 100).toFixed(0)} % | ${answers} |`);
  }
  return rows;
}

/** Prints how the gateway did, and returns whether it did well enough. */
function judge([plain, ours], leastRate, mostTail) {
  const rate = ours.rate / plain.rate;
  const tail = ours.p99 / plain.p99;
  console.log(`gateway: ${(rate * 100).toFixed(0)} % of the proxy's requests per second (at least ${leastRate * 100} %), ` +
    `${((ours.perCore / plain.perCore) * 100).toFixed(0)} % per CPU second; p99 × ${tail.toFixed(2)} (under ${mostTail})`);
  const failed = [plain, ours].some(({ statuses }) => Object.keys(statuses).some((status) => !status.startsWith('2')));
  if (failed) console.log('Not every answer was a success, so the figures do not count.');
  return rate >= leastRate && tail < mostTail && !failed;
}

console.log(`${rounds} rounds of ${seconds} s each, turn by turn, ${connections} connections, Node ${process.version}, ` +
  (pins ? 'measured on core 0, sandbox and load on core 1' : 'cores not pinned'));
const calls = await compare('Codes and passwords', { 'plain proxy': createRequests(true), gateway: createRequests(false) });
const callsAreGood = judge(calls, 0.7, 2);
const business = await compare('What the business has switched on', { 'plain proxy': settings, gateway: settings });
const businessIsGood = judge(business, 0.8, 2);
process.exit(callsAreGood && businessIsGood ? 0 : 1);
