import { busy, byText, CODE, EMAIL, enter, ERROR, fill, right, SEND, send, shows, signIn, TEL, toCode, toDetails, wrong } from './moves.ts';
import type { Scene, Scenes, Stage } from './stage.ts';

const TERMS = `Pennyfig Kitchen gives a fig for every dollar that you spend.

A hundred and fifty figs are lunch. They are yours for a year after your last visit.

You can leave at any time, at the counter or in your account. Then your figs end, and we delete what we know of you.`;

/** A screen in the restaurant: the element has all of it. */
const kiosk = (label: string, more: Partial<Scene> = {}): Scene => ({ label: `Kiosk, ${label}`, ...more, attributes: { mode: 'kiosk', ...more.attributes } });
const till = (label: string, more: Partial<Scene> = {}): Scene => ({ label: `Till, ${label}`, ...more, attributes: { mode: 'pos', ...more.attributes } });

/** With the keyboard on the screen, which is shown for the field that has the focus. */
const withKeyboard = { alone: 'page', attributes: { keyboard: 'on' } } as const;

const focus = async (stage: Stage, selector: string): Promise<void> => {
  await stage.until(() => stage.find(selector));
  stage.find(selector)?.focus({ preventScroll: true });
  await stage.until(() => stage.find('punchh-keyboard')?.offsetHeight);
};

const rejected = async (stage: Stage): Promise<void> => {
  await toCode(stage);
  await enter(stage, wrong(stage));
  await shows(stage);
};

const down = async (stage: Stage): Promise<void> => {
  stage.sandbox.faults.add({ kind: 'status', status: 503, times: Infinity });
  await send(stage);
  await stage.until(() => stage.find(ERROR));
};

const missing = async (stage: Stage): Promise<void> => {
  await stage.press('[part~="primary-button"]');
  await shows(stage);
};

/** A kiosk and a till, each at every step. */
export const devices: Scenes = {
  kiosk: kiosk('start'),
  'kiosk-help': kiosk('a page for help', {
    attributes: { 'help-url': 'https://example.com/help' },
    play: (stage) => stage.until(() => stage.find('[part~="footer"] a')),
  }),
  'kiosk-text': kiosk('by text message', { play: byText }),
  'kiosk-email-keys': kiosk('typing an address', {
    ...withKeyboard,
    brand: { kiosk: { domains: ['gmail.com', 'icloud.com', 'outlook.com'] } },
    play: async (stage) => {
      await stage.field(EMAIL, 'jo.meyer');
      await focus(stage, EMAIL);
    },
  }),
  'kiosk-number-keys': kiosk('typing a number', {
    ...withKeyboard,
    play: async (stage) => {
      await byText(stage);
      await stage.field(TEL, '212555');
      await focus(stage, TEL);
    },
  }),
  'kiosk-missing': kiosk('nothing filled in', { play: missing }),
  'kiosk-sending': kiosk('sending the code', {
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'hold', path: SEND });
      await send(stage);
      await busy(stage);
    },
  }),
  'kiosk-wrong': kiosk('server not available', { play: down }),
  'kiosk-sheet': kiosk('reading the terms', {
    alone: 'page',
    brand: { kiosk: { documents: { terms: TERMS } } },
    play: async (stage) => {
      await stage.press('[part~="consent"] a');
      await stage.until(() => stage.find('.sheet')?.matches(':modal'));
    },
  }),
  'kiosk-code': kiosk('code', { play: toCode }),
  'kiosk-code-keys': kiosk('typing the code', {
    ...withKeyboard,
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage).slice(0, 3));
      await focus(stage, CODE);
    },
  }),
  'kiosk-code-wrong': kiosk('wrong code', { play: rejected }),
  'kiosk-details': kiosk('details of a new guest', { backend: 'menu', play: toDetails }),
  'kiosk-name-keys': kiosk('typing a name', {
    ...withKeyboard,
    backend: 'menu',
    play: async (stage) => {
      await toDetails(stage);
      await focus(stage, '[name="last_name"]');
    },
  }),
  'kiosk-idle': kiosk('left alone', {
    brand: { kiosk: { idleAfter: 25 } },
    // The question lies over all of a page.
    alone: 'page',
    play: async (stage) => {
      await stage.until(() => stage.find('punchh-idle-warning'));
      await fill(stage);
      await stage.pass(5000);
      await stage.until(() => stage.find('dialog')?.matches(':modal') && !stage.find('dialog')!.getAnimations().length);
    },
  }),
  'kiosk-done': kiosk('signed in', { play: signIn }),

  till: till('start'),
  'till-text': till('by text message', { play: byText }),
  'till-number-pad': till('number pad', {
    ...withKeyboard,
    play: async (stage) => {
      await byText(stage);
      await stage.field(TEL, '212555');
      await focus(stage, TEL);
    },
  }),
  'till-missing': till('nothing filled in', { play: missing }),
  'till-wrong': till('server not available', { play: down }),
  'till-code': till('code', { play: toCode }),
  'till-code-pad': till('typing the code', {
    ...withKeyboard,
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage).slice(0, 3));
      await focus(stage, CODE);
    },
  }),
  'till-code-wrong': till('wrong code', { play: rejected }),
  'till-details': till('details', { backend: 'menu', play: toDetails }),
  'till-done': till('signed in', { play: signIn }),
};
