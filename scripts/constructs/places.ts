import { join } from "node:path";

/** The room of the constructs. */
export const CONSTRUCTS = join(__dirname, "../../lib/constructs");

/** The example of each construct, which its page and its comment show. */
export const EXAMPLES = join(__dirname, "../../examples/reference");

/** What is generated for the deployable app. */
export const SHAPES = join(__dirname, "../../stacks/environment-shapes.ts");

/** What is generated of it. */
export const GENERATED = join(CONSTRUCTS, "generated");
