import type { JsonObject, Reply } from './call.ts';
import type { BusinessSettings, SignInMethod } from './business.ts';
import type { SandboxClientOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import type { IssuedTokens } from './tokens.ts';
import { requireClient, type World } from './world.ts';

const notEnabled = (): Refusal =>
  new Refusal(412, 'identity_service_not_enabled', 'Advanced Authentication is not enabled for the business.');

/**
 * The client of a Guest Identity Service call, whose business has the service and, where named, the method switched on.
 * @throws Refusal 400, 401 or 412
 */
export function requireEnabled(
  world: World,
  body: JsonObject,
  method?: SignInMethod,
): { id: string; client: SandboxClientOptions } {
  const { id, client } = requireClient(world, body);
  const { identityService, methods } = world.business.settings;
  if (!identityService || client.enabled === false) throw notEnabled();
  if (method === 'code' && !methods.includes('code')) throw notEnabled();
  if (method === 'password' && !methods.includes('password')) {
    throw new Refusal(412, 'basic_authentication_disabled', 'Basic authentication is disabled for the business.');
  }
  return { id, client };
}

/** @throws Refusal 422 with the documented sentence unless each required agreement is the boolean `true` */
export function requireConsents(body: JsonObject, required: BusinessSettings['requiredConsents']): void {
  if (required.includes('privacy') && body['privacy_policy'] !== true) {
    throw new Refusal(422, 'privacy_policy', 'Please agree on given privacy policy');
  }
  if (required.includes('terms') && body['terms_and_conditions'] !== true) {
    throw new Refusal(422, 'terms_and_conditions', 'Please agree on given terms and conditions');
  }
}

/** @throws Refusal 422 `device_already_shared` where this device has made all the accounts that it may */
export function requireRoomOnDevice({ accounts, business }: World, deviceId: string): void {
  const limit = business.settings.guestsPerDevice;
  if (limit === null || accounts.countFromDevice(deviceId) < limit) return;
  const message = 'An account has already been created from this device: it is shared with the maximum number of guests.';
  throw new Refusal(422, 'device_already_shared', message);
}

/** Tokens as every sign-in and refresh of the service returns them. */
export const tokenReply = (tokens: IssuedTokens, expiresIn: number, status = 200): Reply => ({
  status,
  headers: { 'Cache-Control': 'no-store' },
  body: {
    data: {
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      refresh_token: tokens.refreshToken,
      expires_in: expiresIn,
      ...(tokens.idToken === null ? {} : { id_token: tokens.idToken }),
    },
  },
});
