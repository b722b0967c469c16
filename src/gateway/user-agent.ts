/** What a browser says of itself, as far as the vendor's `User-Agent` forms need it. */
export interface Browser {
  /** Name and major version, such as `Chrome-142`; `Unknown` where it does not say. */
  readonly browser: string;
  readonly os: string;
  readonly osVersion: string;
  readonly manufacturer: string;
  readonly model: string;
}

/** In this order: most browsers also name the ones they descend from. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:(?:Headless)?Chrome|CriOS|Chromium)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* .*\bSafari\//],
];

const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iOS', /\b(?:iPhone OS|CPU OS) (\d+(?:_\d+)*)/],
  ['Android', /\bAndroid (\d+(?:\.\d+)*)/],
  ['Windows', /\bWindows NT (\d+\.\d+)/],
  ['ChromeOS', /\bCrOS \w+ (\d+)/],
  ['macOS', /\bMac OS X (\d+(?:[._]\d+)*)/],
  ['Linux', /\b(?:Linux|X11)\b/],
];

const find = (list: typeof BROWSERS, text: string): [name: string, version: string] => {
  for (const [name, pattern] of list) {
    const match = pattern.exec(text);
    if (match) return [name, match[1]?.replaceAll('_', '.') ?? ''];
  }
  return ['Unknown', ''];
};

/** Reads a browser's `User-Agent`. Parts go into a header of ours, so they hold only names and numbers from here. */
function readBrowser(userAgent: string): Browser {
  // Longer ones are no browser's; the patterns need not see them.
  const text = userAgent.slice(0, 512);
  const [name, version] = find(BROWSERS, text);
  const [os, osVersion] = find(SYSTEMS, text);
  const apple = /\b(iPhone|iPad|Macintosh)\b/.exec(text)?.[1];
  return {
    browser: version ? `${name}-${version}` : name,
    os,
    osVersion: osVersion || 'Unknown',
    manufacturer: apple ? 'Apple' : 'Unknown',
    model: apple ?? 'Unknown',
  };
}

/** The form of the online-ordering calls (PAR Punchh, User Agent). */
const ORDERING_FORM = 'Punchh/OnlineOrder/1.0/Web/{browser}/{os}';

/**
 * The form of the password sign-in's own document:
 * `AppName/AppVersion/BuildNumber (OS; Model; MANUFACTURER; MODEL; OS Version)`.
 */
const LOGIN_FORM = 'OnlineOrder/1.0/1 ({os}; {browser}; {manufacturer}; {model}; {osVersion})';

const PARTS = ['browser', 'os', 'osVersion', 'manufacturer', 'model'] as const;

/** Fills `{browser}`, `{os}`, `{osVersion}`, `{manufacturer}` and `{model}` into a form. */
const fillForm = (form: string, browser: Browser): string =>
  PARTS.reduce((text, part) => text.replaceAll(`{${part}}`, browser[part]), form);

/** The `User-Agent` of a request to the vendor. Pages cannot set one, so the gateway does. */
export function userAgentFor(
  request: Request,
  path: string,
  custom: string | ((request: Request) => string) | undefined,
): string {
  if (typeof custom === 'function') return custom(request);
  const form = custom ?? (path === '/api2/mobile/users/login' ? LOGIN_FORM : ORDERING_FORM);
  return fillForm(form, readBrowser(request.headers.get('user-agent') ?? ''));
}
