import { untilNameIsFree } from "../../../lib/provider/shared/free-name";
import { ManualClock, refusedWith, unknownOutcome } from "../../support/client-fixtures";

/** A create that Terraform's stop meets while CCKM has the request. */
function stoppedWhile(error: Error): Promise<unknown> {
  const stop = new AbortController();
  const create = async () => {
    stop.abort();
    throw error;
  };
  const patience = { timeout: 60_000, signal: stop.signal, log: { info: () => {} }, clock: new ManualClock() };
  return untilNameIsFree('add the account "payments"', create, () => true, patience);
}

describe("a create that is told to stop", () => {
  it.each([
    ["without a reply", unknownOutcome()],
    ["with a refusal", refusedWith(403)],
  ])("%s tells that, not that nothing was created", async (_, error) => {
    await expect(stoppedWhile(error)).rejects.toBe(error);
  });

  it("while the name is not free has created nothing", async () => {
    await expect(stoppedWhile(refusedWith(409))).rejects.toThrow("Stopped while waiting to add the account");
  });
});
