import { didYouMean, listed, quote } from "../schema";
import { error, warning } from "../words";

const ADDRESS = "`https://<host>[:<port>]`";

export const regionNotKnown = warning("region-not-known", {
  when: "A region is none that this release knows; AWS may have it since.",
  text: ({ name, region, near }: { name: string; region: string; near?: string }) => ({
    summary: "Unknown region",
    detail: `Expected ${name} to be an AWS region that this release knows, got ${quote(region)}.`,
    remedy: `${didYouMean(near) ?? "Correct a misspelt name."} A region that is newer may stay: it is sent as it is.`,
  }),
  examples: [
    { name: "each of regions", region: "eu-west-9" },
    { name: "each of regions", region: "west-eu-1", near: "eu-west-1" },
  ],
});

export const regionInvalid = error("region-invalid", {
  when: "A region is nearly one that AWS has, or does not have the form of a region.",
  text: ({ name, region, rule, near }: { name: string; region: string; rule: string; near?: string }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be ${rule}, got ${quote(region)}.`,
    remedy: didYouMean(near),
  }),
  examples: [
    {
      name: "each of regions",
      region: "eu-wets-1",
      rule: "an AWS region's code, such as `eu-west-1`",
      near: "eu-west-1",
    },
    { name: "each of regions", region: "everywhere", rule: "an AWS region's code, such as `eu-west-1`" },
  ],
});

export const actionsNotKnown = warning("actions-not-known", {
  when: "An action is none that this release knows; a newer release of CCKM may.",
  text: ({ name, told, known }: { name: string; told: readonly string[]; known: readonly string[] }) => ({
    summary: told.length === 1 ? "Unknown action" : "Unknown actions",
    detail: `Expected each of ${name} to be one of ${listed(known)}, got ${told.join(", ")}.`,
    remedy: "Correct a misspelt name. An action that only a newer release of CCKM knows may stay: it is sent as it is.",
  }),
  examples: [
    {
      name: "actions",
      told: ['"keycreat" (did you mean "keycreate"?)', '"keyfreeze"'],
      known: ["keycreate", "keydelete"],
    },
    { name: "actions", told: ['"keyfreeze"'], known: ["keycreate", "keydelete"] },
  ],
});

interface Needed {
  readonly view: string;
  readonly by: readonly string[];
}

export const viewsMissing = warning("azure-vault-views-missing", {
  when: "Permissions on a vault have an action without the view that it needs; CCKM adds none there.",
  text: ({ name, needed }: { name: string; needed: readonly Needed[] }) => ({
    summary: needed.length === 1 ? "Missing view" : "Missing views",
    detail: `Expected ${name} to hold ${needed.map(({ view, by }) => `${quote(view)}, needed by ${by.join(", ")}`).join("; ")}. On an Azure vault CCKM adds no view by itself.`,
    remedy: `Add ${needed.map(({ view }) => quote(view)).join(" and ")}, unless the user or group has it in another way.`,
  }),
  examples: [
    { name: "actions", needed: [{ view: "view", by: ["keycreate", "keydelete"] }] },
    {
      name: "actions",
      needed: [
        { view: "view", by: ["keycreate"] },
        { view: "secretview", by: ["secretcreate"] },
      ],
    },
  ],
});

export const addressHoldsUser = error("provider-address-user", {
  when: "The provider's address holds a user's name or password.",
  text: ({ name }: { name: string }) => ({
    summary: "Secret in the code",
    detail: `Expected ${name} to be ${ADDRESS}, got an address with user information (not shown: it may hold the password).`,
    remedy: "Use username and password.",
  }),
  examples: [{ name: "address" }],
});

export const addressEmpty = error("provider-address-empty", {
  when: "The provider's address is empty.",
  text: ({ name, address }: { name: string; address: string }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be ${ADDRESS}, got ${quote(address)}.`,
    remedy: "Leave it out for the environment's CIPHERTRUST_ADDRESS.",
  }),
  examples: [{ name: "address", address: "" }],
});

export const addressHasQuery = error("provider-address-query", {
  when: "The provider's address has a query or a fragment.",
  text: ({ name }: { name: string }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be ${ADDRESS} without a query, got one with a query or a fragment (not shown: it may hold a password).`,
    remedy: "The domain that the user was created in is auth_domain, the one to work in is domain.",
  }),
  examples: [{ name: "address" }],
});

export const addressMalformed = error("provider-address-malformed", {
  when: "The provider's address has no scheme, a path, or is no URL.",
  text: ({ name, fault, shown }: { name: string; fault: string; shown: string | undefined }) => ({
    summary: "Invalid value",
    detail: `Expected ${name} to be ${ADDRESS}, got ${shown === undefined ? "one that is not shown, as it may hold a password" : quote(shown)}: it ${fault}.`,
    remedy: "Correct the address, such as https://cm.example.com.",
  }),
  examples: [
    { name: "address", fault: "has a path", shown: "https://cm.example.com/manager" },
    { name: "address", fault: "has no scheme", shown: undefined },
  ],
});

export const reportEndsBeforeItStarts = error("azure-report-times-invalid", {
  when: "The time that a report is asked for ends before it starts.",
  text: ({ first, last, start, end }: { first: string; last: string; start: unknown; end: unknown }) => ({
    summary: "Invalid times",
    detail: `Expected ${first} to be before ${last}, got ${quote(start)} and ${quote(end)}.`,
    remedy: "Correct one of them.",
  }),
  examples: [{ first: "start_time", last: "end_time", start: "2026-08-01T00:00:00Z", end: "2026-07-01T00:00:00Z" }],
});

export const workSpaceMissing = error("azure-report-workspace-missing", {
  when: "A report that is made of the vault's logs names no workspace that has them.",
  text: ({ name, type }: { name: string; type: string | undefined }) => ({
    summary: "Missing required argument",
    detail: `The argument ${quote(name)} is required for ${type === undefined ? "a key-report, the default" : `a ${type}`}; only a key-aging needs none.`,
    remedy: "Set it to the id of the vault's Log Analytics workspace.",
  }),
  examples: [
    { name: "work_space_id", type: "service-report" },
    { name: "work_space_id", type: undefined },
  ],
});

export const secretNeverActive = warning("azure-secret-never-active", {
  when: "A secret expires before it becomes active.",
  text: ({ nbf, exp }: { nbf: unknown; exp: unknown }) => ({
    summary: "Never active",
    detail: `Expected nbf to be before exp, got ${quote(nbf)} and ${quote(exp)}: the secret expires before it is active.`,
    remedy: "Correct one of them.",
  }),
  examples: [{ nbf: "2030-12-31T00:00:00Z", exp: "2030-01-01T00:00:00Z" }],
});

export const secretSize = error("azure-secret-value-size", {
  when: "The value of a secret is empty, or larger than Azure takes.",
  text: ({ name, bytes, most }: { name: string; bytes: number; most: number }) => ({
    summary: "Invalid size",
    detail: `Expected size of ${name} to be in the range (1 - ${most}), got ${bytes} bytes.`,
    remedy: bytes === 0 ? "Is the variable or environment variable that should hold it empty?" : undefined,
  }),
  examples: [
    { name: "value", bytes: 0, most: 25_600 },
    { name: "value", bytes: 30_000, most: 25_600 },
  ],
});

export const tooManyTags = error("azure-secret-too-many-tags", {
  when: "A secret has more tags than Azure takes.",
  text: ({ name, got, most }: { name: string; got: number; most: number }) => ({
    summary: "Too many tags",
    detail: `Expected ${name} to have at most ${most} elements, got ${got}.`,
    remedy: "Remove some.",
  }),
  examples: [{ name: "tags", got: 16, most: 15 }],
});

export const tagLength = error("azure-secret-tag-length", {
  when: "A tag's name is empty, or its name or value is longer than Azure takes.",
  text: ({ name, tag, value, most }: { name: string; tag: string; value: string; most: number }) => ({
    summary: "Invalid length",
    detail: `Expected each of ${name} to have a name of 1 to ${most} characters and a value of at most ${most}, got ${tag.length} characters in the name ${quote(tag)} and ${value.length} in its value.`,
  }),
  examples: [{ name: "tags", tag: "", value: "payments", most: 256 }],
});

interface VaultsOrAll {
  /** The names of the two arguments. */
  readonly vaults: string;
  readonly all: string;
}

const OF_JOB = { vaults: "key_vaults", all: "synchronize_all" };

export const vaultsAndAll = error("azure-sync-job-vaults-and-all", {
  when: "A synchronization is asked for some vaults and for all.",
  text: ({ vaults, all }: VaultsOrAll) => ({
    summary: "Invalid combination of arguments",
    detail: `Expected either ${vaults} or ${all} = true, got both.`,
    remedy: `Keep ${vaults} for these vaults alone, or ${all} for every vault.`,
  }),
  examples: [OF_JOB],
});

export const vaultsMissing = error("azure-sync-job-vaults-missing", {
  when: "A synchronization is asked for no vaults.",
  text: ({ vaults, all, isFalse }: VaultsOrAll & { isFalse: boolean }) => ({
    summary: "Missing required argument",
    detail: `Expected either ${vaults} with at least one vault or ${all} = true, got ${isFalse ? `${all} = false without ${vaults}` : "neither"}.`,
    remedy: "Set one of them.",
  }),
  examples: [
    { ...OF_JOB, isFalse: false },
    { ...OF_JOB, isFalse: true },
  ],
});
