import { DESTROY, importLine } from "../ownership/in-words";
import { error, warning } from "../shared/one-line";

interface Principal {
  /** The principal: `group "CCKM Users"`. */
  readonly who: string;
  /** The target, with its id: `AWS KMS account 0b90f8de-…`. */
  readonly target: string;
  /** The target in short: `KMS`. */
  readonly short: string;
}

interface Rights extends Principal {
  readonly actions: readonly string[];
}

const ID = "0b90f8de-8617-498d-ad63-ca18eb717ae7";
const WHO: Principal = { who: 'group "CCKM Users"', target: `AWS KMS account ${ID}`, short: "KMS" };
const RIGHTS: Rights = { ...WHO, actions: ["keycreate", "keydelete"] };

/** What was attempted when CCKM rejected the call or could not be reached. */
export const attempts = {
  lookUp: ({ target }: Pick<Principal, "target">) => `Could not look up the ${target}`,
  grant: ({ who, target, actions }: Rights) => `Could not grant ${actions.join(", ")} to ${who} on the ${target}`,
  revoke: ({ who, target, actions }: Rights) => `Could not revoke ${actions.join(", ")} from ${who} on the ${target}`,
};

export const exists = error("acl-exists", {
  when: "The user or group already has permissions, and nothing shows that this stack granted them.",
  text: ({ who, target, actions, type, id, reason }: Rights & { type: string; id: string; reason: string }) => ({
    summary: `${who} already has permissions`,
    detail: `CCKM has ${actions.join(", ")} for it on the ${target}, which this stack did not write. ${reason}`,
    remedy: `To manage them, import them: ${importLine(type, id)}. If this configuration had them under another address, write a moved block; if their entry is tainted, run terraform untaint. Otherwise revoke them in CCKM; or set adopt to "identical" (for one run CCKM_ADOPT=identical) to bring them to actions, whoever granted them. ${DESTROY}`,
  }),
  examples: [
    {
      ...RIGHTS,
      type: "cckm_aws_kms_acl",
      id: `${ID}::group::CCKM Users`,
      reason: 'The provider\'s adopt is "never".',
    },
  ],
});

export const grantedFirst = error("acl-granted-first", {
  when: "Somebody else gave the user or group permissions at the moment in which this run gave it its own.",
  text: ({
    who,
    target,
    actions,
    asked,
    type,
    id,
  }: Rights & { asked: readonly string[]; type: string; id: string }) => ({
    summary: `${who} was given other permissions at the same time`,
    detail: `Shortly before this run granted ${asked.join(", ")} on the ${target}, somebody else granted ${actions.join(", ")}, and perhaps some of the same. Nothing was revoked, so all of them hold; the state has none.`,
    remedy: `If the others are to go, revoke them in CCKM and apply again. If all are to be managed here, import them: ${importLine(type, id)}. If they belong to somebody else, remove this resource, and revoke in CCKM what nobody needs.`,
  }),
  examples: [
    {
      ...RIGHTS,
      actions: ["keydelete"],
      asked: ["keycreate"],
      type: "cckm_aws_kms_acl",
      id: `${ID}::group::CCKM Users`,
    },
  ],
});

export const grantedMeanwhile = warning("acl-granted-meanwhile", {
  when: "Somebody else gave the user or group permissions while this run wrote those in the state.",
  text: ({ who, target, actions }: Rights) => ({
    summary: `${who} was given other permissions meanwhile`,
    detail: `While this run wrote its permissions on the ${target}, somebody else granted ${actions.join(", ")}. They were left as they are.`,
    remedy: "Where the permissions stay in the code, the next plan shows them as a change.",
  }),
  examples: [{ ...RIGHTS, actions: ["keydelete"] }],
});

export const importIdInvalid = error("acl-import-id-invalid", {
  when: "The id of an import does not name an account or a vault, and a user or group.",
  text: ({ id, short, listedBy }: { id: string; short: string; listedBy: string }) => ({
    summary: "Invalid import id",
    detail: `Expected <${short} id>::group::<group name>, or <${short} id>::user::<user id> as in 0b90f8de-8617-498d-ad63-ca18eb717ae7::user::local|d1c53366, got ${JSON.stringify(id)}.`,
    remedy: listedBy,
  }),
  examples: [
    {
      id: "payments",
      short: "kms",
      listedBy: "The data source cckm_aws_kms_accounts lists every KMS with its id and permissions.",
    },
  ],
});

export const nothingToImport = error("acl-import-nothing", {
  when: "An import names a user or group that has no permissions on the account.",
  text: ({ who, target }: Principal) => ({
    summary: "No permissions to import",
    detail: `CCKM lists no permissions of ${who} on the ${target}.`,
    remedy: "Remove the import to have them created.",
  }),
  examples: [WHO],
});

export const importSpelledOtherwise = error("acl-import-other-spelling", {
  when: "An import names a user or group that CCKM lists with other capitals, spaces or form only.",
  text: ({ who, target, alike }: Principal & { alike: string }) => ({
    summary: "No permissions to import",
    detail: `CCKM lists no permissions of ${who} on the ${target}. It lists ${JSON.stringify(alike)}.`,
    remedy:
      "If that is who is meant, import and write it in just this form. Otherwise remove the import to have them created.",
  }),
  examples: [{ ...WHO, who: 'group "cckm users"', alike: "CCKM Users" }],
});

interface Confirmed extends Rights {
  readonly times: number;
}

const applyAgain = (short: string) =>
  `Either other processes write the permissions of this ${short} all the time (update-acls overwrites what is written at the same moment): apply again when they are done. Or this release of CCKM treats these actions otherwise: change actions to what it keeps.`;

export const grantNotKept = error("acl-grant-not-kept", {
  when: "CCKM confirmed a grant again and again, and the permissions do not hold.",
  text: ({ who, target, short, actions, times }: Confirmed) => ({
    summary: `CCKM does not keep the permissions of ${who}`,
    detail: `It confirmed ${times} times to grant ${actions.join(", ")} on the ${target}, and they still do not hold.`,
    remedy: applyAgain(short),
  }),
  examples: [{ ...RIGHTS, times: 12 }],
});

export const revokeNotKept = error("acl-revoke-not-kept", {
  when: "CCKM confirmed again and again that permissions were revoked, and they still hold.",
  text: ({ who, target, short, actions, times }: Confirmed) => ({
    summary: `CCKM does not keep the permissions of ${who}`,
    detail: `It confirmed ${times} times to revoke ${actions.join(", ")} on the ${target}, and they still hold.`,
    remedy: applyAgain(short),
  }),
  examples: [{ ...RIGHTS, times: 12 }],
});

export const stoppedBeforeGrant = error("acl-stopped-before-grant", {
  when: "Terraform was told to stop while permissions that another process had overwritten were to be granted again.",
  text: ({ who, target, actions }: Rights) => ({
    summary: `Stopped before the permissions of ${who} were as planned`,
    detail: `Another process had overwritten them on the ${target}; still to grant: ${actions.join(", ")}.`,
    remedy: "Apply again.",
  }),
  examples: [RIGHTS],
});

export const stoppedBeforeRevoke = error("acl-stopped-before-revoke", {
  when: "Terraform was told to stop while permissions that another process had overwritten were to be revoked again.",
  text: ({ who, target, actions }: Rights) => ({
    summary: `Stopped before the permissions of ${who} were as planned`,
    detail: `Another process had overwritten them on the ${target}; still to revoke: ${actions.join(", ")}.`,
    remedy: "Apply again.",
  }),
  examples: [RIGHTS],
});

export const notLookedAt = warning("acl-not-looked-at-again", {
  when: "CCKM confirmed a change of permissions, but the result could not be read back.",
  text: ({ who, target, reason }: Principal & { reason: string }) => ({
    summary: `The permissions of ${who} were written but not looked at again`,
    detail: `CCKM confirmed the change on the ${target}, but then could not be asked: ${reason}.`,
    remedy: "The next plan shows whether another process has overwritten it.",
  }),
  examples: [{ ...WHO, reason: "GET /v1/cckm/aws/kms/0b90f8de: no connection to cm.example.com (ECONNRESET)" }],
});

export const rightsNotKnown = warning("acl-rights-not-known", {
  when: "The plan could not read which permissions the user or group already has.",
  text: ({ who, reason }: { who: string; reason: string }) => ({
    summary: `Not known which rights ${who} already has`,
    detail: `${reason}.`,
    remedy: "The apply revokes what actions do not list.",
  }),
  examples: [{ who: WHO.who, reason: "GET /v1/cckm/aws/kms/0b90f8de: no connection to cm.example.com (ECONNRESET)" }],
});

export const willRevoke = warning("acl-will-revoke", {
  when: "The apply will revoke permissions that somebody else granted.",
  text: ({ who, target, actions }: Rights) => ({
    summary: `Rights of ${who} will be revoked`,
    detail: `On the ${target} CCKM permits ${actions.join(", ")}, which Terraform did not grant and actions do not list. The apply revokes them.`,
    remedy: "To keep them, add them to actions.",
  }),
  examples: [RIGHTS],
});

export const resumed = warning("acl-resumed", {
  when: "A killed run of this stack had begun to grant the permissions; this one has finished the job.",
  text: ({ who, target, actions }: Rights) => ({
    summary: `Took over existing permissions of ${who}`,
    detail: `On the ${target} it had ${actions.join(", ")} already. They are in the state now, and a destroy revokes them. The journal shows that a run of this stack asked for them and was killed.`,
  }),
  examples: [RIGHTS],
});

export const tookOver = warning("acl-took-over", {
  when: '`adopt` is "identical", and the user or group already had permissions.',
  text: ({ who, target, actions }: Rights) => ({
    summary: `Took over existing permissions of ${who}`,
    detail: `On the ${target} it had ${actions.join(", ")} already. They are in the state now, and a destroy revokes them. Another state may own them.`,
    remedy: `Set the provider's adopt to "own" to refuse this.`,
  }),
  examples: [RIGHTS],
});

export const gone = warning("acl-gone", {
  when: "Somebody revoked all permissions in the state.",
  text: ({ who, target, short }: Principal) => ({
    summary: `The permissions of ${who} on the ${target} are gone`,
    detail: `The ${short} is there and lists none for it any more.`,
    remedy: "The plan grants them again; to give them up, remove them from the code.",
  }),
  examples: [WHO],
});

export const principalUnknown = warning("acl-principal-unknown", {
  when: "Permissions were to be revoked from a user or group that CCKM no longer knows.",
  text: ({ who, target, short, reason }: Principal & { reason: string }) => ({
    summary: `Nothing was left to revoke from ${who}`,
    detail: `CCKM does not know it any more, and the ${target} is there: ${reason}. The permissions are out of the state; what the ${short} still lists for it gives nobody rights as long as nobody of that name is made.`,
  }),
  examples: [
    {
      ...WHO,
      reason: "POST /v1/cckm/aws/kms/0b90f8de/update-acls was answered with 404 NCERRResourceNotFound: Group not found",
    },
  ],
});

export const kept = warning("acl-kept", {
  when: "A destroy left the permissions in place because another resource of the configuration now manages them.",
  text: ({ who, target }: Principal) => ({
    summary: `Kept the permissions of ${who}`,
    detail: `Another resource of the configuration now manages them on the ${target}, so they were not revoked.`,
  }),
  examples: [WHO],
});
