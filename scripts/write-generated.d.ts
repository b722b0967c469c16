/** Writes a generated file that is committed; with `--check`, only fails where the committed one differs. */
export function writeGenerated(file: string, text: string): Promise<void>;
