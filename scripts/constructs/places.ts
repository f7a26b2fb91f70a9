import { join } from "node:path";

/** The room of the constructs. */
export const CONSTRUCTS = join(__dirname, "../../lib/constructs");

/** What is generated of it. */
export const GENERATED = join(CONSTRUCTS, "generated");
