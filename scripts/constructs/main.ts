import { EXAMPLES, GENERATED, SHAPES } from "./places";
import { writeConstructs, writeExamples, writeShapes } from "./write";

// The comments of the constructs show them.
writeExamples(EXAMPLES);
const count = writeConstructs(GENERATED);
writeShapes(SHAPES);
process.stdout.write(`${count} files in lib/constructs/generated\n`);
