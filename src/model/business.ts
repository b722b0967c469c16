import type { Method } from './brand.ts';

/** The settings of a business at the vendor's platform, as the gateway's `GET /business` returns them. */
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
