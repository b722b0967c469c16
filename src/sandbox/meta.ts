import type { Call, Reply, Routes } from './call.ts';
import type { BusinessSettings } from './business.ts';
import { requireDigest } from './digest.ts';
import { requireLanguage } from './language.ts';
import { requireClient, type World } from './world.ts';

/**
 * The settings of a business as `meta.json` tells them to its apps. Beside what a sign-in needs it holds keys of third
 * parties (here invented), which is why only a server may ask for it.
 */
const metaOf = (business: BusinessSettings): Record<string, unknown> => {
  const { identityService, methods, passkeys } = business;
  const switches = {
    enable_advance_auth: identityService && methods.includes('code'),
    enable_passkeys: passkeys !== 'off',
    enable_external_idp: false,
    login_mode: passkeys === 'preferred' ? 'preferred' : 'optional',
  };
  return {
    business_name: business.name,
    content_language: business.languages,
    terms_and_conditions_url: business.termsUrl,
    privacy_url: business.privacyUrl,
    accessibility_url: business.accessibilityUrl,
    support_email_address: business.supportEmail,
    faq_url: business.faqUrl,
    minimum_age_to_signup: business.minimumAge,
    email_verification_enabled: false,
    ...switches,
    gis: {
      enable_advance_auth: switches.enable_advance_auth,
      enable_basic_auth: identityService && methods.includes('password'),
      enable_facebook_login: false,
      enable_google_login: false,
      enable_apple_login: false,
      passkeys_enabled: switches.enable_passkeys,
      external_idp_enabled: false,
      login_mode: switches.login_mode,
    },
    google_places_api_key: 'sandbox-google-places-key',
    facebook_app_id: 'sandbox-facebook-app-id',
    apple_client_id: 'com.example.sandbox',
    braze_api_key: 'sandbox-braze-key',
    heap_app_id: 'sandbox-heap-id',
    payment_merchant_id: 'sandbox-merchant',
    card_bin_ranges: ['411111', '545454'],
    referral_program_enabled: true,
    gift_card_series_length: 16,
  };
};

/** `GET /api2/mobile/meta.json`: signed, with `client` in the query. A change shows after `metaMaxAge` seconds. */
export function metaRoutes(world: World): Routes {
  const { business, settings } = world;
  let shown = { settings: business.settings, at: -Infinity };

  const meta = async (call: Call): Promise<Reply> => {
    requireLanguage(call.headers.get('Accept-Language'), business.settings.languages);
    const query = new URLSearchParams(call.pathWithQuery.split('?')[1] ?? '');
    const { client } = requireClient(world, Object.fromEntries(query));
    await requireDigest(call, client.secret);
    const now = settings.clock.now();
    if (now - shown.at >= settings.metaMaxAge * 1000) shown = { settings: business.settings, at: now };
    return { status: 200, headers: { 'Cache-Control': 'private' }, body: metaOf(shown.settings) };
  };

  return { 'GET /api2/mobile/meta.json': meta };
}
