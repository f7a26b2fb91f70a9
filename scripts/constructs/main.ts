import { GENERATED, SHAPES } from "./places";
import { writeConstructs, writeShapes } from "./write";

const count = writeConstructs(GENERATED);
writeShapes(SHAPES);
process.stdout.write(`${count} files in lib/constructs/generated\n`);
