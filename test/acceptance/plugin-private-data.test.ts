import { Shelf } from "../support/shelf-provider";

type Bench = Awaited<ReturnType<typeof Shelf.start>>;

let bench: Bench;
beforeEach(async () => {
  bench = await Shelf.start();
});
afterEach(() => bench.close());

const book = (title: string, more = "") => `resource "shelf_book" "one" {\n title = "${title}"\n ${more}\n}`;
const deletes = () => bench.shelf.called("planDelete", "delete");

/** The state's private data of the first object, as it lies there. */
async function privateData(): Promise<unknown> {
  const { resources } = JSON.parse(await bench.tf.must(["state", "pull"]));
  return JSON.parse(Buffer.from(resources[0].instances[0].private ?? "", "base64").toString() || "null");
}

async function applied(hcl: string) {
  bench.configure(hcl);
  await bench.tf.apply();
  bench.shelf.calls.length = 0;
}

describe("what a read of a plan has seen", () => {
  test("reaches the update of its apply, through a saved plan too", async () => {
    const { shelf, tf, configure } = bench;
    await applied(book("Emma"));
    shelf.books.get("1")!.edition = 7;
    configure(book("Emma", 'note = "read"'));
    await tf.must(["plan", "-input=false", "-out=saved"]);
    shelf.books.get("1")!.edition = 8;
    await tf.must(["apply", "-input=false", "saved"]);
    expect(shelf.called("update")).toEqual([{ hook: "update", title: "Emma", seen: 7 }]);
    expect(await privateData()).toMatchObject({ seen: { edition: 9 } });
  });

  test("reaches the delete of its apply, and a later plan", async () => {
    const { shelf, tf, configure } = bench;
    await applied(book("Emma"));
    shelf.books.get("1")!.edition = 7;
    await tf.must(["apply", "-refresh-only", "-auto-approve", "-input=false"]);
    expect(await privateData()).toMatchObject({ seen: { edition: 7 } });
    configure("");
    await tf.apply("-refresh=false");
    expect(deletes()).toMatchObject([
      { hook: "planDelete", seen: 7 },
      { hook: "delete", seen: 7 },
    ]);
  });

  test("is nothing to the object that replaces", async () => {
    const { shelf, tf, configure } = bench;
    await applied(book("Emma"));
    configure(book("Persuasion"));
    await tf.apply();
    const calls = shelf.called("plan", "plan create", "create", "delete");
    expect(calls.map(({ hook, seen }) => [hook, seen])).toEqual([
      ["plan", 1],
      ["plan create", undefined],
      ["delete", 1],
      ["plan create", undefined],
      ["create", undefined],
    ]);
  });
});

describe("what the plan of a delete left", () => {
  const asPlanned = [
    { hook: "planDelete", title: "Emma" },
    { hook: "delete", title: "Emma", planned: "Emma, edition 1" },
  ];

  test.each([
    ["an object that left the configuration", "", []],
    ["a destroy", book("Emma"), ["-destroy"]],
    ["a change that replaces", book("Persuasion"), []],
    ["a replacement that a person asks for", book("Emma"), ["-replace=shelf_book.one"]],
  ])("reaches the delete of %s", async (_, hcl, options) => {
    const { tf, shelf, configure } = bench;
    await applied(book("Emma"));
    configure(hcl);
    await tf.must(["plan", "-input=false", "-out=saved", ...options]);
    expect(shelf.calls.filter(({ hook }) => hook === "planDelete")).toHaveLength(1);
    await tf.must(["apply", "-input=false", "saved"]);
    expect(deletes()).toMatchObject(asPlanned);
  });

  test("is left again within the apply where the new object comes first", async () => {
    const { tf, configure } = bench;
    const first = "lifecycle {\n create_before_destroy = true\n }";
    await applied(book("Emma", first));
    configure(book("Persuasion", first));
    await tf.apply();
    expect(deletes()).toMatchObject([{ hook: "planDelete", title: "Emma", seen: 1 }, ...asPlanned]);
  });

  test("is nothing for a tainted object, which is planned as a create", async () => {
    const { tf } = bench;
    await applied(book("Emma"));
    await tf.must(["taint", "shelf_book.one"]);
    await tf.apply();
    expect(deletes()).toEqual([{ hook: "delete", title: "Emma", seen: undefined, planned: undefined }]);
  });

  test("never gets into the state", async () => {
    const { tf, configure } = bench;
    await applied(book("Emma"));
    configure(book("Persuasion"));
    await tf.apply();
    expect(await privateData()).toEqual({ form: 2, seen: { edition: 1 } });
  });
});

describe("a delete that its plan refuses", () => {
  test.each([
    ["of an object that left the configuration", "", []],
    ["of a replaced object", book("Persuasion"), []],
    ["of an object that a person wants replaced", book("Emma"), ["-replace=shelf_book.one"]],
    ["by a destroy", book("Emma"), ["-destroy"]],
  ])("is an error of the plan, %s", async (_, hcl, options) => {
    const { tf, shelf, configure } = bench;
    await applied(book("Emma"));
    shelf.kept.add("Emma");
    configure(hcl);
    expect(await tf.refused(["plan", "-no-color", "-input=false", ...options])).toContain("Emma is kept.");
  });
});
