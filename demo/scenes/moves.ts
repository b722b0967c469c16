import type { BrandFile } from '../studio/brand.ts';
import type { Stage } from './stage.ts';

export const MAIN = '[part~="primary-button"]';
export const ERROR = '[part~="error"]';
export const CODE = '[part~="code"]';
export const EMAIL = '#email';
export const TEL = '[type="tel"]';
export const SEND = '/api2/password_less/token';
export const VERIFY = '/api2/password_less/verify';

/** Something is wrong, and it is said. */
export const shows = (stage: Stage): Promise<void> => stage.until(() => stage.find(ERROR)?.textContent.trim());
export const busy = (stage: Stage): Promise<void> => stage.until(() => stage.find('[aria-busy="true"]'));
export const step = (stage: Stage, name: string): Promise<void> => stage.until(() => stage.element.step === name);

/** Everything about numbers has come: where there are several countries, they can be chosen. */
export const dials = (stage: Stage): Promise<void> =>
  stage.until(() => (stage.element.brand as BrandFile).countries?.length === 1 || stage.find('.country select'));

export const byText = async (stage: Stage): Promise<void> => {
  await stage.press('[type="radio"][value="sms"]');
  await dials(stage);
};

export const fill = async (stage: Stage): Promise<void> => {
  await stage.until(() => stage.find(`${EMAIL}, ${TEL}`));
  if (stage.find(EMAIL)) await stage.field(EMAIL, 'jo@example.com');
  else await stage.field(TEL, '2125554626');
  await stage.agree();
};

export const send = async (stage: Stage): Promise<void> => {
  await fill(stage);
  await stage.press(MAIN);
};

export const toCode = async (stage: Stage): Promise<void> => {
  await send(stage);
  await stage.until(() => stage.find(CODE));
};

export const enter = (stage: Stage, code: string): Promise<void> => stage.field(CODE, code);

/** The code that was sent, and one that was not. */
export const right = (stage: Stage): string => stage.sandbox.inbox.latest()?.code ?? '';
export const wrong = (stage: Stage): string => right(stage).replace(/./g, (digit) => String((Number(digit) + 1) % 10));

export const signIn = async (stage: Stage): Promise<void> => {
  await toCode(stage);
  await enter(stage, right(stage));
  await step(stage, 'signed-in');
  await stage.until(() => stage.find('.account'));
};

/** Signs in, with every box ticked; then the server ends the session. */
export const signOutByServer = async (stage: Stage): Promise<void> => {
  await signIn(stage);
  const words = { key: 'expired_token', message: 'The refresh token has expired.' };
  stage.sandbox.faults.add({ kind: 'status', status: 401, path: /refresh/, ...words });
  await stage.element.session.refresh().catch(() => null);
  await stage.until(() => stage.find('punchh-known-guest-step'));
};

export const toDetails = async (stage: Stage): Promise<void> => {
  await toCode(stage);
  await enter(stage, right(stage));
  await step(stage, 'details');
  await stage.until(() => stage.find('[name="first_name"]'));
  await dials(stage);
};

export const typePassword = async (stage: Stage, password = 'not this one'): Promise<void> => {
  await stage.field('[autocomplete~="username"]', 'guest@example.com');
  await stage.field('#password', password);
};
