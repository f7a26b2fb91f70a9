import { App } from "cdktf";
import { CckmStack } from "./cckm-stack";
import { environments } from "./environments";

const app = new App();
for (const [name, settings] of Object.entries(environments)) {
  new CckmStack(app, settings, `stacks/environments/${name}.ts`);
}
app.synth();
