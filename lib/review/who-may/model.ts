import { z } from "zod";
import { access, targetKind } from "../model";

/** The version of the answer's format; incremented if a reader of the old one would misread it. */
export const WHO_MAY_VERSION = 1;

const count = z.number().int().nonnegative();

/** An account or vault that was checked. */
export const place = z.strictObject({
  kind: targetKind,
  /** Its id in CCKM. */
  id: z.string(),
  /** Its name in the rows of the map. */
  name: z.string(),
  /** Its own name in CCKM. */
  ownName: z.string(),
  /** The AWS account number; null if unknown. Like the name, it stays the same if the account is added again. */
  accountId: z.string().nullable(),
  /** Whether Terraform manages it; null if that was not checked. */
  managed: z.boolean().nullable(),
});

/** A server and a domain on it. */
export const site = z.strictObject({ address: z.string(), domain: z.string() });

/** Who may do what now, according to CCKM or Terraform states. */
export const whoMay = z.strictObject({
  format: z.literal("cckm-access"),
  version: z.literal(WHO_MAY_VERSION),
  /** The CCKM: the one that was asked, or those in the states; the domain is empty for the root domain. */
  sites: z.array(site),
  /** The user as whom CCKM was asked: the answer only contains what this user can see. */
  user: z.string().nullable(),
  /** When CCKM was asked; null for states, which are as of their last apply or refresh. */
  readAt: z.string().nullable(),
  /** The states that were read, for the rights or for what is managed. */
  states: z.array(z.strictObject({ name: z.string(), objects: count })),
  /** The question; null for parts that were not narrowed down. */
  question: z.strictObject({
    whoCan: z.string().nullable(),
    principal: z.string().nullable(),
    account: z.string().nullable(),
  }),
  /** Groups whose members may do everything without an ACL entry; the members are not looked up. */
  implicit: z.array(z.strictObject({ group: z.string(), may: z.literal("everything") })),
  places: z.array(place),
  /** The rights: a row for each principal on each account or vault; and what is missing from the answer. */
  access,
});

export type WhoMay = z.infer<typeof whoMay>;
export type Site = z.infer<typeof site>;
export type Place = z.infer<typeof place>;
export type Question = WhoMay["question"];
