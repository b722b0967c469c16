import type { Stage } from './stage.ts';

export interface Scene {
  label: string;
  backend?: string;
  play?: (stage: Stage) => Promise<unknown>;
}

const MAIN = '[part~="primary-button"]';
const ERROR = '[part~="error"]';
const SEND = '/api2/password_less/token';
const VERIFY = '/api2/password_less/verify';

const fill = async (stage: Stage) => {
  await stage.until(() => stage.find('#email, [type="tel"]'));
  if (stage.find('#email')) await stage.field('#email', 'jo@example.com');
  else await stage.field('[type="tel"]', '2125554626');
  await stage.agree();
};
const send = async (stage: Stage) => {
  await fill(stage);
  await stage.press(MAIN);
};
const toCode = async (stage: Stage) => {
  await send(stage);
  await stage.until(() => stage.find('[part~="code"]'));
};
const enter = async (stage: Stage, code: string) => stage.field('[part~="code"]', code);
const shows = (stage: Stage) => stage.until(() => stage.find(ERROR)?.textContent.trim());
const right = (stage: Stage) => stage.sandbox.inbox.latest()?.code ?? '';
const wrong = (stage: Stage) => right(stage).replace(/./g, (digit) => String((Number(digit) + 1) % 10));

/** Every step and error state, in the order a guest may meet them. */
export const SCENES: Readonly<Record<string, Scene>> = {
  start: { label: 'Start' },
  text: { label: 'Start, by text message', play: (stage) => stage.press('[type="radio"][value="sms"]') },
  missing: {
    label: 'Nothing filled in',
    play: async (stage) => {
      await stage.press(MAIN);
      await shows(stage);
    },
  },
  invalid: {
    label: 'Mistyped contact',
    play: async (stage) => {
      await stage.until(() => stage.find('#email, [type="tel"]'));
      if (stage.find('#email')) await stage.field('#email', 'jo@example');
      else await stage.field('[type="tel"]', '212555');
      await stage.agree();
      await stage.press(MAIN);
      await shows(stage);
    },
  },
  sending: {
    label: 'Sending the code',
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'hold', path: SEND });
      await send(stage);
      await stage.until(() => stage.find('[aria-busy="true"]'));
    },
  },
  limited: {
    label: 'Too many tries',
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 45, path: SEND });
      await send(stage);
      await shows(stage);
    },
  },
  down: {
    label: 'Server not available',
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'status', status: 503, path: SEND, times: Infinity });
      await send(stage);
      await shows(stage);
    },
  },
  unreachable: {
    label: 'No connection',
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'dropped', path: SEND, times: Infinity });
      await send(stage);
      await shows(stage);
    },
  },
  code: { label: 'Code', play: toCode },
  typing: {
    label: 'Code, half typed',
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage).slice(0, 3));
    },
  },
  checking: {
    label: 'Checking the code',
    play: async (stage) => {
      await toCode(stage);
      stage.sandbox.faults.add({ kind: 'hold', path: VERIFY });
      await enter(stage, right(stage));
    },
  },
  wrong: {
    label: 'Wrong code',
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, wrong(stage));
      await shows(stage);
    },
  },
  expired: {
    label: 'Expired code',
    play: async (stage) => {
      await toCode(stage);
      stage.sandbox.clock.advance(3_600_000);
      await enter(stage, right(stage));
      await shows(stage);
    },
  },
  done: {
    label: 'Signed in',
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage));
      await stage.until(() => stage.element.step === 'signed-in');
    },
  },
  details: {
    label: 'New guest’s details',
    backend: 'menu',
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage));
      await stage.until(() => stage.element.step === 'details');
    },
  },
  password: { label: 'Password', backend: 'punchh-password', play: (stage) => stage.until(() => stage.find('[type="password"]')) },
  refused: {
    label: 'Wrong password',
    backend: 'punchh-password',
    play: async (stage) => {
      await stage.field('[autocomplete~="username"]', 'guest@example.com');
      await stage.field('[type="password"]', 'not this one');
      await stage.press(MAIN);
      await shows(stage);
    },
  },
};
