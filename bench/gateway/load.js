/** Keeps a number of connections busy with requests and notes how long each answer takes. */
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/**
 * @param {number} port on loopback
 * @param {() => string} nextRequest one HTTP/1.1 request in latin1; answers have a length or are chunked
 * @param {{ connections: number, milliseconds: number }} options
 * @returns {Promise<{ latencies: number[], milliseconds: number, statuses: Record<string, number> }>} latencies in ms
 */
export async function load(port, nextRequest, { connections, milliseconds }) {
  const latencies = [];
  const statuses = {};
  const start = performance.now();
  const end = start + milliseconds;

  const run = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let sentAt = 0;
      let answer = '';
      const send = () => {
        answer = '';
        sentAt = performance.now();
        socket.write(nextRequest(), 'latin1');
      };
      socket.setNoDelay(true).setEncoding('latin1');
      socket.on('connect', send).on('error', reject).on('close', resolve);
      socket.on('data', (data) => {
        answer += data;
        if (!isWhole(answer)) return;
        const now = performance.now();
        latencies.push(now - sentAt);
        const status = answer.slice(9, 12);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (now < end) send();
        else socket.destroy();
      });
    });
  await Promise.all(Array.from({ length: connections }, run));
  return { latencies, milliseconds: performance.now() - start, statuses };
}

function isWhole(answer) {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= head + 4 + Number(length);
}
