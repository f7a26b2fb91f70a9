import { AclBench, liveCleanly } from "../support/aws-kms-acl";

const at = new AclBench();

describe("the life of permissions leaves no difference from create to destroy", () => {
  it("on a release as on the page", () => liveCleanly(at, {}, ["viewbyok", "viewnative"]));

  it("on an old release with one view action", () => liveCleanly(at, { oldViewAction: true }, ["view"]));
});
