type Constructs = typeof import("../../lib");

/**
 * A second copy of the package, as in a workspace whose packages each have their own: both share cdktf and constructs, and
 * none of the other's classes.
 */
export function otherCopy(): Constructs {
  const shared = ["cdktf", "constructs"].map((name) => [name, require(name)] as const);
  let copy!: Constructs;
  jest.isolateModules(() => {
    for (const [name, module] of shared) jest.doMock(name, () => module);
    copy = require("../../lib");
  });
  return copy;
}
