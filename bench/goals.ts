/** The most that a row may show, by its name: times as long as what it is measured against, or in its own unit. */
const GOALS: Readonly<Record<string, number>> = {
  "start to handshake / node -e 0": 1.3,
  "start to first reply / node -e 0": 2.4,
  "plan of 10 without change / terraform_data": 6,
  "apply and destroy of 10 / terraform_data": 7.5,
  "plan of 100 without change / terraform_data": 4.5,
  "apply and destroy of 100 / terraform_data": 3.3,
  "plan of 1000 without change / terraform_data": 2,
  "apply of 1000 / terraform_data": 1.6,
  "apply of 100 / terraform_data with local-exec curl": 0.8,
  "requests of an apply of 1000, for each, beside 1000 foreign ones": 1.15,
  "requests of a plan of 1000 of all types without change": 40,
  "plan of 1000 without change at 50 ms latency / at 0": 1.25,
  "provider's memory at a plan of 10": 62,
  "provider's memory at a plan of 1000": 110,
  "synth of 2000 constructs / raw TerraformResource": 1.2,
  "our share of the dev stack's synth": 100,
  "npm pack": 0.9,
};

/** The goal of a row; undefined where it is only to be known. */
export function goalOf(what: string): number | undefined {
  return GOALS[what];
}
