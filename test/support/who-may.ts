import { type HoldingRead, narrowed, type Question, type RightsRead, type WhoMay } from "../../lib/review";

export const [PAYMENTS, BILLING, VAULT] = ["0b90f8de", "1c80f8de", "2d70f8de"];
export const SITE = { address: "https://cm.example.com", domain: "" };

export const holding = (
  place: string,
  group: string,
  actions: string[],
  more: Partial<HoldingRead> = {},
): HoldingRead => ({
  kind: "awsAccount",
  place,
  principal: { kind: "group", id: group },
  actions,
  ...more,
});

/** What CCKM tells of two accounts and a vault. */
export function live(holdings: readonly HoldingRead[], more: Partial<RightsRead> = {}): RightsRead {
  return {
    readFrom: "cckm",
    sites: [SITE],
    user: "auditor",
    readAt: "2026-10-09T07:42:10Z",
    states: [],
    places: [
      { kind: "awsAccount", id: PAYMENTS!, name: "payments", accountId: "123456789012", managed: null },
      { kind: "awsAccount", id: BILLING!, name: "billing", accountId: "210987654321", managed: null },
      { kind: "azureVault", id: VAULT!, name: "Payments-KV::260ecbe7", managed: null },
    ],
    holdings,
    ...more,
  };
}

const ALL: Question = { whoCan: null, principal: null, account: null };
export const ask = (answer: WhoMay, question: Partial<Question>) => narrowed(answer, { ...ALL, ...question });

export const USERS = holding(PAYMENTS!, "Users", ["keydelete", "keycreate", "viewnative", "viewbyok"]);
export const AUDITORS = holding(BILLING!, "Auditors", ["reportview"]);
