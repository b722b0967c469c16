import type { Call, Reply, Routes } from './call.ts';
import { faultRefusal, FIREWALL_PAGE, type FiredFaults } from './faults.ts';
import type { Settings } from './options.ts';
import { checkHeaderSizes, checkPartner } from './partner-hosts.ts';
import { errorBody, FirewallBlock, Refusal } from './refusal.ts';

/** @throws Refusal 404 or 405 where no endpoint fits */
function callEndpoint(routes: Routes, call: Call): Reply | Promise<Reply> {
  const endpoint = routes[`${call.method} ${call.path}`];
  if (endpoint) return endpoint(call);
  const others = Object.keys(routes).filter((route) => route.endsWith(` ${call.path}`));
  if (others.length === 0) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
  throw new Refusal(405, 'method_not_allowed', 'The method is not allowed here.', {
    Allow: others.map((route) => route.split(' ')[0]).join(', '),
  });
}

/** Words a refusal as the settings want it, or the faults that the request met. */
function refusalReply(refusal: Refusal, settings: Settings, fired: FiredFaults): Reply {
  const shape = fired.errorShape?.fault.shape ?? settings.errorShape;
  const { 'Retry-After': _, ...withoutRetryAfter } = refusal.headers;
  const headers = settings.retryAfter || fired.spoiling ? refusal.headers : withoutRetryAfter;
  return { status: refusal.status, body: errorBody(refusal, shape), headers };
}

/** Returns the answer of the endpoint that a call is for, a refusal included. */
export async function answerCall(call: Call, settings: Settings, routes: Routes, fired: FiredFaults): Promise<Reply> {
  try {
    const spoiling = fired.spoiling?.fault;
    if (spoiling?.kind === 'status') throw faultRefusal(spoiling);
    checkPartner(settings, call);
    checkHeaderSizes(call.headers);
    return await callEndpoint(routes, call);
  } catch (error) {
    if (error instanceof FirewallBlock) return { status: 403, html: FIREWALL_PAGE };
    if (!(error instanceof Refusal)) throw error;
    return refusalReply(error, settings, fired);
  }
}
