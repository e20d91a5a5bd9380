/** What stands with a generated sentence that the archive does not bear out, wherever answers are shown. */
export const UNSUPPORTED = "not found in the sources";
