export { type AppliedStack, type ApplyOptions, applyToSimulator } from "./apply-to-simulator";
export type { SimulatedCckmOptions } from "./simulated-cckm";
export type { ObjectsByType } from "./stack-json";
export { type SynthesizedStack, synthToObjects } from "./synth-to-objects";
export type { PlannedChange } from "./terraform-folder";
