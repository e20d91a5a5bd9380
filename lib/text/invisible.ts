/**
 * Characters that are not seen but change what is read or copied: zero-width ones, marks and overrides of writing direction
 * (Boucher and Anderson, "Trojan Source", 2021), fillers, tags, variation selectors, and control characters but white space.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}|(?![\t\n\r\u0085])\p{Cc}/gu;

/** The text without what cannot be seen. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}
