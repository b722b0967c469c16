/** One request of a scenario, in the terms of api/openapi.yaml. */
export interface Step {
  /** Unique, in words. */
  readonly name: string;
  /** Why it is here, in a sentence; for what the name does not say. */
  readonly note?: string;
  /** `POST /api2/password_less/token`; a path below `/_/` is the sandbox's own. */
  readonly call: string;
  readonly query?: string;
  /** In place of, or in addition to, the headers that the document requires; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** `{{name}}` stands for a variable. */
  readonly body?: unknown;
  /** `tokens`: the access token and the id token; `access-token`: the access token alone. */
  readonly auth?: 'tokens' | 'access-token';
  /** Whether `x-pch-digest` is made. */
  readonly signed?: boolean;
  /** The pre-request script: makes a fresh PKCE pair. */
  readonly before?: 'make-pkce-pair';
  /** Status, and the key of the error. */
  readonly expect: string;
  /** Variables taken from the answer, by the path to each. */
  readonly save?: Readonly<Record<string, readonly (string | number)[]>>;
}

/** Requests that belong together, to be sent in order. */
export interface Scenario {
  readonly title: string;
  /** Name of its `.http` file. */
  readonly file: string;
  readonly description: string;
  /** Variables of its own. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** Variables of all scenarios, as they are for `punchh-sandbox`. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  baseUrl: 'http://127.0.0.1:4010',
  client: 'demo-client',
  secret: 'demo-secret',
  application: 'demo-application',
  deviceId: 'my-device',
  userAgent: 'Punchh/OnlineOrder/1.0/Web/1.0/Linux',
  appUserAgent: 'Kitchen/2.1/34 (Web; Desktop; Unknown; Unknown; 14.2)',
  guestEmail: 'guest@example.com',
  guestPassword: 'Let!MeIn8410',
  // Addresses with +punchh_test before the @, and +1 201 555 0100 to 0199, always get this code.
  code: '424242',
};

/** Where the tokens stand in an answer of the Guest Identity Service. */
export const TOKENS = {
  accessToken: ['data', 'access_token'],
  refreshToken: ['data', 'refresh_token'],
  idToken: ['data', 'id_token'],
} as const;

export const CONSENTS = { privacy_policy: true, terms_and_conditions: true };
