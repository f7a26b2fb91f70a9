import { GENERATED } from "./places";
import { writeConstructs } from "./write";

const count = writeConstructs(GENERATED);
process.stdout.write(`${count} files in lib/constructs/generated\n`);
