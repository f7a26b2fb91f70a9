import { byIdentity, caseless, formless, listed } from "../../../lib/provider/data/by-identity";

interface Row {
  readonly name: string;
}
const name = ({ name: given }: Row) => given;

/** A list whose filter tells capitals and forms apart, and what it was asked for. */
function exactly(...names: string[]) {
  const asked: object[] = [];
  const list = async (filters: { name?: string; other?: string; skip?: number; limit?: number }) => {
    asked.push(filters);
    const rows = names.map((one) => ({ name: one })).filter((row) => !filters.name || row.name === filters.name);
    return listed(rows);
  };
  return { asked, list };
}

test("every spelling is found where the owner tells none apart, in the window that was asked for", async () => {
  const { asked, list } = exactly("A-VAULT", "b", "a-vault", "A-vault");
  const found = await byIdentity({ name: "a-vault", other: "x", skip: 1, limit: 1 }, { name: caseless(name) }, list);
  expect(found).toEqual({ total: 3, resources: [{ name: "a-vault" }] });
  expect(asked.at(-1)).toEqual({ name: undefined, other: "x", skip: undefined, limit: undefined });
});

test("a name that the rows do not show is left to CCKM's filter", async () => {
  const { asked, list } = exactly("a-vault", "A-VAULT");
  const hidden = caseless<Row>(() => undefined);
  expect((await byIdentity({ name: "a-vault" }, { name: hidden }, list)).total).toBe(1);
  expect(asked.at(-1)).toEqual({ name: "a-vault" });
});

test("a name in another form of Unicode is found, and capitals count where they do for its owner", async () => {
  const { list } = exactly("Z\u00fcrich".normalize("NFD"));
  const of = (wanted: string) => byIdentity({ name: wanted }, { name: formless(name) }, list);
  expect((await of("Z\u00fcrich")).total).toBe(1);
  expect((await of("z\u00fcrich")).total).toBe(0);
});

test("a filter that has no other spelling is left to CCKM", async () => {
  const { asked, list } = exactly("b");
  await byIdentity({ name: "payments" }, { name: formless(name) }, list);
  await byIdentity({ name: "2024" }, { name: caseless(name) }, list);
  expect(asked).toEqual([{ name: "payments" }, { name: "2024" }]);
});
