import { quote } from "../../schema";
import { error, warning } from "../../words";

export const principalMissing = error("principal-name-missing", {
  when: "`Principal.group` or `Principal.user` is given no name.",
  text: ({ got, rule }: { got: unknown; rule: string }) => ({
    summary: "Missing name",
    detail: `Expected ${rule}, got ${quote(got)}.`,
  }),
  examples: [{ got: "", rule: "the name of a group" }],
});

interface Instances {
  /** The object they apply to, with its article: `an account`. */
  readonly short: string;
  readonly one: string;
  readonly construct: string;
  readonly prop: string;
}

export const grantOfSeveral = error("grant-of-several-instances", {
  when: "`grant()` is called on what has `count` or `forEach`.",
  text: ({ short, one, construct, prop }: Instances) => ({
    summary: "Not possible with count or forEach",
    detail: `Expected ${short} of one instance, as permissions are of one ${one}, got one of several.`,
    remedy: `Use new ${construct}(..., { ${prop}: <id of the instance> }) with the same count or forEach.`,
  }),
  examples: [{ short: "an account", one: "KMS", construct: "AwsKmsAcl", prop: "kms" }],
});

export const grantOutsideStack = error("grant-outside-stack", {
  when: "`grant()` is called on a record that no data source of a stack gave.",
  text: () => ({
    summary: "Not possible here",
    detail: "Expected a record of a data source in a stack, got one that stands nowhere.",
  }),
  examples: [{}],
});

interface Twice {
  readonly one: string;
  readonly other: string;
}

export const permissionsTwice = error("permissions-twice", {
  when: "A stack sets the permissions of one user or group on one object twice.",
  text: ({ one, other, whom, what, short }: Twice & { whom: string; what: string; short: string }) => ({
    summary: "Permissions set twice",
    detail: `${one} and ${other} both set those of ${whom} on the same ${what}; each would revoke what the other grants.`,
    remedy: `Keep one with the actions of both, or use grant() of the ${short}, which adds to what is there.`,
  }),
  examples: [
    {
      one: "stack/one",
      other: "stack/two",
      whom: 'the group "Auditors"',
      what: "AWS KMS account",
      short: "account",
    },
  ],
});

export const objectTwice = error("object-twice", {
  when: "Two constructs of a stack are one object of CCKM.",
  text: ({ one, other, type }: Twice & { type: string }) => ({
    summary: "One object twice",
    detail: `${one} and ${other} are the same ${type}: each would change or destroy what the other manages.`,
    remedy: "Keep one of them, or give one another name.",
  }),
  examples: [{ one: "stack/one", other: "stack/two", type: "cckm_aws_kms_account" }],
});

export const objectOfInstances = error("object-of-instances", {
  when: "A construct with several instances, by `count` or `forEach`, is one object of CCKM in all of them.",
  text: ({ path, type, count }: { path: string; type: string; count: number }) => ({
    summary: "One object twice",
    detail: `The ${count} instances of ${path} are the same ${type}: each would change or destroy what the others manage.`,
    remedy: "Put count.index or each.key into its name, or leave count and forEach out.",
  }),
  examples: [{ path: "stack/payments", type: "cckm_aws_kms_account", count: 2 }],
});

export const addressTwice = error("address-twice", {
  when: "Two constructs of a stack have one address in Terraform.",
  text: ({ one, other, address }: Twice & { address: string }) => ({
    summary: "One address twice",
    detail: `${one} and ${other} would both be ${address}: cdktf leaves out of an id what is no letter, digit, "-" or "_", and merges them into one.`,
    remedy: "Give one of them another id.",
  }),
  examples: [{ one: "stack/a b", other: "stack/ab", address: "cckm_aws_kms_account.ab" }],
});

export const resourceNameInvalid = error("resource-name-invalid", {
  when: "An id of a construct, or a name in the settings of a `CckmEnvironment`, makes no name of a resource for Terraform.",
  text: ({ name }: { name: string }) => ({
    summary: "Invalid resource name",
    detail: `Expected ids that make a name for Terraform, which starts with a letter or "_", got ${quote(name)}: cdktf leaves out of an id what is no letter, digit, "-" or "_".`,
    remedy: "Give the construct another id; in the settings of a CckmEnvironment set `id`.",
  }),
  examples: [{ name: "4711-payments" }],
});

export const numberInId = error("token-number-in-id", {
  when: "An id of a construct holds a number that only Terraform knows.",
  text: () => ({
    summary: "Id not known at synth",
    detail:
      "Expected ids that are known here, got one with a number that only Terraform knows: cdktf makes another name of it when the code before it changes, and Terraform would destroy what it made.",
    remedy: "Leave the number out of the id; with count or forEach one construct makes several resources.",
  }),
  examples: [{}],
});

export const principalInvalid = error("grant-principal-invalid", {
  when: "`grant()` is given something else than a `Principal`.",
  text: ({ got }: { got: string }) => ({
    summary: "Incorrect attribute value type",
    detail: `Expected principal to be a Principal, got ${got}.`,
    remedy: "Make it with Principal.group(name) or Principal.user(id).",
  }),
  examples: [{ got: "null" }, { got: "an object without a group or a user of its own" }],
});

export const regionTwice = error("region-twice", {
  when: "Two entries of one AWS account hold the same region; CCKM takes it in one of them alone.",
  text: ({ one, other, region, account }: Twice & { region: string; account: string }) => ({
    summary: "Region in two entries",
    detail: `Expected each entry of the account ${account} to have regions of its own, got ${region} in ${one} and in ${other}.`,
    remedy: "Remove it from one of them.",
  }),
  examples: [{ one: "stack/one", other: "stack/two", region: "eu-west-1", account: "123456789012" }],
});

interface OfInstances {
  readonly path: string;
  readonly count: number;
  readonly region: string;
  readonly account: string;
}

export const regionInInstances = error("region-in-instances", {
  when: "The instances of a construct, by `count` or `forEach`, hold the same region of one AWS account; CCKM takes it in one entry alone.",
  text: ({ path, count, region, account }: OfInstances) => ({
    summary: "Region in several instances",
    detail: `Expected each entry of the account ${account} to have regions of its own, got ${region} in the ${count} instances of ${path}.`,
    remedy:
      "Give each instance regions or an account of its own, or put all regions into one entry without count and forEach.",
  }),
  examples: [{ path: "stack/payments", count: 2, region: "eu-west-1", account: "123456789012" }],
});

export const createBeforeDestroy = warning("create-before-destroy", {
  when: "`createBeforeDestroy` is set for what has a name that CCKM takes once only.",
  text: () => ({
    summary: "createBeforeDestroy cannot work",
    detail:
      "The new object would meet its predecessor, which still has its name: a replacement under the same name is refused before anything is touched.",
    remedy: "Remove it, or let a replacement have another name.",
  }),
  examples: [{}],
});

export const targetIdMissing = error("target-id-missing", {
  when: "`fromKmsId` or `fromVaultId` is given no id.",
  text: ({ got, what, name }: { got: string; what: string; name: string }) => ({
    summary: "Missing required argument",
    detail: `Expected the id of ${what} in CCKM, or a token of it, got ${got}.`,
    remedy: got.startsWith("the construct") ? `Give its ${name}.` : undefined,
  }),
  examples: [
    { got: "null", what: "a KMS", name: "kmsId" },
    { got: "the construct stack/payments", what: "a KMS", name: "kmsId" },
  ],
});
