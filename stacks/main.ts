import { App } from "cdktf";
import { CckmStack } from "./cckm-stack";
import { dev } from "./environments/dev";

const app = new App();
for (const settings of [dev]) new CckmStack(app, settings);
app.synth();
