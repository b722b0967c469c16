import { busy, byText, CODE, enter, right, shows, signIn, toCode, VERIFY, wrong } from './moves.ts';
import type { Scenes } from './stage.ts';

/** The code: waiting for it, typing it, and everything that can be wrong with it. */
export const codeStep: Scenes = {
  code: { label: 'Code', play: toCode },
  'code-text': {
    label: 'Code, by text message',
    play: async (stage) => {
      await byText(stage);
      await toCode(stage);
      await stage.until(() => stage.find('bdi')?.textContent.includes('('));
    },
  },
  typing: {
    label: 'Code, half typed',
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage).slice(0, 3));
    },
  },
  caret: {
    label: 'Code with the focus',
    alone: 'focus',
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, right(stage).slice(0, 3));
      stage.find(CODE)?.focus({ preventScroll: true });
    },
  },
  'long-code': { label: 'Code of eight digits', brand: { code: { length: 8 } }, play: toCode },
  resend: {
    label: 'Another code can be asked for',
    brand: { code: { resendAfter: 1 } },
    play: async (stage) => {
      await toCode(stage);
      await stage.pass(1100);
      await stage.until(() => stage.find('.resend > :enabled'));
    },
  },
  resent: {
    label: 'Code sent again',
    brand: { code: { resendAfter: 1 } },
    sandbox: { resendAfter: 0 },
    play: async (stage) => {
      await toCode(stage);
      await stage.pass(1100);
      await stage.press('.resend > :enabled');
      await stage.until(() => stage.find('form [role="status"]')?.textContent.trim());
    },
  },
  outdated: {
    label: 'Wrong code, after another one was sent',
    brand: { code: { resendAfter: 1 } },
    sandbox: { resendAfter: 0 },
    play: async (stage) => {
      await toCode(stage);
      await stage.pass(1100);
      await stage.press('.resend > :enabled');
      await stage.until(() => stage.find('form [role="status"]')?.textContent.trim());
      await enter(stage, wrong(stage));
      await shows(stage);
    },
  },
  checking: {
    label: 'Checking the code',
    play: async (stage) => {
      await toCode(stage);
      stage.sandbox.faults.add({ kind: 'hold', path: VERIFY });
      await enter(stage, right(stage));
      await busy(stage);
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
  exhausted: {
    label: 'Wrong code too often',
    sandbox: { maxTries: 1 },
    play: async (stage) => {
      await toCode(stage);
      await enter(stage, wrong(stage));
      await shows(stage);
      await enter(stage, '');
      await enter(stage, right(stage));
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
  'expired-meanwhile': {
    label: 'Code that expired meanwhile',
    brand: { code: { resendAfter: 1, expiresAfter: 2 } },
    play: async (stage) => {
      await toCode(stage);
      await stage.pass(2100);
      await stage.until(() => stage.find('#code-expired'));
    },
  },
  wait: {
    label: 'Checked too often',
    play: async (stage) => {
      await toCode(stage);
      stage.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 45, path: VERIFY });
      await enter(stage, right(stage));
      await shows(stage);
    },
  },
  'code-down': {
    label: 'Server not available for the code',
    play: async (stage) => {
      await toCode(stage);
      stage.sandbox.faults.add({ kind: 'status', status: 503, path: VERIFY, times: Infinity });
      await enter(stage, right(stage));
      await shows(stage);
    },
  },
  done: { label: 'Signed in', play: signIn },
  'done-page': {
    label: 'Signed in, with the page’s own',
    html: '<p slot="signed-in">640 points. Your next lunch is on us.</p>',
    play: signIn,
  },
};
