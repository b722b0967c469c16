import { readMode, type Mode } from './mode.ts';

/** The parts of a browser's `User-Agent` that the vendor's forms use. */
export interface Browser {
  /** Name and major version, such as `Chrome-142`; `Unknown` where it does not say. */
  readonly browser: string;
  readonly os: string;
  readonly osVersion: string;
  readonly manufacturer: string;
  readonly model: string;
}

type Named = readonly [name: string, pattern: RegExp];

/** Tried in this order, because most browsers also name the browsers they are based on. */
const BROWSERS: readonly Named[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:(?:Headless)?Chrome|CriOS|Chromium)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)/],
];

const SYSTEMS: readonly Named[] = [
  ['iOS', /\b(?:iPhone OS|CPU OS) (\d+(?:_\d+)*)/],
  ['Android', /\bAndroid (\d+(?:\.\d+)*)/],
  ['Windows', /\bWindows NT (\d+\.\d+)/],
  ['ChromeOS', /\bCrOS \w+ (\d+)/],
  ['macOS', /\bMac OS X (\d+(?:[._]\d+)*)/],
  ['Linux', /\b(?:Linux|X11)\b/],
];

const find = (list: readonly Named[], text: string): [name: string, version: string] => {
  for (const [name, pattern] of list) {
    // Old versions of Opera and web views have `Version/` too.
    const match = name === 'Safari' && !text.includes(' Safari/') ? null : pattern.exec(text);
    if (match) return [name, match[1]?.replaceAll('_', '.') ?? ''];
  }
  return ['Unknown', ''];
};

/** Reads a browser's `User-Agent`. The parts go into another header, so they are only names of this file and numbers. */
function readBrowser(userAgent: string): Browser {
  // No browser sends a longer one.
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

/** The integration types of the vendor's `User-Agent` (PAR Punchh, User Agent: `IntegratorName/IntegrationType/VersionNumber/…`). */
const TYPES: Readonly<Record<Mode, string>> = { web: 'OnlineOrder', kiosk: 'Kiosk', pos: 'POS' };

/** The form of most calls. */
const COMMON_FORM = 'Punchh/{type}/1.0/Web/{browser}/{os}';

/**
 * The form of the password sign-in's own document:
 * `AppName/AppVersion/BuildNumber (OS; Model; MANUFACTURER; MODEL; OS Version)`.
 */
const LOGIN_FORM = '{type}/1.0/1 ({os}; {browser}; {manufacturer}; {model}; {osVersion})';

const PARTS = ['browser', 'os', 'osVersion', 'manufacturer', 'model'] as const;

/** Fills `{type}`, `{browser}`, `{os}`, `{osVersion}`, `{manufacturer}` and `{model}` into a form. */
const fillForm = (form: string, mode: Mode, browser: Browser): string =>
  PARTS.reduce((text, part) => text.replaceAll(`{${part}}`, browser[part]), form.replaceAll('{type}', TYPES[mode]));

/** Returns the `User-Agent` for the vendor. Pages cannot set the header, so the gateway does. */
export function userAgentFor(
  request: Request,
  path: string,
  custom: string | ((request: Request) => string) | undefined,
): string {
  if (typeof custom === 'function') return custom(request);
  const form = custom ?? (path === '/api2/mobile/users/login' ? LOGIN_FORM : COMMON_FORM);
  return fillForm(form, readMode(request), readBrowser(request.headers.get('user-agent') ?? ''));
}
