/** Bounds of what vendors send (PAR Punchh: 6 to 12 digits seen; MENU: 6). */
export const MIN_CODE_LENGTH = 4;
export const MAX_CODE_LENGTH = 12;
export const DEFAULT_CODE_LENGTH = 6;

export const isCodeLength = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= MIN_CODE_LENGTH && (value as number) <= MAX_CODE_LENGTH;
