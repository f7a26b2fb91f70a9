import type { AclEntry, AclTarget } from "../../../../lib/cckm";
import { otherNameOn, principalsOn, rightsOn, withAcls } from "../../../../lib/cckm/reads";

const on = (...acls: AclEntry[]) => ({ id: "kms-1", acls }) as AclTarget;
const group = (name: string, ...actions: string[]): AclEntry => ({ group: name, actions });
const user = (user_id: string, ...actions: string[]): AclEntry => ({ user_id, actions });

// The same letters in two forms of Unicode.
const COMPOSED = "B\u00fcro";
const DECOMPOSED = "Bu\u0308ro";

test("the principals of a KMS are its groups, then its users, each once and in order", () => {
  const kms = on(user("local|2"), group("b"), user("local|1"), group("a"), group("b"), user("local|2"));
  expect(principalsOn(kms)).toEqual([{ group: "a" }, { group: "b" }, { user_id: "local|1" }, { user_id: "local|2" }]);
});

describe("the rights of a principal", () => {
  test("are those of all its entries, each once and in order", () => {
    const kms = on(group("a", "view", "keycreate"), group("b", "keydelete"), group("a", "keyrotate", "view"));
    expect(rightsOn(kms, { group: "a" })).toEqual(["keycreate", "keyrotate", "view"]);
  });

  test("are none where CCKM lists no entry", () => {
    expect(rightsOn(on(group("b", "view"), user("local|1", "view")), { group: "a" })).toEqual([]);
    expect(rightsOn(on(), { user_id: "local|1" })).toEqual([]);
  });

  test("of a user are not those of the group of that name, nor the other way round", () => {
    const kms = on(group("one", "view"), user("one", "keycreate"));
    expect(rightsOn(kms, { group: "one" })).toEqual(["view"]);
    expect(rightsOn(kms, { user_id: "one" })).toEqual(["keycreate"]);
  });

  test("do not depend on the form of Unicode in which its name is kept", () => {
    expect(rightsOn(on(group(DECOMPOSED, "view")), { group: COMPOSED })).toEqual(["view"]);
    expect(rightsOn(on(group(COMPOSED, "view")), { group: DECOMPOSED })).toEqual(["view"]);
  });

  test("are looked for in the capitals of its name", () => {
    expect(rightsOn(on(group("Admins", "view")), { group: "admins" })).toEqual([]);
  });

  test("are those under the name by which CCKM keeps it, too", () => {
    const kms = on(group("admins", "view"), group("Admins", "keycreate"), group("others", "keydelete"));
    expect(rightsOn(kms, { group: "Admins" }, "admins")).toEqual(["keycreate", "view"]);
    expect(rightsOn(on(group(DECOMPOSED, "view")), { group: "BURO" }, COMPOSED)).toEqual(["view"]);
  });
});

describe("the other name under which CCKM keeps a principal", () => {
  test.each([
    ["capitals", "CCKM Users", "cckm users"],
    ["spaces around it", "CCKM Users", " CCKM Users "],
    ["the form of its letters and capitals", COMPOSED, DECOMPOSED.toUpperCase()],
  ])("differs in %s", (_, own, kept) => {
    expect(otherNameOn(on(group("others"), group(kept)), { group: own })).toBe(kept);
    expect(otherNameOn(on(user("others"), user(kept)), { user_id: own })).toBe(kept);
  });

  test("is one name, however many entries have it", () => {
    expect(otherNameOn(on(group("admins", "view"), group("admins", "keycreate")), { group: "Admins" })).toBe("admins");
  });

  test("is unknown where two may be meant", () => {
    expect(otherNameOn(on(group("admins"), group("ADMINS")), { group: "Admins" })).toBeUndefined();
  });

  test("is none where the principal has an entry of its own, in whatever form of Unicode", () => {
    expect(otherNameOn(on(group("Admins")), { group: "Admins" })).toBeUndefined();
    expect(otherNameOn(on(group("Admins"), group("admins")), { group: "Admins" })).toBeUndefined();
    expect(otherNameOn(on(group(DECOMPOSED)), { group: COMPOSED })).toBeUndefined();
  });

  test("is none where nobody has a name like it", () => {
    expect(otherNameOn(on(group("others"), user("admins")), { group: "Admins" })).toBeUndefined();
    expect(otherNameOn(on(), { group: "Admins" })).toBeUndefined();
  });
});

describe("KMSs with their permissions", () => {
  const withId = (id: string, ...acls: AclEntry[]) => ({ id, acls }) as AclTarget;

  test("are as they are listed, but for those that are listed without any: these are read by id", async () => {
    const asked: string[] = [];
    const whole = await withAcls(
      [withId("1", group("a", "view")), withId("2"), withId("3", group("c"))],
      async (id) => {
        asked.push(id);
        return withId(id, group("b", "view"));
      },
    );
    expect(asked).toEqual(["2"]);
    expect(whole).toEqual([withId("1", group("a", "view")), withId("2", group("b", "view")), withId("3", group("c"))]);
  });

  test("stay in their order, and eight are read at a time", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `kms-${index}`);
    let running = 0;
    let most = 0;
    const whole = await withAcls(
      ids.map((id) => withId(id)),
      async (id) => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        return withId(id, group("a"));
      },
    );
    expect(whole.map(({ id }) => id)).toEqual(ids);
    expect(most).toBe(8);
  });
});
