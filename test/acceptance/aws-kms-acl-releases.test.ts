import { AclBench, liveCleanly } from "../support/aws-kms-acl";

const at = new AclBench();

describe("the life of permissions leaves no difference from create to destroy", () => {
  it("on a release that adds no views", () => liveCleanly(at, { autoView: false }, []));

  it("on a release with all the other quirks", () =>
    liveCleanly(
      at,
      { aclWriteDelay: 5, timestamps: "microseconds", deleteReply: "empty", connectionAs: "id", shuffleRegions: true },
      ["viewbyok", "viewnative"],
    ));
});
