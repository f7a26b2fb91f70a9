import { z } from "zod";
import { access, targetKind } from "../model";

/** The version of the answer's form; raised when a reader of the old one would misread it. */
export const WHO_MAY_VERSION = 1;

const count = z.number().int().nonnegative();

/** An account or vault that was looked at. */
export const place = z.strictObject({
  kind: targetKind,
  /** Its id in CCKM. */
  id: z.string(),
  /** What the rows of the map call it. */
  name: z.string(),
  /** Its own name in CCKM. */
  ownName: z.string(),
  /** The number of the AWS account; null where it is not known. With the name it stays when the account is added again. */
  accountId: z.string().nullable(),
  /** Whether Terraform manages it; null where that was not looked at. */
  managed: z.boolean().nullable(),
});

/** A server and a domain of it. */
export const site = z.strictObject({ address: z.string(), domain: z.string() });

/** Who may do what now, as CCKM or the states of Terraform tell it. */
export const whoMay = z.strictObject({
  format: z.literal("cckm-access"),
  version: z.literal(WHO_MAY_VERSION),
  /** Which CCKM: the one that was asked, or those that the states tell; a domain is empty for the root domain. */
  sites: z.array(site),
  /** As whom CCKM was asked: what this user does not see is not in the answer. */
  user: z.string().nullable(),
  /** When CCKM was asked; null for states, which tell what held after their last apply or refresh. */
  readAt: z.string().nullable(),
  /** The states that were read: for the rights, or for what is managed. */
  states: z.array(z.strictObject({ name: z.string(), objects: count })),
  /** What was asked; null where it was not narrowed. */
  question: z.strictObject({
    whoCan: z.string().nullable(),
    principal: z.string().nullable(),
    account: z.string().nullable(),
  }),
  /** Who may do all of it without having it written anywhere; who that is, is not looked at. */
  implicit: z.array(z.strictObject({ group: z.string(), may: z.literal("everything") })),
  places: z.array(place),
  /** The rights: a row for each principal on each account or vault; and what is not in the answer. */
  access,
});

export type WhoMay = z.infer<typeof whoMay>;
export type Site = z.infer<typeof site>;
export type Place = z.infer<typeof place>;
export type Question = WhoMay["question"];
