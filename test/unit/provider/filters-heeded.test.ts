import { exact, formless, ofStatus } from "../../../lib/provider/data/comparison";
import { heeded } from "../../../lib/provider/data/filters";

interface Row {
  readonly id: string;
  readonly name?: string;
  readonly account_id: string;
  readonly cloud_name: string | undefined;
  readonly overall_status: string;
}

const row = (id: string, more: Partial<Row>): Row => ({
  ...{ id, account_id: "111111111111", cloud_name: "aws", overall_status: "in_progress" },
  ...more,
});
const ROWS: readonly Row[] = [
  row("A1", { name: "a" }),
  row("b2", { account_id: "222222222222", name: "", overall_status: "completed" }),
  row("c3", { account_id: "222222222222", name: "b", cloud_name: undefined, overall_status: "completed" }),
];

const COMPARED = {
  id: exact<Row>(({ id }) => id),
  name: formless<Row>(({ name }) => name),
  account_id: exact<Row>(({ account_id }) => account_id),
  cloud_name: exact<Row>(({ cloud_name }) => cloud_name),
  overall_status: ofStatus<Row>(),
};

type Asked = { [K in keyof typeof COMPARED]?: string } & { skip?: number; limit?: number };

/** A release that heeds none of the filters but those named. */
function ignoring(rows: readonly Row[], ...known: (keyof typeof COMPARED)[]) {
  const asked: Asked[] = [];
  const matching = (filters: Asked) =>
    rows.filter((one) => known.every((name) => filters[name] === undefined || one[name] === filters[name]));
  return {
    asked,
    list: async (filters: Asked) => {
      asked.push(filters);
      const found = matching(filters);
      const { skip = 0, limit = found.length } = filters;
      return { total: found.length, resources: found.slice(skip, skip + limit) };
    },
    count: async (filters: Asked) => matching(filters).length,
  };
}

const idsOf = async (filters: Asked, source: ReturnType<typeof ignoring>) =>
  (await heeded<Row, Asked>(filters, COMPARED, source)).resources.map(({ id }) => id);

test.each<[string, Asked, string[]]>([
  ["an id", { id: "b2" }, ["b2"]],
  ["an id in other capitals", { id: "a1" }, ["A1"]],
  ["a name", { name: "b" }, ["c3"]],
  ["a name in other capitals, which CCKM may have made", { name: "B" }, ["c3"]],
  ["an account", { account_id: "222222222222" }, ["b2", "c3"]],
  ["a status in its other spelling", { overall_status: "in progress" }, ["A1"]],
  ["two filters", { account_id: "222222222222", overall_status: "in_progress" }, []],
  ["a part of an account's rows", { account_id: "222222222222", skip: 0, limit: 1 }, ["b2"]],
  ["a part whose page happens to fit", { account_id: "222222222222", skip: 1, limit: 1 }, ["c3"]],
  ["a later part whose page happens to fit", { account_id: "222222222222", skip: 2 }, []],
  ["a partition, which a row does not show", { cloud_name: "aws-cn" }, ["c3"]],
])("rows of another object are not taken over from a list by %s", async (_, filters, ids) => {
  expect(await idsOf(filters, ignoring(ROWS))).toEqual(ids);
});

test("the count is that of the rows that were asked for, and not of those that came", async () => {
  const found = heeded<Row, Asked>({ overall_status: "completed", skip: 1, limit: 1 }, COMPARED, ignoring(ROWS));
  await expect(found).resolves.toMatchObject({ total: 2, resources: [{ id: "c3" }] });
});

test("one filter that is ignored beside one that is heeded is found out, also in a part of the list", async () => {
  const source = ignoring(ROWS, "account_id");
  expect(await idsOf({ account_id: "222222222222", name: "b", limit: 5 }, source)).toEqual(["c3"]);
  expect(await idsOf({ account_id: "222222222222", overall_status: "completed", skip: 1, limit: 1 }, source)).toEqual([
    "c3",
  ]);
});

test("an empty value is another one where some row has one, and CCKM's own matter where none has", async () => {
  expect(await idsOf({ name: "b" }, ignoring(ROWS))).toEqual(["c3"]);
  expect(await idsOf({ name: "b" }, ignoring([row("x", { name: "" }), row("y", {})]))).toEqual(["x", "y"]);
});

test("a list that is as it was asked for is asked for once", async () => {
  const source = ignoring(ROWS, "account_id");
  expect(await idsOf({ limit: 2 }, source)).toHaveLength(2);
  expect(await idsOf({ account_id: "222222222222" }, source)).toHaveLength(2);
  expect(await idsOf({ account_id: "222222222222", limit: 1 }, source)).toEqual(["b2"]);
  expect(source.asked).toHaveLength(3);
});

test("a filter that every row fits keeps CCKM's own order in a part of the list", async () => {
  const rows = [...ROWS].reverse();
  const source = ignoring(rows, "cloud_name");
  const list = async (asked: Asked) => {
    const found = await source.list(asked);
    return asked.limit === undefined ? { ...found, resources: [...found.resources].reverse() } : found;
  };
  expect(await idsOf({ cloud_name: "aws", limit: 2 }, { ...source, list })).toEqual(["b2", "A1"]);
});
