import { serveProvider } from "../../../../lib/plugin/transport";
import { exampleHandlers } from "./example-handlers";

// Bundled and started as a process of its own by the tests.
void serveProvider(exampleHandlers, process.env.EXAMPLE_NETWORK === "tcp" ? { network: "tcp" } : {});
