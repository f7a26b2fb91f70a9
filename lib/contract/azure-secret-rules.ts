import {
  excludes,
  isKnown,
  matches,
  type Objection,
  oneOf,
  outOfRange,
  parseInstant,
  quote,
  rule,
  together,
  VALUE,
  type Validator,
  valuesOf,
} from "../schema";
import { secretRecoveryLevels } from "./azure-secret-choices";
import * as words from "./words";

/**
 * The name of a secret in an Azure vault. The maximum length is Azure's.
 *
 * API page: [azure-secret-create](../../docs/api-pages.md#azure-secret-create).
 */
export const secretName = matches(
  /^[0-9A-Za-z-]{1,127}$/,
  "1 to 127 letters, digits and hyphens",
  "CCKM allows no other characters, underscores included.",
);

/** Azure's maximum size of a secret's value. */
const VALUE_BYTES = 25 * 1024;
const VALUE_SIZE = `1 to ${VALUE_BYTES} bytes`;

/**
 * A secret's value: not empty, and no larger than Azure accepts. Messages mention nothing of the value but its size.
 */
export const secretValue: Validator<string> = {
  rule: VALUE_SIZE,
  check: (value, name = VALUE) => {
    const bytes = Buffer.byteLength(value);
    return bytes >= 1 && bytes <= VALUE_BYTES ? undefined : words.secretSize({ name, bytes, most: VALUE_BYTES });
  },
};

/**
 * How a deleted secret can be recovered.
 *
 * API page: [azure-secret-create, Secret Attributes](../../docs/api-pages.md#azure-secret-create).
 */
export const RECOVERY_LEVELS = valuesOf(secretRecoveryLevels);

/** A recovery level as the API's page spells it; Azure joins the words with plus signs. */
export function plainRecoveryLevel(level: string): string {
  return level.replaceAll("+", "");
}

/** One of {@link RECOVERY_LEVELS}, in the page's spelling or Azure's. */
export const recoveryLevel: Validator<string> = {
  rule: `${oneOf(RECOVERY_LEVELS).rule}; or as Azure spells it, such as \`Recoverable+Purgeable\``,
  check: (level, name) => oneOf(RECOVERY_LEVELS).check(plainRecoveryLevel(level), name),
};

/** Whether two spellings are the same recovery level. */
export function sameRecoveryLevel(a: string, b: string): boolean {
  return plainRecoveryLevel(a) === plainRecoveryLevel(b);
}

const RECOVERABLE_DAYS = "a whole number, 7 to 90, or 0 for a vault without soft delete";

/**
 * For how many days a deleted secret can be recovered.
 *
 * API page: [azure-secret-create, Secret Attributes](../../docs/api-pages.md#azure-secret-create).
 */
export const recoverableDays: Validator<number> = {
  rule: RECOVERABLE_DAYS,
  check: (days, name = VALUE) =>
    days === 0 || (Number.isInteger(days) && days >= 7 && days <= 90)
      ? undefined
      : outOfRange({ name, value: days, range: RECOVERABLE_DAYS }),
};

const MOST_TAGS = 15;
const LONGEST_TAG = 256;
const tagValue = excludes('\\,:"%', 'any characters except \\ , : " %');

type Tags = Readonly<Record<string, string>>;

/**
 * Tags of a secret. The allowed characters are from the API's page (azure-secret-create); number and lengths are
 * Azure's limits.
 */
export const secretTags: Validator<Tags> = {
  rule: `at most ${MOST_TAGS}; names of 1 to ${LONGEST_TAG} characters; values of at most ${LONGEST_TAG} characters, without \`\\ , : " %\``,
  check: (tags, name = VALUE) => {
    const entries = Object.entries(tags);
    const tooMany = entries.length > MOST_TAGS;
    return together([
      tooMany ? words.tooManyTags({ name, got: entries.length, most: MOST_TAGS }) : undefined,
      ...entries.map(([tag, value]) => ofTag(name, tag, typeof value === "string" ? value : "")),
    ]);
  },
};

function ofTag(name: string, tag: string, value: string): Objection | undefined {
  if (tag === "" || tag.length > LONGEST_TAG || value.length > LONGEST_TAG) {
    return words.tagLength({ name, tag, value, most: LONGEST_TAG });
  }
  return tagValue.check(value, `the tag ${quote(tag)}`);
}

/** Whether two times are in the same second: Azure stores no fractions. */
export function sameSecond(a: string, b: string): boolean {
  const [one, other] = [parseInstant(a), parseInstant(b)];
  return a === b || (one !== undefined && other !== undefined && Math.floor(one / 1000) === Math.floor(other / 1000));
}

/** A secret that expires before it becomes active can never be used. */
export const activeBeforeItExpires = rule("`nbf` should be before `exp`.", ["nbf", "exp"], ({ nbf, exp }) => {
  const [from, to] = [nbf, exp].map((time) =>
    isKnown(time) && typeof time === "string" ? parseInstant(time) : undefined,
  );
  if (from === undefined || to === undefined || from < to) return [];
  return [{ ...words.secretNeverActive({ nbf, exp }), path: ["nbf"] }];
});
