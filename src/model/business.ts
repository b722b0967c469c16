import type { Method } from './brand.ts';

/** What a business has switched on at the vendor's platform, as the gateway's `GET /business` tells it. */
export interface Business {
  name?: string;
  methods?: readonly Method[];
  termsUrl?: string;
  privacyUrl?: string;
  accessibilityUrl?: string;
  supportEmail?: string;
  faqUrl?: string;
  /** In years. */
  minimumAge?: number;
  /** BCP 47 tags. */
  languages?: readonly string[];
  passkeys?: 'off' | 'optional' | 'preferred';
}
