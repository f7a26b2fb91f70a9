import { matches } from "../schema";

const UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

/** A vault by its name or id in CCKM, as the Azure [pages of the API](../../docs/api-pages.md) accept it. */
export const vaultReference = matches(
  new RegExp(`^(?:[0-9A-Za-z-]+::)?${UUID}$`),
  "a vault's name and subscription id, such as `payments-kv::260ecbe7-777b-4d3c-84ea-887620498863`, or CCKM's id of the vault",
);
