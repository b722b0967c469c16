/**
 * Removes the characters of a text that are never drawn and that copies carry along: zero-width spaces and joiners,
 * soft hyphens, signs of direction, variation selectors (Unicode, UAX #44, Default_Ignorable_Code_Point), and the line
 * and paragraph separators.
 */
export const stripInvisible = (text: string): string => text.replace(/[\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, '');
