import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { CckmStack } from "../../../stacks/cckm-stack";
import { environments } from "../../../stacks/environments";
import { testApp } from "../../support/app";
import { ROOT } from "../../support/cdktf";

test("every environment file has a stack, named as the file", () => {
  const files = readdirSync(join(ROOT, "stacks/environments")).filter((file) => file !== "index.ts");
  expect(
    Object.keys(environments)
      .map((name) => `${name}.ts`)
      .sort(),
  ).toEqual(files.sort());
  for (const [name, settings] of Object.entries(environments)) expect(settings.name).toBe(name);
});

test.each(Object.entries(environments))("%s is valid, and no two environments share a state", (_, settings) => {
  const { terraform } = JSON.parse(Testing.synth(new CckmStack(testApp(), settings)));
  const others = Object.values(environments).filter((other) => other !== settings);
  const states = others.map((other) => JSON.parse(Testing.synth(new CckmStack(testApp(), other))).terraform.backend);
  expect(states).not.toContainEqual(terraform.backend);
});

test("an environment with a release has its marker, and its synchronizations carry it", () => {
  const prod = { ...environments.prod!, release: "1.4.0" };
  const { resource } = JSON.parse(Testing.synth(new CckmStack(testApp(), prod)));
  expect(resource.null_resource.release.triggers).toEqual({
    release: "1.4.0",
    settings: expect.stringMatching(/^[0-9a-f]{16}$/),
  });
  expect(resource.cckm_azure_sync_job["sync-keys"].triggers).toEqual({
    "null_resource.release": "$" + "{null_resource.release.id}",
  });
});

test.each([undefined, ""])(
  "an environment whose release is %j in this run keeps the marker of the last one",
  (release) => {
    const prod = { ...environments.prod!, release };
    const { resource } = JSON.parse(Testing.synth(new CckmStack(testApp(), prod)));
    expect(resource.null_resource.release.lifecycle).toEqual({ ignore_changes: ['triggers["release"]'] });
    expect(resource.cckm_azure_sync_job["sync-keys"].triggers).toEqual({
      "null_resource.release": "$" + "{null_resource.release.id}",
    });
  },
);
