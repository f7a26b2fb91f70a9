/** A secret as messages name it. */
export interface Secret {
  /** With its vault: `secret "db-password" of the vault payments-kv`. */
  readonly secret: string;
}

/** A secret that CCKM knows. */
export type KnownSecret = Secret & { readonly id: string };

/** For examples. */
export const SECRET = {
  secret: 'secret "db-password" of the vault payments-kv',
  id: "5d4c8f52-7b7a-4f0e-9a1b-2c3d4e5f6a7b",
};
/** An answer from CCKM, for examples. */
export const CONFLICT =
  "POST /v1/cckm/azure/secrets was answered with 409 NCERRConflict: Secret db-password is currently being deleted";
/** How to set a value from a variable. */
export const FROM_VARIABLE = "(SecretInput.fromVariable(name) reads TF_VAR_<name>)";
