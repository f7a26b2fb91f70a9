import { apiRights, resources } from "../../lib/contract";
import { addKms } from "../support/kms";
import { RightsBench, SIGN_IN } from "../support/rights";

const at = new RightsBench();

const account = (region: string, connection = "aws") => `
resource "cckm_aws_kms_account" "x" {
  name           = "payments"
  account_id     = "123456789012"
  aws_connection = "${connection}"
  regions        = ["${region}"]
}`;
const acl = (kms: string, action: string) => `
resource "cckm_aws_kms_acl" "x" {
  kms_id  = "${kms}"
  group   = "CCKM Users"
  actions = ["${action}"]
}`;

/** What is done with a type, so that every call is made that it may make. */
const lives: Readonly<Record<string, () => Promise<void>>> = {
  cckm_aws_kms_account: async () => {
    const { id } = at.bench.sim.store.connections.get("aws")!;
    await at.steps(account("eu-west-1"), account("eu-west-2"));
    await at.respelled(account("eu-west-1"), account("eu-west-1", id));
  },
  cckm_aws_kms_acl: async () => {
    const { id } = addKms(at.bench.sim, "payments");
    await at.steps(acl(id, "keycreate"), acl(id, "keydelete"));
  },
};

test.each(resources.map(({ type }) => type).filter((type) => !type.startsWith("cckm_azure_")))(
  "a user with the rights that are listed for %s can do all that it is for, and uses each of them",
  (type) => at.suffice(type, lives[type]!),
);

test("with the rights to read a plan works, and an apply is refused with what is missing", async () => {
  await at.start([SIGN_IN, ...apiRights.cckm_aws_kms_account!.read]);
  at.bench.configure(account("eu-west-1"));
  expect(await at.bench.tf.plan()).toMatchObject([{ action: "create" }]);
  const { code, output } = await at.bench.tf.run(["apply", "-auto-approve", "-no-color", "-input=false"]);
  expect(code).toBe(1);
  expect(output.replace(/\s+/g, " ")).toContain("POST /v1/cckm/aws/kms was answered with 403 NCERRForbidden");
});
