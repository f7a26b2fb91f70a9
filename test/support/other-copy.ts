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

/** A second copy of the package with a copy of cdktf of its own, as where two packages ask for different versions of it. */
export function otherCopyOfAll(): { readonly cdktf: typeof import("cdktf"); readonly lib: Constructs } {
  const constructs = require("constructs");
  let copy!: { cdktf: typeof import("cdktf"); lib: Constructs };
  jest.isolateModules(() => {
    jest.doMock("constructs", () => constructs);
    // Without what an earlier copy was told to share.
    jest.dontMock("cdktf");
    copy = { cdktf: require("cdktf"), lib: require("../../lib") };
  });
  return copy;
}
