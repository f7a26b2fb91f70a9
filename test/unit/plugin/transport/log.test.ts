import { createLogger, type LoggerOptions, logLevel } from "../../../../lib/plugin/transport";

function recorded(options: LoggerOptions = {}) {
  const lines: string[] = [];
  const log = createLogger({
    module: "provider.example",
    level: "trace",
    now: () => new Date("2030-01-02T03:04:05.678Z"),
    write: (line) => lines.push(line),
    ...options,
  });
  return { log, lines };
}

test("a line of the log is hclog's JSON, with six decimals in its time", () => {
  const { log, lines } = recorded();
  log.info("read", { id: "7", took: 12n });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/}\n$/);
  expect(JSON.parse(lines[0]!)).toEqual({
    "@level": "info",
    "@message": "read",
    "@module": "provider.example",
    "@timestamp": "2030-01-02T03:04:05.678000Z",
    id: "7",
    took: "12",
  });
});

test("levels of the log below the one asked for are not written", () => {
  const { log, lines } = recorded({ level: "warn" });
  for (const level of ["trace", "debug", "info", "warn", "error"] as const) {
    log[level](level);
    expect(log.isEnabled(level)).toBe(level === "warn" || level === "error");
  }
  expect(lines.map((line) => JSON.parse(line)["@level"])).toEqual(["warn", "error"]);
  const off = recorded({ level: "off" });
  off.log.error("x");
  expect(off.lines).toEqual([]);
});

test("with() adds fields to each line of the log and leaves the logger as it was", () => {
  const { log, lines } = recorded();
  const resource = log.with({ resource: "a", id: 1 }).with({ id: 2 });
  resource.warn("x", { at: "apply" });
  log.warn("y");
  expect(JSON.parse(lines[0]!)).toMatchObject({ resource: "a", id: 2, at: "apply" });
  expect(JSON.parse(lines[1]!)).not.toHaveProperty("resource");
});

test("a field of the log cannot take the place of the line's own, and one that JSON cannot hold does not throw", () => {
  const { log, lines } = recorded();
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  log.error("real", { "@message": "forged", circular });
  expect(JSON.parse(lines[0]!)).toMatchObject({ "@message": "real", circular: "[object Object]" });
});

test.each([
  [{}, "off"],
  [{ TF_LOG: "" }, "off"],
  [{ TF_LOG: "debug" }, "debug"],
  [{ TF_LOG: "WARN" }, "warn"],
  [{ TF_LOG: "JSON" }, "trace"],
  [{ TF_LOG: "OFF" }, "off"],
  [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "ERROR" }, "error"],
  [{ TF_LOG_PROVIDER: "INFO" }, "info"],
])("the level of %j is %s", (env, level) => {
  expect(logLevel(env)).toBe(level);
});

test("a line of the log fits into what Terraform reads as one, whatever it is given", () => {
  const { log, lines } = recorded();
  log.info("long", { said: "é".repeat(1_000_000) });
  log.info("many", Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`vault-${index}`, "failed"])));
  expect(JSON.parse(lines[0]!)).toMatchObject({ "@message": "long", said: `${"é".repeat(2000)}…` });
  expect(JSON.parse(lines[1]!)).toMatchObject({
    "@message": "many",
    "@level": "info",
    cut: "the fields of this line are too long for a log",
  });
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThan(65_536);
});
