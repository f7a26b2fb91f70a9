import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { ROOT } from "../support/cdktf";
import { NULL_SOURCE } from "../support/null-provider";
import { bundleProvider, placeAs } from "../support/provider-package";
import { TerraformFolder } from "../support/terraform";

// Windows has no other way; the rest of Windows is not tried here.
test("Terraform applies and destroys with a provider that it reaches over a port instead of a socket", async () => {
  const built = await bundleProvider(`
    import { answerCalls } from "${ROOT}/lib/plugin/rpc";
    import { createLogger, serveProvider } from "${ROOT}/lib/plugin/transport";
    import { nullProvider } from "${ROOT}/test/support/null-provider";
    const { handlers, close } = answerCalls(nullProvider, createLogger());
    void serveProvider(handlers, { close, network: "tcp" });
  `);
  const tf = new TerraformFolder({});
  try {
    placeAs(tf.path, NULL_SOURCE, "3.2.4", built);
    tf.write("main.tf", 'resource "null_resource" "marker" {}\n');
    await tf.must(["init", "-input=false"]);
    expect(await tf.must(["apply", "-auto-approve", "-input=false"])).toContain("Resources: 1 added");
    expect(await tf.must(["destroy", "-auto-approve", "-input=false"])).toContain("Resources: 1 destroyed");
  } finally {
    tf.remove();
    rmSync(dirname(built), { recursive: true });
  }
});
