import type { Finding } from "../model";
import { list, text, type Words } from "./finding-words";
import { attributeWords } from "./labels";
import { BECAUSE_WORDS } from "./replacement";
import { SETTING_WORDS } from "./settings";
import { capital, count, name, names, type Sentence } from "./text";
import { day, instant } from "./time";

type Args = Finding["args"];
type Code = Finding["code"];

const LOSSES: Readonly<Record<string, Words>> = {
  vaultWithoutSoftDelete: {
    short: ({ vault }) => [name(text(vault)), " has no soft delete"],
    long: ({ vault }) => [
      "Lost for good: ",
      name(text(vault)),
      " has no soft delete, so nothing brings the secret back.",
    ],
  },
  purge: {
    short: () => ["purged"],
    long: ({ vault }) => [
      "Lost for good: the secret is purged from ",
      name(text(vault)),
      ", so nothing brings it back.",
    ],
  },
  reportIsOfItsDay: {
    short: ({ madeAt }) =>
      madeAt
        ? ["it shows ", day(text(madeAt)), ", a new one another day"]
        : ["it shows its own day, a new one another"],
    long: ({ madeAt }) => [
      "Lost for good: a key-aging report shows the day it was made",
      ...(madeAt ? [`, ${day(text(madeAt))}`] : []),
      ". A new one shows the day of its own apply.",
    ],
  },
  backupsInCckm: {
    short: () => ["with CCKM's backups of its secrets"],
    long: () => [
      "May be lost for good: force_destroy is set, so CCKM's backups of its secrets go with it. What was purged in Azure is then nowhere.",
    ],
  },
  reportNeedsItsLogs: {
    short: () => ["made again only while Azure keeps the logs"],
    long: () => [
      "May be lost for good: the report can be made again only as long as Azure keeps the logs of its time.",
    ],
  },
};

const WORDS: Readonly<Record<Code, Words>> = {
  lostForGood: {
    short: (args) => (LOSSES[text(args.cause)] ?? LOSSES.purge!).short(args),
    long: (args) => (LOSSES[text(args.cause)] ?? LOSSES.purge!).long(args),
  },
  preventDestroy: {
    short: () => ["guarded by prevent_destroy"],
    long: () => ["Guarded: prevent_destroy is set, so that Terraform refuses this."],
  },
  purgeForbidden: {
    short: () => ["the vault forbids purging it"],
    long: ({ vault }) => [
      "Guarded: ",
      name(text(vault)),
      " forbids purging, so that the apply refuses to delete the secret and it stays as it is.",
    ],
  },
  removedFromCckm: {
    short: () => ["leaves CCKM, its keys stay in AWS"],
    long: ({ addedAgain }) => [
      addedAgain
        ? "Leaves CCKM with its permissions and is added again. Its keys stay in AWS."
        : "Leaves CCKM with its permissions. Its keys stay in AWS; it can be added again.",
    ],
  },
  vaultLeavesCckm: {
    short: () => ["leaves CCKM, stays in Azure"],
    long: ({ addedAgain, withSecrets }) => [
      addedAgain ? "Leaves CCKM with its permissions and is added again." : "Leaves CCKM with its permissions.",
      withSecrets ? " CCKM then knows its secrets no more, which stay in Azure unless they are purged." : "",
      " Nothing in Azure changes.",
    ],
  },
  recoverable: {
    short: () => ["soft-deleted, can be recovered"],
    long: ({ vault, days }) => [
      "Soft-deleted: it can be recovered from ",
      name(text(vault)),
      typeof days === "number" && days > 0 ? ` for ${count(days, "day")}.` : " as long as the vault keeps it.",
    ],
  },
  kept: {
    short: () => ["stays in CCKM"],
    long: () => ["Stays in CCKM as it is: on_destroy is retain. Terraform forgets it."],
  },
  newSecretVersion: {
    short: ({ from, to }) => [`version ${text(from) || "?"} → ${text(to) || "?"}`],
    long: ({ from, to, vault }) => [
      `Version ${text(to) || "not known yet"} becomes current in `,
      name(text(vault)),
      from === null ? "." : `; version ${text(from)} stays behind it.`,
    ],
  },
  valueSourceSwapped: {
    short: () => ["value from another place"],
    long: () => ["The value comes from another place than on the target branch."],
  },
  secretRecovered: {
    short: () => ["a soft-deleted one is recovered"],
    long: () => [
      "Where the vault has a soft-deleted secret of this name, that one is recovered and brought to what is asked for.",
    ],
  },
  secretDisabled: { short: () => ["disabled"], long: () => ["Nobody can use the secret from then on."] },
  expiresSoon: {
    short: ({ days, renewedHere }) => [expires(days), renewedHere ? "" : " and is not renewed"],
    long: ({ days, at, renewedHere }) => [
      ...capital([expires(days)]),
      `, ${instant(text(at))}`,
      renewedHere ? "." : "; this change does not renew it.",
    ],
  },
  regionsLeave: {
    short: ({ regions }) => [...names(list(regions)), " leaves CCKM"],
    long: ({ regions }) => [...names(list(regions)), " leaves CCKM: its keys stay in AWS, unmanaged."],
  },
  connectionSwapped: {
    short: () => ["another connection"],
    long: () => ["CCKM reaches it with other credentials from then on."],
  },
  roleSwapped: {
    short: () => ["another role"],
    long: () => ["CCKM assumes another role in the account from then on."],
  },
  unknownUntilApply: {
    short: ({ attribute }) => [name(attributeWords(text(attribute))), " known only after apply"],
    long: ({ attribute, from }) => [
      attribute === "principal" ? "Who receives the rights" : "The value of ",
      ...(attribute === "principal" ? [] : [name(attributeWords(text(attribute)))]),
      " is known only after apply",
      ...(from ? [", from ", name(text(from))] : []),
      ".",
    ],
  },
  undoesDrift: {
    short: () => ["a right granted outside is taken back"],
    long: ({ actions }) => ["Also takes back ", ...names(list(actions)), ", granted outside of Terraform."],
  },
  adoptsDrift: {
    short: () => ["a right granted outside stays"],
    long: ({ actions }) => [
      "Keeps ",
      ...names(list(actions)),
      ", which was granted outside of Terraform: from now on it is in the code.",
    ],
  },
  leftWithNone: { short: () => ["left with no right"], long: () => ["Left with no right on it."] },
  syncRuns: {
    short: ({ scope }) => [scope === "allVaults" ? "synchronization runs over every vault" : "synchronization runs"],
    long: ({ item, scope, vaults }) => [
      "Brings the ",
      name(text(item)),
      scope === "allVaults" ? " of every vault that CCKM manages; how many is not in the plan" : " of ",
      ...(scope === "allVaults" ? [] : names(list(vaults))),
      ". Writes nothing to Azure.",
    ],
  },
  reportMade: { short: () => ["a report is made"], long: () => ["The report is made during the apply."] },
  imported: {
    short: () => ["comes under Terraform"],
    long: ({ id, otherwiseUnchanged }) => [
      otherwiseUnchanged
        ? "Comes under Terraform as it is; nothing about it changes"
        : "Comes under Terraform and is changed",
      ...(id ? [". Its id: ", name(text(id))] : []),
      ".",
    ],
  },
  moved: {
    short: () => ["moved"],
    long: ({ from, otherwiseUnchanged }) => [
      "Was at ",
      name(text(from)),
      otherwiseUnchanged ? "; nothing changes in CCKM." : ".",
    ],
  },
  forgotten: {
    short: () => ["Terraform forgets it, it stays"],
    long: () => ["Terraform forgets it; it stays in CCKM, and nothing manages it from then on."],
  },
  deposed: {
    short: () => ["left behind by an earlier replacement"],
    long: ({ key }) => ["An object that an earlier replacement left behind (", name(text(key)), ")."],
  },
  actionNotListed: {
    short: ({ actions }) => [...names(list(actions)), " not listed"],
    long: ({ actions }) => [...names(list(actions)), " is no action that is known here; it counts as the worst."],
  },
  ...SETTING_WORDS,
  ...BECAUSE_WORDS,
};

/** A finding in a few words. */
export function shortFinding({ code, args }: Finding): Sentence {
  return WORDS[code].short(args);
}

/** A finding in a sentence. */
export function longFinding({ code, args }: Finding): Sentence {
  return WORDS[code].long(args);
}

function expires(days: Args[string] | undefined): string {
  const number = Number(days);
  return number < 0 ? "expired already" : number === 0 ? "expires within a day" : `expires in ${count(number, "day")}`;
}
