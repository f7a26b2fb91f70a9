/** Messages of `cckm_azure_secret`, by what happens to a secret. */

export * from "./messages/deleted";
export * from "./messages/destroy";
export * from "./messages/refused";
export * from "./messages/replacement";
export * from "./messages/value";
