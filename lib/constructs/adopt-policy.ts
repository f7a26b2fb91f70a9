/** Whether a create takes over an object that is already there. */
export enum AdoptPolicy {
  /** Takes it over when it is exactly what was asked for, with a warning; anything else is an error. */
  IDENTICAL = "identical",
  /** Refuses always. */
  NEVER = "never",
}
