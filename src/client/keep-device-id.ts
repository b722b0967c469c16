import { cleanText } from '../model/clean-text.ts';
import { createDeviceId } from '../session/storage/device-id.ts';
import type { Platform } from '../session/page/platform.ts';

/** Makes a host's own id that of this device. Loaded where a host has one. */
export const keepDeviceId = (id: string, platform: Platform): Promise<void> => createDeviceId(platform).set(cleanText(id));
