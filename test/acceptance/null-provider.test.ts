import { serveReattach } from "../../lib/plugin";
import { NULL_SOURCE, nullProvider } from "../support/null-provider";
import { TerraformFolder } from "../support/terraform";

const marker = (release: string) => `
resource "null_resource" "release" {
  triggers = { release = "${release}", "__proto__" = "odd" }
}
output "id" { value = null_resource.release.id }
`;

it("the plugin serves another provider's resource to real Terraform", async () => {
  const provider = await serveReattach(nullProvider, NULL_SOURCE);
  const tf = new TerraformFolder({ TF_REATTACH_PROVIDERS: provider.reattach });
  try {
    tf.write("main.tf", marker("1.0.0"));
    await tf.apply();
    const { id } = await tf.outputs();
    expect(await tf.plan()).toEqual([]);

    tf.write("main.tf", marker("1.1.0"));
    expect(await tf.plan()).toMatchObject([{ address: "null_resource.release", action: "delete/create" }]);
    await tf.apply();
    expect((await tf.outputs()).id).not.toBe(id);
    expect(await tf.state("null_resource.release")).toMatchObject({ triggers: { release: "1.1.0" } });

    await tf.destroy();
    expect(await tf.state("null_resource.release")).toBeUndefined();
  } finally {
    await provider.close();
    tf.remove();
  }
});
