import { error } from "../shared/one-line";

interface NotHere {
  /** The object, as a sentence begins: `The AWS KMS account "payments"`. */
  readonly what: string;
  /** Where this run works, in words. */
  readonly here: string;
  /** What CCKM answered, as a part of a sentence. */
  readonly answer: string;
}

const SIGN_IN = "sign in where it is (address and domain of the provider, CIPHERTRUST_ADDRESS, CIPHERTRUST_DOMAIN)";
const FORGET =
  "forget the object by a `removed` block with destroy = false or by terraform state rm; the next plan then creates it";

const NOT_HERE: NotHere = {
  what: 'The AWS KMS account "payments"',
  here: "the root domain of https://cm-new.example.com",
  answer: "CCKM answered that 0b90f8de does not exist",
};
const THERE = "the root domain of https://cm.example.com";

/** What to do where another name of the place may be meant, in a sentence. */
export const ways = {
  alias: ({ alias }: { alias: string }) =>
    `If it is the same server and domain under another name, say so: also_known_as = ["${alias}"] in the provider, or for one run CCKM_ALSO_KNOWN_AS='${alias}'.`,
  formerDomain: () => `If the object went with the former domain, ${FORGET}.`,
};

const WAY = ways.alias({ alias: "https://cm.example.com" });

export const placeNotKnown = error("place-not-known", {
  when: "CCKM does not have an object that is in the state, and the state does not record its server and domain.",
  text: ({ what, here, answer }: NotHere) => ({
    summary: `${what} was not found, and the state does not say where it was`,
    detail: `In ${here} ${answer}. The state is from before the provider kept server and domain with each object, or from another provider: the object may be gone, or this may be another place. Nothing was forgotten.`,
    remedy: `If this is the wrong place, ${SIGN_IN}. If it is the right one, ${FORGET}.`,
  }),
  examples: [NOT_HERE],
});

export const notFoundElsewhere = error("place-other-not-found", {
  when: "CCKM does not have an object that is in the state, and the state records another server or domain for it.",
  text: ({ what, here, answer, there, way }: NotHere & { there: string; way: string }) => ({
    summary: `${what} was not found, but this is not where it was`,
    detail: `The state has it in ${there}. This run works in ${here}, where ${answer}. Nothing was forgotten.`,
    remedy: `If this is the wrong place, ${SIGN_IN}. ${way}`,
  }),
  examples: [{ ...NOT_HERE, there: THERE, way: WAY }],
});

export const writtenElsewhere = error("place-other", {
  when: "A run would change or destroy an object, without having read it, on another server or in another domain than recorded in the state.",
  text: ({ doing, here, there, way }: { doing: string; here: string; there: string; way: string }) => ({
    summary: `Could not ${doing}: the state was written at another place`,
    detail: `The state has it in ${there}, and this run works in ${here}. Nothing was changed or forgotten.`,
    remedy: `To have it looked for here, run again with refresh. Otherwise ${SIGN_IN}. ${way}`,
  }),
  examples: [{ doing: "destroy cckm_aws_kms_account 0b90f8de", here: NOT_HERE.here, there: THERE, way: WAY }],
});
