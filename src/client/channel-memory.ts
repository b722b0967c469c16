import { CHANNELS, type Channel } from '../model/identifier.ts';
import type { LoginConfig } from './login-config.ts';

const channelKey = (sessionName: string): string => `punchh-login:channel:${sessionName}`;

/** Returns the channel of the last sign-in with a code on this device. The contact is not kept. */
export const readChannel = (sessionName: string): Channel | undefined => {
  try {
    return CHANNELS.find((channel) => channel === localStorage.getItem(channelKey(sessionName)));
  } catch {
    return undefined;
  }
};

/** Remembers how the guest got the code. A device that strangers share remembers nothing. */
export const rememberChannel = ({ mode, sessionName }: LoginConfig, channel: Channel): void => {
  if (mode !== 'web') return;
  try {
    localStorage.setItem(channelKey(sessionName), channel);
  } catch {
    // The first channel is preselected next time.
  }
};
