import { ManualClock } from "cdktf-cckm/simulator";
import { bench, call, signIn, stopAll } from "./support";

afterEach(stopAll);

const PASSWORD = { username: "admin", password: "test-password" };

test("the password grant is the default and answers with every field of the token reply", async () => {
  const { sim } = await bench({ tokenTtl: 300 });
  const reply = await call(sim, "POST", "/v1/auth/tokens/", PASSWORD);
  expect(reply.body).toEqual({
    jwt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    duration: 300,
    token_type: "Bearer",
    client_id: expect.any(String),
    refresh_token: expect.any(String),
    refresh_token_id: expect.any(String),
    refresh_token_expires_in: 1799,
  });
  const claims: unknown = JSON.parse(Buffer.from(reply.field("jwt").split(".")[1] ?? "", "base64url").toString());
  const { iat, exp } = claims as { iat: number; exp: number };
  expect(exp - iat).toBe(300);
});

test("a wrong password is refused in CCKM's words", async () => {
  const { sim } = await bench();
  const reply = await call(sim, "POST", "/v1/auth/tokens", { ...PASSWORD, password: "other" });
  expect(reply.status).toBe(401);
  expect(reply.body).toMatchObject({ code: 5, message: "Wrong username or password." });
});

test("a token ends by the clock, and a refresh token, which stays the same, gives a new one", async () => {
  const clock = new ManualClock("2026-01-01T00:00:00Z");
  const { sim, call: asAdmin } = await bench({ clock });
  const { refresh_token } = (await call(sim, "POST", "/v1/auth/tokens", PASSWORD)).body as { refresh_token: string };
  clock.advance(299_000);
  expect((await asAdmin("GET", "/v1/system/info")).status).toBe(200);
  clock.advance(51_000);
  const late = await asAdmin("GET", "/v1/system/info");
  expect(late.status).toBe(401);
  expect(late.field("message")).toBe("Unauthorized: Bearer token malformed: Token is expired by 50s");

  const refreshed = await call(sim, "POST", "/v1/auth/tokens", { grant_type: "refresh_token", refresh_token });
  expect(refreshed.field("refresh_token")).toBe(refresh_token);
  expect((await call(sim, "GET", "/v1/system/info", undefined, refreshed.field("jwt"))).status).toBe(200);

  clock.advance(1_800_000);
  expect((await call(sim, "POST", "/v1/auth/tokens", { grant_type: "refresh_token", refresh_token })).status).toBe(401);
});

test.each([
  ["no token", undefined],
  ["a token that is none", "abc"],
  ["a token signed by somebody else", `e30.${Buffer.from('{"exp":9999999999}').toString("base64url")}.AAAA`],
])("a request with %s is answered 401", async (_name, token) => {
  const { sim } = await bench();
  const reply = await call(sim, "GET", "/v1/cckm/aws/kms", undefined, token);
  expect(reply.status).toBe(401);
  expect(reply.body).toMatchObject({ code: 5, codeDesc: expect.stringContaining("NCERRUnauthorizedAccess") });
});

test("revoked tokens are refused until the next sign-in", async () => {
  const { sim, call: asAdmin } = await bench();
  sim.revokeTokens();
  expect((await asAdmin("GET", "/v1/auth/self/user")).status).toBe(401);
  const user = await call(sim, "GET", "/v1/auth/self/user", undefined, await signIn(sim));
  expect(user.body).toMatchObject({ username: "admin", user_id: expect.stringMatching(/^local\|/) });
});

test("the log holds requests in order, without secrets", async () => {
  const { sim, call: asAdmin } = await bench();
  await asAdmin("GET", "/v1/cckm/aws/kms?name=a&name=b");
  expect(sim.requests).toMatchObject([
    { method: "POST", path: "/api/v1/auth/tokens", status: 200, body: { username: "admin", password: "REDACTED" } },
    { method: "GET", path: "/api/v1/cckm/aws/kms", status: 200, query: { name: ["a", "b"] } },
  ]);
  expect(JSON.stringify(sim.requests)).not.toContain("test-password");
});
