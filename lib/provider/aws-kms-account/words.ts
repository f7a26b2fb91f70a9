import { error, warning } from "../shared/one-line";

interface Account {
  readonly name: string;
  readonly id: string;
}

const ACCOUNT: Account = { name: "payments", id: "0b90f8de-8617-498d-ad63-ca18eb717ae7" };

/** What was attempted when CCKM rejected the call or could not be reached. */
export const attempts = {
  find: ({ name }: { name: string }) => `Could not look for an AWS KMS account named "${name}"`,
  lookUp: ({ idOrName }: { idOrName: string }) => `Could not look up the AWS KMS account "${idOrName}"`,
  lookUpEntries: ({ accountId }: { accountId: string }) =>
    `Could not look up the entries of the AWS account ${accountId}`,
  add: ({ name }: { name: string }) => `Could not add the AWS KMS account "${name}"`,
  change: ({ name, attribute }: { name: string; attribute: string }) =>
    `Could not change ${attribute} of the AWS KMS account "${name}"`,
  lookAgain: ({ attribute }: { attribute: string }) => `Could not look at the changed ${attribute}`,
  remove: ({ name, id }: Account) => `Could not delete the AWS KMS account "${name}" (${id})`,
};

export const notFound = error("aws-kms-account-not-found", {
  when: "An import, or the command that writes imports, names an account that CCKM does not have.",
  text: ({ idOrName }: { idOrName: string }) => ({
    summary: "No such AWS KMS account",
    detail: `Expected the id or the name of a KMS in this CipherTrust Manager domain, got ${JSON.stringify(idOrName)}.`,
    remedy: "The data source cckm_aws_kms_accounts lists them all.",
  }),
  examples: [{ idOrName: "paiments" }],
});

/** Another KMS of the account, and its regions. */
interface Holder extends Account {
  readonly regions: readonly string[];
}

export const regionsHeld = error("aws-kms-account-regions-held", {
  when: "Another KMS of the same AWS account already has one of the regions. CCKM allows each region in only one of them.",
  text: ({
    name,
    accountId,
    asked,
    holders,
  }: {
    name: string;
    accountId: string;
    asked: number;
    holders: Holder[];
  }) => ({
    summary: `Regions of the AWS account ${accountId} are held by another entry`,
    detail: `Asked for ${asked} regions for "${name}", but ${holders.map(inWords).join("; ")}.`,
    remedy: "Each entry of one account needs regions of its own: remove them here, or from the other entry first.",
  }),
  examples: [
    {
      name: "payments",
      accountId: "123456789012",
      asked: 2,
      holders: [{ ...ACCOUNT, name: "billing", regions: ["eu-west-1"] }],
    },
  ],
});

function inWords({ name, id, regions }: Holder): string {
  return `"${name}" (id ${id}) holds ${regions.join(", ")}`;
}

export const changeNotTaken = error("aws-kms-account-change-not-taken", {
  when: "CCKM reported success for a change, but the account still shows the old value.",
  text: ({ name, id, attribute, seconds }: Account & { attribute: string; seconds: number }) => ({
    summary: `CCKM did not take over ${attribute} of the AWS KMS account "${name}"`,
    detail: `The change was answered with success, but the KMS ${id}, looked at again for ${seconds} s, still shows another value.`,
    remedy: `Apply again: the plan shows what CCKM has by then. If it stays so, this release of CCKM may not support the change: set ${attribute} back to what it is.`,
  }),
  examples: [{ ...ACCOUNT, attribute: "assume_role_arn", seconds: 10 }],
});

export const archived = warning("aws-kms-account-archived", {
  when: "The account is archived in CCKM, which rejects changes to it and to its permissions.",
  text: ({ name, id, status }: Account & { status: string }) => ({
    summary: `The AWS KMS account "${name}" is archived`,
    detail: `CCKM shows the status ${status} for ${id} and rejects changes to it and to its permissions.`,
    remedy: `Recover it in CCKM before the apply: POST /v1/cckm/aws/kms/${id}/recover.`,
  }),
  examples: [{ ...ACCOUNT, status: "ARCHIVED" }],
});

export const kept = warning("aws-kms-account-kept", {
  when: "A destroy left the account in place because another resource of the configuration now manages it.",
  text: ({ name, id }: Account) => ({
    summary: `Kept the AWS KMS account "${name}"`,
    detail: `This run took ${id} over for another resource of the configuration, so it was not deleted.`,
  }),
  examples: [ACCOUNT],
});
