import { Shelf } from "../support/shelf-provider";

type Bench = Awaited<ReturnType<typeof Shelf.start>>;

let bench: Bench;
beforeEach(async () => {
  bench = await Shelf.start();
});
afterEach(() => bench.close());

/** A value that is known only after an apply whenever `step` changes. */
const step = (value: string, number: number) => `
resource "terraform_data" "step" {
  input            = "${value}"
  triggers_replace = ${number}
}`;
const STEP = "terraform_data.step.output";
const book = (title: string, more = "") => `
resource "shelf_book" "one" {
  title   = ${title}
  ${more}
}
output "id" { value = shelf_book.one.id }`;

async function applied(hcl: string) {
  bench.configure(hcl);
  await bench.tf.apply();
  bench.shelf.calls.length = 0;
}

const titles = () => [...bench.shelf.books.values()].map(({ title }) => title);
const KNOWN_NOW = "Code: provider-replacement-late";

describe("an unknown value of an argument that replaces", () => {
  beforeEach(() => applied(step("Emma", 1) + book(STEP)));

  test("is planned in place, the id and all else known, and updates nothing when it turns out equal", async () => {
    const { shelf, tf, configure } = bench;
    configure(step("Emma", 2) + book(STEP));
    const [change] = (await tf.plan()).filter(({ address }) => address === "shelf_book.one");
    expect(change).toMatchObject({ action: "update", afterUnknown: { title: true } });
    expect(change!.after).toEqual({ id: "1", note: null, authors: [], printed: "edition 1" });
    await tf.apply();
    expect(shelf.called("create", "update", "delete")).toEqual([]);
    expect(await tf.plan()).toEqual([]);
  });

  test("is refused in the provider's own words when it turns out different, and replaces at the next plan", async () => {
    const { shelf, tf, configure } = bench;
    configure(step("Persuasion", 2) + book(STEP));
    const output = await tf.refused();
    expect(output).toContain("Not planned: a replacement of shelf_book");
    expect(output).toContain('Known only now: title ("Emma" in the state, "Persuasion" now).');
    expect(output).toContain("with shelf_book.one");
    expect(output).not.toContain("inconsistent final plan");
    expect(shelf.called("create", "update", "delete")).toEqual([]);
    expect(titles()).toEqual(["Emma"]);
    await tf.apply();
    expect(titles()).toEqual(["Persuasion"]);
  });

  test("is refused by the apply of a saved plan too", async () => {
    const { tf, configure } = bench;
    configure(step("Persuasion", 2) + book(STEP));
    await tf.must(["plan", "-input=false", "-out=saved"]);
    expect(await tf.refused(["apply", "-input=false", "-no-color", "saved"])).toContain(KNOWN_NOW);
    expect(titles()).toEqual(["Emma"]);
  });

  test("lets the rest of a change through when it turns out equal", async () => {
    const { shelf, tf, configure } = bench;
    configure(step("Emma", 2) + book(STEP, 'note = "read"'));
    await tf.apply();
    expect(shelf.called("create", "update", "delete")).toMatchObject([{ hook: "update" }]);
    expect([...shelf.books.values()]).toMatchObject([{ title: "Emma", note: "read" }]);
  });

  test("touches nothing when what it comes from fails", async () => {
    const { shelf, tf, configure } = bench;
    configure(`
      resource "terraform_data" "step" {
        input            = "Emma"
        triggers_replace = 2
        provisioner "local-exec" { command = "exit 1" }
      }${book(STEP)}`);
    await tf.refused();
    expect(shelf.called("create", "update", "delete")).toEqual([]);
    expect(titles()).toEqual(["Emma"]);
  });
});

describe("inside a collection that replaces", () => {
  test.each([
    ["an element", `authors = ["Jane", ${STEP}]`],
    ["the whole of it", `authors = split(",", "Jane,\${${STEP}}")`],
  ])("%s that is unknown is planned in place", async (_, authors) => {
    const { shelf, tf, configure } = bench;
    await applied(step("Cassandra", 1) + book('"Emma"', authors));
    configure(step("Cassandra", 2) + book('"Emma"', authors));
    await tf.apply();
    expect(shelf.called("create", "update", "delete")).toEqual([]);
    configure(step("Henry", 3) + book('"Emma"', authors));
    expect(await tf.refused()).toContain(
      'Known only now: authors (["Jane","Cassandra"] in the state, ["Jane","Henry"] now).',
    );
  });
});

describe("a known value of an argument that replaces", () => {
  test("replaces beside another one that is unknown", async () => {
    const { tf, configure } = bench;
    await applied(step("Jane", 1) + book('"Emma"', `authors = [${STEP}]`));
    configure(step("Jane", 2) + book('"Persuasion"', `authors = [${STEP}]`));
    await tf.apply();
    expect(titles()).toEqual(["Persuasion"]);
  });

  test.each([
    ["", ""],
    [", the new object first", "lifecycle {\n create_before_destroy = true\n }"],
  ])("replaces in one apply%s", async (_, lifecycle) => {
    const { tf, configure } = bench;
    await applied(book('"Emma"', lifecycle));
    configure(book('"Persuasion"', lifecycle));
    await tf.apply();
    expect(titles()).toEqual(["Persuasion"]);
  });

  test("replaces an object that the same plan moves or imports", async () => {
    const { tf, configure } = bench;
    await applied(book('"Emma"'));
    configure(
      `${book('"Persuasion"').replaceAll("one", "two")}\nmoved {\n from = shelf_book.one\n to = shelf_book.two\n}`,
    );
    await tf.apply();
    expect(titles()).toEqual(["Persuasion"]);
    await tf.must(["state", "rm", "shelf_book.two"]);
    configure(`${book('"Emma"')}\nimport {\n to = shelf_book.one\n id = "2"\n}`);
    await tf.apply();
    expect(titles()).toEqual(["Emma"]);
  });

  test("replaces a tainted object, and one whose trigger changed", async () => {
    const { tf, configure } = bench;
    const triggered = book('"Emma"', "lifecycle {\n replace_triggered_by = [terraform_data.step]\n }");
    await applied(step("", 1) + triggered);
    await tf.must(["taint", "shelf_book.one"]);
    await tf.apply();
    expect(await tf.outputs()).toEqual({ id: "2" });
    configure(step("", 2) + triggered);
    await tf.apply();
    expect(await tf.outputs()).toEqual({ id: "3" });
  });
});

describe("a reference to an object that the same plan replaces", () => {
  const LOAN = `\nresource "shelf_loan" "one" {\n book_id = shelf_book.one.id\n}`;
  const loans = () => bench.shelf.called("create loan", "delete loan").map(({ hook, title }) => `${hook} ${title}`);
  beforeEach(() => applied(book('"Emma"') + LOAN));

  test.each([
    ["for another value", book('"Persuasion"'), []],
    ["as a person asks for", book('"Emma"'), ["-replace=shelf_book.one"]],
  ])("is certain to change, and replaces in the same apply, %s", async (_, hcl, options) => {
    bench.configure(hcl + LOAN);
    await bench.tf.apply(...options);
    expect(loans()).toEqual(["delete loan 1", "create loan 2"]);
    expect(await bench.tf.plan()).toEqual([]);
  });

  test("is as good as known while the object is only changed", async () => {
    bench.configure(book('"Emma"', 'note = "read"') + LOAN);
    await bench.tf.apply();
    expect(loans()).toEqual([]);
  });
});

describe("a plan without refresh", () => {
  const WITH_REFRESH = "With -refresh=false, plan with refresh.";
  const plan = ["plan", "-no-color", "-input=false", "-refresh=false"];
  beforeEach(() => applied(book('"Emma"')));

  test("refuses to replace", async () => {
    bench.configure(book('"Persuasion"'));
    const output = await bench.tf.refused(plan);
    expect(output).toContain(KNOWN_NOW);
    expect(output).toContain(WITH_REFRESH);
  });

  test("refuses to replace what a person asks for", async () => {
    expect(await bench.tf.refused([...plan, "-replace=shelf_book.one"])).toContain(WITH_REFRESH);
  });

  test("changes in place and deletes as ever", async () => {
    const { tf, configure } = bench;
    configure(book('"Emma"', 'note = "read"'));
    await tf.apply("-refresh=false");
    expect([...bench.shelf.books.values()]).toMatchObject([{ note: "read" }]);
    configure("");
    await tf.apply("-refresh=false");
    expect(titles()).toEqual([]);
  });
});
