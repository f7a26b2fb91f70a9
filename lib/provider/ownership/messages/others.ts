import { error, warning } from "../../shared/one-line";
import { DESTROY, importLine } from "../in-words";
import { ID, type KnownObject, type ObjectInWords, RIGHTS, THING } from "./object-in-words";

export const declaredElsewhere = error("ownership-declared-elsewhere", {
  when: "An object is to be destroyed that another stack of the app now declares: it was moved in the code.",
  text: ({ type, id, what, stack }: KnownObject & { stack: string }) => ({
    summary: `Stack ${stack} now declares the ${what}: move the state`,
    detail: "A destroy here would remove what that stack manages. Nothing was changed.",
    remedy: `Let this stack forget it: a \`removed\` block with from = ${type}.<name> and destroy = false, or terraform state rm. Let stack ${stack} bring it in: ${importLine(type, id)}. If the two stacks work on different servers or domains, give each its address and domain in the code.`,
  }),
  examples: [{ ...THING, stack: "billing" }],
});

export const declaredUnread = error("ownership-declared-unread", {
  when: "An object is to be destroyed, and the file in which synth says what the app's other stacks declare cannot be read.",
  text: ({ file, reason }: { file: string; reason: string }) => ({
    summary: "Not known what the app's other stacks declare",
    detail: `${file} cannot be read: ${reason}. A destroy might remove what another stack manages. Nothing was changed.`,
    remedy: "Let this user read it, or synthesize again.",
  }),
  examples: [{ file: "cdktf.out/stacks/prod/cckm-other-stacks.json", reason: "EACCES" }],
});

export const mayBeDeclaredElsewhere = error("ownership-may-be-declared-elsewhere", {
  when: "Permissions or a secret are to be destroyed, and another stack of the app declares some whose account or vault is not known at synth; its state does not tell either.",
  text: ({ type, id, what, stack }: KnownObject & { stack: string }) => ({
    summary: `Stack ${stack} may declare the ${what} now`,
    detail: `It declares a ${type} of which only Terraform knows on what or in what it is, and its state does not have that one yet. A destroy here would remove what that stack may be about to manage. Nothing was changed.`,
    remedy: `If it is another one, deploy stack ${stack} first: its state then tells so. If it is this one, let this stack forget it: a \`removed\` block with from = ${type}.<name> and destroy = false, or terraform state rm. Let stack ${stack} bring it in: ${importLine(type, id)}.`,
  }),
  examples: [{ ...RIGHTS, stack: "billing" }],
});

export const mayBeDeclared = warning("ownership-may-be-declared", {
  when: "The same, but the state of the other stack is not a file on this machine.",
  text: ({ type, what, stack }: KnownObject & { stack: string }) => ({
    summary: `Stack ${stack} may declare the ${what} too`,
    detail: `It declares a ${type} of which only Terraform knows on what or in what it is, and its state does not lie in a file of this machine. Should it be this one, the destroy removes what that stack manages.`,
    remedy: `Check this before the apply; or let its argument refer to the construct, so that it is known at synth.`,
  }),
  examples: [{ ...RIGHTS, stack: "billing" }],
});

export const carriesRights = error("ownership-carries-rights", {
  when: "An account or vault is to be destroyed, and another stack of the app declares permissions on it.",
  text: ({ id, type, what, whose, stack }: KnownObject & { whose: readonly string[]; stack: string }) => ({
    summary: `The ${what} has permissions on it that stack ${stack} declares`,
    detail: `CCKM lists those of ${whose.join(", ")} on ${id}, and a destroy of it would take them along. Nothing was changed.`,
    remedy: `Take them out of stack ${stack} and deploy that, or destroy it, first. To keep it and let this stack forget it: a \`removed\` block with from = ${type}.<name> and destroy = false, or terraform state rm. If the two stacks work on different servers or domains, give each its address and domain in the code.`,
  }),
  examples: [{ ...THING, whose: ['group "CCKM Users"'], stack: "billing" }],
});

export const carriesSecrets = error("ownership-carries-secrets", {
  when: "A vault is to be destroyed, and another stack of the app declares secrets in it.",
  text: ({ id, type, what, names, stack }: KnownObject & { names: readonly string[]; stack: string }) => ({
    summary: `The ${what} has secrets in it that stack ${stack} declares`,
    detail: `CCKM lists ${names.map((name) => `"${name}"`).join(", ")} in ${id}, and would no longer know them. Nothing was changed.`,
    remedy: `Take them out of stack ${stack} and deploy that, or destroy it, first. To keep the vault and let this stack forget it: a \`removed\` block with from = ${type}.<name> and destroy = false, or terraform state rm. If the two stacks work on different servers or domains, give each its address and domain in the code.`,
  }),
  examples: [
    {
      type: "cckm_azure_vault",
      id: "bedb82b9-582c-402d-9874-f3368722cf46",
      what: 'Azure vault "payments-kv" of the subscription 260ecbe7-777b-4d3c-84ea-887620498863',
      names: ["db-password"],
      stack: "billing",
    },
  ],
});

const SHOWN = 5;

export const leavesOut = error("ownership-leaves-out", {
  when: "An account or vault is to be destroyed, but the state has permissions on it or secrets in it that the run leaves out (`-target`).",
  text: ({ id, what, left }: KnownObject & { left: readonly ObjectInWords[] }) => ({
    summary: `The ${what} has entries of this state on it that this run leaves out`,
    detail: `They would go with ${id}: ${shown(left.map((one) => one.what))}. It was not destroyed.`,
    remedy: `Destroy them too, without -target or with one for each of them. To let the state forget them: terraform state rm ${left[0]?.type ?? ""}.<name>.`,
  }),
  examples: [
    {
      ...THING,
      left: [
        { type: "cckm_aws_kms_acl", what: `permissions of group "CCKM Users" on the AWS KMS account ${ID}` },
        { type: "cckm_aws_kms_acl", what: `permissions of group "Auditors" on the AWS KMS account ${ID}` },
      ],
    },
  ],
});

function shown(all: readonly string[]): string {
  const more = all.length > SHOWN ? [`${all.length - SHOWN} more`] : [];
  return [...all.slice(0, SHOWN), ...more].join(", ");
}

/** An object on an account or in a vault. */
export interface Standing extends ObjectInWords {
  /** The argument that refers to the account or vault. */
  readonly argument: string;
  /** The attribute of the account or vault that the argument takes. */
  readonly attribute: string;
}

export const groundGoes = error("ownership-ground-goes", {
  when: "An account or vault is to be destroyed, but the same plan keeps or creates permissions on it, or secrets in it.",
  text: ({ ground, standing }: { ground: ObjectInWords; standing: Standing }) => ({
    summary: `The ${ground.what} would be destroyed with the ${standing.what}, which stay in the configuration`,
    detail: `Their ${standing.argument} is what it is called now, and they would go with it. Nothing was changed.`,
    remedy: `Take the ${standing.type} out of the configuration too, or let its ${standing.argument} refer to what it is for: ${standing.argument} = ${ground.type}.<name>.${standing.attribute}. ${DESTROY}`,
  }),
  examples: [
    {
      ground: THING,
      standing: {
        type: "cckm_aws_kms_acl",
        what: `permissions of group "CCKM Users" on the AWS KMS account ${ID}`,
        argument: "kms_id",
        attribute: "id",
      },
    },
  ],
});
