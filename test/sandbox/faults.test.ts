import { expect } from '@open-wc/testing';
import { DroppedConnection, type ErrorShape } from '../../src/sandbox/index.ts';
import { Bench, EMAIL, outcome, PHONE } from './support.ts';

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(() => Promise.reject(new Error('it was answered')), (error: unknown) => error);

describe('Sandbox: faults', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ resendAfter: 0 });
  });

  it('answers with a status, for as many requests as told, on the path told', async () => {
    const fault = bench.sandbox.faults.add({ kind: 'status', status: 503, retryAfter: 7, path: /\/token$/, times: 2 });
    expect((await bench.verify({ token: '1' })).status).to.equal(422);
    const answer = await bench.send();
    expect(outcome(answer)).to.equal('503 service_unavailable');
    expect(answer.headers.get('Retry-After')).to.equal('7');
    expect((await bench.send()).status).to.equal(503);
    expect((await bench.send()).status).to.equal(200);
    expect(fault.hits).to.equal(2);
    expect(bench.sandbox.inbox.messages).to.have.length(1);
  });

  it('queues faults one after the other', async () => {
    bench.sandbox.faults.add({ kind: 'status', status: 500 });
    bench.sandbox.faults.add({ kind: 'status', status: 429 });
    expect([(await bench.send()).status, (await bench.send()).status]).to.deep.equal([500, 429]);
  });

  it('drops the connection before the request is processed', async () => {
    bench.sandbox.faults.add({ kind: 'dropped' });
    const error = await rejection(bench.send());
    expect(error).to.be.instanceOf(DroppedConnection).and.instanceOf(TypeError);
    expect(bench.sandbox.inbox.messages).to.be.empty;
  });

  it('loses an answer after the request was processed', async () => {
    bench.sandbox.faults.add({ kind: 'lostAnswer' });
    expect(await rejection(bench.send())).to.be.instanceOf(TypeError);
    expect((await bench.verify({ token: bench.lastMessage.code })).status).to.equal(200);
  });

  it('puts an HTML page in front', async () => {
    bench.sandbox.faults.add({ kind: 'html', status: 403 });
    const answer = await bench.send();
    expect(answer.status).to.equal(403);
    expect(answer.headers.get('Content-Type')).to.contain('text/html');
    expect(answer.text).to.contain('<!DOCTYPE html>');
    expect(bench.sandbox.inbox.messages).to.be.empty;
  });

  it('cuts an answer short, or leaves it empty', async () => {
    bench.sandbox.faults.add({ kind: 'truncated' });
    const truncated = await bench.send();
    expect(truncated.status).to.equal(200);
    expect(truncated.text).to.match(/^\{"data"/);
    expect(truncated.json).to.equal(null);
    bench.sandbox.faults.add({ kind: 'empty' });
    const empty = await bench.send();
    expect([empty.status, empty.text]).to.deep.equal([200, '']);
  });

  it('waits on the sandbox\'s clock before it processes a request', async () => {
    const fault = bench.sandbox.faults.add({ kind: 'latency', ms: 4000 });
    const answer = bench.send();
    await fault.reached;
    bench.advance(3);
    expect(bench.sandbox.inbox.messages).to.be.empty;
    bench.advance(1);
    expect((await answer).status).to.equal(200);
  });

  it('holds a ready answer until it is released', async () => {
    const fault = bench.sandbox.faults.add({ kind: 'hold' });
    let answered = false;
    const answer = bench.send().then((sent) => {
      answered = true;
      return sent;
    });
    await fault.reached;
    expect(bench.sandbox.inbox.messages).to.have.length(1);
    expect(answered).to.equal(false);
    bench.sandbox.faults.release();
    expect((await answer).status).to.equal(200);
  });

  it('lets go of everything when cleared', async () => {
    const fault = bench.sandbox.faults.add({ kind: 'hold' });
    const answer = bench.send();
    await fault.reached;
    bench.sandbox.faults.add({ kind: 'dropped', times: Infinity });
    bench.sandbox.faults.clear();
    expect((await answer).status).to.equal(200);
    expect((await bench.send()).status).to.equal(200);
  });

  it('rejects with the reason when the caller leaves', async () => {
    const fault = bench.sandbox.faults.add({ kind: 'hold' });
    const leaving = new AbortController();
    const request = bench.call('GET', '/api2/mobile/users', { signal: leaving.signal });
    await fault.reached;
    leaving.abort();
    expect(await rejection(request)).to.have.property('name', 'AbortError');
    expect(bench.sandbox.log.entries.at(-1)).to.include({ status: null });
  });

  const shapes: Record<ErrorShape, unknown> = {
    'errors-array': { errors: { invalid_email_format: ['The email address is not valid.'] } },
    'errors-string': { errors: { invalid_email_format: 'The email address is not valid.' } },
    'errors-message-code': { errors: { message: 'The email address is not valid.', code: 'invalid_email_format' } },
    'errors-list': { errors: ['The email address is not valid.'] },
    'error-string': { error: 'The email address is not valid.' },
    'error-object': { error: { message: 'The email address is not valid.', code: 'invalid_email_format' } },
    'error-description': { error: 'invalid_email_format', error_description: 'The email address is not valid.' },
    'capital-Error': { Error: { message: 'The email address is not valid.', code: 'invalid_email_format' } },
  };
  for (const [shape, body] of Object.entries(shapes) as [ErrorShape, unknown][]) {
    it(`words errors as ${shape}`, async () => {
      expect((await new Bench({ errorShape: shape }).send({ email: 'ada' })).json).to.deep.equal(body);
      bench.sandbox.faults.add({ kind: 'errorShape', shape });
      expect((await bench.send({ email: 'ada' })).json).to.deep.equal(body);
    });
  }

  it('logs what came in and what went out', async () => {
    const seen: (number | null | undefined)[] = [];
    const leave = bench.sandbox.log.subscribe((entry) => seen.push(entry?.status));
    await bench.send(PHONE);
    leave();
    await bench.send(EMAIL);
    expect(seen).to.deep.equal([null, 200]);
    const [first, second] = bench.sandbox.log.entries;
    expect(first).to.include({ method: 'POST', path: '/api2/password_less/token', status: 200 });
    expect(first?.headers['punchh-app-device-id']).to.equal('device-1');
    expect(first?.body).to.contain(PHONE.phone_number);
    expect(second?.responseBody).to.contain('data');
    bench.sandbox.log.clear();
    expect(bench.sandbox.log.entries).to.be.empty;
  });

  it('stands in for fetch', async () => {
    const response = await bench.sandbox.fetch('https://api.example.com/api2/sign_out', { method: 'POST' });
    expect(response.status).to.equal(400);
    expect(response.headers.get('X-Request-ID')).to.match(/^[\da-f-]{36}$/);
  });
});
