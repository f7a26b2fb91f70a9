import type { EnvironmentSettings } from "../settings";
import { dev } from "./dev";
import { prod } from "./prod";
import { staging } from "./staging";

/** The environments by the names of their files. One stack is made of each: a new environment is a file and a line here. */
export const environments: Readonly<Record<string, EnvironmentSettings>> = { dev, staging, prod };
