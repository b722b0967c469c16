import { expect } from '@open-wc/testing';

describe('session in a worker', () => {
  it('is exchanged, and used, at a path of its own origin', async () => {
    const worker = new Worker(new URL('./in-a-worker.ts', import.meta.url), { type: 'module' });
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    worker.terminate();
    expect(answer).to.deep.equal({
      failure: null,
      requests: [['/api/api2/password_less/refresh_token', null], ['/api/x', 'Bearer next']],
    });
  });
});
