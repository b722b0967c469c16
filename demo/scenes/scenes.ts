import { codeStep } from './code-step.ts';
import { devices } from './devices.ts';
import { firstStep } from './first-step.ts';
import { detailsStep, passwordStep } from './other-steps.ts';
import type { Scenes } from './stage.ts';

/** Every state, in the order in which a guest may meet them. The studio, the gallery, the pictures and the tests show these. */
export const GROUPS: readonly { name: string; scenes: Scenes }[] = [
  { name: 'First step', scenes: firstStep },
  { name: 'Code', scenes: codeStep },
  { name: 'Details', scenes: detailsStep },
  { name: 'Password', scenes: passwordStep },
  { name: 'Kiosk and till', scenes: devices },
];

export const SCENES: Scenes = Object.assign({}, ...GROUPS.map(({ scenes }) => scenes)) as Scenes;
