import type { Clock } from '../model/clock.ts';
import { createDeviceId } from '../session/device-id.ts';

/** Makes a host's own id that of this device. Loaded where a host has one. */
export const keepDeviceId = (id: string, clock: Clock): Promise<void> => createDeviceId({ clock }).set(id);
