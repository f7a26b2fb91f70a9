import { misspelt, nearest, plainName, sameLetters, VALUE, type Validator } from "../schema";
import * as words from "./words";

/** AWS regions known to this release: the highest number for each prefix. */
const KNOWN: Readonly<Record<string, number>> = {
  "af-south": 1,
  "ap-east": 2,
  "ap-northeast": 3,
  "ap-south": 2,
  "ap-southeast": 7,
  "ca-central": 1,
  "ca-west": 1,
  "cn-north": 1,
  "cn-northwest": 1,
  "eu-central": 2,
  "eu-isoe-west": 1,
  "eu-north": 1,
  "eu-south": 2,
  "eu-west": 3,
  "eusc-de-east": 1,
  "il-central": 1,
  "me-central": 1,
  "me-south": 1,
  "mx-central": 1,
  "sa-east": 1,
  "us-east": 2,
  "us-gov-east": 1,
  "us-gov-west": 1,
  "us-iso-east": 1,
  "us-iso-west": 1,
  "us-isob-east": 1,
  "us-isob-west": 1,
  "us-isof-east": 1,
  "us-isof-south": 1,
  "us-west": 2,
};

const DIRECTIONS = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "central"];

const FORM = /^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)+-[1-9][0-9]{0,2}$/;
const EXAMPLE = "an AWS region's code, such as `eu-west-1`";

/** An AWS region code: a likely typo is an error, a region that AWS has added since gets a warning. */
export const awsRegion: Validator<string> = {
  rule: `${EXAMPLE}; with a warning one that this release does not know`,
  check: (region, name = VALUE) => {
    if (isKnown(region)) return undefined;
    const near = meantRegion(region);
    if (near !== undefined) return words.regionInvalid({ name, region, rule: EXAMPLE, near });
    if (FORM.test(region)) {
      const turned = numbered().find((known) => sameWords(known, region));
      return words.regionNotKnown({ name, region, ...(turned !== undefined && { near: turned }) });
    }
    const like = nearest(region, numbered());
    return words.regionInvalid({ name, region, rule: EXAMPLE, ...(like !== undefined && { near: like }) });
  },
};

function isKnown(region: string): boolean {
  const [, stem = "", number = ""] = /^(.*)-([1-9])$/.exec(region) ?? [];
  return Object.hasOwn(KNOWN, stem) && Number(number) <= KNOWN[stem]!;
}

function numbered(): string[] {
  return Object.entries(KNOWN).flatMap(([stem, most]) =>
    Array.from({ length: most }, (_, index) => `${stem}-${index + 1}`),
  );
}

/** Whether two names are of the same words: in another order they may still be a new region. */
function sameWords(known: string, region: string): boolean {
  const sorted = (name: string) => name.split("-").sort().join("-");
  return sorted(known) === sorted(region);
}

/** The region that was probably meant, if the name is so close to one that it cannot be a new region. */
function meantRegion(region: string): string | undefined {
  const stems = Object.keys(KNOWN);
  // Different case or separators, or an availability zone such as eu-west-1a.
  const [, without = ""] = /^([a-z]+[0-9])[a-z]?$/.exec(plainName(region.replace(/-0{1,9}(?=[1-9])/, "-"))) ?? [];
  const same = numbered().find((known) => plainName(known) === without);
  if (same !== undefined) return same;
  const [, before, direction, number] = /^((?:[a-z][a-z0-9]*-)+)([a-z][a-z0-9]*)-([0-9]+)$/.exec(region) ?? [];
  if (before === undefined || direction === undefined) return undefined;
  if (!DIRECTIONS.includes(direction)) {
    const fixed = misspelt(direction, DIRECTIONS);
    return fixed === undefined ? undefined : `${before}${fixed}-${number}`;
  }
  // Area codes are so short that a different one may be a new region; only transposed letters are surely a typo.
  const stem = `${before}${direction}`;
  const moved = stems.includes(stem) ? undefined : stems.find((known) => sameLetters(known, stem));
  return moved === undefined ? undefined : `${moved}-${number}`;
}
