import { busy, MAIN, shows, step, toDetails, typePassword } from './moves.ts';
import type { Scene, Scenes, Stage } from './stage.ts';

const menu: Scene = {
  label: '',
  backend: 'menu',
  brand: {
    menu: {
      phone: 'optional',
      password: true,
      demographics: [
        { id: 'kitchen', type: 'choice', label: 'Favourite kitchen', required: true, options: [{ value: 'oven', label: 'From the oven' }] },
        { id: 'since', type: 'date', label: 'Guest since' },
      ],
    },
  },
};

/** The steps that few brands have: details of a new guest, passwords. */
export const detailsStep: Scenes = {
  'menu-start': { label: 'Start, with PAR Ordering', backend: 'menu' },
  details: { label: 'New guest’s details', backend: 'menu', play: toDetails },
  'details-more': { ...menu, label: 'Many details', play: toDetails },
  'details-missing': {
    label: 'Details left out',
    backend: 'menu',
    play: async (stage) => {
      await toDetails(stage);
      await stage.press(MAIN);
      await shows(stage);
    },
  },
  'details-password': {
    ...menu,
    label: 'Choosing a password',
    play: async (stage) => {
      await toDetails(stage);
      await stage.field('[name="first_name"]', 'Alex');
      await stage.field('#password', 'Almost1');
    },
  },
  registering: {
    label: 'Creating the account',
    backend: 'menu',
    play: async (stage) => {
      await toDetails(stage);
      stage.sandbox.faults.add({ kind: 'hold' });
      await stage.field('[name="first_name"]', 'Alex');
      await stage.field('[name="last_name"]', 'Guest');
      await stage.agree();
      await stage.press(MAIN);
      await busy(stage);
    },
  },
};

export const passwordStep: Scenes = {
  'password-start': {
    label: 'Password',
    backend: 'punchh-password',
    play: (stage) => stage.until(() => stage.find('[type="password"]')),
  },
  'password-missing': {
    label: 'Password left out',
    backend: 'punchh-password',
    play: async (stage) => {
      await stage.press(MAIN);
      await shows(stage);
    },
  },
  'password-shown': {
    label: 'Password shown',
    backend: 'punchh-password',
    play: async (stage) => {
      await typePassword(stage, 'correct horse');
      await stage.press('.affix');
    },
  },
  'signing-in': {
    label: 'Signing in',
    backend: 'punchh-password',
    play: async (stage) => {
      stage.sandbox.faults.add({ kind: 'hold' });
      await typePassword(stage, 'Let!MeIn8410');
      await stage.press(MAIN);
      await busy(stage);
    },
  },
  refused: {
    label: 'Wrong password',
    backend: 'punchh-password',
    play: async (stage) => {
      await typePassword(stage);
      await stage.press(MAIN);
      await shows(stage);
    },
  },
  forgotten: {
    label: 'Reset link sent',
    backend: 'punchh-password',
    play: async (stage) => {
      await typePassword(stage, '');
      await stage.press('.forgot [part~="link-button"]');
      await stage.until(() => stage.find('.forgot + [part~="status"]')?.textContent.trim());
    },
  },
  'method-off': {
    label: 'Passwords switched off by the business',
    attributes: { methods: 'password code' },
    sandbox: { methods: ['code'] },
    play: async (stage) => {
      await typePassword(stage, 'Let!MeIn8410');
      await stage.press(MAIN);
      await step(stage, 'identifier');
      await shows(stage);
    },
  },
  join: {
    label: 'Account with a password',
    attributes: { methods: 'password code' },
    brand: { password: { policy: 'strong' } },
    play: async (stage) => {
      await toJoin(stage);
      await stage.field('#password', 'ramen 7');
    },
  },
  'join-refused': {
    label: 'Password refused by the business',
    attributes: { methods: 'password' },
    play: async (stage) => {
      await toJoin(stage);
      await stage.field('[autocomplete~="username"]', 'jo@example.com');
      await stage.field('#password', 'ramen');
      await stage.agree();
      await stage.press(MAIN);
      await shows(stage);
    },
  },
  'join-known': {
    label: 'Address with an account',
    attributes: { methods: 'password' },
    play: async (stage) => {
      await toJoin(stage);
      await stage.field('[autocomplete~="username"]', 'guest@example.com');
      await stage.field('#password', 'Ramen#2026');
      await stage.agree();
      await stage.press(MAIN);
      await stage.until(() => stage.find('.forgot'));
    },
  },
  reset: {
    label: 'New password',
    attributes: { methods: 'password' },
    brand: { password: { policy: 'moderate' } },
    play: async (stage) => {
      stage.element.resetToken = 'made-up';
      await stage.until(() => stage.find('[autocomplete="new-password"]'));
    },
  },
  'reset-expired': {
    label: 'Reset link that has expired',
    attributes: { methods: 'password' },
    play: async (stage) => {
      stage.element.resetToken = 'made-up';
      await stage.until(() => stage.find('[autocomplete="new-password"]'));
      await stage.field('[autocomplete~="username"]', 'guest@example.com');
      await stage.field('#password', 'Ramen#2026');
      await stage.press(MAIN);
      await shows(stage);
    },
  },
};

/** The form for an account with a password. */
const toJoin = async (stage: Stage): Promise<void> => {
  await stage.until(() => stage.find('#password'));
  await stage.press('form > p:last-child [part~="link-button"]');
  await stage.until(() => stage.find('[autocomplete="new-password"]'));
};
