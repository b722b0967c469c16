import type { Body } from './body.ts';
import { signatureHash, type Signer } from './digest.ts';
import { Refusal } from './errors.ts';
import type { RequestContext } from './request-context.ts';
import type { Route } from './routes.ts';

export type Signers = ReadonlyMap<string, Signer>;

/**
 * The client that a request speaks for: named in the body, else in the query, else the only one configured; `null`
 * where the vendor asks for none.
 *
 * @throws {Refusal} 400 or 401
 */
export function findClient(route: Route, body: Body, { path, url }: RequestContext, signers: Signers): string | null {
  const inQuery = url.searchParams.getAll('client');
  const [first] = inQuery;
  const inBody = body.json['client'];
  if (inBody === undefined && inQuery.length > 1) throw new Refusal(400, 'invalid_request', 'Several clients are named.');
  if (!route.client && signatureHash(path) === null) return null;
  if (first !== undefined) knownClient(first, signers);
  return knownClient(inBody ?? first, signers);
}

/** @throws {Refusal} 400 where none is named and several are configured, 401 where it is not configured */
export function knownClient(named: unknown, signers: Signers): string {
  const client = named ?? (signers.size === 1 ? [...signers.keys()][0] : undefined);
  if (client === undefined) throw new Refusal(400, 'missing_required_param', 'Required parameter missing: client.');
  if (typeof client !== 'string' || !signers.has(client)) {
    throw new Refusal(401, 'unknown_client', 'This client is not known.');
  }
  return client;
}
