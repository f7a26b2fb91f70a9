/** Messages of `cckm_azure_secret`, grouped by subject. */

export * from "./messages/deleted";
export * from "./messages/destroy";
export * from "./messages/refused";
export * from "./messages/replacement";
export * from "./messages/value";
