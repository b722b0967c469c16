import { answerCall } from './answer-call.ts';
import type { Call, Reply, Routes } from './call.ts';
import { corsHeaders, mayCall } from './cors.ts';
import { uuid } from './crypto.ts';
import { DroppedConnection, type FaultQueue, type FiredFaults } from './faults.ts';
import type { Settings } from './options.ts';
import { spoilReply } from './spoil-reply.ts';

/** The parts of the sandbox that respond to a call. */
export interface Server {
  readonly settings: Settings;
  readonly routes: Routes;
  readonly faults: FaultQueue;
}

/** Lets the faults of a request happen that come before the server has it. @throws DroppedConnection */
async function reachServer({ latency, errorShape, spoiling }: FiredFaults, { clock }: Settings, signal: AbortSignal): Promise<void> {
  if (latency) {
    latency.reach();
    await clock.sleep(latency.fault.ms, signal);
  }
  errorShape?.reach();
  spoiling?.reach();
  if (spoiling?.fault.kind === 'dropped') throw new DroppedConnection();
}

/** Keeps a ready answer until its `hold` is released. */
async function holdReply({ hold }: FiredFaults): Promise<void> {
  if (!hold) return;
  const released = hold.released();
  hold.reach();
  await released;
}

/**
 * Responds to a call with the faults that it meets on the way.
 *
 * @param ownOrigin the server's own, which CORS lets in
 * @throws DroppedConnection where a fault drops the connection
 */
export async function respond(call: Call, ownOrigin: string, { settings, routes, faults }: Server, signal: AbortSignal): Promise<Response> {
  const { origin } = call;
  const fired = faults.take(call.method, call.path);
  await reachServer(fired, settings, signal);
  const allowed = mayCall(settings.cors, origin, ownOrigin);
  const isProxyError = fired.spoiling?.fault.kind === 'html';
  const reply: Reply = isProxyError || !allowed ? { status: 403 } : await answerCall(call, settings, routes, fired);
  await holdReply(fired);
  const { status, body, type } = spoilReply(reply, fired);
  return new Response(body, {
    status,
    headers: {
      ...(body === null ? {} : { 'Content-Type': type }),
      ...reply.headers,
      ...(origin !== null && allowed ? corsHeaders(settings.cors, origin) : {}),
      'X-Request-ID': call.headers.get('X-Request-ID') ?? uuid(),
      Vary: 'Origin',
    },
  });
}
