export { Engine } from "./engine";
export { inPrivateFolder } from "./private-folder";
export { selected } from "./select";
export { isConfigured, reading, type Stack, stacksIn } from "./stacks";
export { outputOf, synthesize } from "./synth";
