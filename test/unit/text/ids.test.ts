import { asCckmId, sameButCapitals } from "../../../lib/text";

const ID = "9ae64517-7249-42a9-bf86-9252add02ef9";
const NAME = "Payments-KV::260ECBE7-777B-4D3C-84EA-887620498863";

test.each([
  ["an id in capitals", ID.toUpperCase(), ID],
  ["an id", ID, ID],
  ["a vault's name", NAME, NAME],
  ["another name", "Payments", "Payments"],
])("%s is written to CCKM in the letters that CCKM has", (_, given, written) => {
  expect(asCckmId(given)).toBe(written);
});

test("names of Azure are the same in any capitals and any form of Unicode, and what is no text is nothing", () => {
  expect(sameButCapitals("Z\u00fcrich", "Z\u00dcRICH".normalize("NFD"))).toBe(true);
  expect(sameButCapitals("billing", "billing-kv")).toBe(false);
  expect(sameButCapitals(undefined, undefined)).toBe(false);
});
